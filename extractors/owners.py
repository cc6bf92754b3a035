"""Whom some words stand for, as a Reference: a name, "the company", "we", "its"; a thing without a record by its words.

"the country's"  ->  the Place China, where the article lets it be known
"we"             ->  the speaker's organization in a quotation, else the issuer of the release
"""

from __future__ import annotations

from spacy.tokens import Token

from extractors.coreference import resolve_subject
from extractors.figure_words import word_set
from extractors.phrase_words import NOUN_TAGS
from extractors.reading import article_of, records_of, section_at, span_at
from extractors.sites import Context
from schemas import Affiliation, Organization, Place, Quote, Reference, SectionType
from schemas.entities import Entity

_OUR = frozenset({"we", "our", "us", "ours"})
_PERSONAL = frozenset({"he", "she", "his", "her", "i", "my", "you", "your", "who", "whose"})
_HEADLINE_VERBS = frozenset(
    [
        "reports",
        "announces",
        "posts",
        "delivers",
        "achieves",
        "records",
        "releases",
        "provides",
        "publishes",
        "unveils",
        "launches",
        "completes",
        "closes",
        "raises",
        "secures",
        "signs",
        "enters",
    ]
)
COMPANIES = frozenset({"company", "firm", "group", "corporation", "bank", "business"})
"""Common nouns for any company."""
_REGIONS = frozenset({"region", "country", "city", "state", "province", "nation", "union"})
"""What stands for itself where the article does not say which one it is."""
STUDIES = frozenset({"trial", "study", "survey", "program", "programme", "project", "plant", "authorities"})
"""Things that have figures of their own, as people do."""


def refer(context: Context, start: int, end: int) -> Reference | None:
    """The entity that some tokens stand for; a thing without a record by its own words."""
    doc = context.doc
    if context.time_at(end - 1) is not None:  # "August alone brought eight new stores": a time owns nothing
        return None
    first = doc[start].lower_
    if first in _OUR:
        return _own_organization(context, start)
    mention = context.named_at(end - 1)
    if mention is not None and mention.end >= end:
        return reference_to(context, start, end, mention.entity)
    tokens = doc[start:end]
    has_other_name = any(context.named_at(position) for position in range(start, end - 1))
    # "the Accra refiner" is not Accra, "the placebo group" no company.
    is_told_by_itself = has_other_name or _is_of_a_trial(context, start, end)
    entity = None if is_told_by_itself else resolve_subject(doc, tokens.start_char, tokens.end_char)
    if isinstance(entity, Place) and (_is_adjectival(context, entity) or _is_of_dateline(context, entity)):
        entity = None
    if entity is not None and not (isinstance(entity, Place) and doc[end - 1].lower_ in COMPANIES):
        return reference_to(context, start, end, entity)
    if doc[end - 1].tag_ not in NOUN_TAGS or first in _PERSONAL or doc[end - 1].lower_ in {"world", "globe", "today"}:
        return None
    if first in {"a", "an"} and end - start > 1:
        # "a massive unified market with 1.4 billion people": no one in particular.
        return None
    last = doc[end - 1].lower_
    is_company = last not in STUDIES | _REGIONS and not _is_of_a_trial(context, start, end)
    if last in word_set("possessing_nouns.txt") and is_company:
        issuer = _issuer_as(context, start, end)
        if issuer is not None:
            return issuer
    if (based := next((token.i for token in doc[start : end - 1] if token.lower_ == "based"), None)) is not None:
        # "the Vilnius-based carrier"
        start = based + 1
    is_name = doc[end - 1].tag_ in {"NNP", "NNPS"}
    while (
        start + 1 < end
        and doc[start + 1].text not in {"-", "‑"}
        and (doc[start].tag_ in {"DT", "PRP$", "CD"} or (is_name and doc[start].tag_[:3] != "NNP"))
    ):
        # "the pension fund Fjordkapital": the name alone.
        start += 1
    span = span_at(doc, doc[start].idx, doc[start:end].end_char)
    return Reference(text=" ".join(span.text.split()), span=span)


