"""Figures: money, percentages, counts and quantities, each tied to what it measures.

    "Acme's revenue rose 12 percent to $3.4 billion in 2025."
        12 percent: measure "revenue", subject Acme, 2025, an increase by
        $3.4 billion: measure "revenue", subject Acme, 2025, an increase to; the two are related

    "The agency approved a record 76 innovative drugs last year."
        76: measure "innovative drugs", subject the agency, the year before publication

The amounts are found by `scan_amounts`; what the sentence says of each is read by the modules named below.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from heapq import merge
from typing import Any

from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from extractors.amounts import AmountMatch, scan_amounts
from extractors.changes import find_changes
from extractors.figure_sources import Sources
from extractors.measures import find_measures, to_measure
from extractors.modality import find_modality
from extractors.noun_phrases import Phrase
from extractors.owners import reference_to
from extractors.parsed_numbers import is_named_by_parse
from extractors.periods import Periods
from extractors.reading import article_of, make_record, records_of, span_at
from extractors.respectively import respective_names
from extractors.sites import Context, Site
from extractors.subjects import find_subject
from extractors.table_lists import scaled_by_headings
from extractors.tables import Tables
from schemas import Amount, Figure, FigureType, Period, Reference, Span, TimeExpression, record_id
from schemas.entities import Entity

_BOUND_REACH = 24
"""A bound farther away than this ("exceeded, by most accounts, …") is evidence but no part of the surface."""


def find_figures(doc: Doc) -> Iterator[Figure]:
    """Every amount of the article with what it measures, in the order of the text."""
    tables = Tables(doc)
    amounts = scan_amounts(doc.text, [*_times_to_block(doc), *tables.regions])
    context = Context(doc, _outside_names(doc, scaled_by_headings(doc.text, amounts)))
    yield from merge(_in_prose(doc, context), tables.figures(context), key=lambda figure: figure.evidence[0].start)


def _in_prose(doc: Doc, context: Context) -> Iterator[Figure]:
    if not context.sites:
        return
    phrases = find_measures(context)
    periods = _periods(context, phrases)
    changes = find_changes(context, _id_of, lambda site: periods[site.index])
    sources = Sources(doc)
    subjects = _subjects(context, phrases)
    for site in context.sites:
        phrase = phrases[site.index]
        yield make_record(
            doc,
            Figure,
            "figures",
            _evidence(site),
            **_amount_fields(site.match.amount),
            surface=_surface(site),
            measure=to_measure(context, phrase) if phrase else None,
            subject=subjects[site.index],
            period=periods[site.index],
            change=changes.get(site.index),
            modality=find_modality(site, phrase),
            attribution=sources.of(site.match.start, site.match.end),
        )


def _outside_names(doc: Doc, matches: Iterable[AmountMatch]) -> Iterator[AmountMatch]:
    """Without the bare numbers of names: "3M", "Route 66 Brewing", "the film Harbour 11", "Reactors 3 and 4"."""
    named = {position for entity in records_of(doc, Entity) for position in _places(entity)}
    named.update(position for ent in doc.ents if ent.label_ in _NAMES for position in range(*_stretch(ent)))
    names = {span.text for entity in records_of(doc, Entity) for span in entity.mentions}
    text = doc.text
    for match in matches:
        is_named = {match.start, match.end - 1} <= named or text[match.start : match.end] in names
        if is_named and match.amount.type is FigureType.COUNT:
            continue
        if not is_named_by_parse(doc, match):
            yield match


def _places(entity: Entity) -> Iterator[int]:
    for span in entity.mentions:
        yield from range(span.start, span.end)


def _stretch(ent: TokenSpan) -> tuple[int, int]:
    """The characters of a name, without a number at its front: the tagger takes the count of things for a part."""
    first = ent.start + (ent[0].like_num and len(ent) > 1)
    return ent.doc[first].idx, ent.end_char


_NAMES = frozenset({"WORK_OF_ART", "PRODUCT", "EVENT", "LAW", "FAC", "ORG"})


def _times_to_block(doc: Doc) -> list[tuple[int, int]]:
    """Dates hold digits that are no figures; "over three decades" is one."""
    spans = [time.evidence[0] for time in records_of(doc, TimeExpression) if time.type != "DURATION" or time.is_dated]
    return sorted((span.start, span.end) for span in spans)


def _periods(context: Context, phrases: dict[int, Phrase | None]) -> dict[int, Period | None]:
    periods = Periods(context)
    return {site.index: periods.of(site, phrases[site.index]) for site in context.sites}


def _subjects(context: Context, phrases: dict[int, Phrase | None]) -> dict[int, Reference | None]:
    found: dict[int, Reference | None] = {}
    last: dict[int, Reference | None] = {}
    listed = respective_names(context)
    for site in context.sites:
        previous = site.previous()
        sentence = context.sentence_index(site.start)
        before = found.get(previous.index) if previous else None
        if (name := listed.get(site.index)) is not None:
            found[site.index] = reference_to(context, name.start, name.end, name.entity)
        else:
            found[site.index] = find_subject(site, phrases[site.index], before, last.get(sentence - 1))
        last[sentence] = found[site.index] or last.get(sentence)
    return found


def _id_of(site: Site) -> str:
    """The id that `make_record` will give the figure, so that figures can name each other."""
    first = _evidence(site)[0]
    return record_id(Figure.kind_prefix, article_of(site.doc).id, "figures", f"{first.start}:{first.end}:{first.text}")


def _evidence(site: Site) -> list[Span]:
    match = site.match
    is_priced = match.amount.type is FigureType.PER_UNIT
    end = max(match.end, match.per_end or 0) if is_priced else match.end
    spans = [span_at(site.doc, match.start, end)]
    if match.bound_start is not None and match.bound_end is not None and match.bound_start < match.bound_end:
        spans.append(span_at(site.doc, match.bound_start, match.bound_end))
    return spans


def _surface(site: Site) -> str:
    match: AmountMatch = site.match
    start, end = match.start, max(match.end, match.per_end or 0)
    if match.bound_start is not None and match.bound_end is not None:
        if -_BOUND_REACH <= match.bound_end - start <= 0:
            start = match.bound_start
        elif 0 <= match.bound_start - end <= _BOUND_REACH:
            end = match.bound_end
    return " ".join(article_of(site.doc).text[start:end].split())


@cache
def _amount_names() -> tuple[str, ...]:
    return tuple(Amount.model_fields)


def _amount_fields(amount: Amount) -> dict[str, Any]:
    return {name: getattr(amount, name) for name in _amount_names()}
