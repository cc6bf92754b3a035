"""The reference of the records, written from the models: docs/records.md.

python -m schemas.reference        # rewrites the page after a deliberate change of the models
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from schemas.base import CONTRACT_VERSION, Record
from schemas.publish import CONTRACT_MODELS

PAGE = Path(__file__).parent.parent / "docs" / "records.md"
_PLAIN = {"str": "text", "int": "whole number", "bool": "true or false", "float": "number", "Decimal": "decimal",
          "date": "date", "datetime": "moment"}  # fmt: skip
_OPENING = f"""# The records

Written from the models by `python -m schemas.reference` (contract {CONTRACT_VERSION}). The same as JSON Schema:
`factwire schema KIND`, or the files in `schemas/contract/v1`.

In JSON a decimal is a string of plain digits, a date "2026-01-12", a moment ISO 8601 with its zone, a span an object of
`start`, `end` (code points of the article's text, the end not included) and `text`. A field that may be empty
is `null` or an empty list then. Every record has these:
"""


def render() -> str:
    """The page, in Markdown: a table of fields for each kind of record, then for each value that they are made of."""
    parts = [_OPENING, _table(Record), ""]
    for kind, model in CONTRACT_MODELS.items():
        common = Record.model_fields if issubclass(model, Record) else {}
        parts += [f"## {kind}", "", _told(model), "", _table(model, without=frozenset(common)), ""]
    parts += ["## Values", ""]
    for value in _values():
        parts += [f"### {value.__name__}", "", _told(value), ""]
        parts += [_table(value) if issubclass(value, BaseModel) else _members(value), ""]
    return "\n".join(parts).rstrip() + "\n"


def _table(model: type[BaseModel], without: frozenset[str] = frozenset()) -> str:
    rows = [
        f"| `{name}` | {_readable(field.annotation)} | {_in_cell(field.description or '')} |"
        for name, field in model.model_fields.items()
        if name not in without and not (name == "kind" and issubclass(model, Record))
    ]
    return "\n".join(["| field | what it holds | |", "|---|---|---|", *rows]) if rows else ""


def _told(model: type) -> str:
    return _in_cell(model.__doc__ or "") if "__doc__" in vars(model) else ""


def _in_cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def _members(values: type[Enum]) -> str:
    return ", ".join(f"`{member.value}`" for member in values)


def _readable(annotation: Any) -> str:
    """ "Span | None" as "[Span](#span), or none"."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _readable(arguments[0])
    if origin in (Union, UnionType):
        parts = [_readable(argument) for argument in arguments if argument is not NoneType]
        return " or ".join(parts) + (", or none" if NoneType in arguments else "")
    if origin is Literal:
        return ", ".join(f"`{value}`" for value in arguments)
    if origin is tuple:
        return f"list of {_readable(arguments[0])}"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel | Enum):
        return _link(annotation)
    return _PLAIN.get(getattr(annotation, "__name__", ""), str(annotation))


def _link(value: type) -> str:
    kind = next((kind for kind, model in CONTRACT_MODELS.items() if model is value), None)
    return f"[{kind}](#{kind})" if kind else f"[{value.__name__}](#{value.__name__.lower()})"


def _values() -> list[type[BaseModel | Enum]]:
    """Every model and enumeration that a record is made of, by name; the records themselves left out."""
    found: set[type] = set()
    waiting: list[Any] = list(CONTRACT_MODELS.values())
    while waiting:
        for part in _parts(waiting.pop()):
            if part not in found:
                found.add(part)
                waiting.append(part)
    return sorted(found - set(CONTRACT_MODELS.values()), key=lambda value: value.__name__)


def _parts(model: Any) -> Iterator[type]:
    for field in getattr(model, "model_fields", {}).values():
        yield from _types(field.annotation)


def _types(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel | Enum):
        yield annotation
    for argument in get_args(annotation):
        yield from _types(argument)


if __name__ == "__main__":
    PAGE.write_text(re.sub(r"\n{3,}", "\n\n", render()), encoding="utf-8")
