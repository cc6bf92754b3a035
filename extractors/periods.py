"""The period that a figure speaks of.

    "Authorities approved a record 76 drugs in 2025 alone."                        ->  2025
    "Revenue was $3.4 billion for the quarter, compared to $3.0 billion in 2024."  ->  the quarter; 2024

When something was said is not what it speaks of: "Acme said Friday that sales rose 12 percent" has no period. Within
a sentence a figure takes the time of its own side of a comparison, and of its own clause, before any other; a
figure of a results paragraph without any time takes that of the sentence before it.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import MINYEAR, date

from spacy.tokens import Doc, Token

from extractors import syntax
from extractors.figure_words import word_set
from extractors.noun_phrases import Phrase
from extractors.reading import section_at
from extractors.sites import Context, Site
from schemas import Granularity, Period, SectionType, TimeExpression
from schemas.figures import FigureType

Timed = tuple[TimeExpression, int, int]

_COMPARING = frozenset({"compared", "versus", "vs", "vs.", "against", "than", "from", "over"})
_REPORTED_SPANS = frozenset({Granularity.QUARTER, Granularity.HALF, Granularity.YEAR, Granularity.RANGE})
_SAYING = frozenset(
    [
        "say",
        "announce",
        "tell",
        "report",
        "state",
        "note",
        "add",
        "disclose",
        "reveal",
        "release",
        "publish",
        "unveil",
        "confirm",
        "issue",
        "file",
        "sign",
        "dated",
        "date",
        "update",
        "speak",
        "write",
    ]
)
_RESULTS = frozenset({"results", "highlights", "summary", "financial", "performance", "quarter", "year", "months"})


class Periods:
    """The periods of an article's figures; asked for in the order of the text."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._by_sentence: dict[int, list[Timed]] = {}
        for timed in context.times:
            if _has_days(timed[0]):
                self._by_sentence.setdefault(context.sentence_index(timed[1]), []).append(timed)
        self._carried: tuple[int, Period] | None = None

    def of(self, site: Site, phrase: Phrase | None) -> Period | None:
        """The period of one figure; None where the text does not tell."""
        if phrase is None and site.match.amount.unit in SPANS_OF_TIME:
            # "delayed by 18 months, to 2030": how long tells of no period.
            return None
        sentence = self._context.sentence_index(site.start)
        candidates = [timed for timed in self._by_sentence.get(sentence, []) if not _is_when_said(site, timed)]
        chosen = _choose(site, phrase, candidates)
        if chosen is not None:
            counted = self._counted_back(site, phrase, sentence, chosen)
            period = counted or to_period(chosen[0])
            is_told = not _counts_back(site.doc, chosen) and not _is_other_side(site)
            if is_told and phrase is not None and _is_carried(site, phrase, chosen[0]):
                self._carry(sentence, period)
            return period
        if phrase is None or not all(_counts_back(site.doc, timed) for timed in candidates):
            return None
        return self._inherited(site, phrase, sentence)

    def _counted_back(self, site: Site, phrase: Phrase | None, sentence: int, chosen: Timed) -> Period | None:
        """For "a year earlier" the same quarter or months a year before those of the figure compared with."""
        previous = site.previous()
        if not _counts_back(site.doc, chosen):
            return None
        base: Period | None = None
        others = self._by_sentence.get(sentence, [])
        spans = [time for time, start, _ in others if start < chosen[1] and time.granularity in _PARTS_OF_A_YEAR]
        if spans:
            base = to_period(spans[-1])
        elif phrase is not None and previous is not None and len(others) == 1:
            base = self._inherited(site, phrase, sentence)
        return _year_before(base, chosen[0]) if base is not None else None

    def _carry(self, sentence: int, period: Period) -> None:
        """Keep the period for the sentence after it; of "in 2025, compared with $3 million in 2024" the later one."""
        held = self._carried
        is_earlier = held is not None and held[0] == sentence and (held[1].end or date.min) > (period.end or date.min)
        if not is_earlier:
            self._carried = (sentence, period)

    def _inherited(self, site: Site, phrase: Phrase, sentence: int) -> Period | None:
        """The period of the results sentence before, or of the heading over the list."""
        if site.doc[phrase.head].lower_ not in word_set("financial_measures.txt"):
            return None
        if section_at(site.doc, site.match.start).is_boilerplate:
            return None
        if self._goes_on(sentence) and self._carried is not None:
            self._carried = (sentence, self._carried[1])
            return self._carried[1].model_copy(update={"span": None})
        heading = self._heading(sentence)
        return heading.model_copy(update={"span": None}) if heading else None

    def _goes_on(self, sentence: int) -> bool:
        """Whether this sentence gave the carried period, or the one right before it, be it in the paragraph before."""
        return self._carried is not None and self._carried[0] in {sentence - 1, sentence}

    def _heading(self, sentence: int) -> Period | None:
        """ "Third Quarter 2025 Financial Results" over the lines that follow it."""
        context = self._context
        for index in range(sentence, max(-1, sentence - 12), -1):
            start, end = context.sentence_bounds(index)
            words = {token.lower_ for token in context.doc[start:end]}
            is_heading = end - start <= 16 and context.doc[start:end].text.strip()[-1:] not in {".", ";", ","}
            if index == sentence or not is_heading or not words & _RESULTS:
                continue
            spans = [time for time, _, _ in self._by_sentence.get(index, []) if time.granularity in _REPORTED_SPANS]
            if len(spans) == 1:
                return to_period(spans[0])
            return None
        return None


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


