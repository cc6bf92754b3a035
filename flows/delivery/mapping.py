"""The mapping file: what another project's tables and columns are called, and what goes into them.

    contract = "1"                     # of factwire's records, for which this file was written
    schema = "intel"

    [deal]
    table = "transactions"
    retracted = "withdrawn_at"         # a column that marks what was retracted; without it such rows are deleted

    [deal.columns]                     # theirs = what stands in it
    ref = "id"
    source_url = "article.url"
    headline = { from = "article.title", cut = 200 }
    buyer = ["record.parties[role=licensee].organization.text", "record.parties[role=acquirer].organization.text"]
    upfront_usd = "record.terms[term=upfront].amount.value"
    provider = { value = "factwire" }

Kinds that the file does not name are not delivered. A file that names none has factwire's own tables, in its schema.
"""

from __future__ import annotations

import tomllib
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import AfterValidator, Field, ValidationError, model_validator

from flows.delivery.column_types import ColumnType, column_type
from flows.delivery.fields import KINDS, find_first, flat_fields
from flows.stores.tables import RECORD_TABLES
from schemas import CONTRACT_VERSION, ConfigError, Model

_SETTINGS: Final = ("contract", "schema", "state_table")


def _known_type(name: str) -> str:
    if column_type(name) is None:
        raise ValueError(f"there is no type {name!r}: name it like text, varchar(80), decimal(18,2), date, timestamptz")
    return name


class ColumnMapping(Model):
    """What one column of theirs holds: a field, or a constant."""

    field: str | tuple[str, ...] | None = Field(default=None, alias="from")
    """Of several the first that has a value."""
    value: str | int | float | bool | None = None
    cut: int | None = Field(default=None, ge=1)
    """Texts longer than that are cut."""
    type: Annotated[str, AfterValidator(_known_type)] | None = None
    """For tables that do not exist yet, and for files: what the column is to be."""

    @model_validator(mode="after")
    def _says_one_thing(self) -> ColumnMapping:
        if (self.field is None) == (self.value is None):
            raise ValueError("a column has either `from` or `value`")
        return self

    @property
    def column_type(self) -> ColumnType | None:
        return column_type(self.type) if self.type else None


class TableMapping(Model):
    table: str = Field(min_length=1)
    """ "deals", or with its schema "intel.deals"."""
    columns: dict[str, ColumnMapping] = Field(min_length=1)
    retracted: str | None = None
    """The column that marks a retracted row: a flag, or a moment."""
    create: bool = False
    """Whether to create the table where it is missing."""

    @model_validator(mode="before")
    @classmethod
    def _written_short(cls, given: Any) -> Any:
        """`ref = "id"` is `ref = { from = "id" }`."""
        if isinstance(given, dict) and isinstance(given.get("columns"), dict):
            columns = {
                name: {"from": entry} if isinstance(entry, (str, list)) else entry
                for name, entry in given["columns"].items()
            }
            return {**given, "columns": columns}
        return given

    @property
    def key(self) -> str:
        """The column that holds the id."""
        return next(name for name, column in self.columns.items() if column.field == "id")

    @property
    def digest(self) -> str:
        """Another one where rows would be delivered otherwise."""
        return sha256(self.model_dump_json().encode()).hexdigest()[:16]


class Mapping(Model):
    contract: str = CONTRACT_VERSION
    schema_name: str | None = None
    state_table: str = "factwire_deliveries"
    """Where the target keeps how far it is."""
    tables: dict[str, TableMapping]
    """By kind."""
    is_own: bool = False
    """Whether these are factwire's tables, which it creates and widens by itself."""


def own_mapping(schema: str | None = None) -> Mapping:
    """factwire's own tables: those of its stores, with the same names and columns."""
    return Mapping(schema_name=schema, tables={kind: _own_table(kind) for kind in KINDS}, is_own=True)


def read_mapping(path: str | Path) -> Mapping:
    """The mapping in a TOML file. Raises ConfigError that says where it is wrong."""
    path = Path(path)
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot read {path}: {getattr(error, 'strerror', None) or error}") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is not TOML: {error}") from error
    try:
        mapping = _mapping(given)
        for kind, table in mapping.tables.items():
            _check_table(kind, table)
    except ValidationError as error:
        first = error.errors()[0]
        reason = "there is no such setting" if first["type"] == "extra_forbidden" else first["msg"]
        where = ".".join(str(part) for part in first["loc"])
        raise ConfigError(f"{path}: {where}: {reason.removeprefix('Value error, ')}") from error
    except ConfigError as error:
        raise ConfigError(f"{path}: {error.message}") from error
    return mapping


def check_contract(contract: str, of: str) -> None:
    """Raises ConfigError where something was made for records that are not ours: another major version."""
    if contract.partition(".")[0] != CONTRACT_VERSION.partition(".")[0]:
        raise ConfigError(f"{of} is for records of contract {contract}, these are of {CONTRACT_VERSION}")


def _mapping(given: dict[str, Any]) -> Mapping:
    unknown = [name for name in given if name not in KINDS and name not in _SETTINGS]
    if unknown:
        raise ConfigError(f"{unknown[0]}: no kind of record and no setting; kinds are {', '.join(KINDS)}")
    settings: dict[str, Any] = {name: given[name] for name in ("contract", "state_table") if name in given}
    kinds = {kind: given[kind] for kind in KINDS if kind in given}
    if not kinds:
        return own_mapping(given.get("schema")).model_copy(update=settings)
    tables = {kind: TableMapping.model_validate(table) for kind, table in kinds.items()}
    return Mapping.model_validate({"schema_name": given.get("schema"), "tables": tables, **settings})


def _check_table(kind: str, table: TableMapping) -> None:
    fields = [column.field for column in table.columns.values()]
    if fields.count("id") != 1:
        raise ConfigError(f"{kind}: exactly one column has to be from `id`: rows are merged by it")
    for name, column in table.columns.items():
        if column.field is not None:
            try:
                find_first(kind, column.field)
            except ConfigError as error:
                raise ConfigError(f"{kind}.columns.{name}: {error.message}") from error
    if table.retracted in table.columns:
        raise ConfigError(f"{kind}.retracted: the column {table.retracted!r} has another use in this table")


@cache
def _own_table(kind: str) -> TableMapping:
    columns = {name: ColumnMapping.model_validate({"from": name}) for name in flat_fields(kind)}
    name = "articles" if kind == "article" else RECORD_TABLES[kind].name
    return TableMapping(table=name, columns=columns, create=True)
