"""How well are attributions found: source, cue and content, on articles that mark all of them (corpus/polnear.py).

Two systems answer. "quotes" are the product's Quote records: what is said, by rules that the trained part helps out.
"attributions" are what the trained part alone finds: beliefs, wishes and criticism too, which PolNeAR marks as well.

Exact: the same words, but for marks at the edges and a "that" in front of a clause; content counts with all its
stretches at once. "words": how many of the words are the same. Both without regard to which cue a source or a content
was found with. A quotation that carries another on is part of its content, as PolNeAR has it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from corpus.polnear import Marked, joined, marked, on_words, read_polnear
from corpus.scoring import Score
from extractors.attribution_reading import read_attributions
from extractors.attribution_weights import shipped_weights
from extractors.attribution_words import Stretch, Words, words_of
from extractors.pipeline import EXTRACTORS, factwire_version, model_version
from extractors.reading import add_records, records_of
from extractors.sections import with_sections
from extractors.text import read_text
from extractors.tokens import make_doc
from schemas import Quote, Span

PARTS = ("source", "cue", "content")


def evaluate_attribution(paths: Sequence[Path], nlp: Language, limit: int | None = None) -> dict[str, Any]:
    """Scores by file and system, of at most `limit` articles a file. Raises ConfigError for what is no such file."""
    return {
        "versions": {"factwire": factwire_version(), "model": model_version(nlp)},
        "files": {path.name: _evaluate_file(path, nlp, limit) for path in paths},
    }


def _evaluate_file(path: Path, nlp: Language, limit: int | None) -> dict[str, Any]:
    systems = {"quotes": AttributionScores(), "attributions": AttributionScores()}
    for article in islice(read_polnear(path), limit):
        doc = _read(article["text"], nlp)
        words = words_of(doc)
        gold = marked(words, article["attributions"])
        for name, found in (("quotes", quoted(doc, words)), ("attributions", trained(words))):
            systems[name].add(words, found, gold)
    return {name: scores.as_dict() for name, scores in systems.items()}


def _read(text: str, nlp: Language) -> Doc:
    """The Doc with the records up to the quotes."""
    article = with_sections(read_text(text))
    doc = make_doc(nlp, article.text)
    doc._.article = article
    for _, component in nlp.pipeline:
        doc = component(doc)
    for name, find in EXTRACTORS:
        add_records(doc, list(find(doc)))
        if name == "quotes":
            break
    return doc


def quoted(doc: Doc, words: Words) -> list[Marked]:
    """The Quote records on the words; those that carry another one on belong to it."""
    speeches: dict[str, list[Quote]] = {}
    opened_by: dict[str, str] = {}
    for quote in records_of(doc, Quote):
        carries_on = quote.continuation_of if quote.cue is None and quote.continuation_of else None
        opened_by[quote.id] = opened_by.get(carries_on, carries_on) if carries_on else quote.id
        speeches.setdefault(opened_by[quote.id], []).append(quote)
    return [_as_marked(words, speech) for speech in speeches.values()]


def _as_marked(words: Words, speech: Sequence[Quote]) -> Marked:
    content = _on_words(words, [span for quote in speech for span in quote.content])
    source = _on_words(words, [span for quote in speech[:1] if (span := quote.source)])
    cue = _on_words(words, [span for quote in speech[:1] if (span := quote.cue)])
    return Marked(source[0] if source else None, cue[0] if cue else None, tuple(content))


def _on_words(words: Words, spans: Sequence[Span]) -> list[Stretch]:
    return joined(words, [on_words(words, span.start, span.end) for span in spans])


def trained(words: Words) -> list[Marked]:
    """What the trained part finds; nothing in an installation without its weights."""
    weights = shipped_weights()
    if weights is None:
        return []
    return [Marked(found.source, found.cue, found.content) for found in read_attributions(words, weights)]


class AttributionScores:
    """Of one system: exact and by words, for each part."""

    def __init__(self) -> None:
        self.exact = {part: Score() for part in PARTS}
        self.words = {part: Score() for part in PARTS}

    def add(self, words: Words, found: Sequence[Marked], gold: Sequence[Marked]) -> None:
        for part in PARTS:
            ours, theirs = _spans(words, found, part), _spans(words, gold, part)
            self.exact[part].add(Counter(ours), Counter(theirs))
            self.words[part].add(_words(ours), _words(theirs))

    def as_dict(self) -> dict[str, Any]:
        exact = {part: score.as_dict() for part, score in self.exact.items()}
        return exact | {f"{part}, words": score.as_dict() for part, score in self.words.items()}


def _spans(words: Words, attributions: Sequence[Marked], part: str) -> list[tuple[Stretch, ...]]:
    if part == "content":
        contents = [tuple(_without_that(words, *stretch) for stretch in one.content) for one in attributions]
        return [stretches for stretches in contents if stretches]
    singles = [one.source if part == "source" else one.cue for one in attributions]
    return [(stretch,) for stretch in singles if stretch is not None]


def _without_that(words: Words, first: int, end: int) -> Stretch:
    return (first + 1, end) if words.lowers[first] == "that" and end - first > 2 else (first, end)


def _words(spans: Sequence[tuple[Stretch, ...]]) -> Counter[int]:
    return Counter(index for span in spans for stretch in span for index in range(*stretch))
