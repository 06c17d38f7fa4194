"""Buttons and menus under answers, before and after a restart of the bot."""

import json
import re
from pathlib import Path

import pytest

from bot.standin import Seen, Standin
from tests.discord_app.running import fresh_standin, running_bot


@pytest.fixture(name="briefing")
def _briefing(standin: Standin) -> Seen:
    """A briefing of several pages, asked for by "admin"."""
    return standin.slash("country", {"name": "China"}).wait_reply()


def _press(standin: Standin, on: Seen, label: str, user: str = "admin") -> Seen:
    return standin.press(on, on.button(label)["custom_id"], user=user).wait_reply()


def _quotes(message: Seen) -> list[str]:
    return [line for line in message.text.splitlines() if line.startswith("> ")]


def test_next_and_previous_turn_pages_in_place(standin: Standin, briefing: Seen) -> None:
    first = _quotes(briefing)
    turned = _press(standin, briefing, "Next")
    assert turned.id == briefing.id
    assert not set(first) & set(_quotes(turned))
    assert turned.text.splitlines()[0] == briefing.text.splitlines()[0]
    assert _quotes(_press(standin, turned, "Previous")) == first


def test_others_get_a_copy_and_the_asker_s_page_stays(standin: Standin, briefing: Seen) -> None:
    copy = _press(standin, briefing, "Next", user="member")
    assert copy.id != briefing.id
    assert copy.ephemeral
    assert _quotes(standin.again(briefing)) == _quotes(briefing)


def test_menu_leads_to_a_section(standin: Standin, briefing: Seen) -> None:
    menu = briefing.selects[0]
    figures = next(o for o in menu["options"] if o["label"].startswith("Figures"))
    turned = standin.select(briefing, menu["custom_id"], [figures["value"]]).wait_reply()
    chosen = [o["label"] for o in turned.selects[0]["options"] if o.get("default")]
    assert chosen == [figures["label"]]
    assert _quotes(turned)


def test_speakers_are_shown_on_every_page(standin: Standin, briefing: Seen) -> None:
    menu = briefing.selects[0]
    said = next(o for o in menu["options"] if o["label"].startswith("Said about"))
    turned = standin.select(briefing, menu["custom_id"], [said["value"]]).wait_reply()
    speaker = said["description"].split(",")[0]
    assert f"**{speaker}**" in turned.text


def test_context_shows_the_paragraph_to_the_one_who_asks(standin: Standin) -> None:
    reply = standin.slash("who-said", {"words": "rock solid"}).wait_reply()
    around = _press(standin, reply, "Context 1", user="member")
    assert around.ephemeral
    assert "In context" in around.text
    assert "**" in around.text
    others = _press(standin, around, "Who else", user="member")
    assert "Wang Yi" in others.text


def test_private_answer_can_be_shared(standin: Standin) -> None:
    private = standin.slash("who-said", {"words": "rock solid", "visibility": "private"})
    reply = private.wait_reply()
    shared = _press(standin, reply, "Share here")
    assert not shared.ephemeral
    assert _quotes(shared) == _quotes(reply)
    assert "Shared by Aigerim" in shared.text
    with pytest.raises(LookupError):
        shared.button("Share here")


def test_public_answer_has_no_share_button(briefing: Seen) -> None:
    with pytest.raises(LookupError):
        briefing.button("Share here")


def test_all_passages_come_as_a_file(standin: Standin, briefing: Seen) -> None:
    reply = _press(standin, briefing, "file")
    text = standin.download(reply.attachments[0]).decode()
    last = briefing.selects[0]["options"][-1]["label"].split("–")[-1].split()[-1]
    assert f"## {last}." in text or f"## {last}\n" in text


def test_buttons_work_after_a_restart(tmp_path: Path) -> None:
    with fresh_standin() as standin:
        with running_bot(standin, tmp_path):
            before = standin.slash("country", {"name": "China"}).wait_reply()
            private = standin.slash(
                "who-said", {"words": "rock solid", "visibility": "private"}
            ).wait_reply()
        standin.wait_offline()
        with running_bot(standin, tmp_path):
            assert _quotes(_press(standin, before, "Next"))
            assert "In context" in _press(standin, private, "Context 1").text
            assert "Shared by" in _press(standin, private, "Share").text


