"""The part that a figure plays in a change.

"Revenue rose 12 percent to $3.4 billion from $3.0 billion a year earlier."
    12 percent is what it rose by, $3.4 billion what it rose to, $3.0 billion what it rose from: three figures, tied
"Net loss was $5.1 million, compared to $6.0 million in 2024."
    a decrease only where the text says so: here no direction, and no change
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from extractors.change_baselines import COMPARED, Part, to_change
from extractors.change_cues import (
    AMOUNTS_OF_CHANGE,
    MORE,
    Role,
    direction_of,
    is_attribute,
    is_beside,
    is_bound,
    is_cue,
    is_inside_complement,
    is_joined_to,
    role_at,
)
from extractors.change_directions import OPEN_CHANGES, between_values, of_better
from extractors.change_lists import from_list, from_sign
from extractors.nouns_after import noun_after
from extractors.periods import is_bare_duration
from extractors.phrase_words import HYPHENS, past_over_a_year
from extractors.predicates import governing_verb, is_because, is_transitive
from extractors.sites import Context, Site
from schemas import Change, Direction, Period
from schemas.figures import FigureType

_ROLES: dict[str, Role] = {"by": "by", "to": "to", "from": "from", "of": "by", "at": "to"}
_POINTS = frozenset({FigureType.PERCENTAGE_POINT})
_BETWEEN = frozenset({"IN", "TO", "RB", "RBR", "DT", "JJ", "JJR", "RP", ",", "-LRB-", "-RRB-", "CC", "VBN", "PRP$"})
_MAX_REACH = 10


def find_changes(
    context: Context, identify: Callable[[Site], str], period_of: Callable[[Site], Period | None]
) -> dict[int, Change]:
    """The Change of every amount that has one, by the amount's index."""
    parts: dict[int, Part] = {}
    for site in context.sites:
        part = _part_of(site, parts)
        if part is not None:
            parts[site.index] = part
            _tie_reached_value(site, part, parts)
    groups: dict[int, list[Part]] = {}
    for part in parts.values():
        groups.setdefault(part.cue.i if part.group is None else part.group, []).append(part)
    return {part.site.index: to_change(part, group, identify, period_of) for group in groups.values() for part in group}


def _part_of(site: Site, parts: dict[int, Part]) -> Part | None:
    if is_bare_duration(site) or is_because(site):
        return None if is_bare_duration(site) else _from_cue_after(site)
    return (
        _from_itself(site)
        or _from_range(site, parts)
        or _from_cue_after(site)
        or _from_cue_before(site)
        or _from_previous(site, parts)
        or from_list(site, parts)
        or from_sign(site)
        or _from_verb(site)
    )


def _from_range(site: Site, parts: dict[int, Part]) -> Part | None:
    """ "raised its forecast to between $4 and $5, from $2 to $3": the range that it started from."""
    previous = site.previous()
    if site.match.amount.value is not None or previous is None or site.doc[site.left].lower_ != "from":
        return None
    earlier = parts.get(previous.index)
    is_end = earlier is not None and earlier.role == "to" and previous.match.amount.type is site.match.amount.type
    if earlier is None or not is_end or site.left - previous.end > 2:
        return None
    return Part(site, earlier.direction, "from", earlier.cue)


def _from_itself(site: Site) -> Part | None:
    """ "Orders doubled to $5 million": the verb is the amount."""
    verb = site.doc[site.start]
    if site.match.amount.type is not FigureType.MULTIPLE or not verb.tag_.startswith("VB"):
        return None
    direction = direction_of(verb)
    return Part(site, direction, "by", verb) if direction is not None else None


def _from_cue_after(site: Site) -> Part | None:
    """ "a 12% increase", "12 percent higher", "40 basis points lower", "12% revenue growth"."""
    doc = site.doc
    following = noun_after(site)
    head = following.head if following is not None else -1
    first = past_over_a_year(doc, site.end)  # "a 25% year-over-year increase"
    for position in range(first, min(first + 6, site.sent_end)):
        token = doc[position]
        if site.context.site_at(position) or (token.is_punct and token.text not in {"-", "‑"}):
            return None
        if token.lower_ in {"up", "down"} and doc[position - 1].text in HYPHENS:  # "at five-year follow-up"
            return None
        direction = direction_of(token)
        if direction is not None and not is_bound(site, position):
            if position == site.end and _is_more_of_them(site, position):
                return None
            if position + 1 < site.sent_end and doc[position + 1].lower_ == "likely":
                return None
            if position == head or (position == site.end and token.tag_ not in {"NN", "NNS"}):
                if token.tag_.startswith("VB") and position == site.end != head:
                    return None
                if is_attribute(site, position):
                    return None
                if token.lower_ in {"up", "down"} and position + 1 < site.sent_end and doc[position + 1].like_num:
                    return None
                return Part(site, direction, "by", token)
        if token.tag_ in {"IN", "TO", "VBD", "VBZ", "VBP", "MD", "CC", "."}:
            return None
    return None


