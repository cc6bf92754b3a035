"""Composed units: what quantulum3 is asked for, and what it is not believed."""

from __future__ import annotations

import logging

import pytest
import typeguard

from extractors.amounts import scan_amounts
from extractors.composed_units import composed_unit


@pytest.mark.parametrize(
    ("expression", "name"),
    [
        ("J/m^2", "joule per square metre"),
        ("mg/kg", "milligram per kilogram"),
        ("km/h", "kilometre per hour"),
        ("words", None),
        ("", None),
    ],
)
def test_units_made_of_others(expression: str, name: str | None) -> None:
    assert composed_unit(expression) == name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It lets 20 J/m^2 pass.", [("20 J/m^2", "joule per square metre")]),
        ("They tested 7 PD-1 inhibitors.", [("7", None)]),
        ("They ran 5 a/b tests and 12 x/y pairs.", [("5", None), ("12", None)]),
    ],
)
def test_each_part_is_a_unit(text: str, found: list[tuple[str, str | None]]) -> None:
    assert [(text[match.start : match.end], match.amount.unit) for match in scan_amounts(text)] == found


def test_it_leaves_logging_and_type_checks_as_they_are() -> None:
    handlers, checked = list(logging.getLogger().handlers), typeguard.typechecked
    composed_unit.cache_clear()
    assert composed_unit("kg/m^3") is not None
    assert logging.getLogger().handlers == handlers
    assert typeguard.typechecked is checked
