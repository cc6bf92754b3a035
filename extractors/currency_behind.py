"""The currency that is written behind a number.

"22.5 million US dollars", "10 cents", "500 kr", "20 USD"  →  USD, USD in hundredths, SEK in a Swedish text, USD
"""

from __future__ import annotations

import re
from decimal import Decimal

from extractors.amount_tokens import Tokens
from extractors.currency_lexicon import ambiguous_codes, currency_codes, currency_names, currency_symbols, shy_names
from extractors.currency_meanings import CurrencyMeanings
from extractors.money import Money
from extractors.number_parts import Number

_DOLLAR = "$"
_SCALED_CODE = re.compile(r"([kKmMtTbB])([A-Z]{3})")
_COIN_THINGS = frozenset(
    ["atm", "atms", "miner", "miners", "mining", "wallet", "wallets", "etf", "etfs", "patents", "transactions"]
)
_SCALES = {"k": 3, "t": 3, "m": 6, "b": 9}


class CurrenciesBehind:
    """Reads currencies behind the numbers of one text."""

    def __init__(self, tokens: Tokens, meanings: CurrencyMeanings) -> None:
        self._tokens = tokens
        self._meanings = meanings

    def read(self, index: int, number: Number) -> Money | None:
        """The currency that begins at a token behind a number: "€", " kr", "-yen", " million US dollars"."""
        tokens = self._tokens
        hyphened = tokens.word(index) in {"-", "‑"} and tokens.glued(index) and tokens.glued(index - 1)
        at = index + 1 if hyphened else index
        if at >= tokens.size or not (tokens.near(at - 1) or tokens.wrapped(at - 1)):
            return None
        if tokens.word(at) == "of" and tokens.word(number.last - 1).endswith("s"):
            at += 1  # "millions of dollars"
        name = self._name_at(at, number)
        if name is not None:
            return name
        return self._form_at(at, number) if tokens.near(at - 1) else None

    def _name_at(self, at: int, number: Number) -> Money | None:
        tokens = self._tokens
        for name in currency_names().get(tokens.words[at], ()):
            last = at + len(name.words)
            if tuple(tokens.words[at:last]) != name.words:
                continue
            if not all(tokens.near(k) or tokens.wrapped(k) for k in range(at, last - 1)):
                continue
            if name.words[-1] in shy_names() and len(name.words) == 1 and abs(number.value) < 1000:
                continue
            if name.words[-1] in {"pound", "pounds"} and len(name.words) == 1 and self._meanings.is_weight(at, number):
                continue
            if name.kind == "cent":
                if tokens.raw(at) == "Cent" and number.value != 1:
                    return None  # the rapper
                cents, why = self._meanings.of_cents(name.code or "")
                return Money(cents or None, why, at, last, Decimal("0.01"), "cent")
            if name.kind == "other" and self._is_of_a_thing(last):
                continue
            if name.kind == "other":
                return Money(None, None, at, last, unit=" ".join(name.words).removesuffix("s"))
            code, basis = self._meanings.of_name(name)
            return Money(code, basis, at, last)
        return None

    def _is_of_a_thing(self, at: int) -> bool:
        """Whether a coin's name only tells of what kind a thing is: "two Bitcoin ATMs", "12 Bitcoin miners"."""
        tokens = self._tokens
        if not tokens.near(at - 1) or tokens.kind(at) != "w":
            return False
        return tokens.words[at] in _COIN_THINGS

    def _form_at(self, at: int, number: Number) -> Money | None:
        tokens = self._tokens
        written = tokens.raw(at)
        if tokens.kinds[at] == "s":
            return self._symbol_at(at, written)
        if tokens.kinds[at] != "w" or (tokens.glued(at) and tokens.kind(at + 1) == "d"):
            return None
        if written == "p" and tokens.glued(at - 1) and self._meanings.is_pence(at, number):
            return Money("GBP", "symbol", at, at + 1, Decimal("0.01"), "cent")
        if (
            written == "c"
            and tokens.glued(at - 1)
            and (tokens.word(at + 1) in {"per", "a", "to"} or self._ends_a_name(number.first - 1))
        ):
            code, basis = self._meanings.of(_DOLLAR)
            return Money(code, basis, at, at + 1, Decimal("0.01"), "cent")
        scaled = _SCALED_CODE.fullmatch(written)
        if scaled is not None and scaled[2] in currency_codes() and number.scale == 1:
            factor = Decimal(10) ** _SCALES[scaled[1].lower()]
            return Money(scaled[2], "code", at, at + 1, factor)
        upper = written.upper()
        if upper in currency_codes() and (written.isupper() or (written.islower() and upper not in ambiguous_codes())):
            if upper in ambiguous_codes() and number.scale == 1 and not number.grouped:
                return None
            if self._belongs_to_next(at, number) or self._is_model_year(at, number):
                return None
            return Money(upper, "code", at, at + 1)
        return self._local_form(at, written)

    def _symbol_at(self, at: int, symbol: str) -> Money | None:
        tokens = self._tokens
        code = currency_symbols().get(symbol)
        if code is None:
            return None
        if tokens.kind(at + 1) == "d" and tokens.near(at) and (tokens.glued(at) or tokens.word(at + 2) != symbol):
            return None  # "5 $10 bills", not "10 $ 30 $"
        if tokens.kind(at + 1) == "w" and tokens.glued(at):
            return None  # "500 $ABC"
        if tokens.word(at + 1) == "(" and tokens.kind(at + 2) == "d":
            return None  # "$ (5,370) $ (5,064)"
        if code:
            return Money(code, "symbol", at, at + 1)
        meaning, basis = self._meanings.of(symbol)
        return Money(meaning, basis, at, at + 1, is_bare_dollar=symbol == _DOLLAR)

    def _local_form(self, at: int, written: str) -> Money | None:
        code = currency_symbols().get(written)
        if code and not (written.isupper() and len(written) <= 2):
            return Money(code, "symbol", at, at + 1)
        if code == "" and written in {"kr", "Kr"}:
            meaning, basis = self._meanings.of("kr")
            return Money(meaning, basis, at, at + 1)
        return None

    def _belongs_to_next(self, at: int, number: Number) -> bool:
        """ "In 2025 USD 20 million": the code stands with the 20."""
        tokens = self._tokens
        if tokens.kind(at + 1) != "d" or not tokens.near(at):
            return False
        following = tokens.raw(at + 2) if at + 2 < tokens.size else ""
        if any(name.kind == "cent" for name in currency_names().get(following.lower(), ())):
            return False
        return not (following.upper() in currency_codes() and tokens.kind(at + 3) != "d")

    def _is_model_year(self, at: int, number: Number) -> bool:
        """ "the 2026 MVR Series": a year before a name in capitals."""
        tokens = self._tokens
        return (
            number.scale == 1
            and not number.grouped
            and 1990 <= number.value <= 2040
            and not tokens.glued(at - 1)
            and tokens.kind(at + 1) == "w"
            and tokens.capital(at + 1)
        )

    def _ends_a_name(self, at: int) -> bool:
        """Whether a currency's name stands at a token or before its "and": the "43c" of "20 dollars and 43c"."""
        at -= self._tokens.word(at) == "and"
        return at > 0 and any(len(name.words) == 1 for name in currency_names().get(self._tokens.words[at], ()))