def _is_of_a_trial(context: Context, start: int, end: int) -> bool:
    words = {token.lower_ for token in context.doc[start : end - 1]}
    return context.doc[end - 1].lower_ in {"group", "groups"} and bool(words & _ARMS)


_ARMS = frozenset(
    [
        *("placebo", "control", "treatment", "treated", "administered", "dose", "intervention", "combination"),
        *("comparison", "comparator", "patient", "vaccine", "active", "age", "experimental", "mg"),
    ]
)
"""What tells a group of patients from a group of companies."""


def _is_of_dateline(context: Context, place: Place) -> bool:
    """Whether a place is only where the report was written."""
    sections = {section_at(context.doc, mention.start) for mention in place.mentions}
    return sections == {SectionType.DATELINE}


def _is_adjectival(context: Context, place: Place) -> bool:
    """Whether the text names a place only to say where someone is: "the Vilnius-based carrier … its network"."""
    text = article_of(context.doc).text
    return bool(place.mentions) and all(text[mention.end : mention.end + 6] == "-based" for mention in place.mentions)


def _issuer_as(context: Context, start: int, end: int) -> Reference | None:
    """The issuer, where a release says "the company" of itself."""
    words = {token.lower_ for token in context.doc[start:end]}
    if end - start > 2 or not words & COMPANIES:
        return None
    issuer = issuer_of(context)
    tokens = context.doc[start:end]
    span = span_at(context.doc, tokens.start_char, tokens.end_char)
    is_definite = "the" in words or context.doc[start].is_title
    return issuer.model_copy(update={"span": span}) if issuer and is_definite else None


def reference_to(context: Context, start: int, end: int, entity: Entity) -> Reference:
    tokens = context.doc[start:end]
    return Reference(
        text=entity.name, span=span_at(context.doc, tokens.start_char, tokens.end_char), record_id=entity.id
    )


def _own_organization(context: Context, position: int) -> Reference | None:
    """Whom "we" stands for: in a quotation the speaker's organization, else the issuer of the release."""
    doc = context.doc
    offset = doc[position].idx
    span = span_at(doc, offset, offset + len(doc[position].text))
    for quote in records_of(doc, Quote):
        if any(content.start <= offset < content.end for content in quote.content):
            if quote.speaker is None or quote.speaker.record_id is None:
                return None
            affiliation = next(
                (role for role in records_of(doc, Affiliation) if role.person.record_id == quote.speaker.record_id),
                None,
            )
            if affiliation is None or affiliation.organization is None:
                return None
            return affiliation.organization.model_copy(update={"span": span})
    issuer = issuer_of(context)
    return issuer.model_copy(update={"span": span}) if issuer else None


def issuer_of(context: Context) -> Reference | None:
    """The organization whose release it is; None for news."""
    if "issuer" not in context.memory:
        context.memory["issuer"] = _find_issuer(context)
    return context.memory["issuer"]


def _find_issuer(context: Context) -> Reference | None:
    name = article_of(context.doc).issuer
    if not name:
        return _headlined(context)
    for organization in records_of(context.doc, Organization):
        if name in (organization.name, *organization.aliases):
            return Reference(text=organization.name, record_id=organization.id)
    return Reference(text=name)


def _is_main(context: Context, entity: Organization, following: Token) -> bool:
    """Whether a headline opens with the organization that the article names most, and a verb."""
    counts = {other.id: len(other.mentions) for other in records_of(context.doc, Organization)}
    most = counts.pop(entity.id, 0)
    return following.tag_.startswith("VB") and most > max([1, *counts.values()])


def _headlined(context: Context) -> Reference | None:
    """ "Acme Reports Third Quarter Results": the organization that opens a headline, before its verb."""
    doc = context.doc
    first = next((token.i for token in doc[:3] if not token.is_space), None)
    mention = context.owner_at(first) if first is not None else None
    if mention is None or mention.start != first or not isinstance(mention.entity, Organization):
        return None
    following = doc[mention.end : mention.end + 1]
    if not following or not (following[0].lower_ in _HEADLINE_VERBS or _is_main(context, mention.entity, following[0])):
        return None
    return Reference(text=mention.entity.name, record_id=mention.entity.id)
