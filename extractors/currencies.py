"""Which money a number is: the currency written in front of it or behind it.

"$1.2bn", "USD 22.5 million", "Rs 500 crore"           →  USD (symbol), USD (code), INR (symbol)
"22.5 million US dollars", "10 cents", "¥5 billion" in a text on Tokyo  →  USD (name), USD in hundredths, JPY (text)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extractors.amount_tokens import Tokens
from extractors.currency_lexicon import (
    Basis,
    ambiguous_codes,
    currency_codes,
    currency_names,
    currency_symbols,
    shy_names,
)
from extractors.currency_meanings import CurrencyMeanings
from extractors.number_parts import Number

_DOLLAR = "$"
_DOLLAR_CODES = frozenset({"USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "CLP", "MXN", "ARS", "COP"})
_SPACED_DOLLARS = {"us": "USD", "c": "CAD", "hk": "HKD", "nt": "TWD"}  # "c $ 300 million" in a text taken into tokens
_SCALED_CODE = re.compile(r"([kKmMtTbB])([A-Z]{3})")
_SCALES = {"k": 3, "t": 3, "m": 6, "b": 9}


@dataclass(frozen=True)
class Money:
    """The currency of a number; tokens first:last (exclusive) write it. `factor` is 0.01 for cents."""

    code: str | None
    basis: Basis | None
    first: int
    last: int
    factor: Decimal = Decimal(1)
    unit: str | None = None
    """"cent", "bitcoin": what is counted where it is no whole unit of an ISO currency."""
    is_bare_dollar: bool = False


class Currencies:
    """Reads currencies beside the numbers of one text, which decides what "$", "¥" and "kr" mean in it."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._meanings = CurrencyMeanings(tokens)

    def before(self, index: int) -> Money | None:
        """The currency that ends right before a token: "US$", "EUR ", "Rs. "."""
        tokens, at = self._tokens, index - 1
        if tokens.word(at) == "." and tokens.word(at - 1) == "rs" and tokens.glued(at - 1):
            at -= 1
            index -= 1
        if at < 0 or not tokens.near(at):
            return None
        if tokens.kinds[at] == "s":
            return self._symbol_before(at, index)
        if tokens.kinds[at] == "w":
            return self._word_before(at, index)
        return None

    def after(self, index: int, number: Number) -> Money | None:
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

    def bare_dollar(self) -> tuple[str | None, Basis]:
        """What "$" stands for in this text."""
        return self._meanings.of(_DOLLAR)

    # --- in front -------------------------------------------------------------------------------------------------

    def _symbol_before(self, at: int, index: int) -> Money | None:
        tokens = self._tokens
        symbol = tokens.words[at]
        if symbol not in currency_symbols():
            return self._slashed_sol(at, index)
        if tokens.kind(at - 1) == "w":
            prefix = tokens.raw(at - 1).replace(".", "")
            if tokens.glued(at - 1):
                code = currency_symbols().get(prefix + symbol) or currency_symbols().get(prefix.upper() + symbol)
                if prefix == "a" or (prefix == "A" and symbol != _DOLLAR):
                    code = None  # "an a$" is a misprint as often as a currency
                if code:
                    return Money(code, "symbol", at - 1, index)
                if prefix.upper() in currency_codes():
                    return Money(prefix.upper(), "code", at - 1, index)
            elif symbol == _DOLLAR and tokens.near(at - 1) and prefix in _DOLLAR_CODES:
                return Money(prefix, "code", at - 1, index)  # "USD $5"
            elif symbol == _DOLLAR and tokens.near(at - 1) and prefix.lower() in _SPACED_DOLLARS:
                return Money(_SPACED_DOLLARS[prefix.lower()], "symbol", at - 1, index)
        code = currency_symbols()[symbol]
        if code:
            return Money(code, "symbol", at, index)
        meaning, basis = self._meanings.of(symbol)
        return Money(meaning, basis, at, index, is_bare_dollar=symbol == _DOLLAR)

    def _slashed_sol(self, at: int, index: int) -> Money | None:
        tokens = self._tokens
        if tokens.words[at] == "/" and tokens.raw(at - 1) == "S" and tokens.glued(at - 1) and tokens.glued(at):
            return Money("PEN", "symbol", at - 1, index)
        return None

    def _word_before(self, at: int, index: int) -> Money | None:
        tokens = self._tokens
        written = tokens.raw(at)
        if tokens.glued(at - 1) and tokens.word(at - 1) in {"-", ".", "/", "_", "@", "#"}:
            return None
        code = currency_symbols().get(written) or ("CNY" if written == "rmb" else currency_symbols().get(written))
        if code and self._is_name_with_digit(at, index):
            return None
        if code:
            return Money(code, "symbol", at, index)
        if code == "":
            is_glued_rand = written != "R" or tokens.glued(at)
            meaning, basis = self._meanings.of(written)
            if is_glued_rand and (meaning is not None or written != "R"):
                return Money(meaning, basis, at, index)
            return None
        upper = written.upper()
        if upper in currency_codes() and (written.isupper() or (upper not in ambiguous_codes() and written.islower())):
            if upper in ambiguous_codes() and not self._looks_like_money(index):
                return None
            return Money(upper, "code", at, index)
        return self._full_name_before(at, index)

    def _is_name_with_digit(self, at: int, index: int) -> bool:
        """ "NIS2", a directive: letters glued to one bare digit are a name."""
        tokens = self._tokens
        is_glued = len(tokens.words[at]) > 2 and tokens.glued(at)
        return is_glued and len(tokens.words[index]) == 1 and not self._looks_like_money(index)

    def _full_name_before(self, at: int, index: int) -> Money | None:
        """ "Malaysian ringgit 42"; a name of one word only in front of a scaled number ("dollar 22.5 million")."""
        tokens = self._tokens
        for length in (3, 2, 1):
            first = at - length + 1
            if first < 0 or not all(tokens.near(k) for k in range(first, at)):
                continue
            words = tuple(tokens.words[first : at + 1])
            for name in currency_names().get(words[0], ()):
                if name.words != words or name.kind in {"cent", "other"}:
                    continue
                if length == 1 and not (
                    words[0] in {"dollar", "dollars", "rupees", "rupee", "euro", "rmb", "renminbi"}
                    and self._looks_like_money(index)
                ):
                    continue
                if tokens.word(index + 1) in {"%", "percent", "per"}:
                    continue
                code, basis = self._meanings.of_name(name)
                return Money(code, basis, first, index)
        return None

    def _looks_like_money(self, index: int) -> bool:
        """Whether the number at a token has a scale, a grouping comma or a decimal point."""
        tokens = self._tokens
        if tokens.kind(index) != "d":
            return False
        following = tokens.word(index + 1)
        return not tokens.words[index].isdigit() or following in {
            "million",
            "billion",
            "trillion",
            "thousand",
            "mn",
            "bn",
            "m",
            "b",
            "k",
            "crore",
            "lakh",
            "mln",
            "bln",
        }

    # --- behind ---------------------------------------------------------------------------------------------------

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
            if name.kind == "other":
                return Money(None, None, at, last, unit=" ".join(name.words).removesuffix("s"))
            code, basis = self._meanings.of_name(name)
            return Money(code, basis, at, last)
        return None

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
            code, basis = self.bare_dollar()
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
