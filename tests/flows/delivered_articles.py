"""Small articles with made-up facts, for the tests of the delivery: a store of them, and what happens to it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from flows.stores import Store
from schemas import (
    Amount,
    Article,
    Attribution,
    Claim,
    Deal,
    DealType,
    Extraction,
    FigureType,
    Measure,
    Organization,
    OrganizationType,
    Party,
    Period,
    Record,
    Reference,
    SectionType,
    Span,
    Term,
    Versions,
    record_id,
)
from schemas.article import article_id, text_sha256

VERSIONS = Versions(factwire="0.5.0", model="en_test 1.0")
TEXT = (
    'Ostrava Bio licensed OSB-{number} to Kestrel Pharma for $ {amount} million "up front", it said.\n'
    "Sales of drug no. {number} reached € 12.50 million in 2025, up from nothing; “=1+1” said Zürich’s Mei Lindqvist.\n"
)


def example(number: int, *, amount: int = 30, day: int | None = 12, kinds: set[str] | None = None) -> Extraction:
    """The article about drug no. `number`: two organizations, a claim and a deal."""
    url = f"https://news.example/{number}"
    text = TEXT.format(number=number, amount=amount)
    article = Article(
        id=article_id(text, url),
        url=url,
        canonical_url=url,
        title=f"Drug no. {number}, licensed",
        text=text,
        text_sha256=text_sha256(text),
        published_at=datetime(2026, 1, day, 8, tzinfo=UTC) if day else None,
    )
    records = tuple(_records(article, amount))
    return Extraction(
        article=article,
        records=tuple(record for record in records if kinds is None or record.kind_prefix in kinds),
        versions=VERSIONS,
    )


def _records(article: Article, amount: int) -> list[Record]:
    def at(words: str) -> Span:
        start = article.text.index(words)
        return Span.of(article.text, start, start + len(words))

    def common(kind: str, words: str) -> dict[str, object]:
        identity = record_id(kind, article.id, "test", words)
        span = at(words)
        return {
            "id": identity, "article_id": article.id, "evidence": (span,), "section": SectionType.BODY,
            "extractor": "test",
        }  # fmt: skip

    licensor, licensee = (
        Organization(**common("organization", name), name=name, type=OrganizationType.COMPANY)  # type: ignore[arg-type]
        for name in ("Ostrava Bio", "Kestrel Pharma")
    )
    upfront = Amount(type=FigureType.MONEY, value=Decimal(amount) * 1_000_000, currency="USD")
    claim = Claim(
        **common("claim", "Sales of drug"),  # type: ignore[arg-type]
        statement=at("Sales of drug"),
        subject=Reference(text="Ostrava Bio", record_id=licensor.id),
        measure=Measure(text="Sales", head="Sales", span=at("Sales")),
        amount=Amount(type=FigureType.MONEY, value=Decimal("12500000.50"), currency="EUR"),
        period=Period(start=date(2025, 1, 1), end=date(2025, 12, 31), value="2025"),
        attribution=Attribution(kind="person", source=Reference(text="Mei Lindqvist")),
    )
    deal = Deal(
        **common("deal", "licensed"),  # type: ignore[arg-type]
        type=DealType.LICENCE,
        status="announced",
        parties=(
            Party(organization=Reference(text="Ostrava Bio", record_id=licensor.id), role="licensor"),
            Party(organization=Reference(text="Kestrel Pharma", record_id=licensee.id), role="licensee"),
        ),
        terms=(Term(term="upfront", figure_id=record_id("figure", article.id, "test", "upfront"), amount=upfront),),
    )
    return [licensor, licensee, claim, deal]


def fill(store: Store, count: int) -> None:
    for number in range(count):
        store.write(example(number))


def live_on(store: Store) -> None:
    """What happens to a store of eight articles or more: every kind of change."""
    store.write(example(1, amount=45))  # its text changes, and with it its deal
    store.write(example(2, kinds={"organization", "claim"}))  # its deal is found no more
    store.write(example(3, kinds=set()))  # nor anything here
    store.write(example(4, day=20))  # published on another day
    store.mark_removed(example(5).article.id, datetime(2026, 2, 1, tzinfo=UTC))
    store.write(example(100))  # new
