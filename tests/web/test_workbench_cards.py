"""Cards: facts in the form in which an analyst reads them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from factwire.web.card import Card
from factwire.web.cards import cards_of, groups_of, render_cards
from factwire.web.phrases import amount_phrase, bound_phrases, number_phrase, period_phrase
from factwire.web.timeline import strip_of
from schemas import Amount, Extraction, Figure, Period, Span
from tests.web.archive_of_ostrava import VERSIONS
from tests.web.velmora import velmora

SUMMIT = "The country's out-licensing deals exceeded $130 billion last year, said the director-general."


def amount(**values: Any) -> Amount:
    return Amount(**{"type": "money", "currency": "USD", **values})


@pytest.mark.parametrize(
    ("found", "phrase"),
    [
        (amount(value="130000000000"), "US$130 billion"),
        (amount(value="84300000"), "US$84.3 million"),
        (amount(value="1234567"), "US$1,234,567"),
        (amount(value="38.2"), "US$38.20"),
        (amount(value="-3000000"), "−US$3 million"),
        (amount(value="7000000", currency="EUR"), "€7 million"),
        (amount(value="7000000", currency="CHF"), "CHF 7 million"),
        (amount(value="1200000000", currency="CNY"), "CN¥1.2 billion"),
        (amount(value="5000000", currency=None), "5 million (currency not stated)"),
        (amount(min="110000000", max="125000000", bound="between"), "US$110–125 million"),
        (amount(min="900000", max="1200000", bound="between"), "US$900,000 – 1.2 million"),
        (amount(type="per_unit", value="0.42", per="share"), "US$0.42 per share"),
        (amount(type="percent", value="31", currency=None, unit="percent"), "31%"),
        (amount(type="percent", min="12", max="18", bound="between", currency=None, unit="percent"), "12–18%"),
        (amount(type="percentage_point", value="2", currency=None, unit="percentage point"), "2 percentage points"),
        (amount(type="count", value="76", currency=None), "76"),
        (amount(type="quantity", value="25", currency=None, unit="mg"), "25 mg"),
        (amount(type="quantity", value="1", currency=None, unit="year"), "1 year"),
        (amount(type="quantity", value="20", currency=None, unit="year"), "20 years"),
        (amount(type="multiple", value="2.5", currency=None), "2.5×"),
    ],
)
def test_amounts(found: Amount, phrase: str) -> None:
    assert amount_phrase(found) == phrase


def test_a_ratio_is_shown_as_written() -> None:
    assert amount_phrase(amount(type="ratio", value="0.3333", currency=None), "one in three") == "one in three"


def test_hedges() -> None:
    assert bound_phrases(amount(value="1", bound="over", approximate=True)) == ("about", "more than")
    assert bound_phrases(amount(value="1", bound="under", approximate=True)) == ("nearly",)
    assert bound_phrases(amount(value="1")) == ()


@pytest.mark.parametrize(
    ("number", "phrase"),
    [("0", "0"), ("1000", "1,000"), ("1500000", "1.5 million"), ("1000000000000", "1 trillion"), ("-3.50", "−3.5")],
)
def test_numbers(number: str, phrase: str) -> None:
    assert number_phrase(Decimal(number)) == phrase


@pytest.mark.parametrize(
    ("start", "end", "value", "phrase"),
    [
        ("2025-01-01", "2025-12-31", "2025", "2025"),
        ("2025-07-01", "2025-09-30", "2025-Q3", "Q3 2025"),
        ("2025-01-01", "2025-06-30", "2025-H1", "H1 2025"),
        ("2025-11-01", "2025-11-30", "2025-11", "Nov 2025"),
        ("2026-01-12", "2026-01-12", "2026-01-12", "12 Jan 2026"),
        ("2026-06-01", "2026-08-31", "2026-SU", "summer 2026"),
        ("1970-01-01", "1979-12-31", "197", "1970s"),
        ("1976-01-01", "2017-12-31", None, "1976 – 2017"),
        ("2025-12-01", "2026-02-28", "2025-WI", "1 Dec 2025 – 28 Feb 2026"),
        ("2025-01-06", "2025-01-12", "2025-W02", "6 Jan – 12 Jan 2025"),
        ("2021-01-01", None, None, "since 1 Jan 2021"),
        (None, "2027-12-31", None, "until 31 Dec 2027"),
    ],
)
def test_periods(start: str | None, end: str | None, value: str | None, phrase: str) -> None:
    days = [date.fromisoformat(day) if day else None for day in (start, end)]
    assert period_phrase(Period(start=days[0], end=days[1], value=value)) == phrase


def test_a_figure_reads_as_a_line() -> None:
    def span(words: str) -> Span:
        return Span.of(SUMMIT, SUMMIT.index(words), SUMMIT.index(words) + len(words))

    figure = Figure.model_validate(
        {
            "id": "figure_00000000000000aa", "article_id": "a_0", "section": "body", "extractor": "figures",
            "evidence": [span("$130 billion")], "surface": "exceeded $130 billion", "type": "money",
            "value": "130000000000", "bound": "over", "currency": "USD", "currency_basis": "symbol",
            "measure": {"text": "out-licensing deals", "head": "deals", "span": span("out-licensing deals")},
            "subject": {"text": "China"}, "period": {"start": "2025-01-01", "end": "2025-12-31", "value": "2025"},
            "attribution": {"kind": "unnamed", "source": {"text": "the director-general"}, "cue": span("said")},
        }
    )  # fmt: skip
    (card,) = cards_of(only(figure))
    assert card.text == ("US$130 billion · more than · out-licensing deals · China · 2025 · said the director-general")
    assert {span.text for span in card.support} == {"out-licensing deals", "said"}


def only(*records: Any) -> Extraction:
    article = velmora().article.model_copy(update={"text": SUMMIT, "sections": (), "published_at": None})
    return Extraction(article=article, records=records, versions=VERSIONS)


def cards(group: str) -> list[Card]:
    return [card for card in cards_of(velmora()) if card.group == group]


def test_every_record_is_on_a_card() -> None:
    on_cards = [identifier for card in cards_of(velmora()) for identifier in card.record_ids]
    assert sorted(on_cards) == sorted(record.id for record in velmora().records)
    assert [card.number for card in cards_of(velmora())] == list(range(1, len(cards_of(velmora())) + 1))


def test_a_deal_has_its_parties_terms_and_their_sum() -> None:
    (deal,) = cards("deal")
    rows = {row.label: row.value for row in deal.rows}
    assert (deal.headline, deal.phrases) == ("Licence", ("announced",))
    assert rows["licensor"] == "Velmora Therapeutics, Inc." and rows["licensee"] == "Ostrava Pharma AG"
    assert rows["upfront"] == "US$150 million" and rows["royalty"] == "12–18%"
    assert next(row.note for row in deal.rows if row.label == "total") == "the terms add up"


def test_claims_stand_under_their_sentence() -> None:
    (group,) = [group for group in groups_of(cards_of(velmora())) if group.group == "claim"]
    heading, first = group.sections[0]
    assert heading.startswith("Under the terms of the agreement") and len(first) == 3
    assert all(card.body == heading for card in first), "a copied card has its sentence"


def test_quotes_stand_under_their_speaker() -> None:
    (group,) = [group for group in groups_of(cards_of(velmora())) if group.group == "quote"]
    assert [(speaker, len(found)) for speaker, found in group.sections] == [
        ("Maren Holloway", 2), ("Luca Steinmann", 1), ("Priya Raman", 1),
    ]  # fmt: skip


def test_people_have_their_roles_and_organizations_their_tickers() -> None:
    assert "Dr. Luca Steinmann · chairman, Ostrava Pharma AG" in [card.text for card in cards("person")]
    first = cards("organization")[0]
    assert first.headline == "Velmora Therapeutics, Inc." and "NASDAQ: VLMR" in first.phrases


def test_dates_stand_in_the_order_of_the_calendar_and_equal_ones_share_a_card() -> None:
    lines = [card.text for card in cards("time")]
    assert (lines[0], lines[-1]) == ("2014", "1 decade · “a decade”")
    assert "12 Jan 2026 · “Jan. 12, 2026” · “today” · “Monday”" in lines
    assert [card.heading for card in cards("time")] == sorted(card.heading for card in cards("time"))


def test_the_strip_of_dates_leaves_out_what_lies_far_off_and_names_it() -> None:
    strip = strip_of(velmora(), cards_of(velmora()))
    assert strip is not None and strip.published is not None
    assert all(bar.x >= 0 and bar.x + bar.width <= 100.01 for bar in strip.bars)
    assert strip_of(only(), ()) is None


def test_the_archive_may_put_something_at_the_foot_of_each_card() -> None:
    from markupsafe import Markup

    found = render_cards(velmora(), actions=lambda card: Markup("<a href='/x'>Correct {}</a>").format(card.number))
    assert found.count("Correct ") == len(cards_of(velmora()))


def test_nothing_found_is_said() -> None:
    assert "No facts were found" in render_cards(only())
