"""The corrected names as the entities of the Doc, so that whoever reads `doc.ents` sees what the extractors see.

"Acme Robotics" ORG, ", Inc." nothing      ->  "Acme Robotics, Inc." ORG
"Corvane" GPE in an article on Corvane Therapeutics, Inc.  ->  "Corvane" ORG
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from extractors.gazetteers import is_exchange, place_reading
from extractors.name_spans import KIND_OF_LABEL, Kind, Name
from extractors.names import names_in

_LABELS: dict[Kind, str] = {
    "person": "PERSON",
    "organization": "ORG",
    "place": "LOC",
    "nationality": "NORP",
    "product": "PRODUCT",
    "event": "EVENT",
    "other": "MISC",
}


def settle_names(doc: Doc) -> Doc:
    """Put the names of `names_in` into `doc.ents`; entities that are no names (dates, money) stay where they fit.

    The exchange of a ticker, "(Nasdaq: ACMR)", is an entity of the text too, although no party of the article.
    """
    by_model = {(ent.start, ent.end): ent.label_ for ent in doc.ents}
    by_words = {(ent.text, KIND_OF_LABEL.get(ent.label_)): ent.label_ for ent in reversed(doc.ents)}
    ends = {end for _, end in by_model}
    spoken = {KIND_OF_LABEL[label]: label for label in by_model.values() if label in ("PER", "PERSON", "ORG")}
    names = []
    for name in names_in(doc):
        label = by_model.get((name.start, name.end), "")
        if KIND_OF_LABEL.get(label) != name.kind:
            words = doc[name.start : name.end]
            label = by_words.get((words.text, name.kind)) or spoken.get(name.kind) or _label(words, name.kind)
        names.append(TokenSpan(doc, name.start, _with_generation(doc, name, ends), label=label))
    taken = {index for name in names for index in range(name.start, name.end)}
    names += [ent for ent in doc.ents if is_exchange(ent.text) and taken.isdisjoint(range(ent.start, ent.end))]
    taken.update(index for name in names for index in range(name.start, name.end))
    doc.ents = [*names, *_others(doc, taken)]
    return doc


def _with_generation(doc: Doc, name: Name, ends: Set[int]) -> int:
    """The end of "Jane Roe Jr.": inside, where the model has it there. In records it is a suffix."""
    has_one = name.kind == "person" and name.end < len(doc) and doc[name.end].text in _GENERATIONS
    return name.end + 1 if has_one and name.end + 1 in ends else name.end


_GENERATIONS = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"})


def _label(words: TokenSpan, kind: Kind) -> str:
    if kind == "place" and (reading := place_reading(words.text)) is not None and reading.country is not None:
        return "GPE"
    return _LABELS[kind]


def _others(doc: Doc, taken: set[int]) -> Iterator[TokenSpan]:
    for ent in doc.ents:
        if ent.label_ not in KIND_OF_LABEL and taken.isdisjoint(range(ent.start, ent.end)):
            yield ent


Language.component("factwire_names", assigns=["doc.ents"], requires=["doc.ents"], func=settle_names)
