"""Values as an analyst reads them: "US$130 billion", "more than", "Q3 2025", "said the director-general"."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Final

from schemas import Amount, Attribution, Bound, Change, Figure, FigureType, Period

_SIGNS: Final = {
    "USD": "US$", "EUR": "€", "GBP": "£", "JPY": "JP¥", "CNY": "CN¥", "AUD": "A$", "CAD": "C$", "HKD": "HK$",
    "NZD": "NZ$", "SGD": "S$", "TWD": "NT$", "INR": "₹", "KRW": "₩", "BRL": "R$", "ILS": "₪",
}  # fmt: skip
_SCALES: Final = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_BOUNDS: Final = {
    Bound.OVER: "more than",
    Bound.UNDER: "less than",
    Bound.AT_LEAST: "at least",
    Bound.AT_MOST: "up to",
}
_CENTS: Final = re.compile(r"\.\d\Z")
"""US$38.2 is written US$38.20; "84.3 million" stays."""
_SEASONS: Final = {"SP": "spring", "SU": "summer", "FA": "autumn"}
"""A winter is of two years: its days say which."""
_CHANGES: Final = {"increase": "an increase", "decrease": "a decrease", "unchanged": "unchanged"}


def amount_phrase(amount: Amount, surface: str | None = None) -> str:
    """ "US$130 billion", "12–18%", "US$0.42 per share", "3×", "412". `surface` is shown for ratios: "one in three"."""
    if amount.type is FigureType.RATIO and surface:
        return surface
    ends = [end for end in (amount.min, amount.max) if end is not None] or [amount.value or Decimal()]
    return " ".join(part for part in (_with_unit(amount, ends), f"per {amount.per}" if amount.per else "") if part)


def bound_phrases(amount: Amount) -> tuple[str, ...]:
    """("about", "more than"): how the text hedges the value, without what the value itself shows."""
    if amount.approximate and amount.bound is Bound.UNDER:
        return ("nearly",)
    hedges = ("about" if amount.approximate else "", _BOUNDS.get(amount.bound, ""))
    return tuple(hedge for hedge in hedges if hedge)


def _with_unit(amount: Amount, ends: list[Decimal]) -> str:
    number = _range_phrase([abs(end) for end in ends] if amount.currency else ends)
    if amount.currency:
        number = _CENTS.sub(r"\g<0>0", number)
        sign = _SIGNS.get(amount.currency, f"{amount.currency} ")
        return ("−" if ends[0] < 0 else "") + sign + number
    if amount.type in (FigureType.MONEY, FigureType.PER_UNIT) and not amount.unit:
        return f"{number} (currency not stated)"
    if amount.type is FigureType.PERCENT:
        return f"{number}%"
    if amount.type is FigureType.MULTIPLE:
        return f"{number}×"
    return f"{number} {_unit_phrase(amount.unit, ends)}".strip()


def _unit_phrase(unit: str | None, ends: list[Decimal]) -> str:
    """ "employees", "mg", "percentage points": words in the plural, symbols as they are."""
    if not unit or ends == [Decimal(1)]:
        return unit or ""
    last = unit.rsplit(" ", 1)[-1]
    if len(last) < 4 or not last.isalpha() or not last.islower() or last.endswith(("s", "z")):
        return unit
    return unit + ("es" if last.endswith(("ch", "sh", "x")) else "s")


def _range_phrase(ends: list[Decimal]) -> str:
    """ "110–125 million"; ends of different size keep their own words: "900,000 – 1.2 million"."""
    phrases = [number_phrase(end) for end in ends]
    words = {phrase.partition(" ")[2] for phrase in phrases}
    if len(phrases) == 2 and len(words) == 1:
        return f"{phrases[0].partition(' ')[0]}–{phrases[1]}"
    return " – ".join(phrases)


def number_phrase(number: Decimal) -> str:
    """ "1.2 billion", "84.3 million", "1,234,567" (which no rounding shortens), "−3.5"."""
    for scale, name in _SCALES:
        scaled = number / scale
        if abs(scaled) >= 1 and scaled == round(scaled, 3):
            return f"{_plain(scaled)} {name}"
    return _plain(number)


def _plain(number: Decimal) -> str:
    text = f"{number:,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace("-", "−")


def day_phrase(day: date) -> str:
    """ "12 Jan 2026"."""
    return f"{day.day} {day:%b} {day.year}"


def period_phrase(period: Period | None) -> str:
    """ "Q3 2025", "Jan 2026", "summer 2026", "12 Jan 2026", "1 Jul – 30 Sep 2025", "since 1 Jan 2021"; "" for none."""
    if period is None:
        return ""
    phrase = _value_phrase(period.value) if period.value else None
    phrase = phrase or days_phrase(period.start, period.end)
    return f"{phrase} (fiscal)" if period.is_fiscal and phrase else phrase


def days_phrase(start: date | None, end: date | None) -> str:
    """Days from one to another, both included; an open side says so."""
    if start and end:
        if start == end:
            return day_phrase(start)
        if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
            return f"{start.year} – {end.year}" if start.year < end.year else str(end.year)
        first = day_phrase(start).removesuffix(f" {end.year}") if start.year == end.year else day_phrase(start)
        return f"{first} – {day_phrase(end)}"
    if start:
        return f"since {day_phrase(start)}"
    return f"until {day_phrase(end)}" if end else ""


def _value_phrase(value: str) -> str | None:
    """A TIMEX3 value that names one stretch of the calendar: "2025-Q3" is "Q3 2025"; None for the others."""
    if len(value) == 3 and value.isdigit():
        return f"{value}0s"
    year, _, rest = value.partition("-")
    if not (len(year) == 4 and year.isdigit()):
        return None
    if rest[:1] in ("Q", "H") and rest[1:].isdigit():
        return f"{rest} {year}"
    if rest in _SEASONS:
        return f"{_SEASONS[rest]} {year}"
    try:
        if not rest:
            return year
        if len(rest) == 2 and rest.isdigit():
            return f"{date(int(year), int(rest), 1):%b} {year}"
        return day_phrase(date.fromisoformat(value)) if len(value) == 10 and rest[2] == "-" else None
    except ValueError:
        return None


def change_phrase(change: Change | None) -> str:
    """ "an increase", "after a decrease", "before an increase": what the figure is in a change."""
    if change is None:
        return ""
    side = {"by": "", "to": "after ", "from": "before "}[change.role]
    return side + _CHANGES[change.direction.value]


def attribution_phrase(attribution: Attribution | None) -> str:
    """ "said the director-general", "according to Calder Research"; "" where the article itself says so."""
    if attribution is None:
        return ""
    cue = " ".join(attribution.cue.text.split()) if attribution.cue else ""
    default = "according to" if attribution.kind == "document" else "says"
    return f"{cue or default} {attribution.source.text}"


def figure_phrases(figure: Figure) -> tuple[str, ...]:
    """What stands behind the value on a figure's card: "more than", "out-licensing deals", "China", "2025" …"""
    return tuple(
        " ".join(phrase.split())
        for phrase in (
            *bound_phrases(figure),
            figure.measure.text if figure.measure else "",
            figure.subject.text if figure.subject else "",
            period_phrase(figure.period),
            change_phrase(figure.change),
            attribution_phrase(figure.attribution),
        )
        if phrase
    )
