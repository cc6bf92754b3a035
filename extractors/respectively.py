"""Figures and measures that a sentence lists side by side.

"Revenue, net income and EPS were $144.0 million, $12.7 million and $0.72, respectively."
    Revenue: $144.0 million; net income: $12.7 million; EPS: $0.72
"""

from __future__ import annotations

from extractors.noun_phrases import Phrase, phrase_ending
from extractors.sites import Context, Site

_JOINING = frozenset({",", "and", "or", "&", "the", "a", "an", "(", ")", "/"})
_BEFORE_AMOUNTS = frozenset({"IN", "TO", "VBD", "VBZ", "VBP", "VB", "VBN", "RB", "MD", ":"})


def respective_measures(context: Context) -> dict[int, Phrase]:
    """The measures of the amounts before each "respectively", by the amount's index."""
    found: dict[int, Phrase] = {}
    for token in context.doc:
        if token.lower_ == "respectively":
            group = _amounts_before(context, token.i)
            phrases = _nouns_before(context, group) if len(group) > 1 else []
            if len(phrases) == len(group):
                found.update({site.index: phrase for site, phrase in zip(group, phrases, strict=True)})
    return found


def _amounts_before(context: Context, position: int) -> list[Site]:
    """The amounts listed right before a token, in the order of the text."""
    group: list[Site] = []
    start, _ = context.sentence_at(position)
    position -= 1
    while position >= start and len(group) < 8:
        site = context.site_at(position)
        if site is not None:
            group.insert(0, site)
            position = site.left - 1
        elif context.doc[position].lower_ in _JOINING:
            position -= 1
        else:
            break
    return group


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
    if phrases and all(context.owner_at(each.head) for each in phrases) and position > floor:
        return _of_each_place(context, phrases, position - 1, floor)
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
