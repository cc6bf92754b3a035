"""Times that a sentence says of something else than its figure, by the words around them.

    "sold €600 million of green bonds maturing in 2032"                   ->  2032 is when the bonds mature
    "a loan of €150 million, of which €35 million was repaid in March, …"  ->  March is of the €35 million alone
    "Maruvo, the operator of 1,900 charging points, posted … in 2025"      ->  the charging points have no time

The parse is often wrong about such insertions, their commas are not.
"""

from __future__ import annotations

from spacy.tokens import Doc

from extractors.sites import Site

_DATED = frozenset(
    [
        "due",
        "maturing",
        "matures",
        "mature",
        "expiring",
        "expires",
        "expire",
        "payable",
        "beginning",
        "starting",
        "opening",
        "effective",
        "scheduled",
        "slated",
    ]
)
"""Words that take a date of their own: "notes due in 2029"."""
_FOUNDED = frozenset(
    ["founded", "established", "built", "opened", "created", "launched", "formed", "incorporated", "born"]
)
_RELATIVES = frozenset({"which", "who", "whose", "whom"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_REACH = 40


def is_of_another_thing(site: Site, start: int, end: int) -> bool:
    """Whether the time at the tokens start:end belongs to something else than the figure."""
    return (
        _is_dated_thing(site, start)
        or (site.end <= start and end < site.sent_end and site.doc[end].tag_ == "POS")  # "to Monday's closing price"
        or _is_in_relative_clause(site, start, end)
        or (site.end <= start and _is_inserted(site, start))
    )


def _is_dated_thing(site: Site, start: int) -> bool:
    """ "bonds maturing in 2032", "first power due in 2030"."""
    if site.doc[start - 1].lower_ == "into" and start > site.sent_start:
        # "enough to fund operations into 2027"
        return True
    position = start - 1
    while position > site.sent_start and _leads_to_time(site, position):
        position -= 1
    if position <= site.sent_start or site.context.site_at(position):
        return False
    if site.doc[position].lower_ in _FOUNDED:
        # "three dairies, founded in 1962 and 1978, process …": after a comma, and of nothing outside the insertion
        is_outside = site.end <= position or _closes(site.doc, start + 1, site.start) is not None
        return site.doc[position - 1].text == "," and is_outside
    return site.doc[position].lower_ in _DATED


def _leads_to_time(site: Site, position: int) -> bool:
    """Whether a word stands between a participle and its time: "founded in 1962, 1978 and |1991"."""
    token = site.doc[position]
    if token.tag_ in {"IN", "DT", "TO"} or site.context.time_at(position) is not None:
        return True
    return token.tag_ in {"CC", ","} and site.context.time_at(position - 1) is not None


def _is_in_relative_clause(site: Site, start: int, end: int) -> bool:
    """Whether the time stands in a clause after a comma ("…, which takes effect on May 4") and the figure does not."""
    doc = site.doc
    opening = next(
        (k for k in range(start - 1, max(site.sent_start, start - _REACH), -1) if _opens_relative(doc, k)), None
    )
    if opening is None or _closes(doc, opening + 1, start) is not None:
        return False
    closing = _closes(doc, end, site.sent_end)
    return site.start < opening or (closing is not None and site.start > closing)


def _opens_relative(doc: Doc, position: int) -> bool:
    if doc[position].lower_ not in _RELATIVES or position < 1:
        return False
    before = doc[position - 1]
    return before.text == "," or (before.tag_ == "IN" and position > 1 and doc[position - 2].text in {",", "("})


def _closes(doc: Doc, start: int, end: int) -> int | None:
    """The comma that ends a clause, where a finite verb was told before it."""
    return next((k for k in range(start, min(end, start + _REACH)) if doc[k].text in {",", ";", ")"}), None)


def _is_inserted(site: Site, start: int) -> bool:
    """Whether the figure stands between the commas of an insertion before the verb that has the time."""
    doc = site.doc
    closing = next((k for k in range(site.end, min(start, site.end + 14)) if doc[k].text == ","), None)
    if closing is None or not any(token.tag_ in _FINITE for token in doc[closing + 1 : min(start, closing + 4)]):
        return False
    if doc[closing + 1].tag_ == "CC":
        return False
    opening = next(
        (k for k in range(site.left - 1, max(site.sent_start, site.left - 14), -1) if doc[k].text == ","), None
    )
    if opening is None or doc[opening - 1].lower_ in _RELATIVES:
        return False
    return (
        not any(token.tag_ in _FINITE for token in doc[opening + 1 : site.left])
        or doc[opening + 1].lower_ in _RELATIVES
    )
