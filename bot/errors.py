"""Every error the bot raises on purpose, in one tree.

BriefingError                 something the user or operator can act on
├── SettingsError             a setting is wrong; names it and says what to do
├── KnowledgeError            a file in config/ is wrong; names file and entry
├── ArticlesError             the articles folder as a whole cannot be read
├── UnusableIndex             what is kept of the index is missing or damaged
│   └── OutdatedIndex         it is whole, and was made by another version
├── IndexUnreachable          the shared index does not answer
├── SkippedFile               one file was not read; carries the reason shown
├── QuestionError             the question cannot be answered as asked
│   └── UnknownName           a country, speaker or source is unknown; suggests
├── NotAllowed                the user may not do this
├── StillReading              the articles are being read for the first time
├── ReloadRunning             a reload is already under way
├── ReloadStopped             a reload was stopped because the bot stops
├── DiscordError              Discord cannot be reached or refuses the bot
└── StandinError              the local stand-in for Discord cannot do what was asked of it

Messages are whole sentences for the person who reads them: what is wrong, and
what to do about it.
"""


class BriefingError(Exception):
    """Base of all errors raised on purpose; its text may be shown to a user."""


class SettingsError(BriefingError):
    """A setting is missing or wrong."""


class KnowledgeError(BriefingError):
    """A data file in `config/` is missing or wrong."""


class ArticlesError(BriefingError):
    """The articles folder is missing, unreadable or holds nothing to read."""


class UnusableIndex(BriefingError):
    """What is kept of the index cannot be trusted, or is not there; build it anew."""


class OutdatedIndex(UnusableIndex):
    """What is kept was made by another version of the code or of `config/`."""


class IndexUnreachable(BriefingError):
    """The Milvus that holds the index does not answer, or refuses."""


class SkippedFile(BriefingError):
    """One file is left out; the text is the reason shown to the operator."""


class QuestionError(BriefingError):
    """The question is empty, too long or contradicts itself."""


class UnknownName(QuestionError):
    """A name in an option is not known.

    `suggestions` are the nearest known names, best first; they may be empty.
    """

    def __init__(self, message: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.suggestions = suggestions


class NotAllowed(BriefingError):
    """The user lacks the right to do this."""


class StillReading(BriefingError):
    """Nothing can be answered before the first reading of the articles has ended."""


class ReloadRunning(BriefingError):
    """Another reload has not finished yet."""


class ReloadStopped(BriefingError):
    """A reload was told to stop before its end; nothing has changed."""


class DiscordError(BriefingError):
    """Discord refused the bot or cannot be reached."""


class StandinError(BriefingError):
    """The local stand-in for Discord cannot do what was asked of it."""
