"""Amounts, periods and quotations as a person reads them: "> 130 billion USD", "2025-Q3"."""

from __future__ import annotations

from decimal import Decimal

from schemas import Amount, Attribution, Bound, Deal, FigureType, Period, Quote

_BOUND_MARKS = {
    Bound.EXACT: "",
    Bound.OVER: "> ",
    Bound.UNDER: "< ",
    Bound.AT_LEAST: "≥ ",
    Bound.AT_MOST: "≤ ",
}
_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_UNIT_SIGNS = {"percent": "%"}


def readable_amount(amount: Amount) -> str:
    """ "> 130 billion USD", "≈ 30 %", "3.5 million – 4 million EUR", "0.42 USD per share", "> 2 ×"."""
    if amount.min is not None and amount.max is not None:
        number = f"{_readable(amount.min)} – {_readable(amount.max)}"
    else:
        number = _BOUND_MARKS[amount.bound] + _readable(amount.value or Decimal())
    sign = "×" if amount.type is FigureType.MULTIPLE else ""
    unit = amount.currency or sign or _UNIT_SIGNS.get(amount.unit or "", amount.unit or "")
    per = f"per {amount.per}" if amount.per else ""
    approximately = "≈" if amount.approximate else ""
    return " ".join(part for part in (approximately, number, unit, per) if part)


def _readable(number: Decimal) -> str:
    for scale, name in _SCALES:
        scaled = number / scale
        if abs(scaled) >= 1 and scaled == round(scaled, 3):  # 1,769,228 stays as it is
            return f"{_plain(scaled)} {name}"
    return _plain(number)


def _plain(number: Decimal) -> str:
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def readable_period(period: Period | None) -> str:
    """ "2025", "2025-Q3 (fiscal)", "2025-01-01 … 2026-03-31", "… 2027-12-31"."""
    if period is None:
        return ""
    if period.value and (period.start or period.end):
        return period.value + (" (fiscal)" if period.is_fiscal else "")
    if period.start == period.end:
        return str(period.start or "")
    return f"{period.start or ''} … {period.end or ''}".strip()


def readable_terms(deal: Deal) -> str:
    """ "upfront: 50 million USD; royalty: 10 – 15 %", with a word on whether they add up to the stated total."""
    terms = "; ".join(f"{term.term.replace('_', ' ')}: {readable_amount(term.amount)}" for term in deal.terms)
    if deal.sum_check is None:
        return terms
    return f"{terms} ({'adds up' if deal.sum_check.agrees else f'adds up to {_readable(deal.sum_check.sum_of_terms)}'})"


def subject_matter(deal: Deal) -> str:
    """What the deal is about and where its rights hold: "AB-123 (Greater China)"."""
    about = "; ".join(asset.text for asset in deal.assets)
    where = "; ".join(" ".join(span.text.split()) for span in deal.territory)
    return f"{about} ({where})".strip() if where else about


def readable_dates(deal: Deal) -> str:
    """ "announced 2026-01-12; expected closing 2026-Q2"."""
    return "; ".join(f"{entry.kind.replace('_', ' ')} {readable_period(entry.period)}" for entry in deal.dates)


def quoted_text(quote: Quote) -> str:
    return " … ".join(span.text for span in quote.content)


def said_by(attribution: Attribution | None) -> str:
    return attribution.source.text if attribution else ""
