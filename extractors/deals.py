"""Deals: who made which agreement with whom, and on what terms.

    "Halden Bio (Nasdaq: HLDN) has entered into an exclusive licence agreement with Norvane to develop AB-123 in Japan.
    Under the terms of the agreement, Norvane will receive an upfront payment of $50 million."
        one licence: licensee Halden Bio, licensor Norvane, asset AB-123, territory Japan, upfront $50 million

    "The country's out-licensing deals exceeded $130 billion last year."
        none: it has no parties

Each mention is read on its own (verbs in `deal_verbs`, nouns in `deal_nouns`), then those of one deal are put together
(`deal_groups`). A party is an Organization of the records, but for a target that goes by its product's name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc

from extractors.deal_assets import assets_of, territory_of
from extractors.deal_cues import cue_positions, find_cues
from extractors.deal_dates import dates_of
from extractors.deal_groups import DealGroup, group_mentions
from extractors.deal_mentions import DealMention
from extractors.deal_nouns import read_noun
from extractors.deal_organizations import Organizations
from extractors.deal_pruning import is_passing, news_of
from extractors.deal_roles import told_roles
from extractors.deal_status import is_tentative
from extractors.deal_term_words import EACH, OF_WARRANTS
from extractors.deal_terms import check_sum, find_term, to_term, without_repeats
from extractors.deal_titles import with_titled
from extractors.deal_verbs import read_verb
from extractors.reading import article_of, make_record, records_of, section_at, span_at
from extractors.sites import Context
from schemas import Deal, DealType, Figure, FigureType, Organization, Party, Quote, SectionType, Span, Term
from schemas.deals import DealDate

_FOLLOW_UP = 8
"""How many sentences after its last mention a deal's terms may stand without naming it."""
_MAX_EVIDENCE = 6
_LEAD = 4
"""So many sentences, headlines among them, open an article."""
_BUYING = frozenset({DealType.ACQUISITION, DealType.MERGER, DealType.DIVESTITURE})
_HEADLINES = frozenset({SectionType.HEADLINE, SectionType.SUBHEAD})


def find_deals(doc: Doc) -> Iterator[Deal]:
    """Every deal of the article, in the order of its first mention."""
    if not records_of(doc, Organization) or not (cue_positions(doc) or article_of(doc).title):
        return
    context = Context(doc, ())
    organizations = Organizations(context)
    groups = with_titled(organizations, news_of(group_mentions(_mentions(organizations))))
    if not groups:
        return
    terms = _terms(context, groups)
    headlined = {figure.id for figure in records_of(doc, Figure) if figure.section in _HEADLINES}
    for index, group in enumerate(groups):
        if not terms[index] and is_passing(group):
            continue
        yield _to_deal(organizations, group, without_repeats(terms[index], headlined))


def _mentions(organizations: Organizations) -> Iterator[DealMention]:
    for cue in find_cues(organizations.context):
        mention = read_verb(organizations, cue) if cue.kind == "verb" else read_noun(organizations, cue)
        if mention is not None:
            mention.is_tentative = is_tentative(organizations.doc, mention.start, mention.end, mention.type in _BUYING)
            mention.place = _place(organizations.context, mention)
            yield mention


def _place(context: Context, mention: DealMention) -> str:
    offset = context.doc[mention.cue].idx
    section = section_at(context.doc, offset)
    if section in _HEADLINES or _is_repeated_headline(context, mention):
        return "headline"
    if section.is_boilerplate:
        return "standing"
    quotes = (quote for quote in records_of(context.doc, Quote) if quote.type == "direct")
    contents = (content for quote in quotes for content in quote.content)
    if any(content.start <= offset < content.end for content in contents):
        return "quote"
    return "lead" if context.sentence_index(mention.cue) <= _LEAD else ""


def _is_repeated_headline(context: Context, mention: DealMention) -> bool:
    """ "The post Halden Raises $5 Million appeared first on …": how a feed closes an article."""
    words = [token.lower_ for token in context.doc[max(mention.cue, mention.end - 8) : mention.end]]
    return any(words[k : k + 3] == ["appeared", "first", "on"] for k in range(len(words)))


def _to_deal(organizations: Organizations, group: DealGroup, terms: tuple[Term, ...]) -> Deal:
    context = organizations.context
    kind = group.type
    first = group.mentions[0]
    parties = [(role, organizations.recorded(reference)) for role, reference in told_roles(organizations, group)]
    names = " ".join(sorted(reference.record_id or reference.text for _, reference in parties))
    evidence = _evidence(context, group)
    dates = dates_of(context, group.mentions, group.status)
    return make_record(
        context.doc,
        Deal,
        "deals",
        evidence,
        key=f"{kind} {first.cue} {names}",
        type=kind,
        status="completed" if _is_past(context, group, dates) else group.status,
        parties=tuple(Party(organization=reference, role=role) for role, reference in parties),
        assets=assets_of(context, kind, group.mentions),
        territory=territory_of(context, kind, group.mentions),
        terms=terms,
        dates=dates,
        sum_check=check_sum(terms),
    )


