"""The form of a record, and the record that a person makes of it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pytest

from factwire.web.corrections_form import Field, form_of
from factwire.web.corrections_reading import FormError, find_words, read_form
from factwire.web.corrections_repeats import repeats_of
from schemas import Claim, Deal, Extraction, Figure, Organization, Record
from tests.web.archive_of_ostrava import hostile, licence, results

REVENUE = results().figures[0]


def submitted(fields: Iterable[Field]) -> dict[str, str]:
    """What a browser sends of a form that nobody has touched."""
    sent: dict[str, str] = {}
    for field in fields:
        if field.shape == "group":
            sent |= ({f"{field.path}.?": "on"} if field.is_stated else {}) | submitted(field.fields)
        elif field.shape == "list":
            sent |= {f"{field.path}.#": str(len(field.fields))} | submitted(field.fields)
        else:
            sent[field.path] = field.value.replace("\n", "\r\n")
            if field.place is not None:
                sent[f"{field.path}.@"] = str(field.place)
    return sent


def filled_in(record: Record, extraction: Extraction, **changes: str) -> Record:
    sent = submitted(form_of(record, extraction)) | {name.replace("__", "."): value for name, value in changes.items()}
    return read_form(record, {k: v for k, v in sent.items() if v != "UNTICKED"}, extraction.article.text)


@pytest.mark.parametrize("extraction", [results(), licence(), hostile()], ids=["results", "licence", "hostile"])
def test_a_form_sent_as_it_was_changes_nothing(extraction: Extraction) -> None:
    for record in extraction.records:
        assert filled_in(record, extraction) == record


def test_a_figure_gets_another_value_currency_and_period() -> None:
    changes = {"value": "26,500,000", "currency": "CZK", "period__start": "2025-06-30", "bound": "over"}
    after = filled_in(REVENUE, results(), **changes)
    assert isinstance(after, Figure) and after.period is not None
    assert (after.value, after.currency, after.bound) == (Decimal(26_500_000), "CZK", "over")
    assert after.period.start is not None and after.period.start.isoformat() == "2025-06-30"
    assert after.id == REVENUE.id
    assert after.model_copy(update={"value": REVENUE.value, "currency": "USD", "bound": REVENUE.bound,
                                    "period": REVENUE.period}) == REVENUE  # fmt: skip


def test_a_group_that_the_text_does_not_state_is_taken_out() -> None:
    after = filled_in(REVENUE, results(), measure__="x", **{"measure.?": "UNTICKED", "period.?": "UNTICKED"})
    assert isinstance(after, Figure)
    assert after.measure is None and after.period is None and after.subject == REVENUE.subject


def test_a_group_is_stated_with_words_of_the_article() -> None:
    figure = licence().figures[0]
    assert figure.measure is None
    words = {"measure.?": "on", "measure.text": "OB-12", "measure.head": "OB-12", "measure.span": "OB-12",
             "measure.span.@": "50"}  # fmt: skip
    after = filled_in(figure, licence(), **words)
    assert isinstance(after, Figure) and after.measure is not None
    text = licence().article.text
    assert text[after.measure.span.start : after.measure.span.end] == "OB-12"
    assert after.measure.span.start == text.index("OB-12", 40)


@pytest.mark.parametrize(
    ("changes", "path", "message"),
    [
        ({"value": "a lot"}, "value", "decimal"),
        ({"value": ""}, "", "has a value"),
        ({"bound": "roughly"}, "bound", "at_least"),
        ({"period__start": "2026-02-30"}, "period.start", "date"),
        ({"period__start": "2026-01-01"}, "period", "ends before it starts"),
        ({"measure__span": "profit before tax"}, "measure.span", "do not stand in the article"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(changes: dict[str, str], path: str, message: str) -> None:
    with pytest.raises(FormError) as raised:
        filled_in(REVENUE, results(), **changes)
    assert list(raised.value.errors) == [path]
    assert message in raised.value.errors[path]


def test_what_a_person_must_not_change_stays() -> None:
    forged = {"id": "figure_0000000000000000", "article_id": "a_0", "kind": "deal", "extractor": "me"}
    assert filled_in(REVENUE, results(), **forged) == REVENUE


def test_items_of_a_list_are_added_and_taken_out() -> None:
    company = results().organizations[0]
    shorter = filled_in(company, results(), **{"mentions.1.-": "on", "aliases.0": "Ostrava"})
    assert isinstance(shorter, Organization)
    assert [span.text for span in shorter.mentions] == ["Ostrava Bio", "Ostrava Bio"]
    assert shorter.aliases == ("Ostrava",)
    longer = filled_in(company, results(), **{"aliases.1": "the company", "mentions.3": "Ostrava  Bio"})
    assert isinstance(longer, Organization)
    assert longer.aliases == ("Ostrava Bio", "the company") and len(longer.mentions) == 4


def test_a_party_of_a_deal_is_added() -> None:
    deal = licence().deals[0]
    words = {"parties.2.?": "on", "parties.2.organization.text": "Ostrava Bio", "parties.2.role": "partner"}
    after = filled_in(deal, licence(), **words)
    assert isinstance(after, Deal)
    assert [party.role for party in after.parties] == ["licensor", "licensee", "partner"]


def test_words_are_found_nearest_to_where_they_stood() -> None:
    text = "Acme paid.\nAcme\nInc. paid. Acme Inc. sold."
    assert [find_words(text, "Acme Inc.", near).start for near in (0, 40)] == [11, 27]  # type: ignore[union-attr]
    assert find_words(text, "Acme Ltd.", 0) is None
    assert find_words(text, "  ", 0) is None


def test_what_repeats_a_changed_figure_follows_it() -> None:
    after = REVENUE.model_copy(update={"value": Decimal(27_000_000), "measure": None})
    [(before, claim)] = repeats_of(REVENUE, after, results())
    assert isinstance(before, Claim) and isinstance(claim, Claim) and claim.amount is not None
    assert claim.amount.value == 27_000_000 and claim.measure is None
    assert claim.attribution == before.attribution != after.attribution
    price = licence().figures[0]
    [(_, deal)] = repeats_of(price, price.model_copy(update={"currency": "EUR"}), licence())
    assert isinstance(deal, Deal) and deal.terms[0].amount.currency == "EUR"
    assert list(repeats_of(results().people[0], None, results())) == []
