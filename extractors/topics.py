"""Of whom a passage speaks: whose a figure is where its own sentence names nobody.

    "Jorvik Marine said orders fell 9 percent. Net income improved to €19 million."  ->  Jorvik Marine
    "Full-year highlights of Marchetti Wines: | • 14 new vineyards"                   ->  Marchetti Wines
    "The authority handled 26,900 applications. It refused 740 licences."            ->  the authority

Only what a company reports of itself, a pronoun, a common noun for a company and the lines of a list ask for it.
"""

from __future__ import annotations

from extractors.gazetteers import is_exchange
from extractors.owners import reference_to
from extractors.reading import section_at
from extractors.sites import Context, EntityMention, Site
from extractors.syntax import SUBJECTS
from schemas import Organization, Reference

_SENTENCES_BACK = 6
_OTHERS = frozenset({"regulator", "government", "media", "exchange"})
_BULLETS = frozenset("•·▪◦*–-")


def topic_before(site: Site, reach: int = _SENTENCES_BACK) -> Reference | None:
    """The organization that the sentences before speak of; None where none or more than one does."""
    context = site.context
    current = context.sentence_index(site.start)
    section = section_at(site.doc, site.match.start)
    is_boilerplate = section.is_boilerplate
    for index in range(current - 1, max(-1, current - 1 - reach), -1):
        start, end = context.sentence_bounds(index)
        if section_at(site.doc, site.doc[start].idx).is_boilerplate != is_boilerplate:
            return None
        if in_list(site) and _opens_with_bullet(context, start):
            continue
        mention, is_clear = _topic_of(context, start, end)
        if mention is not None:
            return reference_to(context, mention.start, mention.end, mention.entity)
        if not is_clear:
            return None
    return None


def topic_of_sentence(site: Site) -> Reference | None:
    """The only organization that the sentence names before the figure, where it acts: "Acme left its dividend at $0.22
    even as operating profit swelled to $5 million"."""
    mention, _ = _topic_of(site.context, site.sent_start, site.start)
    if mention is None:
        return None
    acts = any(site.doc[k].dep_ in SUBJECTS or k == site.sent_start for k in range(mention.start, mention.end))
    return reference_to(site.context, mention.start, mention.end, mention.entity) if acts else None


def in_list(site: Site) -> bool:
    """Whether the figure stands in a line that opens with a bullet."""
    return _opens_with_bullet(site.context, site.sent_start)


def _opens_with_bullet(context: Context, start: int) -> bool:
    return context.doc[start].text[:1] in _BULLETS


def _is_bystander(organization: Organization) -> bool:
    return organization.type in _OTHERS or is_exchange(organization.name)


def _topic_of(context: Context, start: int, end: int) -> tuple[EntityMention | None, bool]:
    """The organization that acts in a sentence, or its only one; and whether it leaves the one before as it was."""
    mentions: dict[str, EntityMention] = {}
    acting: dict[str, EntityMention] = {}
    for position in range(start, end):
        mention = context.owner_at(position)
        if mention is None or not isinstance(mention.entity, Organization) or _is_bystander(mention.entity):
            continue
        if not _is_example(context, mention.start, start):
            mentions.setdefault(mention.entity.id, mention)
        if position == start or context.doc[position].dep_ in SUBJECTS:
            acting.setdefault(mention.entity.id, mention)
    for found in (acting, mentions):
        if len(found) == 1:
            return next(iter(found.values())), True
        if found:
            return None, False
    return None, True


def _is_example(context: Context, position: int, floor: int) -> bool:
    """Whether a name is only one of several: "investors, among them Acme", "firms such as Acme"."""
    before = [token.lower_ for token in context.doc[max(floor, position - 6) : position]]
    return bool({"including", "among", "like"} & set(before)) or "such as" in " ".join(before)