def _is_more_of_them(site: Site, position: int) -> bool:
    """ "received nine jets and ordered five more": a count of others, no change."""
    if site.match.amount.type is not FigureType.COUNT or site.doc[position].lower_ != "more":
        return False
    following = site.doc[position + 1] if position + 1 < site.sent_end else None
    return (
        following is None
        or following.is_punct
        or (following.tag_ in {"IN", "TO", "CC", "RB"} and following.lower_ != "than")
    )


def _from_cue_before(site: Site) -> Part | None:
    """ "rose 12 percent", "an increase of 12%", "up to $3.4 billion from", "dropped sharply to 1,200"."""
    doc = site.doc
    role: Role | None = None
    is_inner = has_object = False
    position = site.left - 1
    for _ in range(_MAX_REACH):
        if position < site.sent_start or site.context.site_at(position):
            return None
        token = doc[position]
        direction = direction_of(token)
        if has_object and token.tag_.startswith("VB") and direction is None:
            return None
        if direction is not None and has_object and not (token.tag_.startswith("VB") and is_transitive(token)):
            return None
        if direction is not None and is_joined_to(site, token, role):
            return None
        if direction is not None and is_cue(site, position, role):
            return Part(site, direction, role_at(site, direction, token, role), token)
        if token.lower_ in COMPARED:
            return None
        if role is None and token.lower_ in _ROLES:
            role = _ROLES[token.lower_]
            is_inner = token.lower_ in {"of", "at"}
        elif is_inner and token.lower_ in {"from", "to"}:
            # "up from its earlier guidance of $5 million"
            role, is_inner = _ROLES[token.lower_], False
        elif role is None and token.tag_ in {"NN", "NNS", "NNP", "NNPS"} and is_beside(site, position):
            # "Lifts Dividend 8%", "cut prices 5%"
            has_object = True
        elif token.tag_ not in _BETWEEN and not is_inside_complement(token, role):
            return None
        if token.text == "," and role is None:
            return None
        position -= 1
    return None


def _from_previous(site: Site, parts: dict[int, Part]) -> Part | None:
    """ "… to $3.4 billion", "from $3.0 billion", "compared with $3.0 billion" after a figure of the same change."""
    previous = site.previous()
    if previous is None or previous.index not in parts or site.left - previous.end > 16:
        return None
    earlier = parts[previous.index]
    words = [token.lower_ for token in _before_attributes(site, previous.end)]
    is_partitive = site.end < site.sent_end and site.doc[site.end].lower_ == "of"
    is_alike = site.match.amount.type is earlier.site.match.amount.type and not is_partitive
    if words and set(words) <= {",", "and", "or"} and is_alike:
        # "grew 4%, 9% and 15%, respectively"
        return Part(site, earlier.direction, earlier.role, earlier.cue)
    if not words or ";" in words or ("and" in words and not {"to", "from"} & set(words[-1:])):
        return None
    if {"average", "benchmark", "peers"} & set(words):
        # "fell 6 percent, against a regional average of 10": what others did
        return None
    if set(words) & COMPARED and _is_of_others(site, earlier):
        # "a 12% increase, compared with 8% for its rival": what the rival's rose by
        return Part(site, earlier.direction, "by", earlier.cue)
    if set(words) & COMPARED or words[-1] == "from":
        return Part(site, earlier.direction, "from", earlier.cue)
    if words[-1] == "to" and earlier.role != "to":
        return Part(site, earlier.direction, "to", earlier.cue)
    fitting = AMOUNTS_OF_CHANGE | {earlier.site.match.amount.type}
    if words[-1] == "of" and "from" in words[-6:-1] and earlier.role != "from":
        # "to $480 million from a previous forecast of $560 million"
        return Part(site, earlier.direction, "from", earlier.cue)
    if words[-1] == "at" and earlier.role == "by" and set(words[:-1]) <= _OVER_TIME:
        # "up 12% year over year at $210 million"
        return Part(site, earlier.direction, "to", earlier.cue)
    if words[-1] == "(" and len(words) > 3:
        return None
    if words[-1] in {"(", "or", "by"} and site.match.amount.type in fitting and not is_partitive:
        return Part(site, earlier.direction, earlier.role if words[-1] != "by" else "by", earlier.cue)
    return None


