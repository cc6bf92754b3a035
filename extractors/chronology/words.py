"""The vocabulary of time: the words of the lexicons with their values, and the pattern pieces made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from extractors.lexicons import entries


def _table(name: str) -> dict[str, str]:
    return dict(line.split("\t", 1) for line in entries(name) if "\t" in line)


_UNSHORTENED = frozenset({"may", "june", "july"})
MONTHS = {word: int(number) for word, number in _table("months.tsv").items()}
WEEKDAYS = {word: int(number) for word, number in _table("weekdays.tsv").items()}
UNITS = _table("time_units.tsv")
NUMBERS = {word: None if value == "X" else int(value) for word, value in _table("time_number_words.tsv").items()}
ORDINALS = {word: int(number) for word, number in _table("ordinal_words.tsv").items()}
HOLIDAYS = _table("holidays.tsv")
ZONES = _table("time_zones.tsv")
UNIT_LETTERS = {
    "second": "T{}S", "minute": "T{}M", "hour": "T{}H", "day": "{}D", "night": "{}D", "week": "{}W",
    "fortnight": "{}W", "weekend": "{}WE", "month": "{}M", "quarter": "{}Q", "year": "{}Y", "decade": "{}DE",
    "century": "{}CE",
}  # fmt: skip


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of these words, the longest first; blanks match a line break, apostrophes either kind."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", SP).replace("'", "['’]?") for word in ordered) + ")"


# A paragraph break parts: "… in May\n\n2025 was" is no "May 2025".
SP = r"(?:[^\S\n]{1,3}|[^\S\n]?\n)"
DASH = r"[-‐‑–—−~]"
GAP = rf"(?:{SP}|{DASH})"
# Only short forms have a full stop of their own: in "on Sunday." it ends the sentence.
_SHORT_MONTHS = [word for word in MONTHS if len(word) < 5 and word not in _UNSHORTENED]
_SHORT_WEEKDAYS = [word for word in WEEKDAYS if not word.endswith("day")]
MONTH = rf"(?:{any_of(set(MONTHS) - set(_SHORT_MONTHS))}\b|{any_of(_SHORT_MONTHS)}\b\.?)"
WEEKDAY = rf"(?:{any_of(set(WEEKDAYS) - set(_SHORT_WEEKDAYS))}\b|{any_of(_SHORT_WEEKDAYS)}\b\.?)"
UNIT = rf"{any_of(UNITS)}\b"
YEAR = r"(?:1[4-9]\d\d|20\d\d|21\d\d)(?![\d%]|,\d|\.\d)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|,\d{3}|\.\d)"
ORDINAL = any_of(ORDINALS) + r"\b"
ORDINAL_DAY = rf"(?:{DAY}|{ORDINAL})"
_WORD_NUMBER = rf"{any_of(word for word in NUMBERS if word not in ('a', 'an', 'few', 'several', 'many', 'some'))}\b"
VAGUE_NUMBER = (
    rf"(?:an?{SP}(?:good{SP}|great{SP})?(?:few|couple(?:{SP}of)?|dozen|hundred|number{SP}of|handful{SP}of)"
    rf"|(?:the{SP})?(?:several|few|many|some|couple(?:{SP}of)?)|dozens{SP}of|hundreds{SP}of)\b"
)
HALVES = rf"(?:{GAP}and{GAP}(?:a{GAP}half|one{GAP}half|a{GAP}quarter))"
NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d{{1,4}}(?:\.\d{{1,2}})?(?![\d,.]?\d)(?:{SP}?½)?"
    rf"|{VAGUE_NUMBER}|(?:an?{GAP})?half(?:(?:{SP}a{SP}|{DASH})dozen\b|{SP}an?\b)?|{_WORD_NUMBER}(?:{GAP}{_WORD_NUMBER}){{0,2}}|an?\b){HALVES}?"
)


def month_number(word: str) -> int:
    return MONTHS[word.rstrip(".").lower()]


def unit_of(word: str) -> str:
    return UNITS[word.rstrip(".").lower()]


def ordinal_number(word: str) -> int | None:
    """15 for "15th", 2 for "second"; None for what is no ordinal."""
    digits = re.match(r"\d+", word)
    if digits:
        return int(digits.group())
    return ORDINALS.get(re.sub(r"\s+", "-", word.lower())) or ORDINALS.get(word.lower())


def count_of(words: str) -> Decimal | None:
    """The number that the words before a unit say: 2.5 for "two and a half"; None where they leave it open."""
    words = words.lower()
    extra = Decimal(0)
    if found := re.search(rf"(?:{HALVES}|{SP}?½)$", words):
        extra = Decimal("0.25") if "quarter" in found.group() else Decimal("0.5")
        words = words[: found.start()]
    if words[:1].isdigit():
        return Decimal(words.replace(",", "")) + extra
    if re.match(rf"(?:an?{GAP})?half\b", words):
        return Decimal(6) if words.endswith("dozen") else Decimal("0.5")
    total = Decimal(0)
    for word in re.findall(r"[a-z]+", words):
        if word in {"number", "handful", "dozens", "hundreds"} or (word in NUMBERS and NUMBERS[word] is None):
            return None
        value = NUMBERS.get(word)
        if value in {12, 100} and word in {"dozen", "hundred"}:
            total = max(total, Decimal(1)) * value
        elif value is not None and not (word in {"a", "an"} or (word == "couple" and total > 1)):
            total += value
    return (total or Decimal(1)) + extra
