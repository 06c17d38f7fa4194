"""One snippet as Discord text: who said it, the words as a block quote, where they stand."""

from bot.answers.model import Snippet
from bot.answers.who_said.telling import altered_of, in_line, stance_of
from bot.discord_app.differences import match_line
from bot.discord_app.escape import escape, inline, link
from bot.discord_app.excerpt import Highlighter, clipped, quoted, utf16
from bot.discord_app.language import Language, phrase
from bot.passages.model import Speaker

LONGEST = 1_600  # characters of one passage with its lines above and below

_REPORTED = {
    "indirect": phrase("reported, not word for word"),
    "unmarked": phrase("no quotation marks in the article"),
}


def passage(
    snippet: Snippet,
    number: int,
    marks: Highlighter,
    lang: Language,
    limit: int = LONGEST,
    dated: str = "",
) -> str:
    """Return Markdown of at most `limit` characters (400 or more) for one numbered snippet.

    `dated` is the day of what it tells, put first.
    """
    when = [f"**{inline(clipped(dated, 60))}**"] if dated else []
    above = "\n".join([*when, *_above(snippet, lang, limit // 7)])
    below = "\n".join(_small(line) for line in _below(snippet, number, lang, limit // 7))
    room = limit - utf16(above) - utf16(below) - 2
    words = quoted(snippet.text, marks.spans(snippet.text), room)
    return "\n".join(part for part in (above, words, below) if part)


def _above(snippet: Snippet, lang: Language, limit: int) -> list[str]:
    """Return who said it and in what role, then to whom, where and when in small type."""
    if snippet.kind is None:
        return []
    if snippet.speaker is None:
        unclear = lang.say("the article does not settle who said this")
        lines = [f"**{lang.say('Speaker unclear')}** · {unclear}"]
    else:
        role = _role(snippet.speaker)
        lines = [_fitted(f"**{_name(snippet.speaker, lang)}**", [role] if role else [], limit)]
    facts = _circumstances(snippet, lang)
    if facts:
        first = facts[0][:1].upper() + facts[0][1:]
        lines.append(_small(_fitted(first, facts[1:], limit)))
    return lines


def source_line(snippet: Snippet, number: int | None, lang: Language, limit: int) -> str:
    """Return the source, numbered or not: title, outlet, date and link as far as known."""
    facts = [
        inline(clipped(snippet.outlet, 60)) if snippet.outlet else "",
        lang.day(snippet.published) if snippet.published else lang.say("undated"),
        link(lang.say("open"), snippet.url) or "",
    ]
    title = inline(clipped(snippet.title, max(40, limit // 3)))
    return _fitted(
        f"`{number}` {title}" if number else title, [fact for fact in facts if fact], limit
    )


def _below(snippet: Snippet, number: int, lang: Language, limit: int) -> list[str]:
    lines = [source_line(snippet, number, lang, limit)]
    differs = match_line(snippet, limit, lang)
    if differs:
        lines.insert(0, differs)
    altered = altered_of(snippet)
    if altered:
        lines.insert(0, _fitted(lang.translated(altered), [], limit))
    notes = [*_written_as(snippet, lang), *_also_in(snippet, lang)]
    if snippet.kind in _REPORTED:
        notes.insert(0, lang.say(_REPORTED[snippet.kind]))
    if notes:
        lines.append(_fitted(notes[0], notes[1:], limit))
    return lines


def _name(speaker: Speaker, lang: Language) -> str:
    everyone = [speaker.name or speaker.role or speaker.as_written, *speaker.joint]
    names = [inline(clipped(one, 80)) for one in everyone[:4]]
    more = len(everyone) - len(names)
    if not names[1:]:
        return names[0]
    others = ", ".join(names[1:])
    if more:
        others = lang.say("{names} and {n} more", names=others, n=more)
    return lang.say("{name} with {others}", name=names[0], others=others)


def _role(speaker: Speaker) -> str:
    return inline(clipped(speaker.role, 100)) if speaker.name and speaker.role else ""


def _circumstances(snippet: Snippet, lang: Language) -> list[str]:
    stance = stance_of(snippet)
    facts = [inline(clipped(lang.translated(stance), 140))] if stance else []
    if snippet.addressee:
        facts.append(lang.say("to {name}", name=inline(clipped(snippet.addressee, 80))))
    if snippet.occasion:
        facts.append(inline(clipped(in_line(snippet.occasion), 100)))
    if snippet.said_on:
        resolved = f" ({lang.day(snippet.said_on.day)})" if snippet.said_on.day else ""
        facts.append(inline(clipped(in_line(snippet.said_on.as_written), 60)) + resolved)
    return facts


def _written_as(snippet: Snippet, lang: Language) -> list[str]:
    """Say how the text names the speaker, where that is not plain from the name shown."""
    speaker = snippet.speaker
    if speaker is None or speaker.name is None or not speaker.as_written:
        return []
    written, name = speaker.as_written.casefold(), speaker.name.casefold()
    if written in name or name in written:
        return []
    shown = inline(clipped(speaker.as_written, 80))
    return [lang.say("named in the text as “{name}”", name=shown)]


def _also_in(snippet: Snippet, lang: Language) -> list[str]:
    named = list(dict.fromkeys(copy.outlet or copy.article for copy in snippet.also_in))
    if not named:
        return []
    shown = ", ".join(inline(clipped(one, 60)) for one in named[:4])
    if len(named) > 4:
        shown = lang.say("{names} and {n} more", names=shown, n=len(named) - 4)
    if snippet.kind:
        return [lang.say("also quoted in {names}", names=shown)]
    return [lang.say("also in {names}", names=shown)]


def _fitted(first: str, facts: list[str], limit: int) -> str:
    """Join what fits into `limit` characters, facts that come first being the weightier."""
    line = first if utf16(first) <= limit else escape(clipped(first, limit // 2))
    for fact in facts:
        longer = f"{line} · {fact}"
        if utf16(longer) <= limit:
            line = longer
    return line


def _small(line: str) -> str:
    return f"-# {line}"
