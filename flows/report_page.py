"""The report of a run as a Markdown page, for people: Prefect shows it as an artifact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from flows.news import NewsItem
from schemas import Failure

if TYPE_CHECKING:
    from flows.report import IngestReport

_WORDS: Final = 140
"""Characters of an article's words in a cell: Prefect's pages do not wrap them."""
_TITLE: Final = 60
_NEWS = {"deal": ("Newest deals", "kind", "parties"), "claim": ("Newest claims", "measure", "subject")}


def page_of(report: IngestReport, most_failures: int = 50) -> str:
    """Counts, the newest deals and claims, records by kind, sources, failures."""
    lines = [
        f"# Ingested into `{report.store}`",
        "",
        f"{report.started_at:%Y-%m-%d %H:%M} UTC, {report.seconds:.1f} s, {report.articles_per_second:.1f} articles/s",
        "",
        *_table(
            ("found", "new", "updated", "unchanged", "duplicates", "removed", "waiting", "skipped", "failed"),
            [(report.found, report.new, report.updated, report.unchanged, report.duplicates, report.removed,
              report.waiting, report.skipped, report.failed)],
        ),
    ]  # fmt: skip
    for kind, (title, what, who) in _NEWS.items():
        rows = [_news_row(item) for item in report.news if item.kind == kind]
        lines += _section(title, ("day", what, who, "amount", "in the article's words", "article"), rows)
    lines += _section("Records", ("kind", "count"), report.records.items())
    sources = [
        (each.source, each.found, each.new, each.updated, each.duplicates, each.failed, each.failure or "")
        for each in report.sources
    ]
    lines += _section("Sources", ("source", "found", "new", "updated", "duplicates", "failed", ""), sources)
    lines += _section(
        "Failures", ("where", "stage", "reason"), [_failure_row(failure) for failure in report.failures[:most_failures]]
    )
    if len(report.failures) > most_failures:
        lines += ["", f"… and {len(report.failures) - most_failures} more"]
    return "\n".join(lines) + "\n"


def amount_of(item: NewsItem) -> str:
    """ "90,000,000 USD"; nothing where there is none."""
    if item.amount is None:
        return ""
    return f"{item.amount:,f} {item.currency or ''}".rstrip()


def _news_row(item: NewsItem) -> Sequence[object]:
    article = _short(item.title or item.url or item.article_id, _TITLE)
    is_link = (item.url or "").startswith(("http://", "https://"))
    where = f"[{_plain(article)}]({_address(item.url or '')})" if is_link else _plain(article)
    words = _short(item.text, _WORDS)
    return (item.day or "", item.what, ", ".join(item.who), amount_of(item), words, _Markdown(where))


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


class _Markdown(str):
    """What is Markdown already."""


def _failure_row(failure: Failure) -> Sequence[object]:
    return (failure.concerns or "", failure.stage, f"{failure.error}: {failure.message}")


def _section(title: str, names: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    rows = list(rows)
    return ["", f"## {title}", "", *_table(names, rows)] if rows else []


def _table(names: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    yield "| " + " | ".join(names) + " |"
    yield "|" + "---|" * len(names)
    for row in rows:
        yield "| " + " | ".join(cell if isinstance(cell, _Markdown) else _plain(str(cell)) for cell in row) + " |"


def _plain(text: str) -> str:
    """Words of an article are words, not markup: what would end a cell, open a link or a tag is defused."""
    text = " ".join(text.split())
    for mark, instead in (("\\", "\\\\"), ("|", "\\|"), ("<", "&lt;"), ("[", "\\["), ("`", "\\`")):
        text = text.replace(mark, instead)
    return text


def _address(url: str) -> str:
    return "".join("%" + f"{ord(mark):02X}" if mark in '()|<> \\`"' else mark for mark in url)
