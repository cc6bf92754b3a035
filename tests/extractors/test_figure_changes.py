"""The part of each figure in a change: its direction, its role, its cue and the figures tied to it.

All sentences are our own words about invented companies.
"""

from __future__ import annotations

import pytest

from tests.extractors.figure_rows import figure_of, read


def test_a_change_ties_its_figures() -> None:
    text = "Revenue rose 12 percent to $3.4 billion from $3.0 billion in 2024."
    figures = read(text)
    roles = {figure.surface: figure.change.role for figure in figures if figure.change}
    assert roles == {"12 percent": "by", "$3.4 billion": "to", "$3.0 billion": "from"}
    by, to, start = figures
    assert by.change is not None and to.change is not None and start.change is not None
    assert by.change.direction == "increase"
    assert set(by.change.related) == {to.id, start.id}
    assert to.change.baseline is not None
    assert to.change.baseline.figure_id == start.id
    assert start.period is not None and start.period.value == "2024"
    assert to.period is None or to.period.value != "2024"


@pytest.mark.parametrize(
    ("text", "amount", "direction", "role"),
    [
        ("Sales were $5 million, up 12%.", "12%", "increase", "by"),
        ("Sales were $5 million, up 12%.", "$5 million", "increase", "to"),
        ("The group reported a 4 percent decline in orders.", "4 percent", "decrease", "by"),
        ("Costs were 8% lower than in 2024.", "8%", "decrease", "by"),
        ("The mine cut its output by 300 tons.", "300", "decrease", "by"),
        ("Revenue grew to $9 million.", "$9 million", "increase", "to"),
        ("The rate remained unchanged at 4%.", "4%", "unchanged", "to"),
    ],
)
def test_direction_and_role(text: str, amount: str, direction: str, role: str) -> None:
    change = figure_of(text, amount).change
    assert change is not None
    assert (change.direction, change.role) == (direction, role)


@pytest.mark.parametrize(
    "text",
    [
        "Halden Corp. raised $20 million.",
        "More than 300 people came.",
        "The loan freed up $25 million.",
        "Up to 40 firms may apply.",
        "The fund has $5 million in assets.",
    ],
)
def test_no_change(text: str) -> None:
    assert [figure.change for figure in read(text)] == [None]


def test_earlier_guidance_is_what_a_change_starts_from() -> None:
    text = "Halden Corp. expects revenue of $50 million, up from its earlier guidance of $40 million."
    figure = figure_of(text, "$40 million")
    assert figure.change is not None
    assert figure.change.role == "from"


@pytest.mark.parametrize(
    ("text", "amount", "direction", "role"),
    [
        ("The market grows at 18% a year.", "18%", "increase", "by"),
        ("Revenue rose 12%, compared with 8% for its rival.", "8%", "increase", "by"),
        ("Revenue rose 12%, compared with 8% in 2024.", "8%", "increase", "from"),
        ("Orders doubled to $5 billion.", "doubled", "increase", "by"),
        ("Orders doubled to $5 billion.", "$5 billion", "increase", "to"),
        ("The margin was 24.5%, up 130 basis points.", "24.5%", "increase", "to"),
        ("Net income improved to $19 million from $16 million.", "$19 million", "increase", "to"),
        ("The ratio improved to 91.2 from 94.8.", "91.2", "decrease", "to"),
        ("Sales grew 4%, 9% and 15% in the three regions.", "15%", "increase", "by"),
        ("Halden Corp. Lifts Dividend 8%", "8%", "increase", "by"),
        ("Net income was up 12% at $210 million.", "$210 million", "increase", "to"),
        ("Sales rose 4% in Europe, 7% in Asia and 11% in Africa.", "11%", "increase", "by"),
        ("Headcount was cut by 10%, or 650 jobs.", "650", "decrease", "by"),
        ("Losses narrowed to $3 million, or $0.08 per share.", "$0.08", "decrease", "to"),
        ("Subscribers: 46.2 million (+3.1%).", "3.1%", "increase", "by"),
        ("Gross margin improved 180 basis points to 55.2%.", "180", "increase", "by"),
        ("Gross margin improved 180 basis points to 55.2%.", "55.2%", "increase", "to"),
        ("Sales were up 3.8% on a reported basis and 5.2% at constant rates.", "5.2%", "increase", "by"),
        ("It raised its forecast to between $4 and $5, from $2 to $3.", "$2 to $3", "increase", "from"),
        ("The shares added 2 percent.", "2 percent", "increase", "by"),
        ("It cut its view to $480 million from a previous view of $560 million.", "$560 million", "decrease", "from"),
    ],
)
def test_part_in_the_change(text: str, amount: str, direction: str, role: str) -> None:
    change = figure_of(text, amount).change
    assert change is not None
    assert (change.direction, change.role) == (direction, role)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("The start-up, valued at $4.5 billion, hires.", "$4.5 billion"),
        ("It leads to 160,000 lower limb amputations.", "160,000"),
        ("Earnings were helped by a lower tax rate of 19%.", "19%"),
        ("Halden Corp. raised $270 million from three lenders.", "three"),
        ("After losing his father at 17, he left.", "17"),
        ("Its unit, which accounts for a third of revenue, grew 28%.", "third"),
        ("Alder Air received nine jets and reserved five more.", "five"),
        ("The combined ratio improved 2.1 points to 94.3%.", "94.3%"),
        ("The pill cut cholesterol by 52 percent, and 78% of patients were well.", "78%"),
        ("EBITDA rose to $88 million, or 21% of sales.", "21%"),
        ("The family turned down 4,200 francs a share.", "4,200"),
    ],
)
def test_no_part_in_a_change(text: str, amount: str) -> None:
    assert figure_of(text, amount).change is None


def test_a_restated_change_is_tied_to_the_first() -> None:
    to, by = read("Net income rose to $2.1 billion, an increase of $140 million.")
    assert to.change is not None and by.change is not None
    assert to.change.related == (by.id,)
    assert by.change.cue.text == "increase"


def test_changes_of_two_measures_are_not_tied() -> None:
    figures = read("Margin widened to 18.2% from 16.9%, while income was up 12%.")
    assert figures[2].change is not None
    assert figures[2].change.related == ()
