"""What is kept survives any end of its writer, and damage costs only what it hit."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.index.store import Store

WRITER = """
import sys
from pathlib import Path
from bot.index.store import Store
folder, first = Path(sys.argv[1]), int(sys.argv[2])
store = Store(folder, "1")
for batch in range(first, first + 1000):
    for line in range(40):
        store.add(f"k{batch}-{line}", f"text of {batch} and {line} " * 20)
    store.flush()
    print(batch, flush=True)
    if batch % 7 == 6:
        store.keep_only([f"k{b}-{l}" for b in range(batch - 2, batch + 1) for l in range(40)])
        print("kept", batch, flush=True)
"""


def text(batch: int, line: int) -> str:
    return f"text of {batch} and {line} " * 20


def filled(folder: Path, count: int = 20, knowledge: str = "1") -> Store:
    store = Store(folder, knowledge)
    for number in range(count):
        store.add(f"k{number}", f"text {number}")
    store.flush()
    return store


def segments(folder: Path) -> list[Path]:
    return sorted(folder.glob("*/*.jsonl"))


def test_a_killed_writer_leaves_everything_it_said_was_written(tmp_path: Path) -> None:
    chance, first = random.Random(5), 0  # noqa: S311 - moments need no secret
    for _ in range(8):
        running = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), str(first)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert running.stdout
        said = [running.stdout.readline().strip()]  # it has begun
        time.sleep(chance.random() * 0.2)
        running.kill()
        said += running.stdout.read().split("\n")
        running.wait()
        running.stdout.close()
        store = Store(tmp_path, "1")
        written = [int(line) for line in said if line.isdigit()]
        last = written[-1]  # of whatever is cleared away, never that
        assert all(store.get(f"k{last}-{n}") == text(last, n) for n in range(40))
        first = last + 1


def test_damage_costs_what_it_hit_alone(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    filled(tmp_path)
    (path,) = segments(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"text 7", b"text 8"))
    store = Store(tmp_path, "1")
    found = {number: store.get(f"k{number}") for number in range(20)}
    assert [number for number, kept in found.items() if kept != f"text {number}"] == [7]
    assert found[7] is None
    assert "damaged" in caplog.text
    store.add("k7", "text 7")
    store.flush()
    assert Store(tmp_path, "1").get("k7") == "text 7"


@pytest.mark.parametrize("cut", [0, 1, 30, 100, 500])
def test_a_cut_file_gives_its_whole_lines(tmp_path: Path, cut: int) -> None:
    filled(tmp_path)
    (path,) = segments(tmp_path)
    path.write_bytes(path.read_bytes()[:cut])
    store = Store(tmp_path, "1")
    assert {store.get(f"k{n}") for n in range(20)} <= {None, *(f"text {n}" for n in range(20))}


def test_other_knowledge_uses_nothing_and_removes_it(tmp_path: Path) -> None:
    filled(tmp_path)
    other = filled(tmp_path, 3, "2")
    assert other.get("k9") is None
    other.keep_only(["k0", "k1", "k2"])
    assert len(segments(tmp_path)) == 1
    assert Store(tmp_path, "2").get("k1") == "text 1"


def test_what_is_out_of_use_is_cleared_away(tmp_path: Path) -> None:
    store = filled(tmp_path, 100)
    store.keep_only([f"k{n}" for n in range(10)])
    assert [store.get(f"k{n}") for n in (3, 50)] == ["text 3", None]
    (path,) = segments(tmp_path)
    assert len(path.read_text().splitlines()) == 11


def test_many_small_reloads_leave_few_files(tmp_path: Path) -> None:
    for number in range(60):
        store = Store(tmp_path, "1")
        store.add(f"k{number}", f"text {number}")
        store.keep_only([f"k{n}" for n in range(number + 1)])
    assert len(segments(tmp_path)) < 30
    store = Store(tmp_path, "1")
    assert all(store.get(f"k{n}") == f"text {n}" for n in range(60))


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SettingsError, match="BRIEFING_INDEX"):
        filled(tmp_path / "file" / "index")
    store = Store(tmp_path / "file" / "index", "1", required=False)
    store.add("k", "text")
    store.keep_only(["k"])
    assert store.get("k") == "text"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