def _is_of_others(site: Site, earlier: Part) -> bool:
    """Whether a percentage behind "compared with" is what something else changed by."""
    if earlier.role != "by" or site.match.amount.type not in AMOUNTS_OF_CHANGE or site.end + 1 >= site.sent_end:
        return False
    is_told = site.doc[site.end].lower_ in {"for", "with", "among", "on", "at"}
    return is_told and not any(site.context.time_at(at) for at in range(site.end + 1, min(site.end + 4, site.sent_end)))


def _before_attributes(site: Site, start: int) -> list[Token]:
    """The words between two amounts, without the adjectives right before the second: "from a previous range of"."""
    end = site.left
    while end - 1 > start and site.doc[end - 1].tag_ in {"JJ", "DT", "PRP$"}:
        end -= 1
    return list(site.doc[start:end])


_OVER_TIME = frozenset({"year", "over", "on", "-", "yoy", "y/y", "year-over-year", "quarter", "month", "annually"})


def _from_verb(site: Site) -> Part | None:
    """ "Acme cut the price of its best drug by 12%": the verb of the clause, where a preposition tells the part."""
    preposition = site.doc[site.left - 1].lower_ if site.left > site.sent_start else ""
    verb = governing_verb(site)
    if verb is not None and verb.i == site.left - 1 and site.match.amount.type in _POINTS | {FigureType.PERCENT}:
        added = verb.lower_ in {"added", "adds", "adding"}
        # "improved 40 basis points", "The shares added 2 percent"
        direction = Direction.INCREASE if added else of_better(site, verb)
        return Part(site, direction, "by", verb) if direction is not None else None
    if preposition not in {"by", "to", "from"}:
        return None
    if verb is not None and verb.lemma_.lower() in OPEN_CHANGES and verb.i < site.start:
        direction = between_values(site, preposition) or of_better(site, verb)
        return Part(site, direction, _ROLES[preposition], verb) if direction is not None else None
    direction = direction_of(verb) if verb is not None and verb.i < site.start else None
    if verb is None or direction is None or direction is Direction.UNCHANGED:
        return None
    if is_joined_to(site, verb, _ROLES[preposition]):
        return None
    if preposition == "from" and site.match.amount.type is FigureType.COUNT and is_transitive(verb):
        # "raised $270 million from three lenders"
        return None
    return Part(site, direction, _ROLES[preposition], verb)


def _restate(site: Site, part: Part, earlier: Part) -> None:
    """Tie "an increase of $140 million" to the "rose to $2.1 billion" before its comma."""
    is_nominal = part.cue.tag_ in {"NN", "NNS"} or part.cue.lower_ in {"up", "down"}
    is_apposed = site.doc[earlier.site.end].text in {",", "("} if earlier.site.end < site.sent_end else False
    between = site.doc[earlier.site.end : site.left]
    is_apposed = is_apposed and len(between) <= 5 and not any(token.tag_[:2] in {"VB", "MD", "CC"} for token in between)
    if is_nominal and is_apposed and part.cue != earlier.cue and part.direction is earlier.direction:
        part.group = earlier.cue.i if earlier.group is None else earlier.group


def _tie_reached_value(site: Site, part: Part, parts: dict[int, Part]) -> None:
    """ "Revenue was $3.4 billion, up 12 percent": the value before the comma is what it rose to."""
    previous = site.previous()
    if previous is None or site.left - previous.end > 14 or is_bare_duration(previous):
        return
    if previous.index in parts:
        _restate(site, part, parts[previous.index])
        return
    if part.cue.tag_ in {"VBD", "VBZ", "VBP"} and part.cue.i >= previous.end:
        # "Its cloud unit, which accounts for a third of revenue, grew 28%"
        return
    if part.cue.lower_ in MORE or part.cue.i == site.start or site.doc[site.left - 1].lower_ == "at":
        # "12% more than in 2024" compares; "could triple", "growing at 9% a year" are about what is to come.
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
    is_level = previous.match.amount.type is FigureType.PERCENT and site.match.amount.type in _POINTS
    if previous.match.amount.type in AMOUNTS_OF_CHANGE and part.role == "by" and not is_level:
        return
    parts[previous.index] = Part(previous, part.direction, "to", part.cue)
