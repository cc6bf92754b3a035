"""A record as `corpus/gold` has it: "€42 million" as {"text": "€42 million", "type": "money", "value": "42000000", …}.

What a person confirmed is asked for. A detail that the record lacks is asked for only where the person took it out:
who accepts a figure has looked at what stands there, not for what might be missing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any, TypeAlias

from schemas import Affiliation, Amount, Claim, Deal, Figure, Period, Quote, Span
from schemas.entities import Entity

Entry: TypeAlias = dict[str, Any]

_MOST_DIGITS = 15
"""A value of more digits is a fraction like "a third": gold asks for its type and place only."""


def place_entry(text: str, span: Span) -> Entry | None:
    """{"text", "nth"} by which gold finds a place again; None where it cannot.

    Gold looks for whole words ("4 percent" is not found in "14 percent"): the place grows until it has whole words.
    """
    start, end = span.start, span.end
    while start and re.match(r"[\w.,]", text[start - 1]):
        start -= 1
    while end < len(text) and re.match(r"\w", text[end]):
        end += 1
    words = text[start:end]
    places = [match.start() for match in re.finditer(rf"(?<![\w.,]){re.escape(words)}(?!\w)", text)]
    if start not in places:
        return None
    nth = places.index(start) + 1
    return {"text": words} | ({"nth": nth} if nth > 1 else {})


def figure_entry(figure: Figure, text: str, emptied: Collection[str] = ()) -> Entry | None:
    """`emptied`: the details of which a person says that the text tells none."""
    place = place_entry(text, figure.evidence[0])
    if place is None:
        return None
    change = {"direction": figure.change.direction.value, "role": figure.change.role} if figure.change else None
    details = {
        "measure": figure.measure.head if figure.measure else None,
        "subject": figure.subject.text if figure.subject else None,
        "period": _days(figure.period),
        "change": change,
    }
    return place | _amount(figure) | _told(details, emptied)


def claim_entry(claim: Claim, text: str, figures: Mapping[str, Figure], emptied: Collection[str] = ()) -> Entry | None:
    """A claim on a figure at the figure's place, else a ranking by the words that rank."""
    details = {
        "measure": claim.measure.head if claim.measure else None,
        "subject": claim.subject.text if claim.subject else None,
        "period": _days(claim.period),
        "attribution": claim.attribution.source.text if claim.attribution else None,
    }
    told = _told(details, emptied) | {"modality": claim.modality.value}
    figure = figures.get(claim.figure_id or "")
    if claim.amount and figure:
        place = place_entry(text, figure.evidence[0])
        return place and place | _value(claim.amount) | told | _mentions(claim, text, figures)
    if claim.comparison is None:
        return None
    place = place_entry(text, claim.comparison)
    # A ranking is looked for where its words stand first.
    return {"comparison": place["text"]} | told if place and "nth" not in place else None


def deal_entry(deal: Deal, text: str, figures: Mapping[str, Figure]) -> Entry:
    terms = []
    for term in deal.terms:
        figure = figures.get(term.figure_id)
        if figure and (place := place_entry(text, figure.evidence[0])):
            terms.append([term.term, place["text"], place.get("nth", 1)])
    entry: Entry = {
        "type": deal.type.value,
        "status": deal.status,
        "parties": [[party.organization.text, party.role] for party in deal.parties],
        "terms": terms,
    }
    if deal.assets:
        entry["assets"] = [asset.text for asset in deal.assets]
    if deal.territory:
        entry["territory"] = [span.text for span in deal.territory]
    if deal.dates:
        entry["dates"] = [[one.kind, str(one.period.start), str(one.period.end)] for one in deal.dates]
    return entry


def direct_entries(quote: Quote) -> list[list[str | None]]:
    """[content, speaker] for each stretch between marks; of a mixed quote what is marked inside its content."""
    speaker = quote.speaker.text if quote.speaker else None
    texts = [span.text for span in quote.content]
    if quote.type == "mixed":
        texts = [marked for text in texts for marked in re.findall(r"[“\"‘]([^”\"]+)[”\"’]", text)]
    return [] if quote.type == "indirect" else [[text, speaker] for text in texts]


def indirect_entry(quote: Quote) -> Entry:
    contents = [span.text for span in quote.content]
    entry: Entry = {
        "content": contents[0] if len(contents) == 1 else contents,
        "cue": quote.cue.text if quote.cue else "",
        "speaker": quote.speaker.text if quote.speaker else None,
    }
    if quote.speaker is None:
        entry["source"] = quote.source.text if quote.source else ""
    return entry


def names_entry(entity: Entity) -> list[str]:
    return [entity.name, *entity.aliases]


def role_entry(role: Affiliation) -> list[str | None]:
    title, organization = role.title, role.organization
    return [role.person.text, title.text if title else None, organization.text if organization else None]


def _amount(amount: Amount) -> Entry:
    entry: Entry = {"type": amount.type.value} | _value(amount)
    if amount.approximate:
        entry["approximate"] = True
    return entry | ({"currency": amount.currency} if amount.currency else {})


def _value(amount: Amount) -> Entry:
    numbers = {"value": amount.value, "min": amount.min, "max": amount.max}
    told = {
        name: format(number, "f")
        for name, number in numbers.items()
        if number is not None and len(number.as_tuple().digits) <= _MOST_DIGITS
    }
    return told | {"bound": amount.bound.value}


def _mentions(claim: Claim, text: str, figures: Mapping[str, Figure]) -> Entry:
    found = [figures.get(mention.figure_id or "") for mention in claim.mentions]
    places = [place_entry(text, figure.evidence[0]) for figure in found if figure]
    named = [[place["text"], place.get("nth", 1)] for place in places if place]
    return {"mentions": named} if named else {}


def _told(details: Entry, emptied: Collection[str]) -> Entry:
    return {name: value for name, value in details.items() if value is not None or name in emptied}


def _days(period: Period | None) -> list[str | None] | None:
    return [str(day) if day else None for day in (period.start, period.end)] if period else None
