"""What each command of the terminal does."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bot.answers.contract import answer_json, day
from bot.answers.desk import Desk
from bot.answers.model import Answer, Filters
from bot.answers.sources import card_json
from bot.errors import QuestionError, SettingsError
from bot.terminal.dump import country_lines, quotation_lines

ANSWERED, NOTHING, WRONG_USE = 0, 1, 2
ASKING = ("ask", "who-said", "quotes", "country", "person", "compare", "timeline")


def run_command(desk: Desk, given: argparse.Namespace) -> int:
    """Carry out one command and return its exit code."""
    if given.command in ASKING and (given.query or given.command != "quotes"):
        return _asked(desk, given)
    listing: dict[str, Callable[[Desk, argparse.Namespace], int]] = {
        "quotes": _quotations,
        "countries": _countries,
        "sources": _sources,
        "status": _status,
    }
    return listing[given.command](desk, given)


def _asked(desk: Desk, given: argparse.Namespace) -> int:
    """Answer the query, or with "-" every line of standard input in order."""
    if given.query != ["-"]:
        _explain(desk, given, " ".join(given.query))
        return _show(given, _answer(desk, given, _query(given)))
    for number, line in enumerate(sys.stdin):
        if number and not given.json:
            print()
        _explain(desk, given, line)
        _show(given, _answer(desk, given, line.rstrip("\r\n")))
        sys.stdout.flush()
    return ANSWERED


def _query(given: argparse.Namespace) -> str:
    """Return the words typed; two names given apart to `compare` stay apart."""
    apart = given.command == "compare" and len(given.query) == 2
    return (" and " if apart else " ").join(given.query)


def _explain(desk: Desk, given: argparse.Namespace, query: str) -> None:
    """Tell people how the question was understood; JSON goes out alone."""
    if getattr(given, "explain", False) and not given.json:
        try:
            print("\n".join(desk.explain(query, _filters(desk, given))))
        except QuestionError:
            return  # the answer says what is wrong with it


def _answer(desk: Desk, given: argparse.Namespace, query: str) -> Answer:
    """Return the answer; a question that cannot be asked gets one that says why."""
    try:
        filters = Filters() if given.command == "timeline" else _filters(desk, given)
    except QuestionError as error:
        return desk.declined(given.command, query, error)
    ask: dict[str, Callable[[], Answer]] = {
        "ask": lambda: desk.ask(query, filters),
        "who-said": lambda: desk.who_said(query, filters),
        "quotes": lambda: desk.quotes(query, given.about, filters),
        "country": lambda: desk.country(query, given.about),
        "person": lambda: desk.person(query),
        "compare": lambda: desk.compare(query, about=given.about),
        "timeline": lambda: _timeline(desk, given, query),
    }
    try:
        return ask[given.command]()
    except QuestionError as error:
        return desk.declined(given.command, query, error)


def _timeline(desk: Desk, given: argparse.Namespace, query: str) -> Answer:
    if given.country or given.person or given.about:
        about = " ".join(part for part in (query, given.about) if part)
        return desk.timeline(given.country, given.person, about or None)
    return desk.timeline_of(query)


def _filters(desk: Desk, given: argparse.Namespace) -> Filters:
    names = ("source", "country", "speaker", "since", "until")
    return desk.filters(**{name: getattr(given, name, None) for name in names})


def _show(given: argparse.Namespace, answer: Answer) -> int:
    if given.json:
        _print_lines([answer_json(answer)])
    else:
        # rich is loaded only for people: scripts that read JSON need not wait for it.
        from bot.terminal.console import console
        from bot.terminal.render import show_answer

        show_answer(console(), answer)
    if answer.timeline and getattr(given, "chart", None):
        _draw(Path(given.chart), answer)
    return ANSWERED if answer.outcome == "answered" else NOTHING


def _draw(path: Path, answer: Answer) -> None:
    """Write the chart of a timeline; what it shows, or why there is none, goes to stderr."""
    # Pillow is loaded only for those who want a picture.
    from bot.answers.questions.when import when
    from bot.charts.timeline import draw_timeline

    chart = answer.timeline and draw_timeline(answer.timeline)
    if not chart:
        print("no chart: it takes two events whose date is settled", file=sys.stderr)
        return
    try:
        path.write_bytes(chart.png)
    except OSError as error:
        raise SettingsError(
            f"--chart: {str(path)!r} cannot be written ({error.strerror})."
        ) from None
    print(
        f"{path}: {len(chart.events)} events from {when(chart.events[0])} to"
        f" {when(chart.events[-1])}, numbered as above: a dot for what happened, a diamond for"
        " what was said, a bar where only week, month or year is known.",
        file=sys.stderr,
    )


def _quotations(desk: Desk, given: argparse.Namespace) -> int:
    if given.json:
        return _print_lines(quotation_lines(desk.snapshot, scare=given.all))
    print("\n".join(desk.snapshot.voices.labels) or "Nobody is quoted in the articles.")
    return ANSWERED if desk.snapshot.voices.labels else NOTHING


def _countries(desk: Desk, given: argparse.Namespace) -> int:
    lines = country_lines(desk.snapshot)
    if given.json:
        return _print_lines(lines)
    for line in lines:
        count = sum(article["count"] for article in line["articles"])
        print(f"{count:>5}  {line['name']}")
    return ANSWERED


def _sources(desk: Desk, given: argparse.Namespace) -> int:
    if given.json:
        return _print_lines(card_json(card, text=given.text) for card in desk.sources())
    from bot.terminal.console import console
    from bot.terminal.render import show_sources

    show_sources(console(), desk.sources())
    return ANSWERED


def _status(desk: Desk, given: argparse.Namespace) -> int:
    status = desk.status()
    if given.json:
        shown = {**asdict(status), "newest": day(status.newest)}
        return _print_lines([{**shown, "loaded_at": status.loaded_at.isoformat()}])
    from bot.terminal.console import console
    from bot.terminal.render import show_status

    show_status(console(), status)
    return ANSWERED


def _print_lines(objects: Iterable[dict[str, Any]]) -> int:
    lines: Iterator[str] = (json.dumps(one, ensure_ascii=False) for one in objects)
    printed = False
    for line in lines:
        print(line)
        printed = True
    return ANSWERED if printed else NOTHING
