"""The one door to all answers: every surface asks here and nowhere else."""

import threading
from collections.abc import Callable, Sequence

from bot.answers.citing import cite, cite_span, verified
from bot.answers.compare import compare, pair, topic_of
from bot.answers.completion import Choice, Completion
from bot.answers.corpus import corpus
from bot.answers.country import country, misspelt
from bot.answers.examples import examples
from bot.answers.filters import understood
from bot.answers.finding.ask import ask
from bot.answers.finding.evidence import search
from bot.answers.finding.explain import explain
from bot.answers.model import Answer, Command, Filters, Snippet, Timeline
from bot.answers.person import person
from bot.answers.questions.question import Question, cleaned
from bot.answers.questions.understanding import understand
from bot.answers.questions.wording import Wording
from bot.answers.quotes import quotes
from bot.answers.route import route
from bot.answers.sources import SourceCard, cards
from bot.answers.status import Status, status_of
from bot.answers.timeline import line_of, timeline
from bot.answers.who_said.seeking import sought
from bot.answers.who_said.who_said import who_said
from bot.articles.model import Span
from bot.errors import QuestionError, UnknownName
from bot.index.library import Library, ReloadReport
from bot.index.progress import Progress, unheard
from bot.index.snapshot import Snapshot

NO_FILTERS = Filters()


