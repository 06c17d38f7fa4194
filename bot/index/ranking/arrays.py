"""The kinds of array that the ranking is made of."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Gains = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.uint32]
Codes = npt.NDArray[np.unsignedinteger]
Places = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Bytes = npt.NDArray[np.uint8]
