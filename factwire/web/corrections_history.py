"""The history of corrections as a table: who said what of which record, what changed, and whether it holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from factwire.web.archive_pages import correct_link
from factwire.web.archive_tables import Action, Column, Row, Table
from schemas import Record
from schemas.corrections import Correction, in_force


def corrections_table(corrections: Sequence[Correction], *, text: str | None = None) -> Table:
    """Who said what of which record, the newest first; `text` is that of the article, where it is one's history."""
    columns = (
        Column("at", "when", is_time=True),
        Column("by", "who"),
        Column("verdict"),
        Column("kind"),
        Column("record", link=lambda row: correct_link(row["article_id"], row["record_id"])),
        Column("change"),
        Column("note"),
        Column("state"),
    )
    holding = {correction.id for correction in in_force(corrections).values()}
    rows = [_history_row(correction, correction.id in holding, text) for correction in corrections]
    return Table("corrections", "Corrections", columns, rows, "Nobody has corrected anything yet.", action=_WITHDRAW)


def _withdrawal(row: Row) -> dict[str, str] | None:
    if row["state"] == "withdrawn":
        return None
    return {"correction": row["id"], "article": row["article_id"], "record": row["record_id"]}


_WITHDRAW = Action("/archive/corrections/withdraw", "Withdraw", _withdrawal)


def in_words(record: Record) -> str:
    """A record in a few words of the article."""
    name = getattr(record, "name", None) or record.evidence[0].text
    words = " ".join(str(name).split())
    return f"{words[:80]}…" if len(words) > 80 else words


def changes_between(before: Any, after: Any, path: str = "") -> list[tuple[str, str, str]]:
    """What differs between two records, as (field, before, after)."""
    if before == after:
        return []
    if isinstance(before, dict) and isinstance(after, dict):
        if {"start", "end", "text"} == set(before) == set(after):
            return [(path, before["text"], after["text"])]
        names = dict.fromkeys([*before, *after])
        prefix = f"{path}." if path else ""
        return [c for name in names for c in changes_between(before.get(name), after.get(name), f"{prefix}{name}")]
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        pairs = zip(before, after, strict=True)
        return [c for number, (one, two) in enumerate(pairs) for c in changes_between(one, two, f"{path}.{number}")]
    return [(path, _plainly(before), _plainly(after))]


def _history_row(correction: Correction, is_holding: bool, text: str | None) -> dict[str, Any]:
    state = "withdrawn" if correction.withdrawn else "holds" if is_holding else "overtaken"
    if state == "holds" and text is not None and not correction.applies_to(text):
        state = "not applicable: the text has changed"
    return {
        "at": correction.at,
        "by": correction.by,
        "verdict": correction.verdict,
        "kind": correction.kind,
        "record": in_words(correction.record),
        "change": "; ".join(f"{path}: {old} → {new}" for path, old, new in _changes(correction)),
        "note": correction.note,
        "state": state,
        "id": correction.id,
        "record_id": correction.record_id,
        "article_id": correction.article_id,
    }


def _changes(correction: Correction) -> list[tuple[str, str, str]]:
    if correction.after is None or correction.before is None:
        return []
    return changes_between(correction.before.model_dump(mode="json"), correction.after.model_dump(mode="json"))


def _plainly(value: Any) -> str:
    if value is None:
        return "none"
    if isinstance(value, dict):
        return str(value.get("text") or value.get("value") or ", ".join(map(_plainly, value.values())))
    if isinstance(value, list):
        return "; ".join(map(_plainly, value)) or "none"
    return str(value)
