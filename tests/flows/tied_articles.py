"""Articles with claims and deals, made by hand: what their texts say is what the tests of ties are about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from schemas import (
    Amount,
    Article,
    Bound,
    Claim,
    Deal,
    DealType,
    Direction,
    Extraction,
    Figure,
    FigureType,
    Measure,
    Modality,
    Organization,
    Party,
    Period,
    Record,
    Reference,
    SectionType,
    Span,
    Term,
    Ticker,
    Versions,
    record_id,
)
from schemas.article import Section, article_id, text_sha256
from schemas.claims import Scope
from schemas.entities import Identifier
from schemas.figures import Change

VERSIONS = Versions(factwire="0.1.0", model="en_test 1.0")
FIRST = datetime(2026, 1, 12, 8, tzinfo=UTC)
YEAR = Period(start=date(2025, 1, 1), end=date(2025, 12, 31), value="2025")


def story(
    name: str,
    claims: Sequence[Claim | list[Record]] = (),
    deals: Sequence[Deal | list[Record]] = (),
    *,
    day: int | None = 0,
    text: str | None = None,
) -> Extraction:
    """An article of one name, published so many days after the first, with the records that are put into it."""
    url = f"https://example.org/{name}"
    text = text or f"{name}: what is said here matters to nobody but the test that made it."
    article = Article(
        id=article_id(text, url),
        url=url,
        title=name,
        publisher=f"{name} daily",
        text=text,
        text_sha256=text_sha256(text),
        published_at=None if day is None else FIRST + timedelta(days=day),
        sections=(Section(type=SectionType.BODY, span=Span.of(text, 0, len(text))),),
    )
    records = [
        part.model_copy(update={"article_id": article.id, **_ids(part, article.id, place, Span.of(text, 0, len(text)))})
        for place, given in enumerate([*claims, *deals])
        for part in (given if isinstance(given, list) else [given])
    ]
    return Extraction(article=article, records=tuple(records), versions=VERSIONS)


def _ids(record: Record, identity: str, place: int, span: Span) -> dict[str, object]:
    def own(kind: str) -> str:
        return record_id(kind, identity, "test", f"{kind} {place}")

    changes: dict[str, object] = {"id": own(record.kind_prefix), "evidence": (span,)}
    if isinstance(record, Claim):
        has_entity = record.subject is not None and record.subject.record_id is not None
        subject = record.subject.model_copy(update={"record_id": own("organization")}) if has_entity else record.subject  # type: ignore[union-attr]
        statement = record.statement
        changes |= {
            "subject": subject,
            "figure_id": own("figure") if record.figure_id else None,
            "statement": statement,
        }
    return changes


_COMMON = {
    "id": "claim_0000000000000000", "article_id": "", "evidence": (Span(start=0, end=1, text="x"),),
    "section": SectionType.BODY, "extractor": "test",
}  # fmt: skip


def claim(
    subject: str | None,
    measure: str,
    value: str | None,
    *,
    currency: str | None = "USD",
    bound: Bound = Bound.EXACT,
    approximate: bool = False,
    period: Period | None = YEAR,
    modality: Modality = Modality.REPORTED,
    scope: str | None = None,
    statement: str = "so it is",
    comparison: str | None = None,
    section: SectionType = SectionType.BODY,
) -> Claim:
    """A claim; a value that ends in % is a percentage."""
    amount = None
    if value is not None:
        is_percent = value.endswith("%")
        amount = Amount(
            type=FigureType.PERCENT if is_percent else FigureType.MONEY if currency else FigureType.COUNT,
            value=Decimal(value.rstrip("%")),
            bound=bound,
            approximate=approximate,
            currency=None if is_percent else currency,
            unit="percent" if is_percent else None,
        )
    return Claim(
        **{**_COMMON, "section": section},
        statement=_span(statement),
        subject=Reference(text=subject) if subject else None,
        measure=Measure(text=measure, head=measure.split(" of ")[0].split()[-1], span=_span(measure)),
        amount=amount,
        comparison=_span(comparison) if comparison else None,
        period=period,
        modality=modality,
        scope=(Scope(type="geography", text=scope, span=_span(scope)),) if scope else (),
    )


def linked(given: Claim, name: str, aliases: tuple[str, ...] = (), cik: str | None = None) -> list[Record]:
    """A claim together with the record of the company that it is about."""
    identifiers = (Identifier(scheme="cik", value=cik),) if cik else ()
    company = Organization(
        **{**_COMMON, "id": "organization_0000000000000000"}, name=name, aliases=aliases, identifiers=identifiers
    )
    return [company, given.model_copy(update={"subject": Reference(text=name, record_id=company.id)})]


def listed(given: Claim, name: str, symbol: str) -> list[Record]:
    """A claim together with the record of the company, whose ticker the article gives."""
    company, about = linked(given, name)
    span = _span(f"NYSE: {symbol}")
    return [company.model_copy(update={"tickers": (Ticker(exchange="NYSE", symbol=symbol, span=span),)}), about]


def changed(given: Claim, direction: Direction) -> list[Record]:
    """A claim together with its figure, by which something rose or fell."""
    assert given.amount is not None
    figure = Figure(
        **{**_COMMON, "id": "figure_0000000000000000"},
        **{name: getattr(given.amount, name) for name in Amount.model_fields},
        surface="x",
        change=Change(direction=direction, role="by", cue=_span("moved")),
    )
    return [figure, given.model_copy(update={"figure_id": figure.id, "direction": direction})]


def deal(
    kind: DealType,
    parties: str,
    total: str | None = None,
    *,
    status: str = "announced",
    assets: Sequence[str] = (),
    term: str = "total",
) -> Deal:
    """A deal; its parties as "Acme (acquirer); Beta (target)"."""
    named = [part.rstrip(")").split(" (") for part in parties.split("; ")]
    amount = Amount(type=FigureType.MONEY, value=Decimal(total), currency="USD") if total else None
    return Deal(
        **{**_COMMON, "id": "deal_0000000000000000"},
        type=kind,
        status=status,
        parties=tuple(Party(organization=Reference(text=name), role=role) for name, role in named),
        assets=tuple(Reference(text=asset) for asset in assets),
        terms=(Term(term=term, figure_id="figure_0000000000000000", amount=amount),) if amount else (),
    )


def _span(text: str) -> Span:
    return Span(start=0, end=len(text), text=text)
