"""What is stated once for all figures below: "(in thousands, except per share data)", "(€ in millions; unaudited)".

read_units("(In thousands, except share and per share amounts)")   ->  × 1,000, but not the shares
read_units("US$ million")                                          ->  × 1,000,000, in US$
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.currency_lexicon import currency_codes, currency_names, currency_symbols
from extractors.currency_meanings import CurrencyMeanings

_SYMBOL = r"(?:[A-Z]{0,4}[$€£¥₩₹]|Rs\.?)"
_NAME = (
    r"(?:(?:U\.?S\.?|Canadian|Australian|Hong Kong|Singapore|New Zealand|New Taiwan|Swiss|Danish|Swedish|Norwegian|"
    r"Indian|Japanese|Chinese|South Korean|pounds?)\s)?"
    r"(?:dollars?|euros?|pounds?(?:\ssterling)?|sterling|yen|yuan|renminbi|francs?|kron(?:er|or|a|e)|rupees?|won)"
)
_CURRENCY = rf"(?:{_SYMBOL}|\b[A-Z]{{3}}\b|\b{_NAME}\b)"
_SCALE = r"(?:thousands?|millions?|billions?|trillions?|crores?|lakhs?)"
_SHORT = r"(?:'?000['’]?s?|MM|mn|m|bn|k|K)"
_UNITS = re.compile(
    rf"(?P<before>{_CURRENCY})?[\s,(]{{0,3}}(?:\b(?:amounts?|figures|values|shares|all|stated|expressed|presented)\b[\s,]{{1,2}})?"
    rf"\bin\s+(?P<inside>{_CURRENCY})?\s{{0,2}}['’]?(?P<scale>{_SCALE}|000['’]?s)\b(?:\s+of\s+(?P<behind>{_CURRENCY}))?"
    rf"|(?P<currency>{_CURRENCY})\s{{0,2}}['’]?(?P<short>{_SCALE}|{_SHORT})(?![\w\d])"
    rf"|\(\s*(?P<bare>{_SCALE}|['’]?000['’]?s)\s*[,;)]"
    rf"|(?<!\w)\bin\s+(?P<only>{_CURRENCY})(?=[\s,;)]|$)"
    rf"|^[\s(]*(?P<of>{_CURRENCY})[\s)]*$",
    re.IGNORECASE,
)
_LONGEST = 240
_STATES_ALL = re.compile(
    r"\b(?:all|unless)\b[^.\n]{0,60}\b(?:amounts|figures|values|dollars?)\b[^.\n]{0,60}\bin\s[^.\n]{0,40}",
    re.IGNORECASE,
)
_EXCEPTS = re.compile(r"\bexcept|\bother than\b|\bexcluding\b", re.IGNORECASE)
_EXCEPTS_SHARES = re.compile(
    r"(?<!per )(?<!per-)(?<!per common )(?<!per ordinary )(?<!per diluted )(?<!earnings/)(?<!/)"
    r"\b(?:shares?|units?|ADSs?)\b(?!-based)",
    re.IGNORECASE,
)
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "crore": 7, "lakh": 5}
_SHORT_SCALES = {"mm": 6, "mn": 6, "m": 6, "bn": 9, "k": 3}
_NAMES_OF_ALL = frozenset({"dollar", "dollars", "$"})


@dataclass(frozen=True, slots=True)
class Units:
    """What holds for the figures below a statement. `start` and `end` are where it stands."""

    start: int
    end: int
    exponent: int | None
    """Of ten: 3 for thousands; None where only the currency is stated."""
    currency: str | None
    """As written: "US$", "euros"."""
    is_of_shares: bool
    """ "(shares in millions)": nothing is said of money."""
    excepts_shares: bool

    @property
    def factor(self) -> Decimal:
        return Decimal(1).scaleb(self.exponent or 0)


def read_units(text: str, start: int = 0) -> Units | None:
    """The statement in a caption or a cell that stands at `start` of the article; None where it states none."""
    if len(text) > _LONGEST and not _STATES_ALL.search(text[: 4 * _LONGEST]):
        return None
    best: Units | None = None
    for found in _UNITS.finditer(text[: 4 * _LONGEST]):
        units = _stated(text, found, start) if _is_said_of_all(text, found) else None
        if units is None:
            continue
        if best is None:
            best = units
        elif best.exponent is None or best.currency is None:  # "in US dollars and in thousands"
            exponent = units.exponent if best.exponent is None else best.exponent
            best = replace(units, start=best.start, exponent=exponent, currency=best.currency or units.currency)
    return best


def _stated(text: str, found: re.Match[str], start: int) -> Units | None:
    written = (found[group] for group in _CURRENCIES if found[group])
    currency = next((name for name in written if _is_currency(name)), None)
    exponent = _exponent(found["scale"] or found["bare"] or found["short"] or "")
    is_stated = exponent is not None and (found["scale"] or found["bare"] or (currency and _stands_alone(text, found)))
    if not is_stated and not (currency and (found["only"] or found["of"])):
        return None
    behind = text[found.end() : found.end() + _LONGEST]
    excepted = _EXCEPTS.search(behind)
    words = text[max(0, found.start() - 12) : found.end()].lower()
    return Units(
        start + found.start(),
        start + found.end(),
        exponent if is_stated else None,
        currency,
        is_of_shares="shares" in words and currency is None,
        excepts_shares=excepted is not None and bool(_EXCEPTS_SHARES.search(behind, excepted.start())),
    )


_CURRENCIES = ("before", "inside", "behind", "currency", "only", "of")


def _exponent(written: str) -> int | None:
    word = written.lower().strip("'’")
    if "000" in word:
        return 3
    return _SCALES.get(word.removesuffix("s"), _SHORT_SCALES.get(word))


def _is_said_of_all(text: str, found: re.Match[str]) -> bool:
    """In brackets, at the front of a line or behind a comma: not "we invested in thousands of homes"."""
    before = text[: found.start()]
    if "(" in before[before.rfind(")") + 1 :] or found.group().lstrip()[:1] in {"(", ","} or _LEADS.fullmatch(before):
        return True
    return (
        before.rstrip()[-1:] in {",", "-", "–", "—", ":", "|"}
        or _STATES_ALL.search(text) is not None
        or (found["short"] is not None and len(text) < 40)
    )


_LEADS = re.compile(
    r"\W*(?:(?:all|the|amounts?|figures|values|numbers|data|table|reported|are|is|expressed|stated|presented|shown)\W+){0,6}",
    re.IGNORECASE,
)


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    """ "(€ million)", "US$m": not "raised $4 million", and not "won M"."""
    before, behind = text[: found.start()].rstrip(), text[found.end() :].lstrip()
    return (not before or before[-1] in "([,:;–—-" or len(text) < 40) and (not behind or behind[0] in ")],;:")


def _is_currency(written: str) -> bool:
    return code_of(written, None) is not None or written.lower() in _NAMES_OF_ALL or written in currency_symbols()


def code_of(written: str, meanings: CurrencyMeanings | None) -> str | None:
    """The ISO code of a currency as written; a shared one ("$", "dollars") by what it means in the text."""
    symbol = written.strip()
    if symbol in currency_codes():
        return symbol
    if symbol in currency_symbols() and (code := currency_symbols()[symbol]):
        return code
    words = tuple(symbol.lower().replace("u.s.", "us").replace("u.s", "us").split())
    for name in currency_names().get(words[0], []) if words else []:
        if name.words == words and name.kind == "name":
            return name.code
    if meanings is None:
        return None
    if words and words[0] in _NAMES_OF_ALL:
        return meanings.of("$")[0]
    if symbol in currency_symbols():
        return meanings.of(symbol)[0]
    return next((meanings.of(words[0].removesuffix("s"))[0] for _ in words[:1] if words[0].isalpha()), None)


def states_all(text: str) -> Units | None:
    """ "All amounts are in thousands of euros unless stated otherwise", wherever it stands in an article."""
    found = _STATES_ALL.search(text)
    return read_units(text[found.start() : found.end() + 100], found.start()) if found else None
