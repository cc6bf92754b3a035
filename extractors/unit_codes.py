"""UCUM codes of the units that amounts are reported in.

ucum_code("mg/kg")              →  "mg/kg"
ucum_code("barrel", "day")      →  "[bbl_us]/d"
ucum_code("drug")               →  None
"""

from __future__ import annotations

from functools import cache

from extractors.lexicons import entries


@cache
def ucum_code(unit: str | None, per: str | None = None) -> str | None:
    """The code of a unit, over that of what it is told for; None where either has none or a name means several."""
    if unit is None:
        return None
    whole = _codes().get(unit)
    if whole is None and "/" in unit:
        parts = [_codes().get(part) for part in unit.split("/")]
        whole = "/".join(filter(None, parts)) if all(parts) else None
    below = _codes().get(per) if per is not None else None
    if whole is None or (per is not None and below is None):
        return None
    return whole if below is None else f"{whole}/{below}"


@cache
def _codes() -> dict[str, str]:
    lines = (line.partition("\t") for line in entries("ucum.tsv"))
    return {unit: code for unit, _, code in lines}
