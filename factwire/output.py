"""An Extraction as a person or a program wants it: tables, JSON, JSON Lines or CSV."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from factwire.readable import (
    quoted_text,
    readable_amount,
    readable_dates,
    readable_period,
    readable_terms,
    said_by,
    subject_matter,
)
from schemas import (
    RECORD_TYPES,
    Affiliation,
    Claim,
    ConfigError,
    Deal,
    Entity,
    Event,
    Extraction,
    Figure,
    Organization,
    Person,
    Place,
    Product,
    Quote,
    Record,
    TimeExpression,
)

if TYPE_CHECKING:
    from flows.report import IngestReport

Rows = list[tuple[str, ...]]


def checked_kinds(kinds: Sequence[str] | None) -> frozenset[str] | None:
    """The kinds asked for, None for all; ConfigError for one that does not exist."""
    for kind in kinds or ():
        if kind not in RECORD_TYPES:
            raise ConfigError(f"no kind of record {kind!r}; there are: {', '.join(RECORD_TYPES)}")
    return frozenset(kinds) if kinds else None


def render(extraction: Extraction, format: str, kinds: frozenset[str] | None, console: Console) -> str:
    """The records of one article in the format "table", "html", "json", "jsonl" or "csv"; it ends with a line break."""
    records = [record for record in extraction.records if kinds is None or record.kind in kinds]
    chosen = extraction if kinds is None else extraction.model_copy(update={"records": tuple(records)})
    if format == "html":
        from factwire.web.standalone import render_report

        return render_report(chosen)
    if format == "json":
        return chosen.model_dump_json(indent=2) + "\n"
    if format == "table":
        return _heading(extraction) + render_tables(records, console)
    return render_rows(records, format)


def render_rows(records: Iterable[Record], format: str) -> str:
    """One record a line: its full JSON ("jsonl"), or the columns that a SQL store has ("csv", with a header)."""
    if format == "jsonl":
        return "".join(record.model_dump_json() + "\n" for record in records)
    from flows.stores.rows import common_row, flat_row

    rows = [{"kind": record.kind_prefix, **common_row(record), **flat_row(record)} for record in records]
    columns = dict.fromkeys(column for row in rows for column in row) or ("kind", "id", "article_id")
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, list(columns), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def _heading(extraction: Extraction) -> str:
    article = extraction.article
    first = article.title or article.text.strip().split("\n", 1)[0][:120]
    published = article.anchor.isoformat() if article.anchor else "publication date unknown (--published gives it)"
    counts = ", ".join(f"{count} {kind}" for kind, count in extraction.counts().items()) or "nothing found"
    return f"{first}\n{published} · {article.kind} · {counts}\n"


def render_tables(records: Sequence[Record], console: Console) -> str:
    """A table for each kind that has records, the most telling kinds first."""
    with console.capture() as capture:
        for title, columns, rows in _tables(records):
            if rows:
                console.print(_table(title, columns, rows))
    return capture.get()


def render_table(title: str, columns: Sequence[str], rows: Rows, console: Console) -> str:
    """One table, as wide as the console."""
    with console.capture() as capture:
        console.print(_table(title, columns, rows))
    return capture.get()


def _table(title: str, columns: Sequence[str], rows: Rows) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", header_style="bold", expand=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))  # Text: "[bold]" in an article is no markup
    return table


def _tables(records: Sequence[Record]) -> Iterable[tuple[str, Sequence[str], Rows]]:
    titles: dict[str, list[str]] = defaultdict(list)
    for record in records:
        if isinstance(record, Affiliation):
            titles[record.person.record_id or record.person.text].append(_role(record))

    def rows(record_type: type[Record], row: Callable[..., tuple[str, ...]]) -> Rows:
        return [row(record) for record in records if isinstance(record, record_type)]

    def person(record: Person) -> tuple[str, ...]:
        name = " ".join(part for part in (record.honorific, record.name, record.suffix) if part)
        return name, "; ".join(titles.get(record.id, ())), "; ".join(record.aliases)

    yield "Figures", ("figure", "value", "measures", "whose", "period", "kind", "says"), rows(Figure, _figure)
    yield "Claims", ("statement", "value", "measures", "period", "says"), _claims(records)
    yield "Deals", ("type", "status", "parties", "terms", "about", "dates"), rows(Deal, _deal)
    yield "Quotes", ("speaker", "title", "cue", "quote"), rows(Quote, _quote)
    yield "People", ("name", "roles", "also"), rows(Person, person)
    yield "Organizations", ("name", "type", "tickers", "linked", "also", "mentions"), rows(Organization, _organization)
    for title, record_type in (("Products", Product), ("Places", Place), ("Events", Event)):
        yield title, ("name", "type", "also"), rows(record_type, _entity)
    yield "Times", ("text", "type", "value", "from", "to"), rows(TimeExpression, _time)
    if not any(isinstance(record, Person) for record in records):
        yield "Affiliations", ("person", "role"), rows(Affiliation, lambda record: (record.person.text, _role(record)))


def _figure(figure: Figure) -> tuple[str, ...]:
    return (
        figure.surface,
        readable_amount(figure),
        figure.measure.text if figure.measure else "—",
        figure.subject.text if figure.subject else "",
        readable_period(figure.period),
        "" if figure.modality == "reported" else figure.modality.value,
        said_by(figure.attribution),
    )


def _claims(records: Sequence[Record]) -> Rows:
    """One sentence often makes several claims: it is shown with the first of them."""
    rows: Rows = []
    above = None
    for claim in (record for record in records if isinstance(record, Claim)):
        statement = "" if claim.statement == above else claim.statement.text
        again = f"(said {len(claim.mentions) + 1} times)" if claim.mentions else ""
        amount = readable_amount(claim.amount) if claim.amount else claim.comparison.text if claim.comparison else ""
        measure = claim.measure.text if claim.measure else "—"
        rows.append(
            (statement, f"{amount} {again}".strip(), measure, readable_period(claim.period), said_by(claim.attribution))
        )
        above = claim.statement
    return rows


def _deal(deal: Deal) -> tuple[str, ...]:
    parties = "; ".join(f"{party.organization.text} ({party.role})" for party in deal.parties)
    return (
        deal.type.value.replace("_", " "),
        deal.status,
        parties,
        readable_terms(deal),
        subject_matter(deal),
        readable_dates(deal),
    )


def _quote(quote: Quote) -> tuple[str, ...]:
    speaker = quote.speaker.text if quote.speaker else "—"
    return speaker, quote.speaker_title or "", quote.cue.text if quote.cue else "", quoted_text(quote)


def _role(affiliation: Affiliation) -> str:
    title = affiliation.title.text if affiliation.title else "of"
    role = f"{title}, {affiliation.organization.text}" if affiliation.organization else title
    return role if affiliation.status == "current" else f"{role} ({affiliation.status})"


def _organization(organization: Organization) -> tuple[str, ...]:
    tickers = "; ".join(f"{ticker.exchange}: {ticker.symbol}" for ticker in organization.tickers)
    return (
        organization.name,
        "" if organization.type == "unknown" else organization.type.value,
        tickers,
        "; ".join(f"{entry.scheme}:{entry.value}" for entry in organization.identifiers),
        "; ".join(organization.aliases),
        str(len(organization.mentions)),
    )


def _entity(entity: Entity) -> tuple[str, ...]:
    kind = str(getattr(entity, "type", ""))
    return entity.name, "" if kind == "unknown" else kind, "; ".join(entity.aliases)


def _time(time: TimeExpression) -> tuple[str, ...]:
    return time.surface, time.type, time.value or "—", str(time.start or ""), str(time.end or "")


def render_report(report: IngestReport, format: str, console: Console) -> str:
    """What an ingestion did: its counts and its records by kind (in JSON its failures as well)."""
    if format == "json":
        return report.model_dump_json(indent=2) + "\n"
    with console.capture() as capture:
        console.print(Text(report.summary()))
        if report.records:
            console.print(Text("records: " + ", ".join(f"{count} {kind}" for kind, count in report.records.items())))
    return capture.get()
