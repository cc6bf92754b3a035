"""What can be delivered of an article and of each kind of record: named fields with their types.

    claim: id, article_id, statement, subject, measure, value, currency, …, data     the columns of a store's table
           article.url, article.title, article.published_at, …                       of the article that it stands in
           record.attribution.source.text, record.scope[type=geography].text         anything of the whole record

A path takes the first entry of a list that fits: `record.parties[role=licensor].organization.text` of a deal.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any, Final, NamedTuple

from sqlalchemy import Boolean, Date, Float, Integer
from sqlalchemy.types import TypeEngine

from flows.delivery.column_types import Base, ColumnType, Value
from flows.stores.articles import day_of
from flows.stores.history import Change
from flows.stores.rows import common_row, flat_row
from flows.stores.tables import COLUMNS
from schemas import RECORD_TYPES, Article, ConfigError
from schemas.publish import json_schema

KINDS: Final = ("article", *RECORD_TYPES)
"""In the order in which rows are put: what others refer to comes first."""

_EXACT: Final = {
    "figure": {"value", "value_min", "value_max"},
    "claim": {"value", "value_min", "value_max"},
    "deal": {"total"},
}
"""Columns of the store that hold decimals as text."""

_ARTICLE: Final[dict[str, Base]] = {
    "id": Base.TEXT, "url": Base.TEXT, "canonical_url": Base.TEXT, "title": Base.TEXT, "text": Base.TEXT,
    "language": Base.TEXT, "kind": Base.TEXT, "publisher": Base.TEXT, "issuer": Base.TEXT, "day": Base.DATE,
    "published_at": Base.MOMENT, "modified_at": Base.MOMENT, "fetched_at": Base.MOMENT, "removed_at": Base.MOMENT,
    "text_sha256": Base.TEXT, "duplicate_of": Base.TEXT, "data": Base.JSON,
}  # fmt: skip
_COMMON: Final[dict[str, Base]] = {
    "id": Base.TEXT, "article_id": Base.TEXT, "section": Base.TEXT, "extractor": Base.TEXT,
}  # fmt: skip
_PROOF: Final[dict[str, Base]] = {
    "evidence": Base.TEXT, "evidence_start": Base.INTEGER, "evidence_end": Base.INTEGER, "data": Base.JSON,
}  # fmt: skip
_CHANGE: Final[dict[str, Base]] = {"cursor": Base.INTEGER, "changed_at": Base.MOMENT}


class Subject(NamedTuple):
    """What a row is made of."""

    change: Change
    row: dict[str, Value]
    """The flat row of the record or of the article."""
    article: dict[str, Value] | None
    """The flat row of the article; None where no field asks for it."""


class Field(NamedTuple):
    name: str
    type: ColumnType
    read: Callable[[Subject], Value]
    needs_article: bool = False


@cache
def flat_fields(kind: str) -> dict[str, Base]:
    """The columns that a table of ours has for this kind, in their order."""
    if kind == "article":
        return _ARTICLE
    exact = _EXACT.get(kind, set())
    own = {name: Base.DECIMAL if name in exact else _base_of(type_) for name, type_ in COLUMNS[kind].items()}
    return _COMMON | own | _PROOF


def find_field(kind: str, name: str) -> Field:
    """The field of that name. Raises ConfigError where the kind has none."""
    fields = flat_fields(kind)
    if name in fields:
        return Field(name, ColumnType(fields[name]), lambda subject: subject.row[name])
    prefix, _, rest = name.partition(".")
    if prefix == "article" and kind != "article" and rest in _ARTICLE:
        return Field(name, ColumnType(_ARTICLE[rest]), lambda subject: (subject.article or {})[rest], True)
    if prefix == "record" and rest:
        return _path_field(kind, name, rest)
    if name in _CHANGE:
        attribute = "at" if name == "changed_at" else name
        return Field(name, ColumnType(_CHANGE[name]), lambda subject: getattr(subject.change, attribute))
    raise ConfigError(f"there is no field {name!r} of {kind}: there are {', '.join(fields)}, article.…, record.…")


def find_first(kind: str, names: str | tuple[str, ...]) -> Field:
    """The field of that name; of several names the first field that has a value. Raises ConfigError."""
    if isinstance(names, str):
        return find_field(kind, names)
    fields = [find_field(kind, name) for name in names]
    types = {field.type for field in fields}
    return Field(
        " or ".join(names),
        types.pop() if len(types) == 1 else ColumnType(Base.ANY),
        lambda subject: next((value for field in fields if (value := field.read(subject)) is not None), None),
        any(field.needs_article for field in fields),
    )


def row_of(change: Change) -> dict[str, Value]:
    """The flat row of what a change put. KeyError or ValueError are bugs: every kind has its row."""
    value = change.value
    if value is None:
        raise ValueError(f"{change.id} was retracted and has no row")
    if isinstance(value, Article):
        return article_row(value, change.removed_at)
    row: dict[str, Value] = {**common_row(value), **flat_row(value), "data": value.model_dump_json()}
    for name in _EXACT.get(change.kind, ()):
        row[name] = None if row[name] is None else Decimal(str(row[name]))
    return row


def article_row(article: Article, removed_at: datetime | None) -> dict[str, Value]:
    row = {name: getattr(article, name, None) for name in _ARTICLE}
    data = article.model_dump_json(exclude={"text"})
    return row | {"day": day_of(article), "removed_at": removed_at, "data": data}


def _base_of(type_: TypeEngine[Any]) -> Base:
    for known, base in ((Boolean, Base.FLAG), (Date, Base.DATE), (Integer, Base.INTEGER), (Float, Base.NUMBER)):
        if isinstance(type_, known):
            return base
    return Base.TEXT


_Step = tuple[str, str | None, str | None]
_STEP = re.compile(r"([a-z_0-9]+)(?:\[(?:(\d+)|([a-z_]+)=([^\]]+))\])?")


def _path_field(kind: str, name: str, path: str) -> Field:
    steps = _steps(kind, name, path)
    _check_steps(kind, name, steps)
    return Field(name, ColumnType(Base.ANY), lambda subject: _follow(json.loads(subject.row["data"]), steps))


def _steps(kind: str, name: str, path: str) -> tuple[_Step, ...]:
    steps: list[_Step] = []
    for part in re.split(r"\.(?![^\[]*\])", path):
        found = _STEP.fullmatch(part)
        if found is None:
            raise ConfigError(f"there is no field {name!r} of {kind}: {part!r} is no step of a path")
        if found[2] is not None:
            steps.append((found[1], None, found[2]))
        else:
            steps.append((found[1], found[3], found[4]))
    return tuple(steps)


def _check_steps(kind: str, name: str, steps: tuple[_Step, ...]) -> None:
    """Every step is one that the published contract knows. Raises ConfigError for the first that is not."""
    schema = json_schema(kind)
    node = schema
    for step, key, _ in steps:
        properties = _objects(node, schema)
        if step not in properties:
            raise ConfigError(f"there is no field {name!r} of {kind}: nothing is called {step!r} there")
        node = properties[step]
        if key is not None and key not in _objects(node, schema):
            raise ConfigError(f"there is no field {name!r} of {kind}: what {step!r} lists has no {key!r}")


def _objects(node: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """The properties of an object, of what a list holds, of what is not null."""
    if "$ref" in node:
        node = schema["$defs"][node["$ref"].rpartition("/")[2]]
    found: dict[str, Any] = dict(node.get("properties", {}))
    for inner in (*node.get("anyOf", ()), *([node["items"]] if "items" in node else [])):
        found |= _objects(inner, schema)
    return found


def _follow(value: Any, steps: tuple[_Step, ...]) -> Value:
    for step, key, wanted in steps:
        value = value.get(step) if isinstance(value, dict) else None
        if isinstance(value, list):
            value = _entry(value, key, wanted)
    return value


def _entry(entries: list[Any], key: str | None, wanted: str | None) -> Any:
    if key is None:
        place = int(wanted or 0)
        return entries[place] if place < len(entries) else None
    return next((entry for entry in entries if isinstance(entry, dict) and str(entry.get(key)) == wanted), None)
