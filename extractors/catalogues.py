"""Lists of known companies, to which the organizations of an article are linked: the one that ships, and a user's own.

    listed_companies()                 ->  the SEC's company table: CIK, name, tickers, the largest first
    read_catalogue("companies.csv")    ->  a user's list: columns id, name, and where there are any aliases (parted by
                                           "|"), ticker ("Nasdaq:ACMR"), country (ISO 3166-1 alpha-2)

A list is read line by line, and a name is taken apart when an article first asks for its neighbours.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from extractors.company_names import opening_of, openings_like
from extractors.lexicons import entries
from schemas import ConfigError

LISTED_SCHEME = "cik"
"""The scheme of the identifiers that the shipped list gives: numbers of the SEC's register."""


class Entry(NamedTuple):
    """One company of a list."""

    id: str
    name: str
    listings: tuple[str, ...] = ()
    """ "Nasdaq:GOOGL": exchange and symbol; the exchange may be unknown: ":GOOGL"."""
    aliases: tuple[str, ...] = ()
    country: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


class Catalogue:
    """A list of companies that finds its entries by the beginning of a name and by ticker symbol."""

    def __init__(self, scheme: str, entries: Iterable[Entry], *, is_chosen: bool) -> None:
        self.scheme = scheme
        self.is_chosen = is_chosen
        """Whether the user chose these companies: then a plain word that is one's whole name means that one."""
        self._entries = tuple(entries)
        self._by_opening: dict[str, list[int]] = defaultdict(list)
        for index, entry in enumerate(self._entries):
            openings = {opening_of(name) for name in entry.names} if entry.aliases else (opening_of(entry.name),)
            for opening in openings:
                self._by_opening[opening].append(index)

    def __len__(self) -> int:
        return len(self._entries)

    @cached_property
    def _by_symbol(self) -> dict[str, list[int]]:
        by_symbol: dict[str, list[int]] = defaultdict(list)
        for index, entry in enumerate(self._entries):
            for listing in entry.listings:
                by_symbol[symbol_key(listing.rpartition(":")[2])].append(index)
        return by_symbol

    def beginning_like(self, name: str) -> Iterator[tuple[int, Entry]]:
        """The entries whose first letters are those of `name`, each with its rank in the list."""
        found = {index for opening in openings_like(name) for index in self._by_opening.get(opening, ())}
        return ((index, self._entries[index]) for index in sorted(found))

    def with_symbol(self, symbol: str) -> Iterator[tuple[int, Entry]]:
        """The entries that are traded under a symbol, on whatever exchange."""
        return ((index, self._entries[index]) for index in self._by_symbol.get(symbol_key(symbol.upper()), ()))


def symbol_key(symbol: str) -> str:
    """ "BRK.B", "BRK-B" and "BRK B" are one."""
    return symbol if symbol.isalnum() else "".join(char for char in symbol if char.isalnum())


@cache
def listed_companies() -> Catalogue:
    """The companies of the SEC's table, the largest first."""
    return Catalogue(LISTED_SCHEME, map(_entry, entries("listed_companies.tsv.xz")), is_chosen=False)


def _entry(line: str) -> Entry:
    id, name, listings, aliases = (*line.split("\t"), "", "")[:4]
    return Entry(id, name, tuple(listings.split("|")), tuple(aliases.split("|")) if aliases else ())


def read_catalogue(path: str | Path) -> Catalogue:
    """A user's list. Its file name without ending is the scheme of its identifiers.

    Comma, semicolon or tab part the columns; other columns than those above are left alone.
    Raises ConfigError for a file that cannot be read as such a list, with the line where there is one.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ConfigError("no such file", concerns=str(path)) from None
    except UnicodeDecodeError:
        raise ConfigError("is not UTF-8 text", concerns=str(path)) from None
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror or error}", concerns=str(path)) from error
    try:
        entries = tuple(_user_entries(text))
    except (_BadListError, csv.Error) as error:
        raise ConfigError(str(error), concerns=str(path)) from None
    return Catalogue(_scheme(path), entries, is_chosen=True)


class _BadListError(ValueError):
    pass


def _scheme(path: Path) -> str:
    return f"{path.stem} (list)" if path.stem == LISTED_SCHEME else path.stem


def _user_entries(text: str) -> Iterator[Entry]:
    heading = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text), delimiter=max(",;\t", key=heading.count), strict=True)
    columns = {name.strip().lower(): name for name in rows.fieldnames or () if name}
    missing = [name for name in ("id", "name") if name not in columns]
    if missing:
        raise _BadListError(f"has no column {' and no column '.join(missing)} (a list has id, name, aliases)")
    lines: dict[str, int] = {}
    for row in rows:
        entry = _user_entry({name: row[column] or "" for name, column in columns.items()}, rows.line_num)
        if entry is None:
            continue
        if first := lines.get(entry.id):
            raise _BadListError(f"line {rows.line_num}: the id {entry.id!r} stands in line {first} already")
        lines[entry.id] = rows.line_num
        yield entry
    if not lines:
        raise _BadListError("lists no company")


def _user_entry(row: dict[str, str], line: int) -> Entry | None:
    """A row as an entry; None for an empty one."""
    id, name = row["id"].strip(), row["name"].strip()
    if not id and not name:
        return None
    if not id or not name or not any(char.isalnum() for char in name):
        raise _BadListError(f"line {line}: the {'name' if id else 'id'} is missing")
    country = row.get("country", "").strip().upper()
    return Entry(
        id,
        name,
        _parted((row.get("ticker") or row.get("tickers") or "").upper()),
        _parted(row.get("aliases", "")),
        country if len(country) == 2 and country.isalpha() else None,
    )


def _parted(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())