def _is_past(context: Context, group: DealGroup, dates: tuple[DealDate, ...]) -> bool:
    """Whether an announced deal was completed by the day of the article: "Halden Acquires Norvane … closed May 31"."""
    today = article_of(context.doc).anchor
    ends = [entry.period.end for entry in dates if entry.kind == "completed" and entry.period.end]
    return group.status == "announced" and today is not None and any(end <= today for end in ends)


def _evidence(context: Context, group: DealGroup) -> list[Span]:
    """The sentences of its mentions, news before standing text, those with parties before those without."""
    spans: dict[tuple[int, int], Span] = {}
    mentions = sorted(group.mentions, key=lambda mention: (_is_standing(context, mention), not mention.parties))
    for mention in mentions:
        tokens = context.doc[mention.start : mention.end]
        text = tokens.text
        start = tokens.start_char + len(text) - len(text.lstrip())
        end = tokens.end_char - (len(text) - len(text.rstrip()))
        spans.setdefault((start, end), span_at(context.doc, start, end))
    return list(spans.values())[:_MAX_EVIDENCE]


def _is_standing(context: Context, mention: DealMention) -> bool:
    return section_at(context.doc, context.doc[mention.cue].idx).is_boilerplate


def _terms(context: Context, groups: list[DealGroup]) -> list[list[Term]]:
    """The terms of each deal: figures of its sentences, and of those behind that name a term."""
    doc = context.doc
    text = article_of(doc).text
    found: list[list[Term]] = [[] for _ in groups]
    told = sorted(
        (mention.cue, index)
        for index, group in enumerate(groups)
        for mention in group.mentions
        if not _is_standing(context, mention)
    )
    cues = [cue for cue, _ in told]
    figures = records_of(doc, Figure)
    for number, figure in enumerate(figures):
        span = figure.evidence[0]
        tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
        if not told or tokens is None or not len(tokens):
            continue
        start, end = context.sentence_at(tokens.start)
        low, high = bisect_left(cues, start), bisect_left(cues, end)
        if high > low:
            index = min(told[low:high], key=lambda pair: _distance(pair[0], tokens.start))[1]
            distance = 0
        elif low:
            index = told[low - 1][1]
            distance = context.sentence_index(start) - context.sentence_index(cues[low - 1])
            if distance == 1 and doc[start].is_lower:
                # "… shares of Norvane a.s. / for $780 million": cut at the point of a legal form.
                distance = 0
        else:
            continue
        if distance > _FOLLOW_UP or section_at(doc, span.start).is_boilerplate:
            continue
        if number and _is_conversion(text, figures[number - 1], figure):
            continue
        left = max(doc[start].idx, figures[number - 1].evidence[0].end if number else 0)
        right = min(
            doc[start:end].end_char,
            figures[number + 1].evidence[0].start if number + 1 < len(figures) else span.end + 200,
        )
        before = text[min(left, span.start) : span.start]
        behind = text[span.end : max(right, span.end)]
        if number + 1 < len(figures) and _is_conversion(text, figure, figures[number + 1]):
            # "a 608 million pound ($781 million) hostile bid": the words behind the bracket are of the first.
            behind = text[text.index(")", figures[number + 1].evidence[0].end) + 1 : doc[start:end].end_char]
        is_each = figure.type is FigureType.PER_UNIT or EACH.match(behind)
        if is_each and OF_WARRANTS.search(text[max(doc[start].idx, span.start - 90) : span.start]):
            continue
        term = find_term(figure, before, behind, groups[index].type, distance)
        if term is not None:
            found[index].append(to_term(figure, term))
    return found


def _is_conversion(text: str, figure: Figure, following: Figure) -> bool:
    """Whether a figure says the one before it in another currency: "€58 million (US$79 million)"."""
    first, second = figure.evidence[0], following.evidence[0]
    between, behind = text[first.end : second.start], text[second.end : second.end + 2]
    is_money = figure.type is following.type is FigureType.MONEY and figure.currency != following.currency
    return is_money and between.strip() in {"(", "(about", "(approximately", "(around"} and behind.startswith(")")


def _distance(cue: int, position: int) -> int:
    """A cue before a figure is nearer than one behind it."""
    return position - cue if cue <= position else 2 * (cue - position)
