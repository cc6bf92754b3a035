"""The names of an article with their kinds: the model's, corrected and completed by rule.

    "Jane Roe, president of the Harbor Institute for Marine Biology, joins Acme Robotics, Inc."
        ->  person "Jane Roe", organization "Harbor Institute for Marine Biology", organization "Acme Robotics, Inc."

The rules only touch what the form of the words or the rest of the article makes clear: legal forms, head words,
honorifics, well-known bodies, brackets that define a short name, and names that come back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from extractors.acronyms import may_stand_for
from extractors.definitions import end_before, find_definitions
from extractors.false_alarms import is_false_alarm
from extractors.gazetteers import place_reading
from extractors.modified_names import without_modifiers
from extractors.name_merging import merged
from extractors.name_patterns import names_by_form
from extractors.name_repairs import repaired
from extractors.name_repeats import settled
from extractors.name_spans import Kind, Name, model_names
from extractors.reading import article_of
from extractors.spans import without_overlaps
from extractors.surface import Surface
from extractors.tickers import find_tickers

Doc.set_extension("names", default=None, force=True)


def names_in(doc: Doc) -> tuple[Name, ...]:
    """The names of a Doc in the order of the text, none overlapping another. Computed once for each Doc."""
    if doc._.names is None:
        doc._.names = tuple(without_overlaps(_names(doc), lambda name: (name.start, name.end)))
    names: tuple[Name, ...] = doc._.names
    return names


def _names(doc: Doc) -> Iterator[Name]:
    surface = Surface(doc)
    by_model = [name for name in model_names(doc, surface) if not is_false_alarm(surface, name)]
    names = merged(surface, by_model, names_by_form(doc, surface))
    names = without_modifiers(doc, surface, list(_outside(names, _forbidden(doc))))
    names = repaired(doc, surface, names)
    names = list(_without_symbols(doc, surface, names))
    names = settled(surface, names, _defined(doc, surface, names), article_of(doc).issuer)
    for name in _dateline(doc, names):
        if not is_false_alarm(surface, name):
            yield name


def _without_symbols(doc: Doc, surface: Surface, names: Sequence[Name]) -> Iterator[Name]:
    """Without ticker symbols used like words ("ACMR closed higher"), unless the company goes by these letters."""
    symbols = {ticker.symbol for bracket in find_tickers(doc.text) for ticker in bracket.tickers}
    openings = {surface.words[name.start] for name in names if name.end - name.start > 1}
    for name in names:
        word = surface.words[name.start]
        if name.end - name.start > 1 or word not in symbols or word in openings:
            yield name


def _forbidden(doc: Doc) -> set[int]:
    """Tokens inside ticker brackets: "(Nasdaq: ACMR)" names no new organization."""
    brackets = [(bracket.start, bracket.end) for bracket in find_tickers(doc.text)]
    return _tokens_within(doc, brackets)


def _tokens_within(doc: Doc, stretches: Iterable[tuple[int, int]]) -> set[int]:
    tokens: set[int] = set()
    for start, end in stretches:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            tokens.update(range(span.start, span.end))
    return tokens


def _outside(names: Iterable[Name], forbidden: set[int]) -> Iterator[Name]:
    for name in names:
        # "(TSE: 5341; President: Jane Roe)"
        is_full_person = name.kind == "person" and name.end - name.start > 1
        if is_full_person or forbidden.isdisjoint(range(name.start, name.end)):
            yield name


def _defined(doc: Doc, surface: Surface, names: Sequence[Name]) -> Iterator[tuple[tuple[str, ...], Kind]]:
    """Short names in brackets, with the kind of the name before the bracket: not "Jane Roe (EFF)", "TEHRAN (AFP)"."""
    text = article_of(doc).text
    ends = {doc[name.end - 1].idx + len(doc[name.end - 1]): name for name in names}
    brackets = {bracket.end: bracket.start for bracket in find_tickers(text)}
    for definition in find_definitions(text):
        before = end_before(text, definition.start)
        while before in brackets:
            before = end_before(text, brackets[before])
        name = ends.get(before)
        alias = doc.char_span(definition.alias.start, definition.alias.end)
        if name is None or alias is None or definition.is_generic:
            continue
        words = surface.words[name.start : name.end]
        short = surface.words[alias.start : alias.end]
        if may_stand_for(short, words) if name.kind != "person" else set(short) <= set(words):
            yield tuple(short), name.kind


def _dateline(doc: Doc, names: Iterable[Name]) -> Iterator[Name]:
    """ "BOSTON, Jan. 12 (GLOBE NEWSWIRE) --": a city is a place however it is written, and the wire is no party."""
    dateline = article_of(doc).dateline
    for name in names:
        start, end = doc[name.start].idx, doc[name.end - 1].idx
        if dateline is None or not (dateline.span.start <= start and end < dateline.span.end):
            yield name
        elif name.kind == "place" or place_reading(doc[name.start : name.end].text):
            yield name._replace(kind="place")
