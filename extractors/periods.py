"""The period that a figure speaks of.

    "Authorities approved a record 76 drugs in 2025 alone."                        ->  2025
    "Revenue was $3.4 billion for the quarter, compared to $3.0 billion in 2024."  ->  the quarter; 2024

When something was said is not what it speaks of: "Acme said Friday that sales rose 12 percent" has no period. Within
a sentence a figure takes the time of its own side of a comparison, and of its own clause, before any other; a
figure of a results paragraph without any time takes that of the sentence before it.
"""

from __future__ import annotations

from datetime import date

from spacy.tokens import Doc

from extractors.earlier_years import PARTS_OF_A_YEAR, counts_back, year_before
from extractors.figure_words import word_set
from extractors.noun_phrases import Phrase
from extractors.period_clauses import Timed, is_since, is_when_said, tense
from extractors.period_lengths import is_beside, lengths_in
from extractors.period_ranks import choose, has_days
from extractors.predicates import governing_verb
from extractors.reading import article_of, section_at
from extractors.reported_figures import is_compared_with, is_of_a_period, is_of_other_side, is_other_side
from extractors.reporting_periods import REPORTED_SPANS, Heading, ReportingPeriods
from extractors.respectively import respective_times
from extractors.sites import Context, Site
from extractors.topics import in_list
from schemas import Granularity, Period, TimeExpression
from schemas.figures import FigureType


class Periods:
    """The periods of an article's figures; asked for in the order of the text."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._by_sentence: dict[int, list[Timed]] = {}
        for timed in context.times:
            if has_days(timed[0]):
                self._by_sentence.setdefault(context.sentence_index(timed[1]), []).append(timed)
        self._lengths: dict[int, list[Timed]] = {}
        for timed in lengths_in(context.doc):
            self._lengths.setdefault(context.sentence_index(timed[1]), []).append(timed)
        self._carried: tuple[int, Period] | None = None
        self._reporting = ReportingPeriods(context)
        self._listed = respective_times(context)

    def of(self, site: Site, phrase: Phrase | None) -> Period | None:
        """The period of one figure; None where the text does not tell."""
        if phrase is None and site.match.amount.unit in SPANS_OF_TIME:
            # "delayed by 18 months, to 2030": how long tells of no period.
            return None
        if site.match.amount.type is FigureType.QUANTITY and _is_attributive(site):
            # "rates for a forty-foot box have tumbled since January"
            return None
        sentence = self._context.sentence_index(site.start)
        if (time := self._listed.get(site.index)) is not None:
            self._carry(sentence, period := to_period(time))
            return period
        candidates = [timed for timed in self._by_sentence.get(sentence, []) if not is_when_said(site, timed)]
        chosen = choose(site, phrase, candidates)
        if chosen is not None:
            counted = self._counted_back(site, phrase, sentence, chosen)
            period = counted or _opened(site.doc, chosen)
            is_told = not counts_back(site.doc, chosen) and not is_other_side(site)
            if is_told and chosen[0].granularity in REPORTED_SPANS | {Granularity.MONTH}:
                self._carry(sentence, period)
            return period
        lengths = [timed for timed in self._lengths.get(sentence, []) if is_beside(site, timed)]
        if phrase is not None and (length := choose(site, phrase, lengths)) is not None:
            # "five acquisitions in the last two years"
            return to_period(length[0])
        if not all(counts_back(site.doc, timed) or is_of_other_side(site, timed[1]) for timed in candidates):
            return None
        return self._inherited(site, phrase, sentence)

    def _counted_back(self, site: Site, phrase: Phrase | None, sentence: int, chosen: Timed) -> Period | None:
        """For "a year earlier" the same quarter or months a year before those of the figure compared with."""
        previous = site.previous()
        if not counts_back(site.doc, chosen):
            return None
        base: Period | None = None
        others = self._by_sentence.get(sentence, [])
        spans = [timed for timed in others if timed[1] < chosen[1] and timed[0].granularity in PARTS_OF_A_YEAR]
        if spans:
            base = to_period(_told_of(site.doc, spans)[0])
        elif previous is not None and len(others) == 1:
            over = self._reporting.over(site.match.start)
            base = self._taken_over(site, phrase, sentence, over, is_reported=phrase is not None)
        return year_before(base, chosen[0]) if base is not None else None

    def _carry(self, sentence: int, period: Period) -> None:
        """Keep the period for the sentence after it; of "in 2025, compared with $3 million in 2024" the later one."""
        held = self._carried
        is_earlier = held is not None and held[0] == sentence and (held[1].end or date.min) > (period.end or date.min)
        if not is_earlier:
            self._carried = (sentence, period)

    def _inherited(self, site: Site, phrase: Phrase | None, sentence: int) -> Period | None:
        """The period of the results sentence before, of the heading over it, or of the article's opening."""
        if section_at(site.doc, site.match.start).is_boilerplate:
            return None
        over = self._reporting.over(site.match.start)
        is_reported = phrase is not None and site.doc[phrase.head].lower_ in word_set("financial_measures.txt")
        if over is not None and over.kind == "outlook" and not _is_narrated(site):
            # "Full Year 2025 Outlook | • Revenue of $4.8 billion": unlike what the sentence before told of.
            return _taken(over.period) if is_reported else None
        if not _is_told_of_past(site):
            return None
        if is_other_side(site):
            return _taken(over.compared) if over is not None and is_reported else None
        return self._taken_over(site, phrase, sentence, over, is_reported)

    def _taken_over(
        self, site: Site, phrase: Phrase | None, sentence: int, over: Heading | None, is_reported: bool
    ) -> Period | None:
        is_listed = phrase is not None and in_list(site)
        if is_listed and over is not None and over.kind == "results" and over.period is not None:
            return self._taken_from(over, sentence)
        if self._carried is not None and self._goes_on(site, sentence, over, is_reported):
            self._carried = (sentence, self._carried[1])
            return self._carried[1].model_copy(update={"span": None})
        if over is None or not (is_reported or is_listed):
            return None
        if over.kind == "opening" and not (phrase is not None and is_of_a_period(site, phrase)):
            return None
        return self._taken_from(over, sentence)

    def _taken_from(self, over: Heading, sentence: int) -> Period | None:
        """The period of a heading; what is told next in the same passage is of it, too."""
        if (period := _taken(over.period)) is not None:
            self._carry(sentence, period)
        return period

    def _goes_on(self, site: Site, sentence: int, over: Heading | None, is_reported: bool) -> bool:
        """Whether this sentence gave the carried period, or the one right before it, and no heading stands between."""
        if self._carried is None or self._carried[0] not in {sentence - 1, sentence}:
            return False
        if not is_reported and not (self._carried[0] == sentence - 1 and _is_narrated(site)):
            return False
        opening = self._context.doc[self._context.sentence_bounds(self._carried[0])[0]].idx
        return over is None or over.kind == "opening" or over.start <= opening


