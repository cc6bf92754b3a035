"""Claims: statements that could be checked, each with who makes them.

    "The country's out-licensing deals exceeded $130 billion last year."
        measure out-licensing deals, subject the country, over $130 billion, last year
    "Acme is the largest maker of vaccines in Europe, said Jane Roe."
        measure maker of vaccines, comparison "the largest", subject Acme, scope Europe, attribution Jane Roe

A claim is a figure with what it measures, or a ranking. What an article says twice is one claim with two mentions:
the richer values are kept, and whoever it is attributed to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extractors.figure_sources import Sources
from extractors.measures import to_measure
from extractors.rank_rows import has_extent
from extractors.ranked_subjects import is_told_of_something, subject_of_ranking
from extractors.ranking_modality import modality_of_ranking
from extractors.ranking_periods import period_of_ranking
from extractors.rankings import Ranking, find_rankings
from extractors.reading import article_of, make_record, records_of, span_at
from extractors.scopes import find_scope, owner_scope
from extractors.sites import Context, Stretch, token_bounds
from extractors.telling_figures import is_telling
from schemas import Amount, Attribution, Claim, ClaimMention, Figure, Modality, Period, Reference, Span
from schemas.claims import Scope
from schemas.figures import FigureType, Measure

_LONG = 240
"""A sentence of more characters is a list or a table: the claim's statement is its part."""


@dataclass
class _Candidate:
    """One place that makes a claim."""

    statement: Span
    evidence: tuple[Span, ...]
    measure: Measure | None
    figure: Figure | None = None
    comparison: Span | None = None
    subject: Reference | None = None
    period: Period | None = None
    scope: tuple[Scope, ...] = ()
    attribution: Attribution | None = None
    modality: Modality = Modality.REPORTED


def find_claims(doc: Doc) -> Iterator[Claim]:
    """Every claim of the article, in the order of its first mention."""
    context = Context(doc, ())
    rankings = list(find_rankings(context))
    candidates = [*_from_figures(context, rankings), *_from_rankings(context, rankings)]
    candidates.sort(key=lambda candidate: (candidate.evidence[0].start, candidate.evidence[0].end))
    for group in _same_claims(candidates):
        yield _to_claim(doc, group)


def _from_figures(context: Context, rankings: list[Ranking]) -> Iterator[_Candidate]:
    doc = context.doc
    ranked = {position: ranking for ranking in rankings for position in range(ranking.start, ranking.last)}
    for figure in records_of(doc, Figure):
        bounds = token_bounds(doc, figure.evidence[0].start, figure.evidence[0].end)
        if bounds is None or figure.measure is None or not is_telling(doc, figure):
            continue
        ranking = ranked.get(bounds[0]) or ranked.get(next(iter(_tokens_of(doc, figure.measure.span)), -1))
        yield _Candidate(
            statement=_sentence(context, bounds[0]),
            evidence=figure.evidence,
            measure=figure.measure,
            figure=figure,
            comparison=_tokens_span(doc, ranking.start, ranking.end) if ranking else None,
            subject=figure.subject,
            period=figure.period,
            scope=find_scope(context, max(bounds[1], _end_token(doc, figure.measure.span, bounds[1]))),
            attribution=figure.attribution,
            modality=figure.modality,
        )


def _from_rankings(context: Context, rankings: list[Ranking]) -> Iterator[_Candidate]:
    doc = context.doc
    held = {position for figure in records_of(doc, Figure) for position in _tokens_of(doc, figure.evidence[0])}
    measured = {
        position
        for figure in records_of(doc, Figure)
        if figure.measure and is_telling(doc, figure)
        for position in _tokens_of(doc, figure.measure.span)
    }
    sources = Sources(doc)
    for ranking in rankings:
        if held & set(ranking.named) or measured & set(range(ranking.start, ranking.end)):
            # "a record 76 drugs", "fell to a record low of $4.20": the figure's claim has it.
            continue
        measure = to_measure(context, ranking.phrase)
        subject = subject_of_ranking(context, ranking.start, ranking.phrase, is_of_subject=ranking.is_of_subject)
        is_told = ranking.is_of_subject or is_told_of_something(context, ranking.start, ranking.phrase)
        is_told = is_told or has_extent(context, ranking.phrase.core_end or ranking.last)
        if measure is None or (subject is None and not is_told):
            continue
        comparison = _tokens_span(doc, ranking.start, ranking.end)
        yield _Candidate(
            statement=_sentence(context, ranking.start),
            evidence=(comparison, measure.span),
            measure=measure,
            comparison=comparison,
            subject=subject,
            period=period_of_ranking(context, ranking),
            scope=(*owner_scope(context, ranking.start), *find_scope(context, ranking.end)),
            attribution=sources.of(comparison.start, comparison.end),
            modality=modality_of_ranking(Stretch(context, ranking.start, ranking.last)),
        )


def _tokens_of(doc: Doc, span: Span) -> range:
    return range(*(token_bounds(doc, span.start, span.end) or (0, 0)))


