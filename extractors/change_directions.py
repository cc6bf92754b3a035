"""Up or down, where the verb alone does not say it.

"improved to €19 million from €16 million"    ->  up, by the figures
"Gross margin improved 40 basis points"       ->  up, for a margin is better the higher it is
"The combined ratio improved to 94 percent"   ->  not told
"""

from __future__ import annotations

from spacy.tokens import Token

from extractors.predicates import subject_phrase
from extractors.sites import Site
from schemas import Direction

OPEN_CHANGES = frozenset({"improve", "worsen", "deteriorate", "move", "go", "change", "turn", "recover"})
"""Verbs that say up or down only by the figures themselves: "improved to €19 million from €16 million"."""


_BETTER_HIGHER = frozenset(
    [
        *("margin", "margins", "profit", "profits", "sales", "revenue", "revenues", "income", "earnings", "ebitda"),
        *("occupancy", "productivity", "output", "recovery", "recoveries", "retention", "availability", "return"),
    ]
)
"""What is higher when it is better; a ratio or a loss may be either."""


def of_better(site: Site, verb: Token) -> Direction | None:
    """ "Gross margin improved 40 basis points to 55%": up, for a margin is better the higher it is."""
    subject = subject_phrase(site, verb)
    if subject is None or site.doc[subject.head].lower_ not in _BETTER_HIGHER:
        return None
    better = {"improve": Direction.INCREASE, "recover": Direction.INCREASE}
    return better.get(verb.lemma_.lower(), Direction.DECREASE if verb.lemma_.lower() in _WORSE else None)


_WORSE = frozenset({"worsen", "deteriorate"})


def between_values(site: Site, preposition: str) -> Direction | None:
    """Up or down between "to" and "from"; None where either is not told."""
    other = site.following() or site.previous()
    for other in (site.following(), site.previous()):
        if other is None or other.match.amount.type is not site.match.amount.type:
            continue
        beside = site.doc[other.left - 1].lower_
        one, two = site.match.amount.value, other.match.amount.value
        if {preposition, beside} == {"to", "from"} and one is not None and two is not None and one != two:
            rises = (one > two) == (preposition == "to")
            return Direction.INCREASE if rises else Direction.DECREASE
    return None
