"""Organizations tied to entries of company lists: the SEC's table, which ships, and a user's own.

    "Acme Robotics, Inc. (Nasdaq: ACMR)"   the row with that ticker, if its name agrees       0.99, ticker
    "Pfizer"                               the row "PFIZER INC"                               0.97, name
    "Vertex"                               nothing; candidates Vertex Pharmaceuticals, Vertex, Inc., Vertex Energy
    "Pfizer Japan", "Summit University"    nothing

What is stated decides first: a ticker, then the name in full, then a short name that one company alone bears. Nothing
is linked below LINK, and nothing where two entries do about as well: those are candidates then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from extractors.catalogues import Catalogue, Entry, listed_companies
from extractors.common_words import is_ordinary_word
from extractors.company_names import NameParts, parts_of
from extractors.gazetteers import agency, is_first_name, is_known_place, is_surname
from extractors.link_scores import Basis, agrees, score_names
from schemas import OrganizationType
from schemas.entities import Identifier

LINK = 0.85
"""What a score must reach: docs/evaluation.md has precision and recall at this and other thresholds."""
CANDIDATE = 0.6
MOST_CANDIDATES = 5

_MARGIN = 0.04
_WHOLE = 0.95
"""From here on a score says that nothing but a legal form is left out."""
_TICKER, _TICKER_ELSEWHERE, _TICKER_ALONE = 0.99, 0.95, 0.6
_DOUBTFUL = 0.7
_VERY_LARGE, _LARGE = 500, 1500
"""Ranks in the shipped list, which is in the order of size."""
_NO_COMPANIES = frozenset(
    {
        OrganizationType.UNIVERSITY,
        OrganizationType.GOVERNMENT,
        OrganizationType.REGULATOR,
        OrganizationType.POLITICAL_PARTY,
        OrganizationType.SPORTS_TEAM,
        OrganizationType.HOSPITAL,
        OrganizationType.ASSOCIATION,
    }
)


class Mentioned(NamedTuple):
    """What an article says of an organization."""

    name: str
    """The fullest form."""
    aliases: Sequence[str] = ()
    listings: Sequence[tuple[str, str]] = ()
    """Exchange and symbol, as stated."""
    type: OrganizationType = OrganizationType.UNKNOWN
    country: str | None = None


class Links(NamedTuple):
    identifiers: tuple[Identifier, ...]
    candidates: tuple[Identifier, ...]
    country: str | None = None
    """Of the linked entry, where its list says it."""


class _Match(NamedTuple):
    score: float
    rank: int
    entry: Entry
    basis: Basis


def find_links(mentioned: Mentioned, catalogues: Sequence[Catalogue] = (), threshold: float = LINK) -> Links:
    """The entry of each list that an organization is, or what it might be. A user's lists come first."""
    identifiers: list[Identifier] = []
    candidates: list[Identifier] = []
    country = None
    for catalogue in (*catalogues, listed_companies()):
        matches = sorted(_matches(mentioned, catalogue), key=lambda match: (-match.score, match.rank))
        linked = _is_sure(matches, threshold)
        chosen = [_identifier(catalogue, match) for match in matches[: 1 if linked else MOST_CANDIDATES]]
        (identifiers if linked else candidates).extend(chosen)
        country = country or (matches[0].entry.country if linked else None)
    return Links(tuple(identifiers), tuple(candidates), country)


def _is_sure(matches: Sequence[_Match], threshold: float) -> bool:
    if not matches or matches[0].score < threshold:
        return False
    return len(matches) == 1 or matches[1].score < matches[0].score - _MARGIN


def _identifier(catalogue: Catalogue, match: _Match) -> Identifier:
    listing = match.entry.listings[0].strip(":") if match.entry.listings else None
    score = Decimal(str(round(match.score, 2)))
    return Identifier(
        scheme=catalogue.scheme,
        value=match.entry.id,
        name=match.entry.name,
        score=score,
        basis=match.basis,
        listing=listing,
    )


def _matches(mentioned: Mentioned, catalogue: Catalogue) -> Iterator[_Match]:
    """Every entry that reaches CANDIDATE, once."""
    by_ticker = {match.entry.id: match for match in _by_ticker(mentioned, catalogue)}
    yield from by_ticker.values()
    if any(match.score >= LINK for match in by_ticker.values()):
        return
    for match in _by_name(mentioned, catalogue):
        if match.score >= CANDIDATE and match.entry.id not in by_ticker:
            yield match


def _by_ticker(mentioned: Mentioned, catalogue: Catalogue) -> Iterator[_Match]:
    forms = (mentioned.name, *mentioned.aliases)
    for exchange, symbol in mentioned.listings:
        market = _market(exchange)
        for rank, entry in catalogue.with_symbol(symbol):
            markets = {_market(listing.rpartition(":")[0]) for listing in entry.listings}
            if market is None or not markets & {market, *_AMERICAN, None}:
                if exchange.upper() not in {listing.rpartition(":")[0].upper() for listing in entry.listings}:
                    continue
                market = _market(exchange)
            if not agrees(forms, entry.names):
                yield _Match(_TICKER_ALONE, rank, entry, "ticker")
            else:
                yield _Match(_TICKER if market in markets else _TICKER_ELSEWHERE, rank, entry, "ticker")


