"""Organizations: companies, authorities, universities, media and what else acts under a name.

"Acme Robotics, Inc. (Nasdaq: ACMR) said … Acme …"
    ->  "Acme Robotics, Inc.", a company, alias "Acme", ticker NASDAQ ACMR
    and linked to the company of that ticker in the SEC's table (`extractors/linking.py`)
"the International Council for Harmonisation (ICH)"
    ->  "International Council for Harmonisation", an association, alias "ICH"
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from extractors import known_companies  # noqa: F401  (doc._.catalogues)
from extractors.clusters import Cluster, clusters_in, key_of, name_span
from extractors.definitions import end_before, find_definitions
from extractors.gazetteers import (
    agency,
    country_of,
    head_type,
    is_company_word,
    is_known_company,
    is_legal_form,
    nationality_of,
)
from extractors.linking import Mentioned, find_links
from extractors.name_spans import is_certain_form
from extractors.reading import make_record
from extractors.same_spelling import bare_words
from extractors.tickers import find_tickers
from schemas import Organization, OrganizationType, Ticker

_LINKS = frozenset({"of", "for", "on", "and", "&", "the", "in"})
_MEDICAL = frozenset({"Medical", "Cancer", "Health", "Oncology", "Trauma", "Surgery"})


def find_organizations(doc: Doc) -> Iterator[Organization]:
    """One record for each organization that the article names."""
    tickers = _tickers_by_position(doc)
    for cluster in clusters_in(doc, "organization"):
        name, aliases, forms = cluster.name(doc), cluster.aliases(doc), cluster.forms(doc)
        listed = _tickers_of(doc, cluster, tickers)
        kind, country = organization_type(forms, bool(listed)), _country(forms)
        listings = [(ticker.exchange, ticker.symbol) for ticker in listed]
        links = find_links(Mentioned(name, aliases, listings, kind, country), doc._.catalogues)
        yield make_record(
            doc,
            Organization,
            "organizations",
            cluster.evidence(doc),
            key=key_of(doc, cluster),
            name=name,
            aliases=aliases,
            mentions=cluster.spans(doc),
            identifiers=links.identifiers,
            candidates=links.candidates,
            type=kind,
            tickers=listed,
            country=country or links.country,
        )


def organization_type(forms: Sequence[str], is_listed: bool = False) -> OrganizationType:
    """What kind of organization goes by these names; unknown where neither a word of them nor a listing tells."""
    for form in sorted(forms, key=len, reverse=True):
        if known := agency(form):
            return known.type
    for form in sorted(forms, key=len, reverse=True):
        kind = _type_by_words(form)
        if kind is not OrganizationType.UNKNOWN:
            return kind
    if is_listed or any(is_known_company(" ".join(bare_words(form))) for form in forms):
        return OrganizationType.COMPANY
    return OrganizationType.UNKNOWN


def _type_by_words(form: str) -> OrganizationType:
    words = bare_words(form)
    kind = _type_by_head(words)
    is_registered = is_certain_form(form.split()[-1]) and len(form.split()) > 1
    # "Harbor Bank, Inc." is a bank, "Acme Data Service, Inc." a company.
    if kind in {OrganizationType.GOVERNMENT, OrganizationType.REGULATOR, OrganizationType.UNKNOWN} and is_registered:
        return OrganizationType.COMPANY
    if kind is not None and kind is not OrganizationType.UNKNOWN:
        return kind
    ends_as_company = is_company_word(words[-1]) and len(words) > 1 and not (set(words) & _LINKS - {"&", "and"})
    if is_registered or ends_as_company or (is_legal_form(form.split()[-1]) and len(form.split()) > 1):
        return OrganizationType.COMPANY
    return OrganizationType.UNKNOWN


def _type_by_head(words: Sequence[str]) -> OrganizationType | None:
    """By the last head before "of", "for" or "on" where there is one, else by the last head of the name."""
    first_link = next((index for index, word in enumerate(words) if word in {"of", "for", "on"} and index), len(words))
    for index in range(first_link - 1, -1, -1):
        kind = head_type(words[index])
        if words[index] == "United" and index < len(words) - 1:
            kind = None
        if kind is None:
            if index < first_link - 1:
                break
            continue
        if words[index] in {"Center", "Centre", "Centers"} and index:
            if words[index - 1] in _MEDICAL:
                return OrganizationType.HOSPITAL
            if words[index - 1] == "Research":
                return OrganizationType.RESEARCH_INSTITUTE
        return kind
    return None


def _country(forms: Sequence[str]) -> str | None:
    """The country that the name itself gives: "French National Academy", "Bank of China"."""
    codes = {
        code
        for form in forms
        for word in form.replace("’", "'").split()
        if word not in _NO_COUNTRIES and (code := nationality_of(word) or country_of(word))
    }
    return codes.pop() if len(codes) == 1 else None


_NO_COUNTRIES = frozenset({"Georgia", "Jordan", "Chad", "Pole", "Jersey", "English", "Turk", "America"})
"""Words that in a name rather speak of a state, a person or a language."""


def _tickers_by_position(doc: Doc) -> dict[int, tuple[Ticker, ...]]:
    """Tickers by the end of what stands before their bracket; other brackets between it and the name are skipped."""
    text = doc.text
    skipped = {definition.end: definition.start for definition in find_definitions(text)}
    tickers: dict[int, tuple[Ticker, ...]] = {}
    for bracket in find_tickers(text):
        end = end_before(text, bracket.start)
        while end in skipped:
            end = end_before(text, skipped[end])
        skipped[bracket.end] = bracket.start  # "Acme (NYSE: ACMR) (NEO: ACMR)"
        # "Acme’s (Nasdaq: ACMR)", "Acme® (Nasdaq: ACMR)", "Acme, (Nasdaq: ACMR)"
        for mark in ("'s", "’s", "®", "™", ","):
            end -= len(mark) if text.endswith(mark, 0, end) else 0
        tickers[end] = tickers.get(end, ()) + bracket.tickers
        tickers.setdefault(bracket.end, ())
    return tickers


def _tickers_of(doc: Doc, cluster: Cluster, tickers: dict[int, tuple[Ticker, ...]]) -> tuple[Ticker, ...]:
    found: dict[tuple[str, str], Ticker] = {}
    for name in cluster.mentions:
        for ticker in tickers.get(name_span(doc, name).end, ()):
            found.setdefault((ticker.exchange, ticker.symbol), ticker)
    return tuple(found.values())
