"""Which of a sentence's times fits a figure best: on its own side of a comparison, in its clause, then the nearest.

"$3.4 billion in 2025, compared to $3.0 billion in 2024"   ->  2025 for the first, 2024 for the second
"third-quarter revenue rose to $3.4 billion"               ->  the third quarter, which stands in the measure
"""

from __future__ import annotations

from spacy.tokens import Doc

from extractors.noun_phrases import Phrase
from extractors.period_clauses import Timed, governs, is_in_own_clause, sites_between
from extractors.sites import Context, Site
from extractors.time_owners import is_of_another_thing
from schemas import TimeExpression
from schemas.figures import FigureType

_COMPARING = frozenset({"compared", "versus", "vs", "vs.", "against", "than", "from", "over"})


_UNTIL = frozenset({"to", "through", "until"})


def has_days(time: TimeExpression) -> bool:
    return time.is_dated


def choose(site: Site, phrase: Phrase | None, candidates: list[Timed]) -> Timed | None:
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
    if opens_with_comparison(site.doc, start, end):
        return None
    if phrase is not None and _inside_measure(site, phrase, start, end):
        # "third-quarter revenue rose to $3.4 billion from $3.0 billion": the second is of another quarter.
        is_reached = site.doc[site.left - 1].lower_ == "to"  # "rose 18% from a year earlier to 2.3 billion rand"
        return 0 if is_reached or phrase.end >= site.left or not _comparisons(site, phrase.end, site.left) else None
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
    if follows and is_in_own_clause(site, timed):
        return 0
    if not follows and (_belongs_to_baseline(site, start) or _is_compared_with(site, start, end)):
        return None
    if not governs(site, timed) or is_of_another_thing(site, start, end):
        return None
    others = sum(1 for other in sites_between(site, left, right))
    if follows:
        return 1 + min(others, 2) if others == 0 or not _owns_time(site, start, others) else None
    return 2 + min(others, 1)


def opens_with_comparison(doc: Doc, start: int, end: int) -> bool:
    """ "6% <more than a year earlier>": a time phrase that takes the words of the comparison along."""
    words = [token.lower_ for token in doc[start:end]]
    return bool(set(words[:1]) & {"more", "less", "fewer", "as"}) and bool(set(words[1:4]) & {"than", "as"})


def _labels(site: Site, end: int, left: int) -> bool:
    """ "(previous year: $3.8 million)": the time stands before the figure as its label."""
    return end == left - 1 and site.doc[end].text == ":"


def _labels_another(site: Site, end: int) -> bool:
    """Whether a time after this figure is the label of a later one."""
    following = site.following()
    for _ in range(4):
        if following is None:
            return False
        if _labels(site, end, following.left):
            return True
        following = following.following()
    return False


def _inside_measure(site: Site, phrase: Phrase, start: int, end: int) -> bool:
    """ "third-quarter revenue", "2025 sales": the time stands right before the measure."""
    doc = site.doc
    if end < phrase.start and doc[end].tag_ == "POS":
        end += 1
    is_told = start < site.start or site.match.amount.type is FigureType.COUNT
    between = doc[phrase.end : start] if 0 < start - phrase.end <= 4 and is_told else []
    is_led = len(between) > 0 and all(token.tag_ in {"IN", "DT", "RB"} for token in between[1:])
    if is_led and between[0].tag_ in {"VBN", "VBD"}:
        # "The number of homes sold in June climbed to 1,847", but "$5 million of bonds issued in 2020 fall due"
        return bool(between[0].dep_ == "acl")
    return phrase.start <= start < phrase.end or end == phrase.start


def _comparisons(site: Site, left: int, right: int) -> bool:
    """Whether words between a figure and a time open the other side of a comparison."""
    doc = site.doc
    for position in range(left, right):
        word = doc[position].lower_
        if word in {"compared", "versus", "vs", "vs.", "against"}:
            return True
        if word == "from" and not _spans_range(site.context, right):
            if position + 1 < len(doc) and (site.context.site_at(position + 1) or site.context.time_at(position + 1)):
                return True
            following = doc[position + 1 : min(position + 4, len(doc))]
            if any(site.context.site_at(token.i) or site.context.time_at(token.i) for token in following):
                return True
        is_as = word == "as" and position < right and doc[position + 1].lower_ not in {"of", "at"}
        if is_as and _opens_time(site, position + 1, right):
            # "twice as much as in 2023"
            return True
        if word == "on" and position == left and site.doc[site.left - 1].lower_ in {"up", "down"}:
            # "up 2 percent on 2023"
            return True
        if word == "than" and _opens_figure(site, position + 1, right):
            # "1.79 million, a shade less than the 1.81 million of 2023"
            return True
        if (
            word in {"than", "over", "above", "below"}
            and position + 1 < right + 1
            and _opens_time(site, position + 1, right)
        ):
            return True
    return False


def _spans_range(context: Context, start: int) -> bool:
    """ "from |August 1, 2025 to December 31, 2025", "from |2020 to 2024": a stretch, and no comparison."""
    doc, time = context.doc, context.time_at(start)
    end = start + 3
    while time is not None and end < len(doc) and context.time_at(end) is time:
        end += 1
    return any(word.lower_ in _UNTIL for word in doc[start:end])


def _opens_figure(site: Site, position: int, right: int) -> bool:
    """Whether another figure stands right behind a word that is no bound of it: "less than the 1.81 million"."""
    for k in range(position, min(position + 3, right)):
        if (other := site.context.site_at(k)) is not None:
            return other.left >= position
    return False


def _opens_time(site: Site, position: int, right: int) -> bool:
    doc = site.doc
    for k in range(position, min(position + 4, len(doc))):
        if site.context.time_at(k):
            # "over the past three years" is the span of time in which it grew, "over 2024" what it is compared with.
            following = doc[min(position + 1, len(doc) - 1)].lower_
            # "a 12% increase over the previous year"
            spans = {"past", "last", "next", "coming"} | ({"previous"} if doc[k].lower_ == "years" else set())
            return doc[position].lower_ not in {"the", "a"} or following not in spans
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
    if doc[start - 1].lower_ == "from" and any(token.lower_ in _UNTIL for token in doc[start:end]):
        # "From August 1 to December 31, 2025, it closed 40 branches"
        return False
    if end >= len(doc) or doc[end].lower_ not in _UNTIL:
        return True
    # "dropping 4.2% from a year earlier to $28 billion"
    return end + 1 < len(doc) and site.context.time_at(end + 1) is None


def _owns_time(site: Site, start: int, others: int) -> bool:
    """Whether a time after other figures is only theirs: "$5 million in 2025 and $7 million in 2026"."""
    for position in range(site.end, start):
        time = site.context.time_at(position)
        if time is not None and has_days(time):
            return True
        if site.doc[position].text in {";"}:
            return True
    return False
