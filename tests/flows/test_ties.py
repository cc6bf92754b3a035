"""Which claims, deals and articles are one, and which claims contradict each other: two articles at a time."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from flows.ties.claims import ClaimProfile, contradicts, corroborates, profile_claims
from flows.ties.deals import is_same_deal, profile_deals
from flows.ties.intervals import digits_of, stretch_of
from flows.ties.names import name_key
from flows.ties.near_duplicates import is_near_duplicate, lead_of
from schemas import Amount, Bound, Claim, DealType, Direction, FigureType, Modality, Period, SectionType
from tests.flows.tied_articles import YEAR, changed, claim, deal, linked, listed, story

QUARTER = Period(start=date(2025, 10, 1), end=date(2025, 12, 31), value="2025-Q4")
REVENUE = claim("Acme", "revenue", "3400000000")


def both(one: object, other: object, days: int = 3) -> tuple[ClaimProfile | None, ClaimProfile | None]:
    """The profiles of the first claim of each of two articles."""
    first = profile_claims(story("one", [one]))  # type: ignore[list-item]
    second = profile_claims(story("two", [other], day=days))  # type: ignore[list-item]
    return (first[0] if first else None), (second[0] if second else None)


def relation(one: object, other: object, days: int = 3) -> str | None:
    mine, theirs = both(one, other, days)
    if mine is None or theirs is None or not set(mine.keys) & set(theirs.keys):
        return None
    assert corroborates(mine, theirs) == corroborates(theirs, mine)
    assert contradicts(mine, theirs) == contradicts(theirs, mine)
    if corroborates(mine, theirs):
        return "same"
    return "contradiction" if contradicts(mine, theirs) else None


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("3400000000", "3420000000", True),  # 3.4 and 3.42 billion
        ("3400000000", "3460000000", False),
        ("100000000", "104000000", False),  # 100 million is written to the million
        ("130000000000", "130400000000", True),
        ("12", "12.4", True),
        ("12", "13", False),
        ("30", "34", False),  # 30 percent are not 25 to 35
        ("0", "1", False),
        ("1200", "1230", True),
    ],
)
def test_values_meet_within_their_rounding(one: str, other: str, meet: bool) -> None:
    some, others = (stretch_of(Amount(type=FigureType.COUNT, value=Decimal(value))) for value in (one, other))
    assert some.meets(others) is meet
    assert some.excludes(others) is not meet


@pytest.mark.parametrize(
    ("bound", "value", "meets", "excludes"),
    [
        (Bound.OVER, "135700000000", True, False),
        (Bound.OVER, "500000000000", False, False),
        (Bound.OVER, "120000000000", False, True),
        (Bound.AT_MOST, "120000000000", True, False),
        (Bound.AT_MOST, "90000000000", False, False),
        (Bound.AT_MOST, "150000000000", False, True),
    ],
)
def test_a_bound_is_met_nearby_and_contradicted_only_beyond(
    bound: Bound, value: str, meets: bool, excludes: bool
) -> None:
    bounded = stretch_of(Amount(type=FigureType.COUNT, value=Decimal("130000000000"), bound=bound))
    other = stretch_of(Amount(type=FigureType.COUNT, value=Decimal(value)))
    assert (bounded.meets(other), bounded.excludes(other)) == (meets, excludes)


def test_the_largest_numbers_have_a_stretch_and_digits() -> None:
    huge = stretch_of(Amount(type=FigureType.COUNT, value=Decimal("9e400")))
    assert huge.near_low <= huge.near_high < float("inf")
    assert [digits_of(Decimal(value)) for value in ("3420000000", "5", "10", "0")] == [3, 1, 2, 0]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Acme Robotics Inc.", "acme robotics"),
        ("the Acme Robotics", "acme robotics"),
        ("FDA", name_key("U.S. Food and Drug Administration")),
        ("Société Ostrava", "societe ostrava"),
        ("Kestrel Pharmaceuticals, Inc.", name_key("Kestrel Pharma")),
        ("Johnson & Daughters Co.", name_key("Johnson and Daughters")),
        ("Saint-Ostrava S.A.", "saint ostrava"),
        ("U.S. Girders Corp.", "us girders"),
        ("Smith Brothers", name_key("Smith Bros.")),
        ("Meridian Int'l", name_key("Meridian International Ltd")),
        ("Acme Robotics, Inc. (NASDAQ: ACME)", "acme robotics"),
        ("Acme Robotics’s", "acme robotics"),
        ("AT&T Inc.", "at&t"),
        ("E.ON SE", "e.on"),
        ("(ABC)", "(abc)"),
        ("the company", None),
        ("initial tranche", None),
    ],
)
def test_names_have_one_key_in_all_articles(name: str, key: str | None) -> None:
    assert name_key(name) == key


@pytest.mark.parametrize(
    "names",
    [
        ("BBC", "Reuters", "Financial Times", "Sky News"),
        ("CNBC", "NBC News", "Forbes", "Business Wire", "PR Newswire"),
        ("Republican Party", "Democratic Party"),
        ("UNICEF", "UNESCO", "UNDP"),
        ("U.S. Army", "U.S. Navy"),
    ],
)
def test_well_known_bodies_of_one_sort_are_not_one(names: tuple[str, ...]) -> None:
    assert len({name_key(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (REVENUE, REVENUE),
        (REVENUE, claim("Acme Inc.", "net revenues", "3420000000")),
        (REVENUE, claim("Acme", "revenue", "3400000000", period=None)),
        (claim("China", "deals", "130000000000", bound=Bound.OVER), claim("China", "deals", "135700000000")),
        (linked(REVENUE, "Acme Robotics", cik="77"), linked(REVENUE, "Arbolito", cik="77")),
        (linked(REVENUE, "Acme Robotics", aliases=("ACR",)), claim("ACR", "revenue", "3400000000")),
        (listed(REVENUE, "Acme Robotics", "ACR"), listed(REVENUE, "Arbolito Machines", "ACR")),
        (claim("Acme Pharmaceuticals, Inc.", "revenue", "5000000"), claim("Acme Pharma", "revenue", "5000000")),
        (claim("Acme & Sons", "revenue", "5000000"), claim("Acme and Sons Ltd.", "revenue", "5000000")),
        (claim("Acme", "maker of fans", None, comparison="the largest"), claim("Acme", "maker of fans", None,
                                                                           comparison="largest")),
        (claim("Acme", "stores", "76", currency=None, modality=Modality.RUMOURED), claim("Acme", "stores", "76",
                                                                                          currency=None)),
        (claim(None, "new drug approvals", "1340", currency=None), claim(None, "drug new approvals", "1340",
                                                                         currency=None)),
    ],
)  # fmt: skip
def test_the_same_claim(one: object, other: object) -> None:
    assert relation(one, other) == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (REVENUE, claim("Beta", "revenue", "3400000000")),
        (linked(REVENUE, "Tern Tech", cik="1"), linked(REVENUE, "Tern Technologies", cik="2")),
        (listed(REVENUE, "Acme Robotics", "ACR"), listed(REVENUE, "Arbolito Machines", "ARBO")),
        (REVENUE, claim("Acme", "profit", "3400000000")),
        (REVENUE, claim("Acme", "revenue", "3400000000", currency="EUR")),
        (REVENUE, claim("Acme", "revenue", "3400000000", period=QUARTER)),
        (REVENUE, claim("Acme", "revenue", "3400000000", modality=Modality.GUIDANCE)),
        (REVENUE, claim("Acme", "revenue", "3400000000", modality=Modality.DENIED)),
        (claim("Acme", "revenue of fans", "3400000000"), claim("Acme", "revenue of pumps", "3400000000")),
        (claim("Acme", "sales", "12%", scope="Spain"), claim("Acme", "sales", "12%", scope="Italy")),
        (claim("the company", "revenue", "3400000000"), claim("the company", "revenue", "3400000000")),
        (REVENUE, claim("Acme", "revenue", "3400000000", section=SectionType.ABOUT)),
        (claim(None, "approvals", "76", currency=None), claim(None, "approvals", "76", currency=None)),
        (claim("Acme", "maker of fans", None, comparison="the largest"),
         claim("Acme", "maker of fans", None, comparison="the first")),
        (changed(claim("Acme", "sales", "12%"), Direction.INCREASE), claim("Acme", "sales", "12%")),
    ],
)  # fmt: skip
def test_other_claims(one: object, other: object) -> None:
    assert relation(one, other) is None


def test_without_a_period_claims_of_other_times_stay_apart() -> None:
    undated = claim("Acme", "employees", "5200", currency=None, period=None)
    assert relation(undated, undated, days=20) == "same"
    assert relation(undated, undated, days=200) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (REVENUE, claim("Acme", "revenue", "3100000000")),
        (REVENUE, claim("Acme", "total revenue", "3500000000", bound=Bound.OVER)),
        (changed(claim("Acme", "sales", "12%"), Direction.INCREASE),
         changed(claim("Acme", "sales", "12%"), Direction.DECREASE)),
        (claim("Acme", "revenue", "5000000", modality=Modality.GUIDANCE),
         claim("Acme", "revenue", "6000000", modality=Modality.GUIDANCE)),
    ],
)  # fmt: skip
def test_contradictions(one: object, other: object) -> None:
    assert relation(one, other) == "contradiction"


OUTLOOK = claim("Acme", "revenue", "5000000", modality=Modality.GUIDANCE)
HIGHER = claim("Acme", "revenue", "6000000", modality=Modality.GUIDANCE, statement="Acme raised its outlook")


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        (REVENUE, claim("Acme", "revenue", "3420000000"), 3),  # within rounding
        (claim("Acme", "revenue", "3400000000", bound=Bound.OVER), claim("Acme", "revenue", "9000000000"), 3),
        (REVENUE, claim("Acme", "service revenue", "3100000000"), 3),  # a part
        (REVENUE, claim("Acme", "revenue", "3100000000", scope="Spain"), 3),
        (REVENUE, claim("Acme", "revenue", "3100000000", period=QUARTER), 3),
        (REVENUE, claim("Acme", "revenue", "3100000000", period=None), 3),
        (REVENUE, claim("Acme", "revenue", "3100000000", modality=Modality.GUIDANCE), 3),  # expected, then reached
        (OUTLOOK, HIGHER, 3),  # a revision that says so
        (OUTLOOK, claim("Acme", "revenue", "6000000", modality=Modality.GUIDANCE), 90),  # a later outlook
        (linked(REVENUE, "Acme Robotics", aliases=("ACR",)), claim("ACR", "revenue", "3100000000"), 3),
    ],
)
def test_no_contradictions(one: object, other: object, days: int) -> None:
    assert relation(one, other, days) != "contradiction"


def test_an_article_that_gives_two_values_itself_contradicts_nobody() -> None:
    unsure = profile_claims(story("one", [REVENUE, claim("Acme", "revenue", "900000000")]))
    (other,) = profile_claims(story("two", [claim("Acme", "revenue", "3100000000")]))
    assert all(profile.is_disputed for profile in unsure)
    assert not any(contradicts(profile, other) for profile in unsure)


def is_one_deal(one: object, other: object, days: int) -> bool:
    (mine,), (theirs,) = (
        profile_deals(story(name, deals=[given], day=day))  # type: ignore[list-item]
        for name, given, day in (("one", one, 0), ("two", other, days))
    )
    assert is_same_deal(mine, theirs) == is_same_deal(theirs, mine)
    return bool(set(mine.keys) & set(theirs.keys)) and is_same_deal(mine, theirs)


BUYS = deal(DealType.ACQUISITION, "Acme (acquirer); Beta Inc. (target)", "2100000000")
LICENCE = deal(DealType.LICENCE, "Acme (licensor); Beta (licensee)", "90000000", assets=["AC-101"])
ROUND = deal(DealType.FINANCING, "Gamma (issuer); Kestrel Capital (lead_investor)", "30000000")


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        (BUYS, deal(DealType.MERGER, "Beta (target); Acme Corp. (acquirer)", status="completed"), 200),
        (BUYS, deal(DealType.ACQUISITION, "Beta (target)", "2100000000"), 5),  # who buys is left out
        (BUYS, deal(DealType.ACQUISITION, "Acme (acquirer); Beta (target)", "2400000000", term="valuation"), 5),
        (LICENCE, deal(DealType.COLLABORATION, "Acme (partner); Beta (partner)", assets=["the antibody AC-101"]), 30),
        (ROUND, deal(DealType.FINANCING, "Gamma Ltd. (issuer)", "30000000"), 4),
        (ROUND, deal(DealType.PRIVATE_PLACEMENT, "Gamma (issuer)"), 4),
        (
            deal(DealType.ACQUISITION, "Acme Labs (acquirer); Saint-Beta (target)"),
            deal(DealType.ACQUISITION, "Acme Laboratories, Inc. (acquirer); Saint Beta (target)"),
            5,
        ),
    ],
)
def test_the_same_deal(one: object, other: object, days: int) -> None:
    assert is_one_deal(one, other, days)


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        (BUYS, deal(DealType.ACQUISITION, "Acme (acquirer); Delta (target)", "2100000000"), 5),
        (BUYS, deal(DealType.ACQUISITION, "Acme (acquirer)", "50000000"), 5),
        (BUYS, deal(DealType.LICENCE, "Acme (licensor); Beta (licensee)"), 5),
        (BUYS, deal(DealType.ACQUISITION, "Acme (acquirer); Beta (target)"), 900),
        (LICENCE, deal(DealType.LICENCE, "Acme (licensor); Beta (licensee)", assets=["AC-202"]), 30),
        (ROUND, deal(DealType.FINANCING, "Gamma (issuer)", "80000000"), 4),
        (ROUND, deal(DealType.FINANCING, "Gamma (issuer)"), 40),  # perhaps the next round
        (ROUND, deal(DealType.FINANCING, "Omega (issuer); Kestrel Capital (lead_investor)", "30000000"), 4),
    ],
)
def test_other_deals(one: object, other: object, days: int) -> None:
    assert not is_one_deal(one, other, days)


NEWS = (
    "Halden Fans, a maker of tunnel fans in Ostrava, said on Monday that it had won an order for 412 fans from the "
    "Alpine Tunnel Company. The fans will be delivered in 2027 and are worth 18.5 million euros, the largest order "
    "since Halden was founded. Mei Lindqvist, who leads the company, called it a vote of confidence in a small team "
    "that had worked on quieter blades for six years. "
)


@pytest.mark.parametrize(
    ("other", "is_copy"),
    [
        (NEWS, True),
        (NEWS.replace("said on Monday", "announced"), True),
        (
            f"{NEWS}{NEWS}About us: the best of all news sites, read by thousands in forty countries every single day.",
            True,
        ),
        (
            NEWS.replace("Halden", "Kolding").replace("Ostrava", "Brno").replace("412", "96").replace("18.5", "4.2"),
            False,
        ),
        ("Quite another story of a small town that built itself a bridge, and of those who paid for it. " * 3, False),
    ],
)
def test_copies(other: str, is_copy: bool) -> None:
    one, two = (lead_of(story(name, text=text).article) for name, text in (("one", NEWS * 2), ("two", other * 2)))
    assert one and two
    assert (is_near_duplicate(one, two) is not None) is is_copy
    assert is_near_duplicate(one, two) == is_near_duplicate(two, one)
    if is_copy:
        assert len(set(one.bands) & set(two.bands)) >= 2


def test_a_stub_is_nobodys_copy() -> None:
    assert lead_of(story("one", text="Click here to read on.").article) is None


def test_the_profiles_survive_the_store() -> None:
    for profile in profile_claims(story("one", [REVENUE, claim("Acme", "fans", None, comparison="the first")])):
        assert ClaimProfile.model_validate_json(profile.model_dump_json()) == profile
    assert isinstance(REVENUE, Claim) and YEAR.value == "2025"
