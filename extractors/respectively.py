"""Figures, and what each of them is of, that a sentence lists side by side.

"Revenue, net income and EPS were $144.0 million, $12.7 million and $0.72, respectively."
    Revenue: $144.0 million; net income: $12.7 million; EPS: $0.72
"Acme and Beta posted profits of $120 million and $95 million, respectively."
    Acme's: $120 million; Beta's: $95 million
"Net loss for the years ended December 31, 2025 and 2024 was $5.1 million and $6.2 million, respectively."
    2025: $5.1 million; 2024: $6.2 million
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extractors.noun_phrases import Phrase, phrase_ending
from extractors.reading import article_of
from extractors.sites import Context, EntityMention, Site
from schemas import TimeExpression

_JOINING = frozenset({",", "and", "or", "&", "the", "a", "an", "(", ")", "/"})
_BEFORE_AMOUNTS = frozenset({"IN", "TO", "VBD", "VBZ", "VBP", "VB", "VBN", "RB", "MD", ":"})
_IN_A_TAIL = frozenset({"IN", "DT", ",", "CC"})
_IN_A_RUN = frozenset({",", "and", "&", "the", "in", "for", "of", "as", "at"})
_LONGEST_TAIL = 24
_MOST = 8
_FEWEST = 3


class Group(NamedTuple):
    """The amounts of one list, in the order of the text, and the token of its "respectively"."""

    sites: list[Site]
    respectively: int


def respective_measures(context: Context) -> dict[int, Phrase]:
    """The measures of the amounts before each "respectively", by the amount's index."""
    found: dict[int, Phrase] = {}
    for group in (*_lists(context), *_groups(context)):
        phrases = [] if _times_of(context, group) else _nouns_before(context, group.sites)
        if len(phrases) == len(group.sites):
            found.update({site.index: phrase for site, phrase in zip(group.sites, phrases, strict=True)})
    return found


def respective_times(context: Context) -> dict[int, TimeExpression]:
    """The times that are listed for the amounts before each "respectively", by the amount's index."""
    return {
        site.index: time
        for group in _groups(context)
        for site, time in zip(group.sites, _times_of(context, group), strict=False)
    }


def respective_names(context: Context) -> dict[int, EntityMention]:
    """The names that are listed for the amounts before each "respectively", by the amount's index."""
    return {
        site.index: mention
        for group in _groups(context)
        for site, mention in zip(group.sites, _names_of(context, group), strict=False)
    }


def _lists(context: Context) -> Iterator[Group]:
    """ "revenue, net income and EPS of $144.0 million, $12.7 million and $0.72": so long a list needs no more."""
    group: list[Site] = []
    for site in (*context.sites, None):
        if site is not None and group and _joins(context, group[-1], site):
            group.append(site)
            continue
        if _FEWEST <= len(group) <= _MOST:
            yield Group(group, group[-1].end)
        group = [site] if site is not None else []


def _joins(context: Context, one: Site, other: Site) -> bool:
    between = context.doc[one.end : other.left]
    return other.sent_start == one.sent_start and all(token.lower_ in _JOINING for token in between)


def _groups(context: Context) -> Iterator[Group]:
    if "respectively" not in article_of(context.doc).text.lower():
        return
    for token in context.doc:
        if token.lower_ == "respectively":
            sites = _amounts_before(context, _before_tail(context, token.i))
            if len(sites) > 1:
                yield Group(sites, token.i)


def _before_tail(context: Context, position: int) -> int:
    """Where the amounts end before "for the years 2025 and 2024, respectively" or "at Acme and Beta, respectively"."""
    start, _ = context.sentence_at(position)
    for before in range(position - 1, max(start, position - _LONGEST_TAIL) - 1, -1):
        if context.site_at(before) is not None:
            return before + 1
        is_listed = context.time_at(before) is not None or context.owner_at(before) is not None
        if not is_listed and context.doc[before].tag_ not in _IN_A_TAIL:
            return position
    return position


