"""Who speaks in a release that says "we" outside quotations.

"Halden Biotech Raises $10 Million … We are thrilled to announce an investment from Fjord Ventures"  ->  Halden Biotech
"""

from __future__ import annotations

import re
from collections import Counter

from extractors.deal_named import Named
from extractors.owners import issuer_of
from extractors.reading import article_of, records_of, section_at
from schemas import Organization, Quote, Reference, SectionType

_HEADLINES = frozenset({SectionType.HEADLINE, SectionType.SUBHEAD})


def speaker_of_release(organizations: Named, position: int) -> Reference | None:
    """The organization that "we" at a token stands for; None in a quotation, and where it is not clear."""
    offset = organizations.doc[position].idx
    quotes = (quote for quote in records_of(organizations.doc, Quote) if quote.type == "direct")
    contents = (content for quote in quotes for content in quote.content)
    if any(content.start <= offset < content.end for content in contents):
        return None
    if "speaker of release" not in organizations.context.memory:
        found = issuer_of(organizations.context) or _most_named_in_headline(organizations)
        found = found or _opening_title(organizations)
        organizations.context.memory["speaker of release"] = found
    return organizations.context.memory["speaker of release"]


def _opening_title(organizations: Named) -> Reference | None:
    """The organization that the title begins with, where the article names none more often."""
    title = re.sub(r"^[A-Z]\w+Breaks? [–—-] ", "", article_of(organizations.doc).title or "")
    known = {one: _told(organizations, one) for one in records_of(organizations.doc, Organization)[:_MAX_KNOWN]}
    most = max(known.values(), default=0)
    for one, count in known.items():
        names = (one.name, *one.aliases)
        if count == most and any(title.startswith(name) and len(name) > 2 for name in names):
            return Reference(text=one.name, record_id=one.id)
    return None


_MAX_KNOWN = 200


def _told(organizations: Named, one: Organization) -> int:
    """How often the news names an organization: what stands below, about a wire, does not count."""
    return sum(not section_at(organizations.doc, span.start).is_boilerplate for span in one.mentions)


def _most_named_in_headline(organizations: Named) -> Reference | None:
    """Of the organizations of the headline the one that the article names most."""
    named: dict[str, Reference] = {}
    for token in organizations.doc:
        if section_at(organizations.doc, token.idx) not in _HEADLINES and not token.is_space:
            break
        reference = organizations.named(token.i)
        if reference is not None and reference.record_id is not None:
            named.setdefault(reference.record_id, reference)
    counts = Counter({one.id: len(one.mentions) for one in records_of(organizations.doc, Organization)})
    ranked = sorted(named, key=lambda record_id: -counts[record_id])
    if not ranked or (len(ranked) > 1 and counts[ranked[0]] == counts[ranked[1]]):
        return None
    return named[ranked[0]]