def test_button_of_a_changed_article_says_so(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    story = articles / "story.txt"
    words = '"The harvest was the best in forty years," said Anna Berg, the minister of farming.'
    story.write_text(f"Harvest report\n\nThe ministry met on Monday. {words}\n", encoding="utf-8")
    with fresh_standin() as standin, running_bot(standin, tmp_path, articles=articles):
        reply = standin.slash("who-said", {"words": "best in forty years"}).wait_reply()
        changed = story.read_text(encoding="utf-8").replace("forty", "fifty")
        story.write_text(changed, encoding="utf-8")
        standin.slash("reload").wait_reply()
        stale = _press(standin, reply, "Context 1")
        assert "have changed" in stale.text
        assert "fifty" not in stale.text


def test_compare_offers_neighbours_and_sets_them_side_by_side(standin: Standin) -> None:
    reply = standin.slash("country", {"name": "Kazakhstan"}).wait_reply()
    offered = _press(standin, reply, "Compare", user="member")
    assert offered.ephemeral
    menu = offered.selects[0]
    assert "Russia" in [option["value"] for option in menu["options"]]
    done = standin.select(offered, menu["custom_id"], ["Russia"], user="member").wait_reply()
    assert done.ephemeral
    assert "Kazakhstan and Russia" in done.text
    assert done.button("Share here")
    with pytest.raises(LookupError):
        done.button("Compare")


def test_person_is_compared_with_whom_they_met(standin: Standin) -> None:
    reply = standin.slash("person", {"name": "Antony Blinken"}).wait_reply()
    offered = _press(standin, reply, "Compare")
    menu = offered.selects[0]
    name = menu["options"][0]["value"]
    done = standin.select(offered, menu["custom_id"], [name]).wait_reply()
    assert "Antony Blinken and" in done.text


def test_answer_beyond_the_last_page_is_said_and_sent_whole(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    for number in range(160):
        words = f'"Bridge number {number} will be opened in spring," said Anna Berg, the minister.'
        story = f"Bridge {number}\n\nThe ministry met in hall {number}. {words}\n"
        (articles / f"{number}.txt").write_text(story, encoding="utf-8")
    with fresh_standin() as standin, running_bot(standin, tmp_path, articles=articles):
        done = standin.slash("quotes", {"speaker": "Anna Berg"})
        reply = done.wait_reply()
        assert "the file below holds all 160" in reply.text
        assert len(reply.selects[0]["options"]) == 25
        whole = standin.wait_message(after=reply)
        text = standin.download(whole.attachments[0]).decode()
        assert all(f"Bridge number {number} " in text for number in range(160))
        part = _press(standin, reply, "file")
        text = standin.download(part.attachments[0]).decode()
        assert "125 of 160 passages are in this file" in text
        asked = standin.dm("/quotes Anna Berg")
        direct = standin.wait_message(after=asked, count=2)
        assert "## 160." in standin.download(direct.attachments[0]).decode()


def test_a_timeline_shows_its_chart_on_the_first_page_and_its_dates_on_all(
    standin: Standin,
) -> None:
    reply = standin.slash("timeline", {"country": "China"}).wait_reply()
    assert [each["filename"] for each in reply.attachments] == ["timeline.png"]
    assert "Timeline of China: " in json.dumps(reply.raw["components"])
    assert standin.download(reply.attachments[0]).startswith(b"\x89PNG")
    assert "**2022**" in reply.text
    turned = _press(standin, reply, "Next")
    assert not turned.attachments
    assert re.search(r"^\*\*(?:on )?(?:March|Feb)[^*]*\*\*$", turned.text, re.MULTILINE)
    again = _press(standin, turned, "Previous")
    assert [each["filename"] for each in again.attachments] == ["timeline.png"]
    assert "Timeline of China: " in json.dumps(again.raw["components"])
    assert _quotes(again) == _quotes(reply)
