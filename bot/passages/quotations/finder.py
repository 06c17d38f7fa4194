"""All quotations of one article, in order of the text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.articles.model import Article, Span
from bot.passages.model import Mention, Person, Quotation, SaidOn, Speaker
from bot.passages.people.entities import EntityTable
from bot.passages.people.people import find_people
from bot.passages.quotations.attribution.attributed import Attribution
from bot.passages.quotations.attribution.attribution import attribute
from bot.passages.quotations.attribution.nested import Nested
from bot.passages.quotations.attribution.scare import is_scare
from bot.passages.quotations.attribution.stances import standing
from bot.passages.quotations.attribution.utterances import shown_for, utterances
from bot.passages.quotations.clauses.saying import Saying
from bot.passages.quotations.flowing import flowing, tidied
from bot.passages.quotations.marked.layout import Sentence, Stretch, lay_out
from bot.passages.quotations.speakers.details import addressee, said_on
from bot.passages.quotations.speakers.occasions import occasion
from bot.passages.quotations.speakers.resolution import Resolver
from bot.passages.quotations.speakers.voices import Voices
from bot.passages.quotations.unmarked import find_blocks
from bot.passages.quotations.unmarked.block import Block
from bot.passages.quotations.unmarked.cast import Cast
from bot.passages.quotations.unmarked.indirect import Reported, find_reported
from bot.passages.quotations.unmarked.lost_marks import Lost, find_lost
from bot.passages.speech import SpeechKnowledge, Word


def find_quotations(
    article: Article, speech: SpeechKnowledge, mentions: Iterable[Mention] = ()
) -> tuple[Quotation, ...]:
    """Return every quotation of the article's body, in order of the text.

    `mentions` are the countries named in it, so that their names are not taken
    for persons. Time grows linearly with the length of the body.
    """
    return _Finder(flowing(article), speech, mentions).all()


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reading of an article yields, in order of the text.

    `sentences` are those of each stretch of `Article.body`.
    """

    quotations: tuple[Quotation, ...]
    people: tuple[Person, ...]
    sentences: tuple[Sequence[Span], ...]


def read(article: Article, speech: SpeechKnowledge, mentions: Sequence[Mention]) -> Reading:
    """Return every quotation and everybody named, and the sentences that they stand in."""
    article = flowing(article)
    finder = _Finder(article, speech, mentions)
    quotations = finder.all()
    people = find_people(article, finder.table, mentions, speech)
    return Reading(quotations, people, finder.sentences)


