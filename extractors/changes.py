"""The part that a figure plays in a change.

"Revenue rose 12 percent to $3.4 billion from $3.0 billion a year earlier."
    12 percent is what it rose by, $3.4 billion what it rose to, $3.0 billion what it rose from: three figures, tied
"Net loss was $5.1 million, compared to $6.0 million in 2024."
    a decrease only where the text says so: here no direction, and no change
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Token

from extractors.counted import noun_after
from extractors.figure_words import change_cues, lemma_of
from extractors.periods import is_bare_duration, to_period
from extractors.predicates import governing_verb, is_transitive
from extractors.reading import span_at
from extractors.sites import Context, Site
from extractors.spans import to_span
from schemas import Baseline, Change, Direction, Period
from schemas.figures import FigureType

Role = Literal["by", "to", "from"]

_ROLES: dict[str, Role] = {"by": "by", "to": "to", "from": "from", "of": "by", "at": "to"}
_AMOUNTS_OF_CHANGE = frozenset({FigureType.PERCENT, FigureType.PERCENTAGE_POINT, FigureType.MULTIPLE})
_COMPARED = frozenset({"compared", "versus", "vs", "vs.", "against"})
_BETWEEN = frozenset({"IN", "TO", "RB", "RBR", "DT", "JJ", "JJR", "RP", ",", "-LRB-", "-RRB-", "CC", "VBN", "PRP$"})
_MAX_REACH = 10


@dataclass
class _Part:
    """What is known of one figure's part before its partners are."""

    site: Site
    direction: Direction
    role: Role
    cue: Token
    partners: list[int] = field(default_factory=list)


def find_changes(
    context: Context, identify: Callable[[Site], str], period_of: Callable[[Site], Period | None]
) -> dict[int, Change]:
    """The Change of every amount that has one, by the amount's index."""
    parts: dict[int, _Part] = {}
    for site in context.sites:
        part = _part_of(site, parts)
        if part is not None:
            parts[site.index] = part
            _tie_reached_value(site, part, parts)
    groups: dict[int, list[_Part]] = {}
    for part in parts.values():
        groups.setdefault(part.cue.i, []).append(part)
    return {
        part.site.index: _to_change(part, group, identify, period_of) for group in groups.values() for part in group
    }


def _part_of(site: Site, parts: dict[int, _Part]) -> _Part | None:
    if is_bare_duration(site):
        return None
    return _from_cue_after(site) or _from_cue_before(site) or _from_previous(site, parts) or _from_verb(site)


def direction_of(token: Token) -> Direction | None:
    """The direction that a word gives: by its part of speech, a verb, noun or adverb of change."""
    if token.tag_.startswith("VB"):
        kinds: tuple[str, ...] = ("verb",)
    elif token.tag_ in {"NN", "NNS"}:
        kinds = ("noun",)
    elif token.tag_ in {"NNP", "NNPS"}:
        kinds = ("verb", "adverb")
    else:
        kinds = ("adverb",)
    if token.lower_ in {"up", "down", "higher", "lower", "flat", "unchanged", "stable", "steady"}:
        kinds = ("adverb",)
    for kind in kinds:
        table = change_cues(kind)
        lemma = lemma_of(token.lemma_, token.lower_, table)
        if lemma is not None:
            return table[lemma]
    return None


def _from_cue_after(site: Site) -> _Part | None:
    """ "a 12% increase", "12 percent higher", "40 basis points lower", "12% revenue growth"."""
    doc = site.doc
    following = noun_after(site)
    head = following.head if following is not None else -1
    for position in range(site.end, min(site.end + 6, site.sent_end)):
        token = doc[position]
        if site.context.site_at(position) or (token.is_punct and token.text not in {"-", "‑"}):
            return None
        direction = direction_of(token)
        if direction is not None and not _is_bound(site, position):
            if position + 1 < site.sent_end and doc[position + 1].lower_ == "likely":
                return None
            if position == head or (position == site.end and token.tag_ not in {"NN", "NNS"}):
                if token.tag_.startswith("VB") and position == site.end:
                    return None
                if token.lower_ in {"up", "down"} and position + 1 < site.sent_end and doc[position + 1].like_num:
                    return None
                return _Part(site, direction, "by", token)
        if token.tag_ in {"IN", "TO", "VBD", "VBZ", "VBP", "MD", "CC", "."}:
            return None
    return None