def _sentence(context: Context, position: int) -> Span:
    """The sentence; of a long one the part between semicolons, bullets or line breaks."""
    doc = context.doc
    start, end = context.sentence_at(position)
    start = _behind_dateline(doc, start, position)
    if doc[start:end].end_char - doc[start].idx > _LONG:
        before = (k + 1 for k in range(position - 1, start - 1, -1) if _parts(doc[k]))
        start = next(before, start)
        end = next((k for k in range(position, end) if _parts(doc[k])), end)
    return _tokens_span(doc, start, end)


def _behind_dateline(doc: Doc, start: int, position: int) -> int:
    """ "BOSTON, Jan. 12, 2026 -- Acme raised …": the statement is Acme's."""
    dateline = article_of(doc).dateline
    if dateline is None:
        return start
    behind = start
    while behind < position and (doc[behind].idx < dateline.span.end or doc[behind].text in {"-", "--", "–", "—"}):
        behind += 1
    return behind if doc[start].idx < dateline.span.end else start


def _parts(token: Token) -> bool:
    return token.text in {";", "•", "·", "|"} or (token.is_space and "\n" in token.text)


def _tokens_span(doc: Doc, start: int, end: int) -> Span:
    while end - 1 > start and doc[end - 1].is_space:
        end -= 1
    while start < end - 1 and doc[start].is_space:
        start += 1
    tokens = doc[start:end]
    return span_at(doc, tokens.start_char, tokens.end_char)


def _end_token(doc: Doc, span: Span, default: int) -> int:
    bounds = token_bounds(doc, span.start, span.end)
    return bounds[1] if bounds is not None and bounds[1] - default < 20 else default


def _same_claims(candidates: list[_Candidate]) -> list[list[_Candidate]]:
    """The candidates in groups that make one claim, in the order of their first members."""
    groups: list[list[_Candidate]] = []
    by_value: dict[object, list[list[_Candidate]]] = {}
    for candidate in candidates:
        shelf = by_value.setdefault(_value_of(candidate), [])
        group = next((group for group in shelf[:50] if all(_agree(candidate, other) for other in group[:4])), None)
        if group is None:
            group = []
            shelf.append(group)
            groups.append(group)
        group.append(candidate)
    return groups


def _value_of(candidate: _Candidate) -> object:
    figure = candidate.figure
    if figure is None:
        words = candidate.comparison.text.lower().split() if candidate.comparison else []
        return "ranking", tuple(word for word in words if word not in {"the", "a", "an"})
    return figure.type, figure.value, figure.min, figure.max, figure.currency, figure.unit


def _agree(one: _Candidate, other: _Candidate) -> bool:
    """Whether two candidates of one value say the same: heads, periods and subjects do not contradict."""
    if one.measure is None or other.measure is None or _stem(one.measure.head) != _stem(other.measure.head):
        return False
    if one.figure and other.figure and _role(one.figure) != _role(other.figure):
        return False
    if one.figure and one.figure.type is FigureType.PERCENT and _are_of_other_kinds(one.measure, other.measure):
        return False
    if one.period and other.period and (one.period.start, one.period.end) != (other.period.start, other.period.end):
        return False
    return not (one.subject and other.subject and _name(one.subject) != _name(other.subject))


def _are_of_other_kinds(one: Measure, other: Measure) -> bool:
    """ "13% growth" of cloud revenue and of print revenue are two claims, of revenue and of total revenue one."""
    words, others = (set(measure.text.lower().split()) - _OVERALL for measure in (one, other))
    return bool(words - others) and bool(others - words)


_OVERALL = frozenset({"total", "overall", "net", "gross", "the", "of", "in", "for", "its", "our"})


def _role(figure: Figure) -> str:
    """ "up 12%" and "down 12%" are two claims."""
    return f"{figure.change.direction}" if figure.change and figure.change.role == "by" else ""


def _name(reference: Reference) -> str:
    return reference.record_id or reference.text.lower()


def _stem(head: str) -> str:
    word = head.lower()
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _to_claim(doc: Doc, group: list[_Candidate]) -> Claim:
    first = group[0]
    figure = first.figure
    measures = [candidate.measure for candidate in group if candidate.measure]
    changes = [candidate.figure.change for candidate in group if candidate.figure and candidate.figure.change]
    return make_record(
        doc,
        Claim,
        "claims",
        (*first.evidence, *(candidate.evidence[0] for candidate in group[1:])),
        statement=first.statement,
        subject=next((candidate.subject for candidate in group if candidate.subject), None),
        measure=max(measures, key=lambda measure: len(measure.text)) if measures else None,
        amount=_amount(figure) if figure else None,
        figure_id=figure.id if figure else None,
        comparison=next((candidate.comparison for candidate in group if candidate.comparison), None),
        direction=changes[0].direction if changes else None,
        period=next((candidate.period for candidate in group if candidate.period), None),
        scope=next((candidate.scope for candidate in group if candidate.scope), ()),
        attribution=next((candidate.attribution for candidate in group if candidate.attribution), None),
        mentions=tuple(
            ClaimMention(
                statement=candidate.statement,
                figure_id=candidate.figure.id if candidate.figure else None,
                attribution=candidate.attribution,
            )
            for candidate in group[1:]
        ),
        modality=first.modality,
    )


def _amount(figure: Figure) -> Amount:
    return Amount(**{name: getattr(figure, name) for name in Amount.model_fields})
