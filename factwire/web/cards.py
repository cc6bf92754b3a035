"""All that an article gave as cards, in groups, numbered as they stand on the page.

render_cards(extraction)                                    # HTML of the groups, for the workbench and the archive
render_cards(extraction, actions=lambda card: Markup(…))    # with something of one's own at the foot of each card
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from markupsafe import Markup

from factwire.web.card import GROUPS, Card, CardGroup
from factwire.web.card_facts import claim_cards, deal_cards, figure_cards, quote_cards
from factwire.web.card_names import name_cards, organization_cards, person_cards
from factwire.web.templating import fragment
from factwire.web.timeline import strip_of, time_cards
from schemas import Extraction

_MAKERS = (
    deal_cards, claim_cards, figure_cards, quote_cards, person_cards, organization_cards, time_cards, name_cards,
)  # fmt: skip

Actions = Callable[[Card], Markup]


def cards_of(extraction: Extraction) -> tuple[Card, ...]:
    """Every record as a card (a person's roles, equal dates share one); what standing text says comes last."""
    made = (card for maker in _MAKERS for card in _news_first(list(maker(extraction))))
    return tuple(replace(card, number=number) for number, card in enumerate(made, 1))


def _news_first(cards: list[Card]) -> list[Card]:
    if cards and cards[0].group in ("quote", "time", "name"):  # in the order of speakers, days, kinds
        return cards
    return sorted(cards, key=lambda card: card.is_standing)


def groups_of(cards: Sequence[Card]) -> tuple[CardGroup, ...]:
    """The cards by group, only groups that have any."""
    found = []
    for group, title in GROUPS.items():
        chosen = [card for card in cards if card.group == group]
        sections = tuple((heading, tuple(part)) for heading, part in groupby(chosen, key=lambda card: card.heading))
        if chosen:
            found.append(CardGroup(group, title, sections))
    return tuple(found)


def render_cards(extraction: Extraction, *, actions: Actions | None = None) -> Markup:
    """The groups of cards, for a page that links workbench.css."""
    cards = cards_of(extraction)
    return fragment("workbench_cards.html", groups=groups_of(cards), strip=strip_of(extraction, cards), actions=actions)
