"""What a store holds, shown: the counts, or the records of one kind."""

from __future__ import annotations

import json

from rich.console import Console

from factwire.inputs import parse_day
from factwire.output import checked_kinds, render_rows, render_tables
from flows.settings import load_settings
from flows.stores import open_store


def show_records(
    store: str | None,
    kind: str | None,
    *,
    text: str | None,
    organization: str | None,
    since: str | None,
    limit: int,
    format: str,
    console: Console,
) -> str:
    """The records of a kind that fit, the newest article's first; without a kind, how many there are of each."""
    day = parse_day(since, "since")
    checked_kinds([kind] if kind else None)
    with open_store(store or load_settings().store, create=False) as opened:
        if kind is None:
            return _render_counts(opened.counts(), format)
        found = list(opened.records(kind, text=text, organization=organization, since=day, limit=limit))
    records = [stored.record for stored in found]
    if format == "table":
        return render_tables(records, console) or "no records\n"
    if format == "json":
        return json.dumps([record.model_dump(mode="json") for record in records], indent=2, ensure_ascii=False) + "\n"
    return render_rows(records, format)


def _render_counts(counts: dict[str, int], format: str) -> str:
    if format == "csv":
        return "kind,count\n" + "".join(f"{kind},{count}\n" for kind, count in counts.items())
    if format in ("json", "jsonl"):
        return json.dumps(counts, indent=2 if format == "json" else None) + "\n"
    return "".join(f"{count:>8}  {kind}\n" for kind, count in counts.items())