def _amounts_before(context: Context, position: int) -> list[Site]:
    """The amounts listed right before a token, in the order of the text."""
    group: list[Site] = []
    start, _ = context.sentence_at(position - 1)
    position -= 1
    while position >= start and len(group) < _MOST:
        site = context.site_at(position)
        if site is not None:
            group.insert(0, site)
            position = site.left - 1
        elif context.doc[position].lower_ in _JOINING:
            position -= 1
        else:
            break
    return group


def _times_of(context: Context, group: Group) -> list[TimeExpression]:
    """The times listed behind the amounts of a group, or else before them; as many as there are amounts."""
    timed = [each for each in context.times if each[0].is_dated]
    for start, end in _sides(group):
        listed = [each for each in timed if start <= each[1] and each[2] <= end]
        if run := _run(context, [each[1:] for each in listed], len(group.sites)):
            return [time for time, _, _ in listed[run]]
    return []


def _names_of(context: Context, group: Group) -> list[EntityMention]:
    """The names listed behind the amounts of a group, or else before them; as many as there are amounts."""
    for start, end in _sides(group):
        listed: list[EntityMention] = []
        for position in range(start, end):
            mention = context.owner_at(position)
            if mention is not None and (not listed or listed[-1] != mention):
                listed.append(mention)
        if run := _run(context, [(each.start, each.end) for each in listed], len(group.sites)):
            return listed[run]
    return []


def _sides(group: Group) -> tuple[tuple[int, int], tuple[int, int]]:
    """The tokens between the amounts and "respectively", and those before the amounts."""
    first, last = group.sites[0], group.sites[-1]
    return (last.end, group.respectively), (first.sent_start, first.start)


def _run(context: Context, bounds: list[tuple[int, int]], size: int) -> slice | None:
    """The last of some things that only commas, "and" and prepositions part, where they are so many."""
    start = len(bounds) - size
    if start < 0:
        return None
    for index in range(max(start, 1), len(bounds)):
        between = context.doc[bounds[index - 1][1] : bounds[index][0]]
        is_listed = len(between) > 0 and all(token.lower_ in _IN_A_RUN for token in between)
        if is_listed != (index > start):
            return None
    return slice(start, len(bounds))


def _nouns_before(context: Context, group: list[Site]) -> list[Phrase]:
    """The noun phrases listed before the amounts, over the verb or preposition between."""
    doc = context.doc
    floor = group[0].sent_start
    position = group[0].left
    while position > floor and doc[position - 1].tag_ in _BEFORE_AMOUNTS:
        position -= 1
    phrases: list[Phrase] = []
    while position > floor and len(phrases) < len(group):
        phrase = phrase_ending(context, position, _last_joint(context, position, floor))
        if phrase is None:
            return []
        phrases.insert(0, phrase)
        position = phrase.owner[0] if phrase.owner else phrase.start
        while position > floor and doc[position - 1].lower_ in _JOINING:
            position -= 1
    if phrases and all(context.owner_at(each.head) for each in phrases):
        return _of_each_place(context, phrases, position - 1, floor) if position > floor else []
    owner = phrases[0].owner if phrases else None
    return [Phrase(each.start, each.end, each.head, each.owner or owner, each.core_end) for each in phrases]


def _of_each_place(context: Context, places: list[Phrase], preposition: int, floor: int) -> list[Phrase]:
    """ "Sales in Asia and Europe were $3 million and $2 million, respectively": sales, of each."""
    if context.doc[preposition].tag_ != "IN":
        return []
    outer = phrase_ending(context, preposition, floor)
    if outer is None:
        return []
    return [Phrase(outer.start, outer.end, outer.head, (each.start, each.end), outer.end) for each in places]


def _last_joint(context: Context, position: int, floor: int) -> int:
    """Where the phrase that ends before a token may begin at most: after the last comma or "and"."""
    for k in range(position - 1, max(floor, position - 10) - 1, -1):
        if context.doc[k].lower_ in {",", "and", "or"}:
            return k + 1
    return floor
