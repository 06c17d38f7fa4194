"""Files of any format → articles: readable text, facts, furniture told apart.

`read_folder` reads all; `scan`, `diff` and `read_file` let a caller read only
what has changed.
"""

from bot.articles.folder import read_folder
from bot.articles.furniture import FurnitureRules
from bot.articles.overrides import Overrides
from bot.articles.reading import read_file
from bot.articles.repeated import exclude_repeated
from bot.articles.scan import Changes, FoundFile, Scan, diff, scan

__all__ = [
    "Changes",
    "FoundFile",
    "FurnitureRules",
    "Overrides",
    "Scan",
    "diff",
    "exclude_repeated",
    "read_file",
    "read_folder",
    "scan",
]
