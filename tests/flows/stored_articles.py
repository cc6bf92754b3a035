"""An article with one record of each kind, made by hand: what tests of stores write."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from schemas import (
    Affiliation,
    Amount,
    Article,
    Attribution,
    Bound,
    Claim,
    Deal,
    DealType,
    Event,
    Extraction,
    Failure,
    Figure,
    FigureType,
    Granularity,
    Measure,
    Organization,
    OrganizationType,
    Party,
    Period,
    Person,
    Place,
    Product,
    Quote,
    Record,
    Reference,
    SectionType,
    Span,
    Term,
    Ticker,
    TimeExpression,
    Versions,
    record_id,
)
from schemas.article import article_id, text_sha256

VERSIONS = Versions(factwire="0.1.0", model="en_test 1.0")
TEXT = (
    "Zürich biotech Ostrava Bio (SIX: OSTB) raised more than CHF 120.50 million in 2025.\n"
    '"We are ready", said Mei Lindqvist, its chief executive, in Basel. Kestrel Capital led the round for OSB-114 '
    "at the Alpine Summit.\n"
)


def at(words: str, text: str = TEXT) -> Span:
    return Span.of(text, text.index(words), text.index(words) + len(words))


def article(url: str = "https://example.org/1", text: str = TEXT, day: int | None = 12) -> Article:
    return Article(
        id=article_id(text, url),
        url=url,
        canonical_url=url,
        title="Ostrava Bio raises money",
        text=text,
        text_sha256=text_sha256(text),
        published_at=datetime(2026, 1, day, 8, tzinfo=UTC) if day else None,
        fetched_at=datetime(2026, 1, 31, tzinfo=UTC),
    )


def every_kind(of: Article) -> tuple[Record, ...]:
    """One record of each kind, found in TEXT."""

    def common(kind: str, words: str) -> dict[str, object]:
        return {
            "id": record_id(kind, of.id, "test", words),
            "article_id": of.id,
            "evidence": (at(words),),
            "section": SectionType.BODY,
            "extractor": "test",
        }

    company = Organization(
        **common("organization", "Ostrava Bio"),
        name="Ostrava Bio",
        aliases=("Ostrava",),
        type=OrganizationType.COMPANY,
        tickers=(Ticker(exchange="SIX", symbol="OSTB", span=at("SIX: OSTB")),),
        country="CH",
    )
    person = Person(**common("person", "Mei Lindqvist"), name="Mei Lindqvist", mentions=(at("Mei Lindqvist"),))
    its_company = Reference(text="Ostrava Bio", record_id=company.id)
    its_person = Reference(text="Mei Lindqvist", span=at("Mei Lindqvist"), record_id=person.id)
    period = Period(start=date(2025, 1, 1), end=date(2025, 12, 31), value="2025", span=at("2025"))
    measure = Measure(text="round", head="round", span=at("round"))
    value = Decimal("120500000.00")
    figure = Figure(
        **common("figure", "CHF 120.50 million"),
        surface="more than CHF 120.50 million",
        type=FigureType.MONEY,
        value=value,
        bound=Bound.OVER,
        currency="CHF",
        currency_basis="code",
        measure=measure,
        subject=its_company,
        period=period,
        attribution=Attribution(kind="person", source=its_person, cue=at("said")),
    )
    amount = Amount(type=FigureType.MONEY, value=value, bound=Bound.OVER, currency="CHF")
    return (
        company,
        person,
        Affiliation(
            **common("affiliation", "chief executive"),
            person=its_person,
            title=at("chief executive"),
            organization=its_company,
        ),
        Product(**common("product", "OSB-114"), name="OSB-114", type="drug"),
        Place(**common("place", "Basel"), name="Basel", type="city", country="CH"),
        Event(**common("event", "Alpine Summit"), name="Alpine Summit", type="conference"),
        TimeExpression(
            **common("time", "2025"),
            surface="2025",
            type="DATE",
            value="2025",
            start=period.start,
            end=period.end,
            granularity=Granularity.YEAR,
        ),
        Quote(
            **common("quote", "We are ready"), type="direct", content=(at("We are ready"),), speaker=its_person,
            cue=at("said"),
        ),
        figure,
        Claim(
            **common("claim", "raised more than"), statement=at("raised more than CHF 120.50 million"), amount=amount,
            figure_id=figure.id, subject=its_company, measure=measure, period=period,
        ),
        Deal(
            **common("deal", "led the round"), type=DealType.FINANCING, status="announced",
            parties=(
                Party(organization=its_company, role="issuer"),
                Party(organization=Reference(text="Kestrel Capital"), role="lead_investor"),
            ),
            terms=(Term(term="total", figure_id=figure.id, amount=amount),),
        ),
    )  # fmt: skip


def extraction(url: str = "https://example.org/1", day: int | None = 12, **changes: object) -> Extraction:
    of = article(url, day=day)
    return Extraction(
        article=of,
        records=every_kind(of),
        failures=(Failure(stage="extract/deals", error="ExtractionError", message="too long", concerns=of.id),),
        versions=VERSIONS,
    ).model_copy(update=changes)


def other_text(url: str, text: str, day: int | None = 12) -> Extraction:
    return Extraction(article=article(url, text, day), versions=VERSIONS)
