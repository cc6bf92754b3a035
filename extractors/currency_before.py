"""The currency that is written in front of a number.

"US$5", "EUR 22.5 million", "Rs. 500 crore", "Malaysian ringgit 42"  →  USD, EUR, INR, MYR
"""

from __future__ import annotations

from extractors.amount_tokens import Tokens
from extractors.currency_lexicon import ambiguous_codes, currency_codes, currency_names, currency_symbols
from extractors.currency_meanings import CurrencyMeanings
from extractors.money import Money

_DOLLAR = "$"
_DOLLAR_CODES = frozenset({"USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "CLP", "MXN", "ARS", "COP"})
# Letters that are a currency only beside a number with a scale, one letter only where it touches: "R12bn", "SR 300m".
_GLUED = {"R": "ZAR", "P": "PHP", "Bt": "THB", "TL": "TRY", "SR": "SAR", "QR": "QAR", "KD": "KWD", "Ft": "HUF"}
_LEADING_NAMES = frozenset(
    ["dollar", "dollars", "rupees", "rupee", "euro", "rmb", "renminbi", "yuan", "baht", "ringgit", "naira", "rupiah"]
)
_SCALES = frozenset({"million", "billion", "trillion", "bn", "tn", "mn", "m"})
_SPACED_DOLLARS = {"us": "USD", "c": "CAD", "hk": "HKD", "nt": "TWD"}  # "c $ 300 million" in a text taken into tokens


class CurrenciesBefore:
    """Reads currencies in front of the numbers of one text."""

    def __init__(self, tokens: Tokens, meanings: CurrencyMeanings) -> None:
        self._tokens = tokens
        self._meanings = meanings

    def read(self, index: int) -> Money | None:
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

    def _symbol_before(self, at: int, index: int) -> Money | None:
        tokens = self._tokens
        symbol = tokens.words[at]
        if symbol == "₿":
            return Money(None, None, at, index, unit="bitcoin")
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
        is_beside = tokens.glued(at) or self._looks_like_money(index)
        if tokens.words[at] == "/" and tokens.raw(at - 1) == "S" and tokens.glued(at - 1) and is_beside:
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
        is_scaled = (tokens.glued(at) or len(written) == 2) and tokens.word(index + 1) in _SCALES
        if written in _GLUED and (is_scaled or (written == "TL" and self._looks_like_money(index))):
            return Money(_GLUED[written], "symbol", at, index)
        if code == "":
            is_glued_rand = written != "R" or tokens.glued(at)
            meaning, basis = self._meanings.of(written)
            if is_glued_rand and (meaning is not None or written != "R"):
                return Money(meaning, basis, at, index)
            return None
        upper = written.upper()
        if upper in currency_codes() and (written.isupper() or (upper not in ambiguous_codes() and written.islower())):
            if (upper in ambiguous_codes() or self._is_serial(at, index)) and not self._looks_like_money(index):
                return None
            return Money(upper, "code", at, index)
        return self._full_name_before(at, index)

    def _is_name_with_digit(self, at: int, index: int) -> bool:
        """ "NIS2", a directive: letters glued to one bare digit are a name."""
        tokens = self._tokens
        is_glued = len(tokens.words[at]) > 2 and tokens.glued(at)
        return is_glued and len(tokens.words[index]) == 1 and not self._looks_like_money(index)

    def _is_serial(self, at: int, index: int) -> bool:
        """ "Doc # EUR252446124": a code glued to many digits that are not round numbers a document."""
        digits = self._tokens.words[index]
        return self._tokens.glued(at) and len(digits) >= 8 and not digits.endswith("000")

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
                if length == 1 and not (words[0] in _LEADING_NAMES and self._looks_like_money(index)):
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
