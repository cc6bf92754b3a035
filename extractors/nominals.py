"""What a definite phrase stands for: "the company", "the country's", "the summit".

"Acme Robotics said … The company …"               ->  Acme Robotics
"Chinese biotech firms, as the country's exports"  ->  the Place China, where the article names it
"Acme and Harbor Bio merged. The company …"        ->  None: it could be either
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from spacy.tokens import Doc

from extractors.definitions import find_definitions
from extractors.gazetteers import nationality_of
from extractors.lexicons import entries
from extractors.mentions import Mention, mentions_before, mentions_of, mentions_within, token_at
from extractors.names import names_in
from extractors.reading import article_of, records_of
from extractors.same_organization import is_same_organization
from schemas import Organization, Place
from schemas.entities import Entity

_DEFINITE = frozenset({"the", "this", "that", "its", "our", "such"})
_COMPANIES = frozenset({"company", "firm", "business", "corporation"})


def antecedent(doc: Doc, start: int, end: int) -> Entity | None:
    """The entity that the phrase start:end stands for; None where none or more than one fits."""
    words = article_of(doc).text[start:end].replace("’", "'").removesuffix("'s").removesuffix("'").split()
    if not words or words[0].lower() not in _DEFINITE:
        return None
    head = words[-1].lower()
    if head not in _nominals():
        return None
    if defined := _defined(doc, words[-1]):
        return defined
    fitting = [entity for entity in records_of(doc, Entity) if _fits(entity, head)]
    if head in {"country", "nation"}:
        return _country(doc, start, fitting)
    if words[0].lower() == "our":
        return _issuer(doc, fitting) if head in _COMPANIES else None
    return _clear(doc, start, head, fitting)


@cache
def _nominals() -> dict[str, tuple[tuple[str, str], ...]]:
    nominals = {}
    for line in entries("nominals.tsv"):
        noun, _, kinds = line.partition("\t")
        nominals[noun] = tuple(
            (kind, kind_type) for kind, _, kind_type in (word.partition(":") for word in kinds.split())
        )
    return nominals


def _fits(entity: Entity, head: str) -> bool:
    kind = entity.kind_prefix
    return any(
        kind == wanted and (not wanted_type or getattr(entity, "type", "") == wanted_type)
        for wanted, wanted_type in _nominals()[head]
    ) or (kind in {"organization", "event"} and head in entity.name.lower().split())


def _defined(doc: Doc, word: str) -> Entity | None:
    """ "the Company" as a bracket of the article defines it: (the “Company”)."""
    if not word[:1].isupper():
        return None
    for definition in find_definitions(article_of(doc).text):
        if definition.is_generic and definition.alias.text == word:
            before = [mention for mention in mentions_of(doc) if mention.end <= definition.start]
            before = [mention for mention in before if isinstance(mention.entity, Organization)]
            if before and definition.start - before[-1].end < 120:
                return before[-1].entity
    return None


def _issuer(doc: Doc, fitting: Iterable[Entity]) -> Entity | None:
    """The organization whose release it is."""
    issuer = article_of(doc).issuer
    if issuer is None:
        return None
    for entity in fitting:
        for form in (entity.name, *entity.aliases):
            if form == issuer or is_same_organization(*sorted((form, issuer), key=len)):
                return entity
    return None


def _country(doc: Doc, position: int, fitting: Sequence[Entity]) -> Entity | None:
    """The country named last, be it as a place or in "Chinese firms", if no other one is named in that sentence."""
    by_code = {place.country: place for place in fitting if isinstance(place, Place) and place.country}
    named = [
        (mention.start, mention.entity.country)
        for mention in mentions_before(doc, position, by_code.values())
        if isinstance(mention.entity, Place)
    ]
    for name in names_in(doc):
        if name.kind == "nationality" and doc[name.start].idx < position:
            named.append((doc[name.start].idx, nationality_of(doc[name.start].text)))
    token = token_at(doc, position)
    if not named or token is None:
        return None
    named.sort(key=lambda pair: pair[0])
    last = named[-1]
    sent = token_at(doc, last[0]).sent  # type: ignore[union-attr]
    rivals = {code for start, code in named if start >= sent.start_char}
    if len(rivals) > 1:
        subjects = {code for start, code in named if start >= sent.start_char and _opens(doc, sent.start_char, start)}
        rivals = subjects or rivals
    return by_code.get(rivals.pop() or "") if len(rivals) == 1 else None


def _opens(doc: Doc, sent_start: int, position: int) -> bool:
    """Whether a name stands at the beginning of its sentence, where its subject mostly is."""
    return position - sent_start < 5


def _clear(doc: Doc, position: int, head: str, fitting: Sequence[Entity]) -> Entity | None:
    issuer = _issuer(doc, fitting) if head in _COMPANIES else None
    # "the bank" is rather Harbor Bank; "Harbor Mining Company" is no more a company than Acme, Inc.
    by_name = [entity for entity in fitting if head in entity.name.lower().split() and head not in _COMPANIES]
    before = mentions_before(doc, position, by_name or fitting)
    ids = {mention.entity.id for mention in before}
    if not ids:
        return issuer
    if len(ids) == 1:
        return before[-1].entity
    near = _nearest(doc, position, before)
    if issuer is not None:
        return near if near is not None and _same_sentence(doc, position, before[-1]) else issuer
    return near


def _nearest(doc: Doc, position: int, before: Sequence[Mention]) -> Entity | None:
    """The only candidate of the sentence, else of the one before it, else of the paragraph's beginning."""
    token = token_at(doc, position)
    if token is None:
        return None
    sent = token.sent
    for _ in range(2):
        here = {m.entity.id: m.entity for m in mentions_within(doc, sent.start_char, min(sent.end_char, position))}
        candidates = [mention.entity for mention in before if mention.entity.id in here]
        if candidates:
            first = min(
                (m for m in before if sent.start_char <= m.start < sent.end_char), key=lambda m: m.start, default=None
            )
            if len({entity.id for entity in candidates}) == 1:
                return candidates[0]
            return first.entity if first is not None and _opens(doc, sent.start_char, first.start) else None
        if sent.start == 0:
            break
        sent = doc[sent.start - 1].sent
    return None


def _same_sentence(doc: Doc, position: int, mention: Mention) -> bool:
    token = token_at(doc, position)
    return token is not None and mention.start >= token.sent.start_char
