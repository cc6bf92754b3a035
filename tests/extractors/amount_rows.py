"""What the tables of amounts tell of each amount, in one line."""

from __future__ import annotations

from extractors.amounts import AmountMatch, scan_amounts


def described(match: AmountMatch) -> str:
    """ "money 1200000000 USD", "percent 10..26 ~ percent", "per_unit 80 over USD /barrel"."""
    amount = match.amount
    words = [amount.type.value, f"{amount.min}..{amount.max}" if amount.value is None else str(amount.value)]
    words += [amount.bound.value] if amount.bound.value not in {"exact", "between"} else []
    words += ["~"] if amount.approximate else []
    words += [word for word in (amount.currency, amount.unit) if word]
    return " ".join([*words, *([f"/{amount.per}"] if amount.per else [])])


def check_amounts(text: str, expected: list[tuple[str, str]]) -> None:
    """That a text has these amounts and no others; what is told of one may stand in any order."""
    found = [(text[match.start : match.end], sorted(described(match).split())) for match in scan_amounts(text)]
    assert found == [(surface, sorted(fields.split())) for surface, fields in expected]


def row_of_amounts(text: str) -> str:
    """All amounts of a text in one line: "$1.2bn = money 1200000000 USD; 51% = percent 51 percent"."""
    return "; ".join(f"{text[match.start : match.end]} = {described(match)}" for match in scan_amounts(text))
