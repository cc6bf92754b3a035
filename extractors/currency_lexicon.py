"""The vocabulary of money: ISO codes, symbols, names, and what shared names and symbols may mean."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from extractors.lexicons import entries

Basis = Literal["symbol", "code", "name", "carried", "text", "default"]


@dataclass(frozen=True)
class CurrencyName:
    words: tuple[str, ...]
    code: str | None
    kind: Literal["name", "shared", "cent", "other"]


@cache
def currency_symbols() -> dict[str, str]:
    """Written forms, case as it counts, to their ISO code; a shared form ("¥", "kr", "Rs") to ""."""
    symbols: dict[str, str] = {}
    for line in entries("currencies.tsv"):
        code, forms, *_ = [*line.split("\t"), "", ""]
        symbols |= dict.fromkeys(forms.split(), code)
    return symbols | dict.fromkeys(("$", "＄", "¥", "￥", "kr", "Kr", "Rs", "R", "Rs."), "")


@cache
def currency_codes() -> frozenset[str]:
    return frozenset(line.split("\t")[0] for line in entries("currencies.tsv"))


@cache
def ambiguous_codes() -> frozenset[str]:
    return frozenset(entries("ambiguous_codes.txt"))


@cache
def shy_names() -> frozenset[str]:
    return frozenset(entries("shy_currencies.txt"))


@cache
def currency_contexts() -> dict[str, list[tuple[str, str]]]:
    contexts: dict[str, list[tuple[str, str]]] = {}
    for line in entries("currency_contexts.tsv"):
        word, code, cues = line.split("\t")
        contexts.setdefault(word, []).append((code, cues))
    return contexts


@cache
def currency_names() -> dict[str, list[CurrencyName]]:
    """Currency names by their first word, the longest first."""
    names: list[CurrencyName] = []
    for line in entries("currencies.tsv"):
        code, _, singulars = [*line.split("\t"), "", ""][:3]
        for name in filter(None, singulars.split("|")):
            names += [
                CurrencyName(tuple(name.split()), code, "name"),
                CurrencyName(tuple(f"{name}s".split()), code, "name"),
            ]
    for word in currency_contexts():
        if word.isalpha() and len(word) > 2:
            names += [CurrencyName((word,), word, "shared"), CurrencyName((f"{word}s",), word, "shared")]
    for line in entries("subunits.tsv"):
        name, code = line.split("\t")
        names.append(CurrencyName(tuple(name.split()), code, "cent"))
    names += [CurrencyName(tuple(name.split()), None, "other") for name in entries("other_money.txt")]
    by_first: dict[str, list[CurrencyName]] = {}
    for entry in sorted(names, key=lambda entry: -len(entry.words)):
        by_first.setdefault(entry.words[0], []).append(entry)
    return by_first
