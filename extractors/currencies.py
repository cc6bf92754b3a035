"""Which money a number is: the currency written in front of it or behind it.

"$1.2bn", "USD 22.5 million", "Rs 500 crore"           →  USD (symbol), USD (code), INR (symbol)
"22.5 million US dollars", "10 cents", "¥5 billion" in a text on Tokyo  →  USD (name), USD in hundredths, JPY (text)
"""

from __future__ import annotations

from extractors.amount_tokens import Tokens
from extractors.currency_before import CurrenciesBefore
from extractors.currency_behind import CurrenciesBehind
from extractors.currency_lexicon import Basis
from extractors.currency_meanings import CurrencyMeanings
from extractors.money import Money
from extractors.number_parts import Number

_DOLLAR = "$"


class Currencies:
    """Reads currencies beside the numbers of one text, which decides what "$", "¥" and "kr" mean in it."""

    def __init__(self, tokens: Tokens) -> None:
        self._meanings = CurrencyMeanings(tokens)
        self._before = CurrenciesBefore(tokens, self._meanings)
        self._behind = CurrenciesBehind(tokens, self._meanings)

    def before(self, index: int) -> Money | None:
        """The currency that ends right before a token: "US$", "EUR ", "Rs. "."""
        return self._before.read(index)

    def after(self, index: int, number: Number) -> Money | None:
        """The currency that begins at a token behind a number: "€", " kr", "-yen", " million US dollars"."""
        return self._behind.read(index, number)

    def bare_dollar(self) -> tuple[str | None, Basis]:
        """What "$" stands for in this text."""
        return self._meanings.of(_DOLLAR)