def _is_bound(site: Site, position: int) -> bool:
    """ "more than": a bound, not a change."""
    word = site.doc[position].lower_
    following = site.doc[position + 1].lower_ if position + 1 < len(site.doc) else ""
    if word in {"more", "less", "fewer", "greater"}:
        return following in {"than", "or"} and site.match.amount.type not in _AMOUNTS_OF_CHANGE
    return word in {"above", "below"} and site.match.amount.type not in _AMOUNTS_OF_CHANGE


def _from_cue_before(site: Site) -> _Part | None:
    """ "rose 12 percent", "an increase of 12%", "up to $3.4 billion from", "dropped sharply to 1,200"."""
    doc = site.doc
    role: Role | None = None
    is_inner = False
    position = site.left - 1
    for _ in range(_MAX_REACH):
        if position < site.sent_start or site.context.site_at(position):
            return None
        token = doc[position]
        direction = direction_of(token)
        if direction is not None and _is_cue(site, position, role):
            return _Part(site, direction, role or "by", token)
        if token.lower_ in _COMPARED:
            return None
        if role is None and token.lower_ in _ROLES:
            role = _ROLES[token.lower_]
            is_inner = token.lower_ in {"of", "at"}
        elif is_inner and token.lower_ in {"from", "to"}:
            # "up from its earlier guidance of $5 million"
            role, is_inner = _ROLES[token.lower_], False
        elif token.tag_ not in _BETWEEN and not _is_inside_complement(token, role):
            return None
        if token.text == "," and role is None:
            return None
        position -= 1
    return None


def _is_cue(site: Site, position: int, role: Role | None) -> bool:
    """Whether a word of change is one here: not the "up" of "freed up", nor the "raised" of "raised $20 million"."""
    doc = site.doc
    token = doc[position]
    if _is_bound(site, position):
        return False
    before = doc[position - 1] if position > site.sent_start else None
    if token.lower_ in _PARTICLES and before is not None and before.tag_.startswith("VB"):
        return before.lemma_.lower() in _MOVING or before.pos_ == "AUX"
    if token.tag_ in {"NN", "NNS"}:
        if doc[position + 1].tag_ in {"NN", "NNS"}:
            # "a compound annual growth rate of 12%" is no growth by 12%.
            return False
        if site.match.amount.type in {FigureType.COUNT, FigureType.QUANTITY}:
            return site.left - position <= 2
    if token.tag_ in {"VBN", "VBD", "JJ"} and _modifies_noun(site, position):
        return False
    if direction_of(token) is Direction.UNCHANGED:
        return site.left - position <= 2 and token.tag_ != "VBG"
    if token.lower_ in _PARTICLES and site.left < site.start and doc[site.left].tag_ == "DT":
        return False
    if not token.tag_.startswith("VB") and token.tag_ not in {"NN", "NNS"} and token.lower_ not in _MOVED:
        return False
    if token.tag_.startswith("VB") and is_transitive(token) and role is None:
        return site.match.amount.type in _AMOUNTS_OF_CHANGE
    return True


def _modifies_noun(site: Site, position: int) -> bool:
    """ "recorded contracted sales of $5 million": no sales contracted."""
    doc = site.doc
    if position + 1 >= site.left or doc[position + 1].tag_ not in {"NN", "NNS"} or position <= site.sent_start:
        return False
    before = doc[position - 1]
    is_inner = before.tag_ in {"DT", "PRP$", "JJ", "POS"} or (before.tag_.startswith("VB") and before.pos_ != "AUX")
    return is_inner or doc[position].dep_ == "amod"


_PARTICLES = frozenset({"up", "down", "above", "below"})
_MOVED = frozenset({"up", "down", "higher", "lower"})
_MOVING = frozenset(
    [
        "be",
        "move",
        "trade",
        "go",
        "end",
        "close",
        "finish",
        "edge",
        "tick",
        "inch",
        "come",
        "head",
        "drift",
        "creep",
    ]
)


def _is_inside_complement(token: Token, role: Role | None) -> bool:
    """ "an increase in product revenue of 12%", "cut its workforce by 12%": the thing stands between cue and figure."""
    return role is not None and token.tag_ in {"NN", "NNS", "NNP", "HYPH", "POS", "VBG"}


