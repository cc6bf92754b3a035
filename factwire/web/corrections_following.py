"""What follows from what a person filled in: nobody has to write the same thing twice.

{"span": Span("net product sales"), "text": None, "head": None}   →  text "net product sales", head "sales"
{"record_id": "organization_…", "text": None}                     →  text "Halden Pharma Inc."
{"figure_id": "figure_…", "amount": None}                         →  the figure's amount
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from schemas import Amount, Figure, Record, Span
from schemas.entities import Entity

_LEAST = re.compile(r"^(?:the|a|an|its|their|our|his|her)\s+", re.IGNORECASE)


def followed(values: Mapping[str, Any], old: Any, records: Mapping[str, Record]) -> dict[str, Any]:
    """The fields of a model that were left empty and follow from others; `old` is the model as it was."""
    return {**_from_words(values, records), **_from_figure(values, old, records), **_from_evidence(values)}


def amount_of(figure: Figure) -> Amount:
    return Amount(**{name: getattr(figure, name) for name in Amount.model_fields})


def head_of(phrase: str) -> str:
    """The head noun as far as its place tells it: "sales of vaccines" has "sales", "net product sales" too."""
    words = re.split(r"\s+(?:of|for|in|on|from|to|per)\s+", phrase)[0].split()
    return words[-1] if words else phrase


def _from_evidence(values: Mapping[str, Any]) -> dict[str, Any]:
    """What stands there as written."""
    evidence = values.get("evidence")
    return {"surface": evidence[0].text} if values.get("surface") == "" and evidence else {}


def _from_words(values: Mapping[str, Any], records: Mapping[str, Record]) -> dict[str, Any]:
    if "text" not in values:
        return {}
    text = values["text"] or _text_of(values.get("span"), records.get(values.get("record_id") or ""))
    if "head" not in values:
        return {"text": text} if text else {}
    phrase = _LEAST.sub("", text) if text else ""
    return {"text": phrase, "head": values["head"] or head_of(phrase)} if phrase else {}


def _text_of(span: Any, record: Record | None) -> str:
    found = record.name if isinstance(record, Entity) else span.text if isinstance(span, Span) else ""
    return " ".join(found.split())


def _from_figure(values: Mapping[str, Any], old: Any, records: Mapping[str, Record]) -> dict[str, Any]:
    figure = records.get(values.get("figure_id") or "")
    if "amount" not in values or not isinstance(figure, Figure) or figure.id == getattr(old, "figure_id", None):
        return {}
    return {"amount": amount_of(figure)} if _is_empty(values["amount"]) else {}


def _is_empty(amount: Any) -> bool:
    told = amount if isinstance(amount, Mapping) else {}
    return amount is None or (bool(told) and all(told.get(name) is None for name in ("value", "min", "max")))