def _is_other_side(site: Site) -> bool:
    """Whether the figure is what another one is compared with: "…, compared to $3 million in 2024"."""
    previous = site.previous()
    if previous is None or site.left - previous.end > 12:
        return False
    between = {token.lower_ for token in site.doc[previous.end : site.left]}
    return bool(between & {"compared", "versus", "vs", "vs.", "against", "from"})


_PARTS_OF_A_YEAR = frozenset({Granularity.QUARTER, Granularity.HALF, Granularity.RANGE, Granularity.MONTH})
_EARLIER = frozenset({"earlier", "ago", "before", "prior", "previous"})


def _counts_back(doc: Doc, timed: Timed) -> bool:
    """ "a year earlier", "the prior-year period": counted from the period of what is compared, not from today."""
    words = {word for token in doc[timed[1] : timed[2]] for word in (token.lower_, *token.lower_.split("-"))}
    if timed[2] - timed[1] > 7 or any(token.like_num and token.lower_ != "one" for token in doc[timed[1] : timed[2]]):
        return False
    if words & {"last"}:
        return bool(words & {"same"})
    return bool(words & _EARLIER) and "year" in words


def _year_before(base: Period, time: TimeExpression) -> Period | None:
    """The same days one year before; None for a base without both ends."""
    if base.start is None or base.end is None:
        return None
    start, end = _less_a_year(base.start), _less_a_year(base.end)
    value = base.value
    if value is not None and value[:4].isdigit():
        value = f"{int(value[:4]) - 1:04d}{value[4:]}"
    return Period(start=start, end=end, value=value, is_fiscal=base.is_fiscal, span=time.evidence[0], time_id=time.id)


def _less_a_year(day: date) -> date | None:
    if day.year <= MINYEAR:
        return None
    last = monthrange(day.year - 1, day.month)[1]
    ends_month = day.day == monthrange(day.year, day.month)[1]
    return date(day.year - 1, day.month, last if ends_month else min(day.day, last))


def is_bare_duration(site: Site) -> bool:
    """ "over the next 18 months": how long something takes, not what something measures."""
    doc, amount = site.doc, site.match.amount
    if amount.type is not FigureType.QUANTITY or amount.unit not in SPANS_OF_TIME:
        return False
    position = (site.start if site.match.bound_start is None else site.left) - 1
    while position > site.sent_start and doc[position].lower_ in _AROUND_NOW:
        position -= 1
    while position > site.sent_start and doc[position].tag_ in {"DT", "PRP$"}:
        position -= 1
    return position >= site.sent_start and doc[position].lower_ in {"over", "within", "in", "during", "for", "after"}


_AROUND_NOW = frozenset({"next", "past", "last", "coming", "first", "following"})
SPANS_OF_TIME = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century"})


def _has_days(time: TimeExpression) -> bool:
    return time.type in {"DATE", "TIME"} and (time.start is not None or time.end is not None)