class Desk:
    """Answers questions from the library's current snapshot; safe to use from any thread.

    Questions that cannot be answered as asked raise QuestionError (UnknownName
    with suggestions); whatever is answered has passed the verbatim check.
    """

    def __init__(self, library: Library, wording: Wording) -> None:
        self._library = library
        self._wording = wording
        self._cues = frozenset(word for word, want in wording.asks.items() if want == "saying")
        self._dropped = 0
        self._counting = threading.Lock()
        self._completed: Completion | None = None

    @property
    def snapshot(self) -> Snapshot:
        """What answers are drawn from at this moment."""
        return self._library.current

    def ask(self, question: str, filters: Filters = NO_FILTERS) -> Answer:
        """Answer free text: a question, or what another command answers better."""
        text = cleaned(question)
        chosen = route(text, self._is_country, self._is_speaker, self._cues, self._is_person)
        if chosen.command == "country":
            return self.country(chosen.query, chosen.about)
        if chosen.command == "person":
            return self.person(chosen.query)
        if chosen.command == "compare":
            return self.compare(chosen.query, about=chosen.about)
        if chosen.command == "timeline":
            return self.timeline_of(chosen.query)
        answer = None
        if chosen.command == "who-said":
            answer = self.who_said(chosen.query, filters)
        elif chosen.command == "quotes":
            answer = self.quotes(chosen.query, chosen.about, filters)
        if answer and (answer.outcome == "answered" or text.startswith("/")):
            return answer
        # What nobody is quoted as saying may still stand in an article.
        strict = chosen.command == "who-said"
        free = self._released(
            lambda now: ask(self._understood(text, now), now, filters, strict=strict)
        )
        return answer if answer and free.outcome == "nothing" else free

    def explain(self, question: str, filters: Filters = NO_FILTERS) -> list[str]:
        """Return, line by line, how a question is understood and what speaks for its answers."""
        text, now = cleaned(question), self.snapshot
        chosen = route(text, self._is_country, self._is_speaker, self._cues, self._is_person)
        understood = self._understood(text, now)
        return explain(chosen, understood, search(understood, now, filters), now.readable)

    def who_said(self, words: str, filters: Filters = NO_FILTERS) -> Answer:
        """Tell who said `words`, or something close to them.

        `words` may be a question ("did Rubio say …?") or a text that quotes somebody.
        """

        def seek(now: Snapshot) -> Answer:
            return sought(
                words,
                filters,
                cues=self._cues,
                find=lambda text, within: who_said(
                    self._understood(text, now), self._wording, now, within
                ),
                voice=now.voices.find,
            )

        return self._released(seek)

    def quotes(
        self, speaker: str, about: str | None = None, filters: Filters = NO_FILTERS
    ) -> Answer:
        """Return what a person, office, body or country is quoted as saying."""
        name = cleaned(speaker)
        return self._released(lambda now: quotes(name, self._topic(about, now), now, filters))

    def country(self, name: str, about: str | None = None) -> Answer:
        """Return a country's briefing, a misspelt one's too.

        Raises UnknownName when nothing is called so nor nearly so.
        """
        known = self.snapshot.gazetteer
        typed = cleaned(name)
        asked = known.resolve(typed)
        meant = asked or known.meant(typed)
        if meant is None:
            near = tuple(one.name for one in known.suggest(typed, 3))
            raise UnknownName(f"No country or bloc is called {name!r}.", near)
        answer = self._released(lambda now: country(meant, self._topic(about, now), now))
        return answer if asked else misspelt(answer, typed, meant)

    def person(self, name: str) -> Answer:
        """Return what the articles have of a person, asked for by name or office."""
        asked = cleaned(name)
        return self._released(lambda now: person(asked, now))

    def compare(self, left: str, right: str = "", about: str | None = None) -> Answer:
        """Return two countries or people side by side.

        With `right` empty, `left` holds both names. Raises QuestionError when
        they cannot be told apart, UnknownName when one is not known.
        """
        now = self.snapshot
        if not right.strip():
            left, right = pair(cleaned(left), lambda name: self._is_topic(name, now))
        one, other = (topic_of(cleaned(name), now) for name in (left, right))
        if one.name == other.name:
            raise QuestionError(f"Both are {one.name}; name two to compare.")
        return self._released(lambda _: compare(one, other, self._topic(about, now), now), now)

    def timeline(
        self, country: str | None = None, person: str | None = None, about: str | None = None
    ) -> Answer:
        """Return dated sentences in order, on a country, a person, a matter, or all of them.

        Raises UnknownName when a name is not known.
        """
        now = self.snapshot
        names = [cleaned(name) for name in (country, person) if name and name.strip()]
        topics = [topic_of(name, now) for name in names]
        return self._released(lambda _: timeline(topics, self._topic(about, now), now), now)

    def timeline_of(self, words: str) -> Answer:
        """Return the timeline of what `words` mean: a country, a person, else a matter."""
        asked = cleaned(words) if words.strip() else ""
        if not asked or self._is_topic(asked, self.snapshot):
            return self.timeline(country=asked)
        return self.timeline(about=asked)

    def line_of(self, shown: Sequence[Snippet]) -> Timeline:
        """Return snippets that a timeline showed as its events once more, dates and all."""
        return line_of(shown, self.snapshot)

    def declined(self, command: Command, query: str, error: QuestionError) -> Answer:
        """Return the answer to a question that cannot be answered as asked."""
        near = error.suggestions if isinstance(error, UnknownName) else ()
        return Answer(
            command, query, "nothing", corpus(self.snapshot), str(error), suggestions=near
        )

    def filters(
        self,
        *,
        source: str | None = None,
        country: str | None = None,
        speaker: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> Filters:
        """Understand options as typed; raises QuestionError or UnknownName."""
        typed = {"source": source, "country": country, "speaker": speaker}
        return understood(self.snapshot, {**typed, "since": since, "until": until})

    def sources(self) -> tuple[SourceCard, ...]:
        """Return a card for every file or record, read or skipped."""
        return cards(self.snapshot)

    def status(self) -> Status:
        """Return what is loaded."""
        return status_of(self.snapshot, self._dropped)

    def reload(self, progress: Progress = unheard) -> ReloadReport:
        """Read the folder again (blocks); raises ArticlesError or ReloadRunning, nothing lost.

        `progress` hears how many files and bytes are done, and of how many.
        """
        return self._library.reload(progress)

    def close(self) -> None:
        """Stop a reload that is under way; its caller gets ReloadStopped."""
        self._library.close()

    def context(self, article: str, start: int, end: int) -> Snippet | None:
        """Return the paragraph round a snippet, None when it no longer stands there."""
        annotated = self.snapshot.by_id.get(article)
        if annotated is None or not 0 <= start < end:
            return None
        for stretch in annotated.article.body:
            if stretch.contains(Span(start, end)):
                return cite(annotated.article, stretch)
        return self.snippet_at(article, start, end)

    def snippet_at(self, article: str, start: int, end: int, utterance: str = "") -> Snippet | None:
        """Return the snippet at a place, checked like any other; None when it is not one.

        With the beginning of an utterance's id it is that saying, speaker and all.
        """
        annotated = self.snapshot.by_id.get(article)
        if annotated is None or not 0 <= start < end <= len(annotated.article.text):
            return None
        shown = cite_span(self.snapshot, annotated, Span(start, end), utterance)
        answer = Answer("ask", "", "answered", corpus(self.snapshot), snippets=(shown,))
        checked, _ = verified(self.snapshot, answer)
        return checked.snippets[0] if checked.snippets else None

    def complete_speaker(self, typed: str, limit: int = 25) -> list[Choice]:
        """Return (label, value) of speakers that `typed` may become."""
        return self._completion.speaker(typed, limit)

    def complete_country(self, typed: str, limit: int = 25) -> list[Choice]:
        """Return (label, value) of countries that `typed` may become."""
        return self._completion.country(typed, limit)

    def complete_person(self, typed: str, limit: int = 25) -> list[Choice]:
        """Return (label, value) of people named in the articles that `typed` may become."""
        return self._completion.person(typed, limit)

    def complete_topic(self, typed: str, limit: int = 25) -> list[Choice]:
        """Return (label, value) of countries and people that `typed` may become."""
        return self._completion.topic(typed, limit)

    def complete_source(self, typed: str, limit: int = 25) -> list[Choice]:
        """Return (label, value) of articles and outlets that `typed` may become."""
        return self._completion.source(typed, limit)

    def examples(self) -> list[str]:
        """Return questions that this corpus answers, for `/help`."""
        return examples(self.snapshot)

    def _released(self, make: Callable[[Snapshot], Answer], now: Snapshot | None = None) -> Answer:
        """Make an answer from one snapshot and let out only what is verbatim."""
        now = now or self.snapshot
        answer, dropped = verified(now, make(now))
        if dropped:
            with self._counting:
                self._dropped += dropped
        return answer

    def _understood(self, text: str, now: Snapshot) -> Question:
        return understand(text, now, self._wording)

    def _topic(self, about: str | None, now: Snapshot) -> Question | None:
        return self._understood(cleaned(about), now) if about and about.strip() else None

    def _is_country(self, name: str) -> bool:
        return self.snapshot.gazetteer.resolve(name) is not None

    def _is_topic(self, name: str, now: Snapshot) -> bool:
        return now.gazetteer.resolve(name) is not None or bool(now.people.find(name).people)

    def _is_person(self, name: str) -> bool:
        people = self.snapshot.people
        return people.named(name) is not None or bool(people.holders(name).people)

    def _is_speaker(self, name: str) -> bool:
        return self.snapshot.voices.is_person(name) or self._is_country(name)

    @property
    def _completion(self) -> Completion:
        """The names of the current snapshot; prepared anew after a reload."""
        now = self.snapshot
        if self._completed is None or self._completed.snapshot is not now:
            self._completed = Completion(now)
        return self._completed