def _told_of(doc: Doc, spans: list[Timed]) -> Timed:
    """The last time that is not compared with: October in "in October, from 2% in September and 3% a year earlier"."""
    return next((timed for timed in reversed(spans) if not is_compared_with(doc, timed[1])), spans[-1])


def _taken(time: TimeExpression | None) -> Period | None:
    """The period of a heading, which the figure's own words do not give."""
    return to_period(time).model_copy(update={"span": None}) if time is not None else None


def _is_attributive(site: Site) -> bool:
    """ "a forty-foot box", "a 420-megawatt wind farm": what a thing is like at any time."""
    words = site.doc[site.start : site.end].text
    return (
        "-" in words[1:]
        and " " not in words
        and site.end < site.sent_end
        and site.doc[site.end].tag_[:2] in {"NN", "JJ"}
    )


def to_period(time: TimeExpression) -> Period:
    """The days that a time expression stands for, with the words that give them."""
    return Period(
        start=time.start,
        end=time.end,
        value=time.value,
        is_fiscal=time.is_fiscal,
        span=time.evidence[0],
        time_id=time.id,
    )


def _opened(doc: Doc, timed: Timed) -> Period:
    """The period of a time; of "since 2021" one that has not ended."""
    period = to_period(timed[0])
    if is_since(doc, timed[1]) and period.start is not None:
        return period.model_copy(update={"end": None, "value": None})
    return period


def is_bare_duration(site: Site) -> bool:
    """ "over the next 18 months": how long something takes, not what something measures."""
    doc, amount = site.doc, site.match.amount
    if amount.type is not FigureType.QUANTITY or amount.unit not in SPANS_OF_TIME:
        return False
    position = (site.start if site.match.bound_start is None else site.left) - 1
    if doc[site.left].lower_ in {"over", "within"}:
        # "invest $2 billion over five years": no more than five years.
        return True
    while position > site.sent_start and doc[position].lower_ in _AROUND_NOW:
        position -= 1
    while position > site.sent_start and doc[position].tag_ in {"DT", "PRP$"}:
        position -= 1
    return position >= site.sent_start and doc[position].lower_ in {"over", "within", "in", "during", "for", "after"}


_AROUND_NOW = frozenset(
    [
        *("next", "past", "last", "coming", "first", "following"),
        *("just", "only", "about", "approximately", "roughly", "nearly", "almost", "another", "some"),
    ]
)


SPANS_OF_TIME = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century"})


def _is_told_of_past(site: Site) -> bool:
    """Whether the clause may go on with the time told before: not "it expects", "it intends to invest"."""
    verb = governing_verb(site)
    if verb is None:
        return True
    if verb.tag_ == "VB" and verb.dep_ in {"xcomp", "ccomp"}:
        verb = verb.head
    told = tense(verb)
    return told == "past" or (told is None and verb.tag_ in {"VBN", "VBG", "NN", "NNS"})


def _is_narrated(site: Site) -> bool:
    """ "It refused 740 licences": goes on with when the sentence before told of."""
    verb = governing_verb(site)
    opening = site.doc[site.sent_start].idx
    opens_paragraph = "\n" in article_of(site.doc).text[max(0, opening - 2) : opening + 1]
    return verb is not None and verb.tag_ == "VBD" and not opens_paragraph
