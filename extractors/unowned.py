"""Figures that belong to none of those who act around them.

"• 68% of executives report a skills gap (Datos, 2025)"        nobody's executives
"Acme targets the $470 billion market for precision medicine"  not Acme's, who wants a share of it
"two explosions at the Alder Hotel"                             not the hotel's, which is where they were
"""

from __future__ import annotations

from extractors.figure_words import word_set
from extractors.noun_phrases import Phrase
from extractors.sites import Site
from schemas import Place
from schemas.figures import FigureType

Tokens = tuple[int, int]


def opens_survey(site: Site) -> bool:
    """ "• 68% of executives report a gap (Datos, 2025)": nobody's executives."""
    is_share = site.match.amount.type in {FigureType.PERCENT, FigureType.RATIO}
    opens = not any(token.tag_[:2] in {"NN", "VB"} for token in site.doc[site.sent_start : site.left])
    return is_share and opens and site.doc[site.end].lower_ in {"of", "in"}


def is_of_a_market(site: Site, phrase: Phrase) -> bool:
    """ "targets the $470 billion precision medicine market": a market is not theirs who want a share of it."""
    is_market = site.doc[phrase.head].lower_ in {"market", "markets", "sector", "industry"}
    return is_market and site.match.amount.type is FigureType.MONEY


def is_place(site: Site, tokens: Tokens) -> bool:
    mention = site.context.owner_at(tokens[1] - 1)
    return mention is not None and isinstance(mention.entity, Place)


def is_had_at(site: Site, phrase: Phrase) -> bool:
    """ "earnings at Acme", "800 workers at the mill": what firms have, not what happens where they are."""
    head = site.doc[phrase.head].lower_
    return head in word_set("financial_measures.txt") or head in _STAFF


_STAFF = frozenset(
    [
        *("employees", "workers", "staff", "jobs", "staffers", "executives", "engineers", "positions", "workforce"),
        *(
            "students",
            "patients",
            "customers",
            "users",
            "visitors",
            "beds",
            "seats",
            "capacity",
            "production",
            "prices",
        ),
    ]
)