def _from_previous(site: Site, parts: dict[int, _Part]) -> _Part | None:
    """ "… to $3.4 billion", "from $3.0 billion", "compared with $3.0 billion" after a figure of the same change."""
    previous = site.previous()
    if previous is None or previous.index not in parts or site.left - previous.end > 16:
        return None
    earlier = parts[previous.index]
    words = [token.lower_ for token in site.doc[previous.end : site.left]]
    if not words or ";" in words or ("and" in words and not {"to", "from"} & set(words[-1:])):
        return None
    if set(words) & _COMPARED or words[-1] == "from":
        return _Part(site, earlier.direction, "from", earlier.cue)
    if words[-1] == "to" and earlier.role != "to":
        return _Part(site, earlier.direction, "to", earlier.cue)
    fitting = _AMOUNTS_OF_CHANGE | {earlier.site.match.amount.type}
    if words[-1] in {"(", "or", "by"} and site.match.amount.type in fitting:
        return _Part(site, earlier.direction, earlier.role if words[-1] != "by" else "by", earlier.cue)
    return None


def _from_verb(site: Site) -> _Part | None:
    """ "Acme cut the price of its best drug by 12%": the verb of the clause, where a preposition tells the part."""
    preposition = site.doc[site.left - 1].lower_ if site.left > site.sent_start else ""
    if preposition not in {"by", "to", "from"}:
        return None
    verb = governing_verb(site)
    direction = direction_of(verb) if verb is not None and verb.i < site.start else None
    if verb is None or direction is None or direction is Direction.UNCHANGED:
        return None
    return _Part(site, direction, _ROLES[preposition], verb)


def _tie_reached_value(site: Site, part: _Part, parts: dict[int, _Part]) -> None:
    """ "Revenue was $3.4 billion, up 12 percent": the value before the comma is what it rose to."""
    previous = site.previous()
    if previous is None or previous.index in parts or site.left - previous.end > 14 or is_bare_duration(previous):
        return
    between = list(site.doc[previous.end : site.left])
    apposed = between and (
        between[0].text in {",", "("}
        or between[0].lower_ in {"up", "down"}
        or between[0] == part.cue
        or any(token.text == "," for token in between)
    )
    cue_inside = previous.end <= part.cue.i or part.cue.i >= site.end
    if not apposed or not cue_inside or part.role == "to" or any(token.text == ";" for token in between):
        return
    if any(token.tag_ in {"VBD", "VBZ", "VBP"} and token != part.cue for token in between):
        return
    if previous.match.amount.type in _AMOUNTS_OF_CHANGE and part.role == "by":
        return
    parts[previous.index] = _Part(previous, part.direction, "to", part.cue)


def _to_change(
    part: _Part, group: list[_Part], identify: Callable[[Site], str], period_of: Callable[[Site], Period | None]
) -> Change:
    others = [other for other in group if other is not part]
    return Change(
        direction=part.direction,
        role=part.role,
        cue=to_span(part.cue),
        baseline=None if part.role == "from" else _baseline(part, others, identify, period_of),
        related=tuple(identify(other.site) for other in others),
    )


def _baseline(
    part: _Part, others: list[_Part], identify: Callable[[Site], str], period_of: Callable[[Site], Period | None]
) -> Baseline | None:
    """What the change is measured against: the "from" figure with its period, or a time alone ("a year earlier")."""
    start = next((other.site for other in others if other.role == "from"), None)
    if start is not None:
        span = span_at(start.doc, start.match.start, start.match.end)
        return Baseline(figure_id=identify(start), period=period_of(start), span=span)
    return _timed_baseline(part, others)


def _timed_baseline(part: _Part, others: list[_Part]) -> Baseline | None:
    """ "up 12% from a year earlier", "compared with the third quarter of 2024", "higher than in 2023"."""
    site = max((part.site, *(other.site for other in others)), key=lambda each: each.end)
    doc, context = site.doc, site.context
    end = max(site.end, part.cue.i + 1)
    for position in range(end, min(end + 9, site.sent_end)):
        if context.time_at(position):
            continue
        if doc[position].lower_ in _COMPARED | {"from", "than", "over"}:
            for k in range(position + 1, min(position + 6, site.sent_end)):
                time = context.time_at(k)
                if time is not None:
                    period = to_period(time) if time.start or time.end else None
                    return Baseline(period=period, span=time.evidence[0])
            return None
        if context.site_at(position) or doc[position].text in {";", "."}:
            return None
    return None
