"""The speakers of all sayings and marked pieces, resolved in order of the text."""

from bot.passages.model import Speaker
from bot.passages.phrases import Phrase
from bot.passages.quotations.attribution.attributed import Attribution
from bot.passages.quotations.attribution.nested import Nested, find_nested
from bot.passages.quotations.clauses.inverted import with_name
from bot.passages.quotations.clauses.main_subject import sentence_subject
from bot.passages.quotations.clauses.saying import Saying
from bot.passages.quotations.clauses.scene import Scene
from bot.passages.quotations.marked.layout import Sentence, Stretch
from bot.passages.quotations.speakers.resolution import Resolver
from bot.passages.speech import Word

_LOOK = 30
_ARTICLES = frozenset({"a", "an", "the"})


class Voices:
    """Who speaks in one article; asks the resolver once for each saying."""

    def __init__(
        self, resolver: Resolver, stretches: list[Stretch], attributions: list[Attribution]
    ) -> None:
        self.attributions = attributions
        self._resolver = resolver
        self._sayings: dict[int, Speaker | None] = {}
        self._pieces: dict[int, Speaker | None] = {}
        self.nested: list[tuple[Nested, Speaker | None]] = []
        waiting = iter(attributions)
        following = next(waiting, None)
        for stretch in stretches:
            self._last: Speaker | None = None
            for clause in stretch.clauses:
                self._note(stretch, clause)
                for saying in clause.sayings:
                    self._resolve(stretch, saying)
                while following and following.stretch is stretch and following.token < clause.hi:
                    self._attribute(following)
                    self._listen(following)
                    following = next(waiting, None)

    def of(self, attribution: Attribution) -> Speaker | None:
        """The speaker of a marked piece."""
        return self._pieces.get(id(attribution))

    def of_saying(self, saying: Saying) -> Speaker | None:
        """The speaker of a saying."""
        return self._sayings.get(id(saying))

    def _note(self, stretch: Stretch, clause: Sentence) -> None:
        """Keep in mind what the sentence is about when that is no name: "the minister"."""
        reader, tokens = stretch.reader, stretch.tokens
        nouns = reader.of_kind(Word.ROLE | Word.DOCUMENT | Word.BODY, clause.lo, clause.hi)
        if not nouns:
            return
        if not any(one.subject and "speech" in one.verb.classes for one in clause.sayings):
            hi = min(clause.hi, clause.lo + _LOOK)
            scene = Scene(reader, tokens, clause.lo, hi)
            subject = with_name(scene, sentence_subject(scene))
            if (
                subject
                and (subject.kind in ("role", "document") or subject.titled)
                and (not subject.name or " " not in subject.name)
                and reader.can_speak(subject)
                and not _is_named_after(stretch, subject)
            ):
                self._about(stretch, subject, 0.6)
        for at in nouns:
            if reader.flags(at) & (Word.DOCUMENT | Word.ROLE):
                self._note_noun(stretch, clause, at)

    def _note_noun(self, stretch: Stretch, clause: Sentence, at: int) -> None:
        """Keep in mind a document, or somebody unnamed, that the noun at `at` brings in."""
        reader, tokens = stretch.reader, stretch.tokens
        start = at
        while (
            start > clause.lo
            and at - start < 4
            and tokens.low[start] not in _ARTICLES
            and (reader.nominal(start - 1) or tokens.low[start - 1] in _ARTICLES)
        ):
            start -= 1
        noun = reader.at(start, clause.hi) if tokens.low[start] in _ARTICLES else None
        if start == at or noun is None:
            return
        if noun.kind == "document":
            self._about(stretch, noun, 0.5)
        elif not noun.name and tokens.low[start] != "the" and not _is_of_a_name(stretch, noun):
            self._resolver.introduce(noun, stretch)

    def _about(self, stretch: Stretch, phrase: Phrase, weight: float) -> None:
        speaker = self._resolver.speaker(phrase, stretch)
        if speaker:
            self._resolver.remember(stretch.tokens.starts[phrase.lo], speaker, weight)

    def _resolve(self, stretch: Stretch, saying: Saying) -> None:
        if saying.subject is None or saying.kind == "passive":
            return
        speaker = self._resolver.speaker(saying.subject, stretch)
        self._sayings[id(saying)] = speaker
        generic = saying.subject.kind == "role" and stretch.tokens.low[
            saying.subject.hi : saying.subject.hi + 1
        ] == ["who"]
        if speaker and "speech" in saying.verb.classes and not generic:
            self._resolver.remember(stretch.tokens.starts[saying.at], speaker, 0.7)
            self._last = speaker

    def _attribute(self, attribution: Attribution) -> None:
        speaker: Speaker | None = None
        saying = attribution.saying
        label = attribution.stretch.pieces[attribution.piece].label
        if label is not None:
            name = label.of(attribution.stretch.reader.text)
            speaker = self._resolver.by_name(name, label.start)
        elif attribution.same_as is not None:
            speaker = self.of(attribution.same_as)
        elif saying is not None and id(saying) in self._sayings:
            speaker = self._sayings[id(saying)]
        elif attribution.subject is not None and attribution.where is not None:
            speaker = self._resolver.speaker(attribution.subject, attribution.where)
        elif saying is not None and saying.kind in ("infinitive", "participle"):
            speaker = self._last
        self._pieces[id(attribution)] = speaker
        piece = attribution.stretch.pieces[attribution.piece]
        if speaker is not None and attribution.rule != "subject":
            self._resolver.remember(piece.outer.end, speaker, 1.0)

    def _listen(self, outer: Attribution) -> None:
        """Resolve whom the speaker of a piece quotes in it, from what was heard so far."""
        text = outer.stretch.reader.text
        for nested in find_nested(text, outer):
            self.nested.append((nested, self._quoted(nested, self.of(outer))))

    def _quoted(self, nested: Nested, teller: Speaker | None) -> Speaker | None:
        """Whom a speaker quotes: "I" is himself, "he" and "the chief" are somebody else."""
        phrase, where = nested.attribution.subject, nested.attribution.where
        if nested.own:
            return teller
        if phrase is None or where is None or phrase.head == "you":
            return None
        found = self._resolver.speaker(phrase, where)
        if found is None or teller is None or found.name is None or found.name != teller.name:
            return found
        role = phrase.kind == "role"
        return Speaker(None, found.as_written, found.as_written) if role else None


def _is_named_after(stretch: Stretch, subject: Phrase) -> bool:
    """ "The governor, Colonel in retirement Jane Doe,": a name that the phrase lacks follows."""
    words, after = stretch.tokens.words, subject.hi + 1
    named = subject.kind == "role" and after < len(words) and words[subject.hi] == ","
    return named and stretch.reader.capital(after)


def _is_of_a_name(stretch: Stretch, noun: Phrase) -> bool:
    """Tell whether a noun says what somebody named beside it is: "Jane Doe, a geologist"."""
    words, reader = stretch.tokens.words, stretch.reader
    before = noun.lo > 1 and words[noun.lo - 1] == "," and reader.name_word(noun.lo - 2)
    after = noun.hi + 1 < len(words) and words[noun.hi] == "," and reader.name_word(noun.hi + 1)
    return before or after