class _Finder:
    def __init__(
        self, article: Article, speech: SpeechKnowledge, mentions: Iterable[Mention]
    ) -> None:
        self._article = article
        self._text = article.text
        self._speech = speech
        self._stretches = lay_out(article, speech)
        quoted = [piece.inner for stretch in self._stretches for piece in stretch.pieces]
        self.table = EntityTable(
            article,
            (mention.span for mention in mentions if mention.how in _STANDS_FOR),
            quoted,
            speech,
            (mention.span for mention in mentions if mention.how == "adjective"),
        )
        self._resolver = Resolver(article, self.table, speech, _clause_starts(self._stretches))
        attributions = attribute(self._stretches)
        self._unspoken = {id(one) for one in attributions if is_scare(self._text, one)}
        self._voices = Voices(self._resolver, self._stretches, attributions)

    @property
    def sentences(self) -> tuple[Sequence[Span], ...]:
        """The sentences of each stretch."""
        return tuple(stretch.sentences for stretch in self._stretches)

    def all(self) -> tuple[Quotation, ...]:
        """Everything said, in order of the text."""
        found = list(self._marked())
        blocks = list(find_blocks(self._article, self._stretches, self._speech))
        cast = Cast(self._article, self.table, self._resolver, self._speech, blocks)
        turns = [self._block(block, cast) for block in blocks]
        found = [*self._own_in_turns(found, blocks, turns), *turns]
        whole = {block.stretch.number for block in blocks}
        taken = {
            id(one.saying)
            for one in self._voices.attributions
            if one.rule in _OWNED and id(one) not in self._unspoken
        }
        rest = [stretch for stretch in self._stretches if stretch.number not in whole]
        found.extend(self._told(rest, taken))
        found.sort(key=lambda quotation: quotation.pieces[0].start)
        return tuple(tidied(quotation, self._speech) for quotation in found)

    def _own_in_turns(
        self, marked: list[Quotation], blocks: list[Block], turns: list[Quotation]
    ) -> Iterator[Quotation]:
        """Give "I told them: …" within somebody's turn to whose turn it is, not to the writer."""
        own = {
            one.stretch.pieces[one.piece].inner.start: one.stretch.number
            for one in self._voices.attributions
            if one.subject and one.subject.head in _SELF
        }
        voices = {
            block.stretch.number: turn.speaker
            for block, turn in zip(blocks, turns, strict=True)
            if turn.speaker
        }
        for quotation in marked:
            number = own.get(quotation.pieces[0].start, -1)
            speaker = voices.get(number)
            yield replace(quotation, speaker=speaker) if speaker else quotation

    def _told(self, stretches: list[Stretch], taken: set[int]) -> Iterator[Quotation]:
        """What is told without marks; `taken` are the ids of sayings with marks."""
        lost = find_lost(stretches, taken)
        yield from map(self._lost, lost)
        spoken = (one.stretch.clauses[at] for one in lost for at in one.sentences)
        others = taken | {id(saying) for clause in spoken for saying in clause.sayings}
        for stretch in stretches:
            yield from map(self._reported, find_reported(stretch, others))

    def _marked(self) -> Iterator[Quotation]:
        for group in utterances(self._voices.attributions):
            spoken = []
            for one in group:
                if id(one) in self._unspoken:
                    piece = one.stretch.pieces[one.piece]
                    yield Quotation("scare", (piece.inner,), shown_for([one]))
                else:
                    spoken.append(one)
            if spoken:
                yield self._utterance(spoken)
        for nested, speaker in self._voices.nested:
            if id(nested.outer) not in self._unspoken:
                yield self._repeated(nested, speaker)

    def _repeated(self, nested: Nested, speaker: Speaker | None) -> Quotation:
        """Words that a speaker repeats as another's; his own, said before, are said by him."""
        outer, saying, where = nested.outer, nested.saying, nested.attribution.stretch
        teller = self._voices.of(outer)
        told = not nested.own
        context = shown_for([outer])
        return Quotation(
            "direct",
            (nested.words,),
            context,
            speaker,
            cue=_cue(self._text, where, saying) if saying else None,
            stance="relayed" if told else "said",
            via=teller if told else None,
        )

    def _utterance(self, group: list[Attribution]) -> Quotation:
        first = group[0]
        speaker = self._voices.of(first)
        pieces = tuple(attribution.stretch.pieces[attribution.piece].inner for attribution in group)
        context = shown_for(group)
        lead = next((attribution for attribution in group if attribution.saying), first)
        clause = (
            lead.where.clauses[lead.where.clause_of(lead.saying.at)]
            if lead.saying and lead.where
            else None
        )
        details = (
            self._details(lead.where, clause, lead.saying, loose=True) if lead.where else _NOTHING
        )
        cue = lead.saying and lead.where and _cue(self._text, lead.where, lead.saying)
        found = Quotation("direct", pieces, context, speaker, *details, cue or None)
        if not (lead.saying and lead.where and clause):
            return found
        return self._standing(found, lead.where, clause, lead.saying)

    def _reported(self, reported: Reported) -> Quotation:
        stretch, saying = reported.stretch, reported.saying
        details = self._details(stretch, reported.clause, saying, loose=False)
        sentence = stretch.sentences_of(reported.span)
        speaker = self._voices.of_saying(saying)
        cue = _cue(self._text, stretch, saying)
        found = Quotation("indirect", (reported.span,), sentence, speaker, *details, cue)
        return self._standing(found, stretch, reported.clause, saying)

    def _standing(
        self, found: Quotation, stretch: Stretch, clause: Sentence, saying: Saying
    ) -> Quotation:
        """The quotation with its stance; who tells of himself relays nothing."""
        stands = standing(stretch, clause, saying)
        teller = stands.teller
        via = self._voices.of_saying(teller) if teller else None
        if via and via.name and found.speaker and via.name == found.speaker.name:
            via = None
            if stands.stance == "relayed" and saying.subject and saying.subject.kind == "role":
                written = found.speaker.as_written  # "the manager" is another than the teller
                found = replace(found, speaker=Speaker(None, written, written))
                via = self._voices.of_saying(teller) if teller else None
        if via and teller and self._is_outlet(via, teller):
            via = None
        if stands.stance == "relayed" and via is None:
            return found
        return replace(found, stance=stands.stance, via=via)

    def _is_outlet(self, voice: Speaker, saying: Saying) -> bool:
        """Tell a bare name that is neither a person's nor an office's: "Xinhua", "Reuters"."""
        if voice.name is None or voice.role:
            return False
        entity = self.table.find(voice.name, 0) or self.table.find_body(voice.name)
        if entity and entity.kind == "body":
            return not self._speech.kinds(voice.name.split()[-1].lower()) & Word.BODY
        return " " not in voice.name and saying.verb.base in _PASSES_ON

    def _lost(self, lost: Lost) -> Quotation:
        ends = (lost.stretch.sentences_of(piece) for piece in (lost.pieces[0], lost.pieces[-1]))
        at = lost.stretch.tokens.starts[lost.saying.at]
        spans = (*ends, lost.stretch.sentences_of(Span(at, at + 1)))
        context = Span(min(span.start for span in spans), max(span.end for span in spans))
        return self._own_words(lost.stretch, lost.saying, lost.pieces, context)

    def _own_words(
        self, where: Stretch, saying: Saying, pieces: tuple[Span, ...], context: Span
    ) -> Quotation:
        """Words without marks that a saying in `where` gives to its speaker."""
        clause = where.clauses[where.clause_of(saying.at)]
        details = self._details(where, clause, saying, loose=True)
        speaker = self._voices.of_saying(saying)
        cue = _cue(self._text, where, saying)
        return Quotation("unmarked", pieces, context, speaker, *details, cue)

    def _block(self, block: Block, cast: Cast) -> Quotation:
        context = Span(block.stretch.span.start, block.stretch.span.end)
        if block.saying and block.where and not block.carried:
            return self._own_words(block.where, block.saying, block.pieces, context)
        return Quotation("unmarked", block.pieces, context, self._speaker_of(block, cast))

    def _speaker_of(self, block: Block, cast: Cast) -> Speaker | None:
        if block.saying:
            return self._voices.of_saying(block.saying)
        if block.subject and block.where:
            return self._resolver.speaker(block.subject, block.where)
        return None if block.carried else cast.speaker(block)

    def _details(
        self, stretch: Stretch, clause: Sentence | None, saying: Saying | None, *, loose: bool
    ) -> tuple[str | None, str | None, SaidOn | None]:
        if clause is None or saying is None:
            return _NOTHING
        to = addressee(stretch, clause, saying)
        whom = self._resolver.whom(to, stretch) if to else None
        where = occasion(self._text, stretch, clause, saying)
        return (
            whom,
            where,
            said_on(self._text, stretch, clause, saying, self._article.published, loose=loose),
        )


# Mentions that are names; an adjective like "Kazakh" is none.
_STANDS_FOR = frozenset({"name", "capital", "seat", "part"})
# Rules by which a saying stands in the sentence of its marked words, or right behind it.
_OWNED = frozenset({"after", "before", "tail", "next"})
# What outlets do with the words of others.
_PASSES_ON = frozenset({"quote", "cite", "report"})
_SELF = frozenset({"i", "we"})
_NOTHING: tuple[None, None, None] = (None, None, None)


def _cue(text: str, stretch: Stretch, saying: Saying) -> str:
    """The cue as written ("said", "according to")."""
    return stretch.tokens.text(text, saying.at, saying.end)


def _clause_starts(stretches: list[Stretch]) -> list[int]:
    """Where each sentence starts that is more than a quotation."""
    return [
        stretch.tokens.starts[clause.lo]
        for stretch in stretches
        for clause in stretch.clauses
        if not clause.whole
    ]
