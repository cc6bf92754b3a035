"""The whole pipeline: what holds for every text, however odd, and for every spaCy pipeline."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from time import process_time
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from extractors.pipeline import build_nlp, extract
from extractors.text import read_text
from schemas import Extraction, Figure, TimeExpression

FRAGMENTS = [
    "Acme Corp. (NASDAQ: ACME)", "Jane Roe, chief executive of Acme,", "“We grew 12%,”", "said", "Dr. Ray Lim", "\n\n",
    "$3.4 billion", "€5–7 million", "last year", "on Jan. 12, 2026", "the company", "She", "according to the ministry",
    "announced that", "revenue rose to", "3.5 percentage points", "“", "”", '"', "'", "(", ")", "—", ":", ".", ",",
    "the Q3 2025 results", "one in three", "told reporters", "Roe", "its", "1,234", "10,", "%", "US$", "a", "and", "of",
    "🧪", "שלום", "٣", "½", "\u200b", "\x00", "\ud800", "ﬁ", "İ", "About Acme", "SOURCE: Acme", "Media contact:",
]  # fmt: skip
odd_texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(FRAGMENTS), max_size=40).map(" ".join),
    st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=6)), max_size=30).map("".join),
)


def records(text: str, nlp: Language | None = None) -> Extraction:
    return extract(read_text(text), nlp or build_nlp())


def spans_in(value: Any) -> Iterator[tuple[int, int, str]]:
    """Every Span in a dumped model, however deep."""
    if isinstance(value, dict):
        if value.keys() == {"start", "end", "text"}:
            yield value["start"], value["end"], value["text"]
        else:
            for part in value.values():
                yield from spans_in(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from spans_in(part)


def assert_sound(extraction: Extraction) -> None:
    text = extraction.article.text
    for start, end, words in spans_in(extraction.model_dump()):
        assert text[start:end] == words
    ids = [record.id for record in extraction.records]
    assert len(ids) == len(set(ids))
    assert Extraction.model_validate_json(extraction.model_dump_json()) == extraction
    assert not extraction.failures


# ---------------------------------------------------------------- any text


@given(text=odd_texts)
@settings(max_examples=25, deadline=None)
def test_any_text_gives_sound_records_and_the_same_ones_again(text: str) -> None:
    extraction = records(text)
    assert_sound(extraction)
    assert records(text) == extraction
    assert len(extraction.article.text) == len(text)


STORY = (
    "Acme Corp. said on Monday that revenue rose 12% to $3.4 billion in 2025. “We hired 1,200 people,” said Jane Roe, "
    "chief executive of Acme. Net loss was $5 million to $7 million, down from €9 million in the third quarter of 2024."
)


@given(lead=st.text(alphabet="The harbour opened early. ", min_size=3, max_size=60).filter(str.strip))
@settings(max_examples=8, deadline=None)
def test_a_paragraph_in_front_shifts_what_is_read_from_the_surface(lead: str) -> None:
    shift = len(lead) + 2
    alone, behind = records(STORY), records(f"{lead}\n\n{STORY}")
    for kind in (Figure, TimeExpression):
        before = [(span.start + shift, span.text) for record in alone.of(kind) for span in record.evidence[:1]]
        after = [(span.start, span.text) for record in behind.of(kind) for span in record.evidence[:1]]
        assert before == [found for found in after if found[0] >= shift]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x00"])
def test_nothing_to_read_gives_nothing(text: str) -> None:
    assert records(text).records == ()


# ---------------------------------------------------------------- long and hostile texts

HOSTILE = [
    " ", "\n", "7", "1,234 ", '"', "“a” ", "(", "said ", "a", "🧪 ", "\x00", "\ud800", "Hi.\n", "Roe said, ", "—",
    "January 5, 2024 ", "“We grew,” Roe said. ", "Acme Corp. grew. The company said it grew. ", "1/", "to $5 ",
    "Jane Roe, who said, ", "Net sales 1,234 5,678 (910)\n", "Acme Data Group (ADG) ",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_hostile_text_takes_no_more_than_its_length_explains(unit: str) -> None:
    text = (unit * (6_000 // len(unit) + 1))[:6_000]
    start = process_time()
    extraction = records(text)
    assert process_time() - start < 5
    assert_sound(extraction)


# ---------------------------------------------------------------- other pipelines


@cache
def surface_pipeline() -> Language:
    """Sentence ends, and nothing else: neither tags nor a parse nor names."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


@cache
def ruled_pipeline() -> Language:
    """Names with the labels of spaCy's own English models, from rules."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler")
    patterns = {
        "PERSON": "Jane Roe", "ORG": "Acme Corp.", "GPE": "France", "MONEY": "$3.4 billion", "DATE": "Monday",
        "CARDINAL": "1,200", "PERCENT": "12%", "NORP": "French", "PRODUCT": "Lumivex", "EVENT": "World Cup",
    }  # fmt: skip
    ruler.add_patterns([{"label": label, "pattern": words} for label, words in patterns.items()])
    return nlp


@pytest.mark.parametrize("pipeline", [surface_pipeline, ruled_pipeline])
@given(text=odd_texts)
@settings(max_examples=12, deadline=None)
def test_a_pipeline_without_a_parser_will_do(pipeline: Any, text: str) -> None:
    assert_sound(records(text, pipeline()))


def test_other_peoples_labels_are_understood() -> None:
    extraction = records(STORY, ruled_pipeline())
    assert [person.name for person in extraction.people] == ["Jane Roe"]
    assert "Acme Corp." in [organization.name for organization in extraction.organizations]
    assert {"12%", "$3.4 billion"} <= {figure.surface for figure in extraction.figures}
    direct = [quote.content[0].text for quote in extraction.quotes if quote.type == "direct"]
    assert direct == ["We hired 1,200 people,"]


def test_a_pipeline_may_be_named_by_its_folder(tmp_path: Path) -> None:
    ruled_pipeline().to_disk(tmp_path / "ruled")
    assert records(STORY, build_nlp(str(tmp_path / "ruled"))).people[0].name == "Jane Roe"


def test_single_extractors_are_components_of_any_pipeline() -> None:
    nlp = spacy.blank("en")
    for name in ("sentencizer", "factwire_times", "factwire_figures"):
        nlp.add_pipe(name)
    found = nlp("Sales rose 12% to $3.4bn in May 2025.")._.records
    assert {record.kind for record in found} == {"time", "figure"}
    assert {record.surface for record in found} >= {"12%", "$3.4bn", "May 2025"}
