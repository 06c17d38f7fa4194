"""The files of a folder, with a digest of each, and what changed between two looks at it."""

import hashlib
import os
import stat
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.articles.model import Skipped
from bot.errors import ArticlesError, SkippedFile

# Larger files are no articles; the bound keeps memory and time for one file small.
LARGEST = 25_000_000
_CHUNK = 1 << 20
_FACTS = (".yaml", ".yml", ".toml")
# A file changed so shortly before it was looked at may change again within the same tick of the
# file system's clock (two seconds on FAT): its times prove nothing the next time.
_DOUBT_NS = 2_500_000_000

# What a file system says of a file: size, times of modification and of change, inode.
Stamp = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A regular file inside the folder: its id, where it is, its bytes' number and digest.

    `facts` is a file beside it that states its facts ("story.txt.yaml" beside
    "story.txt"); the digest covers both. `stamp` is what proves, without
    reading it, that the file is still the same; None where nothing would.
    """

    id: str
    path: Path
    size: int
    digest: str
    facts: Path | None = None
    stamp: Stamp | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Scan:
    """All files found, in the order of their ids, and what was left out and why.

    `alone` are the same files before those of facts were put to what they are about.
    """

    files: tuple[FoundFile, ...]
    skipped: tuple[Skipped, ...]
    alone: tuple[FoundFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids of files that were added, changed and removed from one scan to the next."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.added or self.changed or self.removed)


def scan(
    folder: Path,
    known: Mapping[str, FoundFile] | None = None,
    clock: Callable[[], int] = time.time_ns,
) -> Scan:
    """List the files under `folder`, dot files and dot folders left out.

    `known` are the files of an earlier scan (`Scan.alone`) by id: one whose
    stamp is the same keeps its digest and is not read. `clock` tells the time
    of day in nanoseconds.

    Only regular files inside the folder are opened: links that leave it, pipes,
    sockets and devices are skipped with a reason. Raises ArticlesError when the
    folder itself cannot be read.
    """
    root = _checked_root(folder)
    files: list[FoundFile] = []
    skipped: list[Skipped] = []
    for entry in _walk(root, root, skipped):
        name = printable(os.path.relpath(entry.path, root))
        try:
            files.append(_found(entry, root, name, (known or {}).get(name), clock))
        except SkippedFile as reason:
            skipped.append(Skipped(name, str(reason)))
    by_id = _with_facts({file.id: file for file in files})
    return Scan(
        tuple(by_id[name] for name in sorted(by_id)),
        tuple(sorted(skipped, key=lambda one: one.id)),
        tuple(files),
    )


def diff(old: Scan, new: Scan) -> Changes:
    """Tell what was added, changed (other bytes under the same id) and removed."""
    before = {file.id: file.digest for file in old.files}
    after = {file.id: file.digest for file in new.files}
    return Changes(
        added=tuple(name for name in after if name not in before),
        changed=tuple(name for name in after if before.get(name, after[name]) != after[name]),
        removed=tuple(name for name in before if name not in after),
    )


def read_bytes(path: Path) -> bytes:
    """Read a regular file of at most 25 MB; raises SkippedFile with the reason otherwise."""
    return b"".join(_chunks(path))


def printable(path: str) -> str:
    r"""Return a relative path as an id: slashes, and undecodable or control characters escaped."""
    raw = path.replace(os.sep, "/").encode("utf-8", errors="surrogateescape")
    text = raw.decode("utf-8", errors="backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _checked_root(folder: Path) -> Path:
    """Return the real path of the folder, or raise ArticlesError saying what to do."""
    shown = printable(str(folder))
    todo = "Name the folder of articles with --articles or BRIEFING_ARTICLES."
    try:
        root = folder.resolve(strict=True)
        if not root.is_dir():
            raise ArticlesError(f"{shown} is not a folder. {todo}")
        next(root.iterdir(), None)
    except (FileNotFoundError, NotADirectoryError):
        raise ArticlesError(f"There is no folder {shown}. {todo}") from None
    except PermissionError:
        raise ArticlesError(
            f"The folder {shown} may not be read. Give the bot's user the right to list it."
        ) from None
    except (OSError, RuntimeError, ValueError) as error:
        raise ArticlesError(f"The folder {shown} cannot be read ({error}). {todo}") from None
    return root


def _walk(root: Path, folder: Path, skipped: list[Skipped]) -> Iterator["os.DirEntry[str]"]:
    """Yield what is no folder, going down into folders (never through links)."""
    waiting = [str(folder)]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            name = printable(os.path.relpath(here, root)) + "/"
            skipped.append(Skipped(name, f"The folder cannot be read: {_why(error)}."))
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            else:
                yield entry


def _found(
    entry: "os.DirEntry[str]",
    root: Path,
    name: str,
    known: FoundFile | None,
    clock: Callable[[], int],
) -> FoundFile:
    """Look at one entry; raises SkippedFile for all that is not a regular file in the folder."""
    path = Path(entry.path)
    if entry.is_symlink():
        path = _target(path, root)
    stamp = _stamp(path, clock())
    if known and stamp and known.stamp == stamp:
        return replace(known, path=path)
    digest = hashlib.blake2b(digest_size=16)
    size = 0
    for chunk in _chunks(path):
        digest.update(chunk)
        size += len(chunk)
    return FoundFile(name, path, size, digest.hexdigest(), stamp=stamp)


def _stamp(path: Path, now: int) -> Stamp | None:
    """Return the stamp of a regular file that has lain still; taken before the file is read."""
    try:
        status = path.lstat()
    except (OSError, ValueError):
        return None
    changed = max(status.st_mtime_ns, status.st_ctime_ns)
    if not stat.S_ISREG(status.st_mode) or changed > now - _DOUBT_NS:
        return None
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def _with_facts(by_id: dict[str, FoundFile]) -> dict[str, FoundFile]:
    """Attach files of facts to the files that they are about."""
    for name in [name for name in by_id if name.endswith(_FACTS)]:
        about = by_id.get(name.rpartition(".")[0])
        if about is not None:
            facts = by_id.pop(name)
            digest = f"{about.digest}+{facts.digest}"
            by_id[about.id] = replace(about, digest=digest, facts=facts.path)
    return by_id


def _target(link: Path, root: Path) -> Path:
    """Return the file a link leads to; raises SkippedFile when it leaves the folder."""
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):
        raise SkippedFile("It is a link that leads nowhere.") from None
    if not target.is_relative_to(root):
        raise SkippedFile("It is a link that leaves the folder.")
    if target.is_dir():
        raise SkippedFile("It is a link to a folder; the folder itself is read where it stands.")
    if any(part.startswith(".") for part in target.relative_to(root).parts):
        raise SkippedFile("It is a link to a hidden file.")
    return target


def _chunks(path: Path) -> Iterator[bytes]:
    """Read a regular file in pieces; never waits on a pipe, never follows a link put in later."""
    try:
        mode = path.lstat().st_mode
        if not stat.S_ISREG(mode):
            raise SkippedFile(f"It is {_kind(mode)}, not a file.")
        descriptor = os.open(path, os.O_RDONLY | _flag("O_NOFOLLOW") | _flag("O_NONBLOCK"))
        with open(descriptor, "rb") as file:  # noqa: PTH123 - opens a descriptor, not a path
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise SkippedFile(f"It is {_kind(status.st_mode)}, not a file.")
            if status.st_size > LARGEST:
                raise SkippedFile(
                    f"It is too large: {status.st_size / 1e6:.0f} MB, at most"
                    f" {LARGEST / 1e6:.0f} MB are read."
                )
            left = LARGEST + 1
            while left > 0 and (chunk := file.read(min(_CHUNK, left))):
                left -= len(chunk)
                yield chunk
    except OSError as error:
        raise SkippedFile(f"It cannot be read: {_why(error)}.") from None
    except ValueError:  # a NUL byte in the name
        raise SkippedFile("It cannot be read: its name is not valid.") from None


def _flag(name: str) -> int:
    """Return an open() flag, 0 where the system does not have it (Windows)."""
    return int(getattr(os, name, 0))


def _kind(mode: int) -> str:
    """Name what a path is that is no regular file."""
    kinds = (
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
        (stat.S_ISLNK, "a link"),
        (stat.S_ISDIR, "a folder"),
    )
    return next((kind for test, kind in kinds if test(mode)), "something special")


def _why(error: OSError) -> str:
    """Say an operating system's error in its own words, without the path."""
    return (error.strerror or "unknown error").lower()
