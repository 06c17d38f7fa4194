"""What is kept on disk is the ranker itself, or is refused."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from zlib import crc32

import pytest

from bot.errors import UnusableIndex
from bot.index.ranking import OkapiRanker, PassageRanker, Postings
from tests.index.ranking.corpora import zipfian

CORPUS = [["peace", "talks", "Қазақстан"], ["oil", "oil", "gas"], [], ["peace", "\udce9", "oil"]]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    PassageRanker(Postings.of(CORPUS, 2), k1=1.2).save(tmp_path)
    return tmp_path


def test_a_kept_ranker_has_the_parameters_it_was_built_with(kept: Path) -> None:
    ranker = PassageRanker.open(kept)
    fresh = PassageRanker(CORPUS, k1=1.2)
    for query in (["peace", "oil"], ["Қазақстан"], ["\udce9"]):
        assert ranker.top(query, 4) == fresh.top(query, 4) != []


@pytest.mark.parametrize("kind", ["ranking", "words", "segment"])
def test_a_changed_byte_is_noticed_wherever_it_is(kept: Path, kind: str) -> None:
    path = next(kept.glob(f"{kind}*"))
    sound = path.read_bytes()
    for at in range(len(sound)):
        damaged = bytearray(sound)
        damaged[at] ^= 1 << at % 8
        path.write_bytes(damaged)
        with pytest.raises(UnusableIndex):
            PassageRanker.open(kept)
    path.write_bytes(sound)
    PassageRanker.open(kept)


@pytest.mark.parametrize("kind", ["ranking", "words", "segment"])
def test_a_file_cut_short_or_grown_is_noticed(kept: Path, kind: str) -> None:
    path = next(kept.glob(f"{kind}*"))
    sound = path.read_bytes()
    for other in [*(sound[:length] for length in range(len(sound))), sound + b"\0"]:
        path.write_bytes(other)
        with pytest.raises(UnusableIndex):
            PassageRanker.open(kept)


def test_what_is_missing_or_of_another_kind_or_version_is_refused(kept: Path) -> None:
    with pytest.raises(UnusableIndex):
        PassageRanker.open(kept / "nowhere")
    with pytest.raises(UnusableIndex):
        OkapiRanker.open(kept)
    listed = kept / "ranking.json"
    named = json.loads(listed.read_text().partition(" ")[2])
    plain = json.dumps(named | {"rank-bm25": "0.0.1"})
    listed.write_text(f"{crc32(plain.encode()):08x} {plain}\n")
    with pytest.raises(UnusableIndex, match="another version"):
        PassageRanker.open(kept)
    next(kept.glob("segment*")).unlink()
    listed.write_text(f"{crc32(json.dumps(named).encode()):08x} {json.dumps(named)}\n")
    with pytest.raises(UnusableIndex):
        PassageRanker.open(kept)


def test_saving_writes_what_is_new_removes_what_is_old_and_mends_what_is_damaged(
    kept: Path,
) -> None:
    before = {path.name: path.stat().st_ino for path in kept.glob("segment*")}
    (kept / "segment-left.idx.1.new").write_bytes(b"by a crash")
    PassageRanker(Postings.of([*CORPUS, ["peace"]], 2)).save(kept)
    after = {path.name: path.stat().st_ino for path in kept.glob("segment*")}
    assert len(after) == 3
    assert before.items() <= after.items()

    damaged = kept / next(iter(before))
    damaged.write_bytes(b"")
    PassageRanker(Postings.of(CORPUS[:2], 2)).save(kept)
    assert len(list(kept.iterdir())) == 3
    assert PassageRanker.open(kept).top(["gas"], 1)[0][0] == 1


def test_a_ranker_goes_on_answering_when_another_takes_its_folder(kept: Path) -> None:
    ranker = PassageRanker.open(kept)
    expected = ranker.top(["peace"], 4)
    PassageRanker([["war"]]).save(kept)
    assert ranker.top(["peace"], 4) == expected


SAVING = """
import sys
from pathlib import Path
from bot.index.ranking import PassageRanker, Postings
from tests.index.ranking.corpora import zipfian
rankers = [PassageRanker(Postings.of(zipfian(seed, 300), 100)) for seed in (1, 2)]
print("ready", flush=True)
while True:
    for ranker in rankers:
        ranker.save(Path(sys.argv[1]))
"""


def test_a_kill_at_any_moment_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    sound = [PassageRanker(zipfian(seed, 300)).top(["w0", "w7"], 5) for seed in (1, 2)]
    for turn in range(4):
        command = [sys.executable, "-c", SAVING, str(tmp_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
            assert child.stdout
            child.stdout.readline()
            deadline = time.monotonic() + 0.02 + turn * 0.017
            while time.monotonic() < deadline or not (tmp_path / "ranking.json").exists():
                time.sleep(0.001)
            child.send_signal(signal.SIGKILL)
        assert PassageRanker.open(tmp_path).top(["w0", "w7"], 5) in sound