_AMERICAN = ("Nasdaq", "NYSE", "OTC", "CBOE")


@cache
def _market(exchange: str) -> str | None:
    """The American market that a stated exchange belongs to; None for one elsewhere, or none."""
    label = exchange.upper().replace(" ", "")
    if label.startswith(("NASDAQ",)) and not label.startswith(("NASDAQF", "NASDAQST", "NASDAQCO", "NASDAQH")):
        return "Nasdaq"
    if label.startswith(("NYSE", "AMEX", "ARCA")):
        return "NYSE"
    if label.startswith(("OTC", "PINK", "PINX")):
        return "OTC"
    return "CBOE" if label.startswith(("CBOE", "BZX", "BATS")) and "CANADA" not in label and label != "CBOECA" else None


def _by_name(mentioned: Mentioned, catalogue: Catalogue) -> Iterator[_Match]:
    """The best score of each entry whose name begins with the same letters."""
    if not catalogue.is_chosen and _is_no_company(mentioned):
        return
    found: dict[str, _Match] = {}
    for form in _full_forms(mentioned):
        text = parts_of(form)
        matches = _of_form(form, catalogue)
        for match in matches if catalogue.is_chosen else _without_namesakes(text, matches):
            score = min(match.score, _ceiling(mentioned, text, match, catalogue))
            if match.entry.id not in found or found[match.entry.id].score < score:
                found[match.entry.id] = match._replace(score=score)
    yield from found.values()


def _of_form(form: str, catalogue: Catalogue) -> list[_Match]:
    """The entries that a form fits, and with no score those that merely begin with its words."""
    text = parts_of(form)
    matches = []
    for rank, entry in catalogue.beginning_like(form):
        names = [parts_of(name) for name in entry.names]
        score, basis = max(score_names(text, name) for name in names)
        if score >= CANDIDATE or any(name.words[: len(text.words)] == text.words for name in names):
            matches.append(_Match(score, rank, entry, basis))
    return matches


def _without_namesakes(text: NameParts, matches: Sequence[_Match]) -> Iterator[_Match]:
    """A short name is sure where no other entry begins with it; a small company's whole name where no larger one does.

    "Cartesian" is neither Cartesian Therapeutics nor Cartesian Growth for sure, "Vertex" neither Vertex
    Pharmaceuticals nor Vertex, Inc.; "Apple" is Apple, whoever else is called Apple Hospitality.
    """
    largest = min((match.rank for match in matches), default=0)
    is_bare = not text.tails and not text.form
    for match in matches:
        is_shared = len(matches) > 1 if match.basis == "short name" else match.rank > max(largest, _VERY_LARGE)
        if is_shared and (is_bare or match.basis == "short name"):
            match = match._replace(score=min(match.score, _DOUBTFUL))
        yield match


def _is_no_company(mentioned: Mentioned) -> bool:
    known = agency(mentioned.name)
    return (mentioned.type in _NO_COMPANIES and parts_of(mentioned.name).form is None) or (
        known is not None and known.type in _NO_COMPANIES
    )


def _full_forms(mentioned: Mentioned) -> Iterator[str]:
    """The fullest name, and others that leave out or add only a legal form: a short alias may be another company."""
    yield mentioned.name
    words = parts_of(mentioned.name).words
    for alias in mentioned.aliases:
        if parts_of(alias).words == words and parts_of(alias) != parts_of(mentioned.name):
            yield alias


def _ceiling(mentioned: Mentioned, text: NameParts, match: _Match, catalogue: Catalogue) -> float:
    """How far a name alone can go: less where its words are everybody's, or where the article says otherwise."""
    entry = match.entry
    if entry.country and mentioned.country and entry.country != mentioned.country:
        return _DOUBTFUL
    if _has_other_ticker(mentioned, entry):
        return 0.9 if text.form and len(text.words) > 1 else _DOUBTFUL
    if catalogue.is_chosen or text.form:
        return 1.0
    is_one_plain_word = len(text.words) == 1 and is_plain(text.words[0])
    is_weak = not text.tails and (len(text.letters) <= _FEW_LETTERS or is_one_plain_word)
    # "Timberland" is rather the maker of boots than Timberland Bancorp, "Lionheart" anybody rather than its Holdings.
    is_weak = is_weak or (match.score < _WHOLE and len(text.words) == 1)
    is_known = match.rank < _LARGE and not (is_one_plain_word and match.basis == "short name")
    return _DOUBTFUL if is_weak and not is_known else 1.0


_FEW_LETTERS = 4
"""Of so few letters there are many names: "AMS", "SES"."""


def _has_other_ticker(mentioned: Mentioned, entry: Entry) -> bool:
    """Whether the article gives a symbol on a market where the entry has another one."""
    markets = {_market(listing.rpartition(":")[0]) for listing in entry.listings} - {None}
    return any(_market(exchange) in markets for exchange, _ in mentioned.listings)


@cache
def is_plain(word: str) -> bool:
    """Whether a word of a name is also a common noun, a person's name or a place: "target", "ford", "delta"."""
    return is_ordinary_word(word) or is_surname(word) or is_first_name(word) or is_known_place(word)
