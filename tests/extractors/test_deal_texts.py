"""Deals in varied wordings: deal_texts/*.txt, a text and the deals that it tells. Invented companies, our own words.

    > Halden Corp. to buy Norvane Foods for $3bn
    = acquisition | announced | acquirer Halden Corp. / target Norvane Foods | total 3bn

Where several answers are right they stand with commas; "?" marks what may be missing, "*" any amount or any terms. "~"
in place of ">" opens a text that is not read rightly yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from extractors.pipeline import build_nlp, extract
from extractors.text import read_text
from schemas import Deal

PUBLISHED = date(2026, 1, 12)
SCALES = {"": 1, "k": 10**3, "m": 10**6, "bn": 10**9}


@dataclass
class Case:
    text: str
    is_read: bool
    deals: list[list[str]] = field(default_factory=list)


def cases(kind: str) -> Iterator[Case]:
    case = None
    for line in (Path(__file__).parent / "deal_texts" / f"{kind}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith((">", "~")):
            if case is not None:
                yield case
            case = Case(line[2:].replace("¶", "\n\n"), line.startswith(">"))
        elif line.startswith("=") and case is not None:
            case.deals.append([column.strip() for column in line[2:].split(" | ")])
    if case is not None:
        yield case


def parameters(*kinds: str) -> list[object]:
    return [
        pytest.param(case, id=f"{kind}-{case.text[:50]}", marks=[] if case.is_read else [pytest.mark.xfail])
        for kind in kinds
        for case in cases(kind)
    ]


@pytest.mark.parametrize("case", parameters("transfers", "rights", "funding", "work"))
def test_sentence(case: Case) -> None:
    assert_read(case)


@pytest.mark.parametrize(
    "case", parameters("articles", "news", "more_news", "releases", "roundups", "wordings", "feeds")
)
def test_news(case: Case) -> None:
    assert_read(case)


@pytest.mark.parametrize("case", parameters("none"))
def test_no_deal(case: Case) -> None:
    assert_read(case)


def assert_read(case: Case) -> None:
    """Every deal is found, with its type, status, parties and terms, and no other."""
    found = list(extract(read_text(case.text, published=PUBLISHED), build_nlp()).deals)
    for wanted in case.deals:
        right = next((deal for deal in found if is_right(deal, wanted)), None)
        if right is not None:
            found.remove(right)
        else:
            assert wanted[0].endswith("?"), f"{wanted} not in {[told(deal) for deal in found]}"
    assert not found, [told(deal) for deal in found]


def is_right(deal: Deal, wanted: list[str]) -> bool:
    kind, status, parties, terms = (*wanted, "")[:4]
    return (
        deal.type in kind.rstrip("?").split(",")
        and deal.status in status.split(",")
        and is_complete(
            [(party.role, party.organization.text) for party in deal.parties], parties, lambda name, want: name == want
        )
        and (terms == "*" or is_complete([(term.term, term.amount.value) for term in deal.terms], terms, is_amount))
    )


def is_complete(found: list[tuple[str, object]], wanted: str, is_same: object) -> bool:
    left = list(found)
    for kinds, _, value in (entry.strip().partition(" ") for entry in wanted.split(" / ") if entry.strip()):
        names = kinds.replace("?", "").split(",")
        hit = next((pair for pair in left if pair[0] in names and is_same(pair[1], value)), None)  # type: ignore[operator]
        if hit is not None:
            left.remove(hit)
        elif "?" not in kinds:
            return False
    return not left


def is_amount(found: object, wanted: str) -> bool:
    if wanted == "*":
        return True
    number, scale = re.fullmatch(r"([\d.]+)(k|m|bn|)", wanted).groups()  # type: ignore[union-attr]
    return found == Decimal(number) * SCALES[scale]


def told(deal: Deal) -> str:
    parties = [f"{party.role} {party.organization.text}" for party in deal.parties]
    terms = [f"{term.term} {term.amount.value}" for term in deal.terms]
    return " | ".join((deal.type, deal.status, " / ".join(parties), " / ".join(terms)))
