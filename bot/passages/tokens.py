"""Words and signs of one paragraph, as parallel lists for speed."""

import re
from dataclasses import dataclass, field
from itertools import accumulate

# A spoken piece stands in the tokens as one sign, so that the sentence around it can be read.
PIECE = "\x00"

APOSTROPHES = frozenset({"'", "’"})

# What stands before a token, mostly blanks, and the token: `split` keeps both.
TOKEN = re.compile(
    r"([\s_]*+)"
    r"([A-Za-z]++(?=[ ,\n])|[.,]"  # most tokens: found at once, as the rest would find them
    r"|(?:[^\W\d_]\.){2,}"  # U.S., J.D.
    r"|(?=[A-Z][a-z]{1,4}\.)(?:Mr|Mrs|Ms|Dr|Prof|Sens?|Reps?|Govs?|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Adm|Cmdr|Brig|Hon|Rev|St|Amb|Msgr|Engr?|Atty|Adv|Cllr|Supt|Insp|Lic|Ing|Arq|Dra|"
    r"Smt|Jr|Sr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|No)\."
    r"|[^\W\d_]\.(?=\s?[^\W\d_a-z])"  # an initial
    r"|['’](?:s|S)(?!\w)"  # possessive or "is"
    r"|\d+/\d+(?:/\d+)?"
    r"|\d[\d.,]*\d(?![^\W_]|[-‐]\w)"
    r"|[A-Z]{2,}(?:/[A-Z]{2,})+"  # RFE/RL
    r"|A/[SB](?!\w)"  # "A/S": a company
    r"|(?:a/[lp]|[sd]/o)(?!\w)"  # "Subramaniam a/l Muthu": son of
    r"|Dato['’](?=\s)"
    r"|[^\W_]+(?:(?:[-‐‑&]|['’ʼ](?![sS](?!\w)))[^\W_]+)*"
    r"|[^\w\s])"
)


@dataclass(slots=True)
class Tokens:
    """Tokens of one stretch: `words[i]` covers `text[starts[i]:ends[i]]`, `low[i]` in lower case.

    A spoken piece is the single token `PIECE`; `piece[i]` is then its number.
    """

    words: list[str] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    piece: dict[int, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.words)

    def text(self, article: str, lo: int, hi: int) -> str:
        """Return the article's characters from token `lo` up to but not including `hi`."""
        return article[self.starts[lo] : self.ends[hi - 1]] if hi > lo else ""

    def worded(self, lo: int, hi: int) -> bool:
        """Tell whether the tokens `[lo, hi)` hold a word or number outside the spoken pieces."""
        return any(word[0].isalnum() for word in self.words[lo:hi])

    def add(self, article: str, start: int, end: int) -> None:
        """Append the tokens of `article[start:end]`."""
        # Nothing, the blanks and the token take turns: no loop over them is needed.
        parts = TOKEN.split(article[start:end])
        words = parts[2::3]
        if not words:
            return
        edges = list(accumulate(map(len, parts), initial=start))
        starts, ends = edges[2:-1:3], edges[3::3]
        # No token holds a line break, so that all go into lower case at once.
        low = "\n".join(words).lower().replace("’", "'").split("\n")
        if not APOSTROPHES.isdisjoint(words):
            for at, word in enumerate(words):
                lo = starts[at]
                plural = word in APOSTROPHES and article[lo - 1 : lo] == "s"
                if plural and article[lo + 1 : lo + 2] == " ":
                    low[at] = "'s"  # "the growers' union"
        self.words += words
        self.low += low
        self.starts += starts
        self.ends += ends

    def add_piece(self, number: int, start: int, end: int) -> None:
        """Append a spoken piece with its marks as one token."""
        self.piece[len(self.words)] = number
        self.words.append(PIECE)
        self.low.append(PIECE)
        self.starts.append(start)
        self.ends.append(end)