def _is_carried(site: Site, phrase: Phrase, time: TimeExpression) -> bool:
    head = site.doc[phrase.head].lower_
    return time.granularity in _REPORTED_SPANS and head in word_set("financial_measures.txt")


def _choose(site: Site, phrase: Phrase | None, candidates: list[Timed]) -> Timed | None:
    """The best of a sentence's times for a figure: on its own side of a comparison, in its clause, then the nearest."""
    ranked = (
        sorted(
            (rank, abs(timed[1] - site.start), timed[1], timed)
            for timed in candidates
            if (rank := _rank(site, phrase, timed)) is not None
        )
        if len(candidates) < 40
        else []
    )
    return ranked[0][3] if ranked else None


def _rank(site: Site, phrase: Phrase | None, timed: Timed) -> int | None:
    """How well a time fits a figure, 0 the best; None where it belongs to something else."""
    _, start, end = timed
    if phrase is not None and _inside_measure(site.context, phrase, start, end):
        # "third-quarter revenue rose to $3.4 billion from $3.0 billion": the second is of another quarter.
        return None if phrase.end < site.left and _comparisons(site, phrase.end, site.left) else 0
    if _labels(site, end, site.left):
        return -1
    if start >= site.end and _labels_another(site, end):
        return None
    left, right = (end, site.left) if end <= site.left else (site.end, start)
    if right - left > 60:
        return None
    compares = _comparisons(site, left, right)
    follows = start >= site.end
    if follows and compares:
        return None
    if not follows and compares:
        # "compared to $3.0 billion": the time of the other side is not the baseline's.
        return None
    if not follows and (_belongs_to_baseline(site, start) or _is_compared_with(site, start, end)):
        return None
    if not _governs(site, timed):
        return None
    others = sum(1 for other in _sites_between(site, left, right))
    if follows:
        return 1 + min(others, 2) if others == 0 or not _owns_time(site, start, others) else None
    return 2 + min(others, 1)


def _labels(site: Site, end: int, left: int) -> bool:
    """ "(previous year: $3.8 million)": the time stands before the figure as its label."""
    return end == left - 1 and site.doc[end].text == ":"


def _labels_another(site: Site, end: int) -> bool:
    """Whether a time after this figure is the label of the next one."""
    following = site.following()
    return following is not None and _labels(site, end, following.left)


def _inside_measure(context: Context, phrase: Phrase, start: int, end: int) -> bool:
    """ "third-quarter revenue", "2025 sales": the time stands right before the measure."""
    doc = context.doc
    if end < phrase.start and doc[end].tag_ == "POS":
        end += 1
    return phrase.start <= start < phrase.end or end == phrase.start


def _comparisons(site: Site, left: int, right: int) -> bool:
    """Whether words between a figure and a time open the other side of a comparison."""
    doc = site.doc
    for position in range(left, right):
        word = doc[position].lower_
        if word in {"compared", "versus", "vs", "vs.", "against"}:
            return True
        if word == "from" and not _spans_range(doc[position], right):
            if position + 1 < len(doc) and (site.context.site_at(position + 1) or site.context.time_at(position + 1)):
                return True
            following = doc[position + 1 : min(position + 4, len(doc))]
            if any(site.context.site_at(token.i) or site.context.time_at(token.i) for token in following):
                return True
        if word in {"than", "over"} and position + 1 < right + 1 and _opens_time(site, position + 1, right):
            return True
    return False


def _spans_range(token: Token, right: int) -> bool:
    return any(word.lower_ in {"to", "through", "until"} for word in token.doc[right : right + 3])


def _opens_time(site: Site, position: int, right: int) -> bool:
    doc = site.doc
    for k in range(position, min(position + 4, len(doc))):
        if site.context.time_at(k):
            # "over the past three years" is the span of time in which it grew, "over 2024" what it is compared with.
            return doc[position].lower_ not in {"the", "a"} or doc[min(position + 1, len(doc) - 1)].lower_ not in {
                "past",
                "last",
                "next",
                "coming",
                "previous",
            }
        if doc[k].tag_ not in {"DT", "IN", "JJ"}:
            return False
    return False


