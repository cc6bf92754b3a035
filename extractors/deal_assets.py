"""What a deal is about and where it holds: products, businesses, "Greater China", "worldwide, excluding Japan"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.coreference import resolve_nominal
from extractors.deal_lexicon import deal_words
from extractors.deal_mentions import DealMention
from extractors.reading import section_at, span_at
from extractors.sites import Context
from schemas import DealType, Place, Product, Reference, Span

_WITH_TERRITORY = frozenset(
    {DealType.LICENCE, DealType.OPTION, DealType.COLLABORATION, DealType.SUPPLY, DealType.ACQUISITION}
)
_WITH_PRODUCTS = _WITH_TERRITORY | {DealType.DIVESTITURE, DealType.GRANT}
_WITH_ANY_PRODUCT = frozenset({DealType.LICENCE, DealType.OPTION, DealType.SUPPLY, DealType.GRANT})
"""Elsewhere a product of the sentence is often only what a party is known for."""
_MEDICAL = frozenset({"drug", "device"})
_LICENSING = frozenset({DealType.LICENCE, DealType.OPTION})
_GRANTING = ("right", "licen", "commerciali", "distribut", "territor", "market", "sell", "sold", "develop")
_NEAR = 16
"""So many tokens behind a word of rights may name where they hold."""
_OPENERS = frozenset({"in", "throughout", "across", "for", "outside", "excluding", "except", "within", "of"})
_BETWEEN = frozenset(
    {
        ",",
        "and",
        "&",
        "the",
        "of",
        "or",
        "(",
        ")",
        "including",
        "excluding",
        "except",
        "outside",
        "for",
        "in",
        "as",
        "well",
    }
)


_UNIONS = frozenset({"European Union", "EU", "E.U.", "the European Union", "ASEAN", "European Economic Area", "EEA"})
"""Organizations that are territories as well."""


def assets_of(context: Context, kind: DealType, mentions: Iterable[DealMention]) -> tuple[Reference, ...]:
    """The products that the mentions name, then the businesses that they describe."""
    found: dict[str, Reference] = {}
    for mention in mentions:
        for thing in mention.things if not any(one.record_id is None for one in found.values()) else ():
            found.setdefault(thing.text.lower(), thing)
        is_standing = section_at(context.doc, context.doc[mention.start].idx).is_boilerplate
        if kind not in _WITH_PRODUCTS or mention.type is None or is_standing:
            continue
        for reference in _products(context, kind, mention):
            if reference.text.lower() not in found:
                found.setdefault(reference.record_id or reference.text, reference)
    return tuple(found.values())


def _products(context: Context, kind: DealType, mention: DealMention) -> Iterator[Reference]:
    position = mention.start
    while position < mention.end:
        named = context.named_at(position)
        if named is None:
            if kind in _WITH_CODES and _CODE.fullmatch(context.doc[position].text) and not _is_form(context, position):
                yield _coded(context, position)
            if context.doc[position].lower_ in _MEDICINES:
                yield from _nominal(context, position)
            position += 1
            continue
        if isinstance(named.entity, Product) and (named.entity.type in _MEDICAL or kind in _WITH_ANY_PRODUCT):
            tokens = context.doc[named.start : named.end]
            span = span_at(context.doc, tokens.start_char, tokens.end_char)
            yield Reference(text=named.entity.name, span=span, record_id=named.entity.id)
        position = max(named.end, position + 1)


_MEDICINES = frozenset({"drug", "therapy", "medicine", "vaccine", "candidate", "treatment"})


_WITH_CODES = _LICENSING | {DealType.COLLABORATION, DealType.GRANT}
_CODE = re.compile(r"(?!COVID|SARS|FY|GLP|PD|HER|IL|CD|H\dN)[A-Z]{1,5}-\d{1,5}[A-Za-z]?")
"""The code of a candidate, such as AB-123."""


def _is_form(context: Context, position: int) -> bool:
    """ "Form S-3", "Route A-12"."""
    return position > 0 and context.doc[position - 1].lower_ in {"form", "rule", "route", "section", "on", "schedule"}


def _coded(context: Context, position: int) -> Reference:
    token = context.doc[position]
    return Reference(text=token.text, span=span_at(context.doc, token.idx, token.idx + len(token)))


def _nominal(context: Context, position: int) -> Iterator[Reference]:
    """ "licensed the drug to Norvane": the one product that it stands for."""
    start = position - 1
    if start < 0 or context.doc[start].lower_ != "the":
        return
    tokens = context.doc[start : position + 1]
    entity = resolve_nominal(context.doc, tokens.start_char, tokens.end_char)
    if isinstance(entity, Product):
        yield Reference(
            text=entity.name, span=span_at(context.doc, tokens.start_char, tokens.end_char), record_id=entity.id
        )


def territory_of(context: Context, kind: DealType, mentions: Iterable[DealMention]) -> tuple[Span, ...]:
    """Where the rights of a deal hold, in the words of the article."""
    if kind not in _WITH_TERRITORY:
        return ()
    found: dict[str, Span] = {}
    # "are teaming up to develop a mall in Norvane Hill": where they work, not where a right holds
    is_shared = kind is DealType.COLLABORATION
    for mention in mentions:
        if mention.type is DealType.ACQUISITION:
            continue
        end = mention.end
        if kind in _LICENSING and mention.parties and end < len(context.doc):
            # "Halden will pay $18 million for an option to license AB-123 worldwide": the sentence behind.
            end = context.sentence_at(end)[1]
        for first, last in _territories(context, mention.start, end, _GRANTING[: 5 if is_shared else None]):
            tokens = context.doc[first:last]
            span = span_at(context.doc, tokens.start_char, tokens.end_char)
            found.setdefault(span.text.lower(), span)
    # "a global licence … worldwide rights, excluding Japan": the narrower words say it all.
    bare = [key for key in found if key in deal_words("worldwide")]
    for key in bare[0 if len(bare) < len(found) else 1 :]:
        del found[key]
    return tuple(found.values())


def _territories(context: Context, start: int, end: int, granting: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    doc = context.doc
    granted = start - _NEAR - 1
    position = start
    while position < end:
        word = doc[position].lower_
        granted = position if word.startswith(granting) else granted
        if word in {"rights", "license", "licence", "licensing"} and (first := _adjective(context, position, start)):
            yield first, position
        if word in deal_words("worldwide") - {"territory"} and _is_of_rights(context, position, end):
            last = _exclusion(context, position + 1, end)
            yield position, last
            position = last
        elif (
            position - granted <= _NEAR
            and word in _OPENERS
            and (last := _places(context, position + 1, end)) > position + 1
        ):
            first = position if word in {"outside", "excluding", "except"} else position + 1
            yield first, last
            position = last
        else:
            position += 1


def _adjective(context: Context, position: int, start: int) -> int | None:
    """The first token of "European", "ex-China" before "rights"."""
    doc = context.doc
    if position - 1 < start:
        return None
    named = context.named_at(position - 1)
    is_place = (named is not None and isinstance(named.entity, Place)) or doc[position - 1].ent_type_ in {
        "NORP",
        "GPE",
        "LOC",
    }
    if not is_place:
        return None
    is_outside = position - 3 >= start and doc[position - 2].text == "-" and doc[position - 3].lower_ == "ex"
    return position - 3 if is_outside else position - 1


def _is_of_rights(context: Context, position: int, end: int) -> bool:
    near = [token.lower_ for token in context.doc[max(0, position - 6) : min(end, position + 7)]]
    return any(word.startswith(("right", "licen", "commerciali")) for word in near)


def _exclusion(context: Context, position: int, end: int) -> int:
    """Behind "rights excluding Japan", "rights to AB-123 outside of China": part of the territory."""
    doc = context.doc
    for index in range(position, min(end, position + 14)):
        if doc[index].lower_ in {"excluding", "except", "outside", "exclusive"}:
            last = _places(context, index + 1, end)
            return last if last > index + 1 else position
        if doc[index].tag_ in {"VBD", "VBZ", "MD", "VB"} or doc[index].text in {";", "."}:
            break
    return position


def _places(context: Context, position: int, end: int) -> int:
    """The token behind a list of places that begins here; `position` itself where there is none."""
    doc = context.doc
    last = position
    while position < end:
        named = context.named_at(position)
        if named is not None and (isinstance(named.entity, Place) or named.entity.name in _UNIONS):
            position = last = max(named.end, position + 1)
        elif doc[position].lower_ in _BETWEEN and position - last < 3:
            position += 1
        else:
            break
    return last
