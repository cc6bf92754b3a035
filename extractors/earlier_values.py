"""Values of an earlier period beside those that they are set against.

"The margin rose to 11%, above the previous year's 9.9%."                          ->  9.9% is the margin's, too
"revenue of $104 million, with a margin of 8% (previous year: $117 million and 9%)"  ->  each of the one of its kind
"""

from __future__ import annotations

from extractors.sites import Site

_REACH = 24
_EARLIER = frozenset({"previous", "prior", "last", "year-earlier", "year-ago", "earlier"})


def value_before(site: Site) -> Site | None:
    """The amount of the same kind that an earlier period's value stands beside; None where it is no such value."""
    if not (_is_of_earlier_time(site) or _is_in_brackets(site)):
        return None
    other = site.previous()
    while other is not None and site.left - other.end <= _REACH:
        is_alike = other.match.amount.type is site.match.amount.type
        if is_alike and other.match.amount.unit == site.match.amount.unit and not _is_in_brackets(other):
            return other
        other = other.previous()
    return None


def _is_of_earlier_time(site: Site) -> bool:
    """ "the previous year's 9.9%", "last year's $5 million" that ends its clause."""
    doc, mark = site.doc, site.left - 1
    if mark - 2 <= site.sent_start or doc[mark].tag_ != "POS":
        return False
    is_closed = site.end >= site.sent_end or doc[site.end].is_punct or doc[site.end].tag_ in {"CC", "IN"}
    return is_closed and doc[mark - 2].lower_ in _EARLIER and doc[mark - 1].lower_ in {"year", "quarter", "period"}


def _is_in_brackets(site: Site) -> bool:
    """ "(previous year: $117 million |and 9%)": behind a label that is a time."""
    doc = site.doc
    if doc[site.left - 1].lower_ not in {":", "and", ","}:
        return False
    for position in range(site.left - 1, max(site.sent_start, site.left - 12), -1):
        if doc[position].text == ":":
            return doc[position - 1].lower_ in {"year", "quarter", "period"} and doc[position - 2].lower_ in _EARLIER
        if doc[position].text in {"(", ")", ";"} or doc[position].tag_.startswith("VB"):
            return False
    return False
