"""What a column can hold, ours or theirs, and how a value becomes one of it.

column_type("varchar(80)")       text of at most 80 characters
column_type("numeric(12,2)")     decimals with ten digits before the point and two behind it
fit(Decimal("1200000.5"), column_type("numeric(12,2)"))     Decimal("1200000.5")
fit("Acme", column_type("date"))                            ValueError: 'Acme' is no date
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, Final, NamedTuple

Value = Any
"""A cell: str, int, float, Decimal, bool, date, datetime, or None."""


class Base(StrEnum):
    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    """Floating point."""
    DECIMAL = "decimal"
    FLAG = "flag"
    DATE = "date"
    MOMENT = "moment"
    JSON = "json"
    ANY = "any"
    """Of a field: only the value tells. Of a column: whatever it is, the database judges."""
    OTHER = "other"
    """Of a column: nothing that we have fits."""


class ColumnType(NamedTuple):
    base: Base
    length: int | None = None
    """Of text: the most characters. Of integers: the bits."""
    precision: int | None = None
    scale: int | None = None
    has_zone: bool = True

    def __str__(self) -> str:
        if self.base is Base.DECIMAL and self.precision:
            return f"decimal({self.precision},{self.scale or 0})"
        if self.base is Base.TEXT and self.length:
            return f"text({self.length})"
        return self.base.value

    @property
    def is_narrow(self) -> bool:
        """Whether a value of the right kind may still not fit."""
        return self.length is not None or self.precision is not None


_NAMES: Final[dict[str, ColumnType]] = {
    **dict.fromkeys(
        ("text", "varchar", "character varying", "char", "character", "bpchar", "string", "clob", "nvarchar", "citext"),
        ColumnType(Base.TEXT),
    ),
    **dict.fromkeys(("integer", "int", "int4", "int32"), ColumnType(Base.INTEGER, length=32)),
    **dict.fromkeys(("bigint", "int8", "int64", "hugeint"), ColumnType(Base.INTEGER, length=64)),
    **dict.fromkeys(("smallint", "int2", "int16"), ColumnType(Base.INTEGER, length=16)),
    **dict.fromkeys(("double precision", "double", "float8", "float", "real", "number"), ColumnType(Base.NUMBER)),
    **dict.fromkeys(("numeric", "decimal"), ColumnType(Base.DECIMAL)),
    **dict.fromkeys(("boolean", "bool", "flag"), ColumnType(Base.FLAG)),
    "date": ColumnType(Base.DATE),
    **dict.fromkeys(("timestamp with time zone", "timestamptz", "moment"), ColumnType(Base.MOMENT)),
    **dict.fromkeys(
        ("timestamp without time zone", "timestamp", "datetime"), ColumnType(Base.MOMENT, has_zone=False)
    ),
    **dict.fromkeys(("json", "jsonb"), ColumnType(Base.JSON)),
}  # fmt: skip
_PARTS = re.compile(r"\s*([a-z][a-z0-9 ]*?)\s*(?:\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\))?\s*")

_TAKES: Final[dict[Base, frozenset[Base]]] = {
    Base.TEXT: frozenset(Base),
    Base.INTEGER: frozenset({Base.INTEGER}),
    Base.NUMBER: frozenset({Base.INTEGER, Base.NUMBER, Base.DECIMAL}),
    Base.DECIMAL: frozenset({Base.INTEGER, Base.NUMBER, Base.DECIMAL}),
    Base.FLAG: frozenset({Base.FLAG}),
    Base.DATE: frozenset({Base.DATE}),
    Base.MOMENT: frozenset({Base.MOMENT, Base.DATE}),
    Base.JSON: frozenset({Base.JSON}),
    Base.ANY: frozenset(Base),
    Base.OTHER: frozenset(),
}


def column_type(name: str) -> ColumnType | None:
    """The type that a database (PostgreSQL, DuckDB, SQLite) or a mapping file calls so; None for one unknown to us."""
    parts = _PARTS.fullmatch(name.lower())
    known = _NAMES.get(parts[1]) if parts else None
    if parts is None or known is None or parts[2] is None:
        return known
    if known.base is Base.TEXT:
        return known._replace(length=int(parts[2]))
    if known.base is Base.DECIMAL:
        return known._replace(precision=int(parts[2]), scale=int(parts[3] or 0))
    return known


def takes(column: ColumnType, field: ColumnType) -> bool:
    """Whether values of the field are of a kind that the column holds, most of them at least."""
    return field.base in _TAKES[column.base] or (field.base is Base.ANY and column.base is not Base.OTHER)


def fit(value: Value, column: ColumnType) -> Value:
    """The value as the column holds it. Raises ValueError with the reason where it cannot be held without a loss."""
    if value is None or column.base is Base.ANY:
        return value
    return _FITTERS[column.base](value, column)


def _text(value: Value, column: ColumnType) -> str:
    if isinstance(value, str):
        text = value.replace("\x00", "")  # no database takes it, and it says nothing
    elif isinstance(value, bool):
        text = str(value).lower()
    elif isinstance(value, Decimal):
        text = format(value, "f")
    elif isinstance(value, (date, datetime)):
        text = value.isoformat()
    else:
        text = json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list)) else str(value)
    if column.length is not None and len(text) > column.length:
        raise ValueError(f"{_shown(text)} has {len(text)} characters, {column.length} at most fit")
    return text.encode("utf-8", "replace").decode() if not text.isascii() else text  # lone surrogates


def _integer(value: Value, column: ColumnType) -> int:
    number = _decimal_of(value)
    if number != number.to_integral_value():
        raise ValueError(f"{value} is no whole number")
    bits = column.length or 64
    if not -(2 ** (bits - 1)) <= number < 2 ** (bits - 1):
        raise ValueError(f"{value} is too large for {bits} bits")
    return int(number)


def _number(value: Value, column: ColumnType) -> float:
    number = float(_decimal_of(value))
    if abs(number) == float("inf"):
        raise ValueError(f"{_shown(str(value))} is too large for a floating-point number")
    return number


def _decimal(value: Value, column: ColumnType) -> Decimal:
    number = _decimal_of(value)
    if column.precision is None:
        return number
    whole, behind = max(number.adjusted() + 1, 0), max(-_exponent(number), 0)
    if whole > column.precision - (column.scale or 0) or behind > (column.scale or 0):
        raise ValueError(f"{_shown(format(number, 'f'))} does not fit {column} without a loss")
    return number


def _exponent(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _decimal_of(value: Value) -> Decimal:
    try:
        number = Decimal(str(value)) if not isinstance(value, bool) else Decimal(int(value))
    except InvalidOperation:
        raise ValueError(f"{_shown(str(value))} is no number") from None
    if not number.is_finite():
        raise ValueError(f"{value} is no finite number")
    return number


def _flag(value: Value, column: ColumnType) -> bool:
    if isinstance(value, bool):
        return value
    raise ValueError(f"{_shown(str(value))} is neither true nor false")


def _date(value: Value, column: ColumnType) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise ValueError(f"{_shown(str(value))} is no date") from None


def _moment(value: Value, column: ColumnType) -> datetime:
    if isinstance(value, datetime):
        moment = value
    elif isinstance(value, date):
        moment = datetime.combine(value, time(), UTC)
    else:
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            raise ValueError(f"{_shown(str(value))} is no moment") from None
    in_utc = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return in_utc if column.has_zone else in_utc.replace(tzinfo=None)


def _json(value: Value, column: ColumnType) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text.replace("\\u0000", "")  # PostgreSQL's jsonb has no such character


def _shown(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "…")


_FITTERS: Final[dict[Base, Callable[[Value, ColumnType], Value]]] = {
    Base.TEXT: _text,
    Base.INTEGER: _integer,
    Base.NUMBER: _number,
    Base.DECIMAL: _decimal,
    Base.FLAG: _flag,
    Base.DATE: _date,
    Base.MOMENT: _moment,
    Base.JSON: _json,
}
