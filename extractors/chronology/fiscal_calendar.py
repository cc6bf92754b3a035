"""The fiscal calendar of an issuer, where its text gives one.

"for the fiscal year ended June 30, 2025"   6: fiscal years end with June
"our fiscal year ends on the last Saturday of September"  9
"""

from __future__ import annotations

import re

from extractors.chronology.words import MONTH, SP, month_number

_YEAR_END = re.compile(
    rf"\bfiscal{SP}(?:year(?:{SP}\d{{4}})?|\d{{4}}),?{SP}(?:that{SP}|which{SP})?(?:ended|ending|ends|end|closes)"
    rf"(?:{SP}[a-z0-9]+){{0,6}}?{SP}(?P<month>{MONTH})",
    re.IGNORECASE,
)


def fiscal_end_month(text: str) -> int | None:
    """The month that fiscal years end with; None where the text does not tell, or tells two."""
    months = {month_number(found["month"]) for found in _YEAR_END.finditer(text)}
    return months.pop() if len(months) == 1 else None
