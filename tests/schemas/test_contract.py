"""The published contract: the models and the JSON Schema files agree, and records survive a round trip."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from schemas import (
    Amount,
    Article,
    Bound,
    Extraction,
    Figure,
    FigureType,
    Period,
    SectionType,
    Span,
    Versions,
    record_id,
)
from schemas.article import article_id, text_sha256
from schemas.publish import CONTRACT_FOLDER, CONTRACT_MODELS, render

TEXT = "Acme raised $20 million."
ARTICLE = Article(id=article_id(TEXT), text=TEXT, text_sha256=text_sha256(TEXT))


def figure(value: Decimal) -> Figure:
    span = Span.of(TEXT, 12, 23)
    return Figure(
        id=record_id("figure", ARTICLE.id, "figures", "12"),
        article_id=ARTICLE.id,
        evidence=(span,),
        section=SectionType.BODY,
        extractor="figures",
        type=FigureType.MONEY,
        value=value,
        currency="USD",
        surface=span.text,
    )


@pytest.mark.parametrize("kind", CONTRACT_MODELS)
def test_the_published_schema_is_that_of_the_model(kind: str) -> None:
    """After a deliberate change: python -m schemas.publish, a changelog line, a new version if it breaks readers."""
    assert (CONTRACT_FOLDER / f"{kind}.json").read_text(encoding="utf-8") == render(kind)


def test_no_schema_is_published_for_a_record_that_does_not_exist() -> None:
    assert {path.stem for path in CONTRACT_FOLDER.glob("*.json")} == set(CONTRACT_MODELS)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**15), max_value=10**15))
def test_a_value_survives_json_exactly(value: Decimal) -> None:
    extraction = Extraction(
        article=ARTICLE, records=(figure(value),), versions=Versions(factwire="0", model="en_test 0")
    )
    again = Extraction.model_validate_json(extraction.model_dump_json())
    assert again == extraction
    assert "E" not in extraction.model_dump(mode="json")["records"][0]["value"]


def test_the_same_article_and_extractor_give_the_same_id() -> None:
    one = record_id("figure", "a_1", "figures", "0:4")
    assert one == record_id("figure", "a_1", "figures", "0:4")
    assert (
        len({one, record_id("figure", "a_2", "figures", "0:4"), record_id("figure", "a_1", "figures", "0:5")}) == 2 + 1
    )


def test_records_are_frozen_and_know_their_fields() -> None:
    with pytest.raises(ValidationError):
        figure(Decimal(1)).surface = "other"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        Span.model_validate({"start": 0, "end": 1, "text": "a", "note": "unknown"})


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "money"},
        {"type": "money", "value": "1", "min": "1"},
        {"type": "count", "bound": "between", "min": "3", "max": "2"},
        {"type": "count", "bound": "between", "value": "3"},
        {"type": "count", "value": "NaN"},
    ],
)
def test_an_amount_is_a_value_or_a_range(fields: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Amount.model_validate(fields)


def test_a_range_and_an_open_period_are_well_formed() -> None:
    assert Amount(type=FigureType.COUNT, bound=Bound.BETWEEN, min=Decimal(2), max=Decimal(3)).value is None
    assert Period(start=date(2021, 1, 1)).end is None
    with pytest.raises(ValidationError):
        Period(start=date(2026, 1, 2), end=date(2026, 1, 1))


def test_a_span_holds_its_own_text() -> None:
    with pytest.raises(ValidationError):
        Span(start=0, end=3, text="ab")
