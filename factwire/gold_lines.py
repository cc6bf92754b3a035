"""Corrections as gold lines in the format of `corpus/gold`: an article with what people confirmed, changed or refused.

    export_gold(store).text    # JSON Lines for `factwire evaluate gold --data FILE`

A confirmed, changed or added record is wanted; a rejected one is left out, so that finding it counts as false; one
that nobody looked at is optional: right either way. A kind stands in a line only where somebody corrected a record of
it.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple, TypeAlias

from factwire.gold_entries import (
    claim_entry,
    deal_entry,
    direct_entries,
    figure_entry,
    indirect_entry,
    names_entry,
    role_entry,
)
from flows.stores import Store
from schemas import Affiliation, Article, Claim, Deal, Extraction, Figure, Organization, Person, Quote, Record
from schemas.corrections import Correction, in_force

Line: TypeAlias = dict[str, Any]


class GoldExport(NamedTuple):
    text: str
    """One line for each corrected article."""
    lines: int
    corrections: int
    """How many of them the lines carry."""
    left_out: dict[str, int]
    """How many they do not, by the reason."""

    def summary(self) -> str:
        parts = [f"{self.lines} gold lines from {self.corrections} corrections"]
        return "; ".join(parts + [f"{count} left out: {reason}" for reason, count in self.left_out.items()])


def export_gold(store: Store) -> GoldExport:
    """Every correction in force, by article, the first corrected first.

    Raises ConfigError from a store that keeps no corrections.
    """
    by_article: dict[str, list[Correction]] = defaultdict(list)
    for correction in in_force(store.corrections()).values():
        by_article[correction.article_id].append(correction)
    lines, left_out, carried = [], Counter[str](), 0
    for article_id, corrections in sorted(by_article.items(), key=lambda item: (min(c.at for c in item[1]), item[0])):
        extraction = store.read(article_id)
        if extraction is None:
            left_out["the article is no longer stored"] += len(corrections)
            continue
        line, missed = gold_line(extraction, corrections)
        left_out.update(missed)
        if line is not None:
            lines.append(json.dumps(line, ensure_ascii=False))
            carried += len(corrections) - missed.total()
    return GoldExport("".join(f"{line}\n" for line in lines), len(lines), carried, dict(left_out))


def gold_line(extraction: Extraction, corrections: Iterable[Correction]) -> tuple[Line | None, Counter[str]]:
    """The line of one article, None where nothing can be asked for; and why some corrections are not in it."""
    article, left_out = extraction.article, Counter[str]()
    usable = {}
    for record_id, correction in in_force(corrections).items():
        if reason := _unusable(correction, article):
            left_out[reason] += 1
        else:
            usable[record_id] = correction
    if not usable:
        return None, left_out
    writer = _LineWriter(extraction, usable)
    left_out.update(writer.left_out)
    line: Line = {"id": f"corrections-{article.id}", "published": str(article.anchor), "text": article.text}
    return (line | writer.entries if writer.is_telling else None), left_out


def _unusable(correction: Correction, article: Article) -> str | None:
    if article.anchor is None:
        return "the article has no date, which a gold line needs"
    if not correction.applies_to(article.text):
        return "the article's text has changed"
    if correction.kind in ("product", "place", "event", "time"):
        return f"gold lines have no records of the kind {correction.kind}"
    return None


class _LineWriter:
    """The entries of one article's line, kind by kind."""

    def __init__(self, extraction: Extraction, corrections: dict[str, Correction]) -> None:
        self._text = extraction.article.text
        self._corrections = corrections
        self._records = _standing(extraction, corrections)
        self._figures = {record.id: record for record in self._records if isinstance(record, Figure)}
        self.entries: Line = {}
        self._optional: dict[str, list[Any]] = {}
        self.left_out = Counter[str]()
        kinds = {_gold_kind(correction.record) for correction in corrections.values()}
        self._write_names(kinds)
        self._write_quotes(kinds)
        self._write_facts(kinds)
        self.is_telling = bool(self.entries)
        if self._optional:
            self.entries["optional"] = self._optional

    def _write_names(self, kinds: set[str]) -> None:
        """Names that nobody looked at are optional ones: subjects and speakers are compared through them."""
        for kind, record_type in (("organizations", Organization), ("people", Person)):
            records = [record for record in self._records if isinstance(record, record_type)]
            self._write_plain(kind, [(record, names_entry(record)) for record in records], kinds)
        roles = [(record, role_entry(record)) for record in self._records if isinstance(record, Affiliation)]
        if "affiliations" in kinds:
            self._write_plain("affiliations", roles, kinds)

    def _write_quotes(self, kinds: set[str]) -> None:
        quotes = [record for record in self._records if isinstance(record, Quote)]
        if "quotes" in kinds:
            stretches = [(quote, stretch) for quote in quotes for stretch in direct_entries(quote)]
            self._write_plain("quotes", stretches, kinds)
        if "indirect" in kinds:
            entries = [(quote, indirect_entry(quote)) for quote in quotes if quote.type != "direct"]
            self.entries["indirect"] = [self._marked(quote, entry) for quote, entry in entries]

    def _write_plain(self, kind: str, entries: list[tuple[Any, Any]], kinds: set[str]) -> None:
        if kind in kinds:
            self.entries[kind] = [entry for record, entry in entries if record.id in self._corrections]
        if others := [entry for record, entry in entries if record.id not in self._corrections or kind not in kinds]:
            self._optional[kind] = others

    def _write_facts(self, kinds: set[str]) -> None:
        deals = [record for record in self._records if isinstance(record, Deal)]
        deal_entries = [self._marked(deal, deal_entry(deal, self._text, self._figures)) for deal in deals]
        # A deal's terms are looked up among the line's figures.
        if "figures" in kinds or ("deals" in kinds and any(entry["terms"] for entry in deal_entries)):
            self.entries["figures"] = [
                entry
                for figure in self._figures.values()
                if (entry := self._counted(figure, figure_entry(figure, self._text, self._emptied(figure))))
            ]
        if "claims" in kinds:
            claims = [record for record in self._records if isinstance(record, Claim)]
            made = [(one, claim_entry(one, self._text, self._figures, self._emptied(one))) for one in claims]
            self.entries["claims"] = [entry for one, found in made if (entry := self._counted(one, found))]
        if "deals" in kinds:
            self.entries["deals"] = deal_entries

    def _counted(self, record: Record, entry: Line | None) -> Line | None:
        if entry is None:
            if record.id in self._corrections:
                self.left_out["its place cannot be told in a gold line"] += 1
            return None
        return self._marked(record, entry)

    def _marked(self, record: Record, entry: Line) -> Line:
        return entry if record.id in self._corrections else entry | {"optional": True}

    def _emptied(self, record: Record) -> frozenset[str]:
        """The details that a person took out of a record."""
        correction = self._corrections.get(record.id)
        if correction is None or correction.after is None or correction.before is None:
            return frozenset()
        before, after = correction.before.model_dump(), correction.after.model_dump()
        return frozenset(name for name, value in after.items() if value is None and before[name] is not None)


def _standing(extraction: Extraction, corrections: dict[str, Correction]) -> list[Record]:
    """The records as corrected, whether or not the store has applied the corrections already."""
    records: dict[str, Record] = {record.id: record for record in extraction.records}
    for record_id, correction in corrections.items():
        records.pop(record_id, None)
        if correction.standing is not None:
            records[record_id] = correction.standing
    return sorted(records.values(), key=lambda record: (record.evidence[0].start, record.id))


def _gold_kind(record: Record) -> str:
    """The key of gold lines under which a record stands."""
    if isinstance(record, Quote):
        return "quotes" if record.type == "direct" else "indirect"
    return {"person": "people"}.get(record.kind_prefix, f"{record.kind_prefix}s")
