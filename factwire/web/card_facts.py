"""Cards of what is told: figures, claims, quotes by speaker, deals with their terms.

US$130 billion · more than · out-licensing deals · China · 2025 · said the director-general
"""

from __future__ import annotations

from collections.abc import Iterator

from factwire.web.card import Card, Row
from factwire.web.phrases import (
    amount_phrase,
    attribution_phrase,
    bound_phrases,
    figure_phrases,
    number_phrase,
    period_phrase,
)
from schemas import Claim, Deal, Extraction, Figure, Modality, Quote, Span
from schemas.deals import SumCheck

_NO_MODALITY = (Modality.REPORTED,)


def one_line(text: str) -> str:
    return " ".join(text.split())


def figure_cards(extraction: Extraction) -> Iterator[Card]:
    for figure in extraction.figures:
        yield Card(
            group="figure",
            kind="figure",
            record_ids=(figure.id,),
            headline=amount_phrase(figure, one_line(figure.surface)),
            phrases=figure_phrases(figure),
            rows=_compared(figure),
            tags=() if figure.modality in _NO_MODALITY else (figure.modality.value,),
            evidence=figure.evidence,
            support=_support(figure),
            is_standing=figure.section.is_boilerplate,
        )


def claim_cards(extraction: Extraction) -> Iterator[Card]:
    surfaces = {figure.id: one_line(figure.surface) for figure in extraction.figures}
    for claim in extraction.claims:
        amount, surface = claim.amount, surfaces.get(claim.figure_id or "")
        hedges = bound_phrases(amount) if amount else ()
        rest = (
            claim.measure.text if claim.measure else "",
            claim.comparison.text if claim.comparison and amount else "",
            claim.subject.text if claim.subject else "",
            *(scope.text for scope in claim.scope),
            period_phrase(claim.period),
            attribution_phrase(claim.attribution),
            f"said {len(claim.mentions) + 1} times" if claim.mentions else "",
        )
        yield Card(
            group="claim",
            kind="claim",
            record_ids=(claim.id,),
            headline=amount_phrase(amount, surface) if amount else _ranking(claim),
            phrases=tuple(dict.fromkeys(one_line(phrase) for phrase in (*hedges, *rest) if phrase)),
            body=one_line(claim.statement.text),
            heading=one_line(claim.statement.text),  # one sentence often makes several claims
            tags=() if claim.modality in _NO_MODALITY else (claim.modality.value,),
            evidence=(claim.statement, *(mention.statement for mention in claim.mentions)),
            support=claim.evidence,
            is_standing=claim.section.is_boilerplate,
        )


def _ranking(claim: Claim) -> str:
    return one_line(claim.comparison.text) if claim.comparison else "Claim"


def _compared(figure: Figure) -> tuple[Row, ...]:
    baseline = figure.change.baseline if figure.change else None
    if baseline is None or not (baseline.span or baseline.period):
        return ()
    when = period_phrase(baseline.period)
    words = one_line(baseline.span.text) if baseline.span else when
    return (Row("compared with", words, when if when and when != words else ""),)


def _support(figure: Figure) -> tuple[Span, ...]:
    found = (
        figure.measure.span if figure.measure else None,
        figure.subject.span if figure.subject else None,
        figure.period.span if figure.period else None,
        figure.attribution.cue if figure.attribution else None,
        figure.attribution.source.span if figure.attribution else None,
    )
    return tuple(span for span in found if span)


def quote_cards(extraction: Extraction) -> Iterator[Card]:
    """The quotes by speaker, speakers in the order in which they first speak."""
    by_speaker: dict[str, list[Card]] = {}
    for quote in extraction.quotes:
        card = _quote_card(quote)
        by_speaker.setdefault(card.headline, []).append(card)
    for cards in by_speaker.values():
        yield from cards


def _quote_card(quote: Quote) -> Card:
    speakers = [reference.text for reference in (quote.speaker, *quote.joint_speakers) if reference]
    cue = one_line(quote.cue.text) if quote.cue else ""
    speaker = " and ".join(speakers)
    kind = {"direct": "", "indirect": "in other words", "mixed": "partly in other words"}[quote.type]
    continued = "continues" if quote.continuation_of else ""
    return Card(
        group="quote",
        kind="quote",
        record_ids=(quote.id,),
        headline=speaker or "Speaker not named",
        heading=speaker or "Speaker not named",
        phrases=tuple(phrase for phrase in (one_line(quote.speaker_title or ""), cue, kind, continued) if phrase),
        body=" … ".join(one_line(span.text) for span in quote.content),
        is_spoken=quote.type == "direct",
        evidence=quote.content,
        support=tuple(span for span in (quote.source, quote.cue) if span),
        is_standing=quote.section.is_boilerplate,
    )


def deal_cards(extraction: Extraction) -> Iterator[Card]:
    surfaces = {figure.id: one_line(figure.surface) for figure in extraction.figures}
    for deal in extraction.deals:
        yield Card(
            group="deal",
            kind="deal",
            record_ids=(deal.id,),
            headline=deal.type.value.replace("_", " ").capitalize(),
            phrases=(deal.status,) if deal.status not in ("terminated", "rumoured") else (),
            rows=(*_parties(deal), *_terms(deal, surfaces), *_surroundings(deal)),
            tags=(deal.status,) if deal.status in ("terminated", "rumoured") else (),
            evidence=deal.evidence,
            support=tuple(party.organization.span for party in deal.parties if party.organization.span)
            + tuple(asset.span for asset in deal.assets if asset.span)
            + deal.territory,
            is_standing=deal.section.is_boilerplate,
        )


def _parties(deal: Deal) -> Iterator[Row]:
    for party in deal.parties:
        yield Row(party.role.replace("_", " "), party.organization.text)


def _terms(deal: Deal, surfaces: dict[str, str]) -> Iterator[Row]:
    for term in deal.terms:
        hedges = ", ".join(bound_phrases(term.amount))
        note = _sum_note(deal.sum_check) if term.term == "total" and deal.sum_check else ""
        value = amount_phrase(term.amount, surfaces.get(term.figure_id))
        yield Row(term.term.replace("_", " "), f"{hedges} {value}".strip(), note)


def _sum_note(check: SumCheck) -> str:
    return "the terms add up" if check.agrees else f"the terms add up to {number_phrase(check.sum_of_terms)}"


def _surroundings(deal: Deal) -> Iterator[Row]:
    if deal.assets:
        yield Row("about", "; ".join(asset.text for asset in deal.assets))
    if deal.territory:
        yield Row("territory", "; ".join(one_line(span.text) for span in deal.territory))
    for entry in deal.dates:
        yield Row(entry.kind.replace("_", " "), period_phrase(entry.period))
