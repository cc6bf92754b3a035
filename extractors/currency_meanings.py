"""What shared names and symbols of money mean in one text.

"¥5 billion" beside Tokyo or beside Beijing               →  JPY, CNY
"$5 million" in a text with "all amounts are in Canadian dollars", "two pounds of meat"  →  CAD, no money
"""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.amount_tokens import Tokens
from extractors.amount_words import word_set
from extractors.currency_lexicon import Basis, CurrencyName, currency_contexts
from extractors.lexicons import entries
from extractors.number_parts import Number

_DOLLAR = "$"
_COMMODITIES = word_set("commodities")
_MONEY_VERBS = word_set("money verbs")
_OWED = word_set("owed")
_EURO = re.compile(r"€|\beuros?\b(?! (?:zone|area))|\bEUR\b")
_ANY_DOLLAR = re.compile(r"\$|¢|(?i:\bdollars?\b)|\bUSD\b")
_PRICED = frozenset({"share", "shares", "stock", "dividend", "dividends", "eps", "earnings", "cash", "apiece"})
_LINES_OF_A_SCREEN = frozenset({240, 360, 480, 720, 1080, 1440, 2160, 4320})
_STRONG_STERLING = re.compile(r"£|\b(?:sterling|GBP|pence)\b")
_EVERY_AMOUNT = re.compile(
    r"\b(?:all|amounts?|figures|values|expressed|reported|presented|stated|denominated|references|quoted|thousands|millions"
    r"|unless)\b[^.\n]{0,80}?\b(?:in|to|of|are)\s+$",
    re.IGNORECASE,
)
_WEIGHT = re.compile(
    r"\b(?:weigh\w*|heavy|heavier|kilograms?|kg|lbs?|ounces?|tons?|tonnes?|grams?|overweight|payload|thrust|meat|fish|cargo|load|baby|babies"
    r"|diet|(?:lost|lose|losing|gain|gained|shed|drop|dropped)\s+\S+\s+pounds)\b",
    re.IGNORECASE,
)
_STERLING = re.compile(
    r"£|\b(?:sterling|GBP|pence|UK|U\.K\.|Britain|British|London|England|English|Scotland|Scottish)\b"
)


class CurrencyMeanings:
    """Looks each shared word up once for its text."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._text = tokens.text
        self._is_british: bool | None = None
        self._is_in_sterling: bool | None = None
        self._read: dict[str, tuple[str | None, Basis]] = {}

    def of_name(self, name: CurrencyName) -> tuple[str | None, Basis]:
        """The ISO code that a name stands for here, and why."""
        if name.kind != "shared":
            return name.code, "name"
        code, basis = self.of(name.code or "")
        return code, "name" if basis == "symbol" else basis

    def of(self, word: str) -> tuple[str | None, Basis]:
        """What a shared word or symbol means here, looked up once for each text."""
        word = {"＄": _DOLLAR, "Kr": "kr", "Rs.": "Rs"}.get(word, word)
        if word not in self._read:
            self._read[word] = self._dollar() if word in {_DOLLAR, "dollar"} else self._by_cues(word)
        return self._read[word]

    def _by_cues(self, word: str) -> tuple[str | None, Basis]:
        default: str | None = None
        counts: dict[str, int] = {}
        for code, cues in currency_contexts().get(word, ()):
            if cues == "*":
                default = code
            else:
                counts[code] = counts.get(code, 0) + len(_cue_pattern(cues).findall(self._text))
        best = max(counts.values(), default=0)
        winners = [code for code, count in counts.items() if count == best]
        if best and len(winners) == 1:
            return winners[0], "text" if winners[0] != default else "symbol"
        return default, "symbol"

    def _dollar(self) -> tuple[str | None, Basis]:
        """A bare "$": as the text declares, else that of the only market that its issuer is listed on, else USD."""
        markets = [line.split("\t") for line in entries("dollar_markets.tsv")]
        for code, _, adjectives in markets:
            pattern = rf"\b(?:{'|'.join(map(re.escape, adjectives.split('|')))}) (?:dollars|currency|funds)\b"
            for match in re.finditer(pattern, self._text):
                if _EVERY_AMOUNT.search(self._text, max(0, match.start() - 120), match.start()):
                    return code, "text" if code != "USD" else "symbol"
        if _DOLLAR in self._text:
            listed = {code for code, exchanges, _ in markets if _listing_pattern(exchanges).search(self._text)}
            if len(listed) == 1 and listed != {"USD"}:
                return listed.pop(), "text"
        return "USD", "symbol"

    def of_cents(self, code: str) -> tuple[str, Basis]:
        """Whose cents these are: those of the dollar, but in a text that tells of euros alone those of the euro."""
        if code == "USD" and _EURO.search(self._text) is not None and _ANY_DOLLAR.search(self._text) is None:
            return "EUR", "text"
        return code, "name"

    def is_pence(self, at: int, number: Number) -> bool:
        """Whether the "p" glued to a number is pence: in a text on Britain, or beside shares ("closed at 312.5p")."""
        if abs(number.value) >= 10_000 or number.value in _LINES_OF_A_SCREEN:
            return False
        near = self._tokens.words[max(0, at - 12) : at + 6]
        return self.speaks_of_sterling() or not _PRICED.isdisjoint(near)

    def speaks_of_sterling(self) -> bool:
        """Whether the text is on Britain or its money."""
        if self._is_british is None:
            self._is_british = _STERLING.search(self._text) is not None
        return self._is_british

    def _counts_in_sterling(self) -> bool:
        if self._is_in_sterling is None:
            self._is_in_sterling = _STRONG_STERLING.search(self._text) is not None
        return self._is_in_sterling

    def is_weight(self, at: int, number: Number) -> bool:
        """Whether "pounds" is a weight: "two pounds of meat", "a 25-pound bag"."""
        tokens = self._tokens
        if number.scale >= 1000:
            good_at = at + 1 + (tokens.word(at + 1) == "of")
            is_formula = tokens.glued(good_at) and tokens.kind(good_at + 1) == "d"  # "58 million pounds U3O8"
            return tokens.word(good_at) in _COMMODITIES or (is_formula and tokens.kind(good_at) == "w")
        if tokens.word(at + 1) in {"of", "in"} and tokens.word(at + 2) in _OWED:
            return False  # "4,000 pounds of debt"
        if tokens.word(at + 1) in {"of", "per", "heavier", "lighter", "overweight"} or tokens.word(at - 1) in {
            "-",
            "‑",
        }:
            return True
        around = self._text[max(0, tokens.starts[at] - 80) : tokens.ends[at] + 40]
        if _WEIGHT.search(around):
            return True
        if self._counts_in_sterling() or tokens.is_short(at, 12):
            return False
        near = range(max(0, at - 12), min(tokens.size, at + 6))
        return not (self.speaks_of_sterling() and any(tokens.words[k] in _MONEY_VERBS for k in near))


@lru_cache(maxsize=256)
def _cue_pattern(cues: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, cues.split('|')))})\b")


@lru_cache(maxsize=16)
def _listing_pattern(exchanges: str) -> re.Pattern[str]:
    """ "(TSXV: ABC)", "(ASX:ABC", "NYSE American: ABC"."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, exchanges.split('|')))})\b[A-Za-z ]{{0,20}}:\s?[A-Z0-9]")
