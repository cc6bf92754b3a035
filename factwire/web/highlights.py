"""The article with the evidence of every card marked in it.

Spans nest and cross: a quotation holds figures, a claim ends inside it. So the text is cut at every boundary, and each
piece carries the numbers of all cards that it proves, the innermost first. Nothing nests in the HTML.

    <mark class="m-figure m-claim" data-c="7 2">$130 billion</mark>
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from factwire.web.card import Card
from factwire.web.cards import cards_of
from factwire.web.safe_text import shown
from schemas import Article, Extraction, SectionType

STANDING_NAMES: Final = {
    SectionType.ABOUT: "About",
    SectionType.FORWARD_LOOKING: "Forward-looking statements",
    SectionType.CONTACT: "Contact",
    SectionType.REFERENCES: "References",
    SectionType.BOILERPLATE: "Standing text",
}


@dataclass(frozen=True, slots=True)
class Layer:
    """A stretch of the text that belongs to a card: as its evidence, or as words that its parts come from."""

    start: int
    end: int
    card: int
    group: str
    is_evidence: bool = True


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch without a boundary inside, with the layers over it, the shortest first."""

    start: int
    end: int
    layers: tuple[Layer, ...]


def render_highlights(extraction: Extraction) -> Markup:
    """The article as HTML: a paragraph a line, standing text in dimmed sections, marks over the evidence.

    Every mark has the id "t" and its offset: `#t411` leads to the evidence that begins there; a paragraph's
    `data-start` is where it begins, by which archive_adding.js tells where a selection stands.
    """
    return highlighted(extraction.article, cards_of(extraction))


def highlighted(article: Article, cards: Sequence[Card]) -> Markup:
    by_line = _by_line(article.text, segments(len(article.text), layers_of(cards)))
    parts: list[str] = []
    standing: SectionType | None = None
    for start, _ in _lines(article.text):
        section = _section_at(article, start)
        wanted = section if section.is_boilerplate else None
        if wanted is not standing:
            parts += ["</section>"] if standing else []
            parts += [_standing_opening(wanted)] if wanted else []
            standing = wanted
        is_headline = section is SectionType.HEADLINE
        tag = "h2" if is_headline else "p"
        parts.append(
            f'<{tag} dir="auto" data-start="{start}">{"".join(_pieces(article.text, by_line[start]))}</{tag}>\n'
        )
    parts += ["</section>"] if standing else []
    return Markup("".join(parts))


def layers_of(cards: Iterable[Card]) -> Iterator[Layer]:
    for card in cards:
        evidence = {(span.start, span.end) for span in card.evidence}
        for start, end in sorted(evidence):
            yield Layer(start, end, card.number, card.group)
        for start, end in sorted({(span.start, span.end) for span in card.support} - evidence):
            yield Layer(start, end, card.number, card.group, is_evidence=False)


def segments(length: int, layers: Iterable[Layer]) -> Iterator[Segment]:
    """The text 0:length cut at every start and end of a layer; what lies outside of the text is left out."""
    opening: dict[int, list[Layer]] = defaultdict(list)
    closing: dict[int, list[Layer]] = defaultdict(list)
    for layer in layers:
        start, end = max(0, layer.start), min(length, layer.end)
        if start < end:
            opening[start].append(layer)
            closing[end].append(layer)
    covering: dict[Layer, None] = {}
    before = 0
    for place in sorted({*opening, *closing, length} - {0}):
        for layer in opening.get(before, ()):
            covering[layer] = None
        yield Segment(before, place, tuple(sorted(covering, key=_innermost_first)))
        for layer in closing.get(place, ()):
            del covering[layer]
        before = place


def _innermost_first(layer: Layer) -> tuple[int, int]:
    return (layer.end - layer.start, layer.card)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of the lines that hold more than blanks."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _by_line(text: str, cut: Iterable[Segment]) -> dict[int, list[Segment]]:
    """The segments by the start of their line; one that runs over a line break stands in both lines."""
    found: dict[int, list[Segment]] = defaultdict(list)
    lines = _lines(text)
    line = next(lines, None)
    for segment in cut:
        while line and line[0] < segment.end:
            start, end = max(segment.start, line[0]), min(segment.end, line[1])
            if start < end:
                found[line[0]].append(Segment(start, end, segment.layers))
            if line[1] > segment.end:
                break
            line = next(lines, None)
    return found


def _section_at(article: Article, start: int) -> SectionType:
    for section in article.sections:
        if section.span.start <= start < section.span.end:
            return section.type
    return SectionType.BODY


def _standing_opening(section: SectionType) -> str:
    name = STANDING_NAMES.get(section, "Standing text")
    return f'<section class="standing" aria-label="Standing text: {name}"><span class="standing-name">{name}</span>\n'


def _pieces(text: str, cut: Iterable[Segment]) -> Iterator[str]:
    for segment in cut:
        words = shown(text[segment.start : segment.end])
        evidence = [layer for layer in segment.layers if layer.is_evidence]
        support = _numbers(layer for layer in segment.layers if not layer.is_evidence)
        attributes = f' data-s="{support}"' if support else ""
        if not evidence:
            yield f"<span{attributes}>{words}</span>" if attributes else str(words)
            continue
        classes = " ".join(dict.fromkeys(f"m-{layer.group}" for layer in evidence))
        begins = any(layer.start == segment.start for layer in evidence)
        name = f' id="t{segment.start}"' if begins else ""
        yield f'<mark{name} class="{classes}" data-c="{_numbers(evidence)}"{attributes}>{words}</mark>'


def _numbers(layers: Iterable[Layer]) -> str:
    return " ".join(dict.fromkeys(str(layer.card) for layer in layers))
