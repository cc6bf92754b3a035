"""What a changed figure means for the claims and the deals that repeat its amount.

"Halden paid $130 million" is a figure, a claim and the total of a deal: who changes the figure's currency does not want
to say so three times.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemas import Amount, Claim, Deal, Extraction, Figure, Record

_DETAILS = ("subject", "measure", "period", "modality", "attribution")


def repeats_of(before: Record, after: Record | None, extraction: Extraction) -> Iterator[tuple[Record, Record]]:
    """The claims and deals that repeat a figure, each as it stands and as it would be; without `after` as it stands."""
    if not isinstance(before, Figure):
        return
    new = after if isinstance(after, Figure) else before
    for record in extraction.records:
        if isinstance(record, Claim) and record.figure_id == before.id:
            changed: Record = _claim(record, before, new)
        elif isinstance(record, Deal) and any(term.figure_id == before.id for term in record.terms):
            changed = _deal(record, before, new)
        else:
            continue
        if after is None or changed != record:
            yield record, changed


def _claim(claim: Claim, before: Figure, after: Figure) -> Claim:
    """The amount, and what the claim had from the figure; what it had otherwise stays."""
    updates = {name: getattr(after, name) for name in _DETAILS if getattr(claim, name) == getattr(before, name)}
    return claim.model_copy(update=updates | {"amount": _amount(after)})


def _deal(deal: Deal, before: Figure, after: Figure) -> Deal:
    terms = tuple(
        term.model_copy(update={"amount": _amount(after)}) if term.figure_id == before.id else term
        for term in deal.terms
    )
    # Whether the terms add up is said again by the next extraction of the deal.
    return deal.model_copy(update={"terms": terms} | ({"sum_check": None} if terms != deal.terms else {}))


def _amount(figure: Figure) -> Amount:
    return Amount(**{name: getattr(figure, name) for name in Amount.model_fields})