def _belongs_to_baseline(site: Site, start: int) -> bool:
    """ "up from 27% in 2022, and margins rose to 45%": 2022 is the time of the 27% alone."""
    context = site.context
    for position in range(start - 1, max(site.sent_start, start - 10) - 1, -1):
        other = context.site_at(position)
        if other is not None:
            opening = site.doc[max(site.sent_start, other.left - 2) : other.left]
            return any(token.lower_ in _COMPARING - {"over"} for token in opening)
        if site.doc[position].text == ",":
            return False
    return False


def _is_compared_with(site: Site, start: int, end: int) -> bool:
    """ "a 5.5% increase from 2024, which beats the record of $283 million": 2024 is only what is compared with."""
    doc = site.doc
    if start <= site.sent_start or doc[start - 1].lower_ not in {"from", "than", "versus", "vs", "vs."}:
        return False
    return end >= len(doc) or doc[end].lower_ not in {"to", "through", "until"}


def _sites_between(site: Site, left: int, right: int) -> Iterator[Site]:
    seen = set()
    for position in range(left, right):
        other = site.context.site_at(position)
        if other is not None and other.index != site.index and other.index not in seen:
            seen.add(other.index)
            yield other


def _owns_time(site: Site, start: int, others: int) -> bool:
    """Whether a time after other figures is only theirs: "$5 million in 2025 and $7 million in 2026"."""
    for position in range(site.end, start):
        time = site.context.time_at(position)
        if time is not None and _has_days(time):
            return True
        if site.doc[position].text in {";"}:
            return True
    return False


def _governs(site: Site, timed: Timed) -> bool:
    """Whether a time stands in the figure's clause or above it: not in "Founded in 2010, Acme has 500 employees"."""
    if not site.is_parsed:
        return True
    time_token = site.doc[timed[1] : timed[2]].root
    clause = syntax.clause_of(time_token)
    if clause == time_token or timed[1] <= clause.i < timed[2]:
        return True
    current = own = syntax.clause_of(site.root)
    if own != clause and _is_told_otherwise(own, clause):
        return False
    for _ in range(8):
        if current == clause:
            return True
        if current.head == current:
            break
        current = syntax.clause_of(current.head)
    # A finite clause beside it may share its time; a participle or relative clause keeps its own.
    is_finite = clause.tag_ in {"VBD", "VBZ", "VBP"} and clause.dep_ == "acl"
    is_participle = clause.tag_ in {"VBN", "VBG"} and clause.dep_ == "csubj"  # "Founded in 2010, Acme serves …"
    return is_finite or not (is_participle or clause.dep_ in syntax.RELATIVE_CLAUSES | {"acl", "advcl"})


def _is_told_otherwise(own: Token, clause: Token) -> bool:
    """ "was founded in 2015 and has 118 employees": one clause is past and the other present, so no time is shared."""
    if "conj" not in {own.dep_, clause.dep_} and "parataxis" not in {own.dep_, clause.dep_}:
        return False
    return {_tense(own), _tense(clause)} == {"past", "present"}


def _tense(verb: Token) -> str | None:
    """ "past" or "present", by the verb or its auxiliary; None for an infinitive or a participle."""
    tags = {child.tag_ for child in verb.children if child.dep_ in {"aux", "aux:pass", "auxpass", "cop"}} | {verb.tag_}
    if "VBD" in tags:
        return "past"
    return "present" if tags & {"VBZ", "VBP"} and "MD" not in tags else None


def _is_when_said(site: Site, timed: Timed) -> bool:
    """ "said Friday", "announced today": when it was said."""
    time, start, end = timed
    if section_at(site.doc, time.evidence[0].start) is SectionType.DATELINE:
        return True
    if start and site.doc[start - 1].lower_ == "since" and time.end is not None:
        # "its largest order since 1998": the order is not of 1998.
        return True
    if time.granularity not in {Granularity.DAY, Granularity.TIME}:
        return False
    doc = site.doc
    before = range(start - 1, max(site.sent_start, start - 4) - 1, -1)
    for position in (*before, *range(end, min(end + 3, site.sent_end))):
        token = doc[position]
        if token.tag_.startswith("VB"):
            return token.lemma_.lower() in _SAYING
        if position >= end and token.tag_ in {"NN", "NNS", "."}:
            break
    if not site.is_parsed:
        return False
    verb = syntax.finite_verb_above(doc[start:end].root)
    return verb is not None and verb.lemma_.lower() in _SAYING and verb != site.root.head
