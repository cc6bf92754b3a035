"""Where each amount of an article stands: its tokens, its sentence and its neighbours.

    "Sales rose 12 percent to $3.4 billion last year."
        sites: <12 percent> and <$3.4 billion>, in one sentence; "last year" is a time, "12 percent" its left neighbour

Built once for an article; what measures a figure, whose it is, when, and how it changed are all read from a Site.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from extractors.amounts import AmountMatch
from extractors.common_words import is_ordinary_word
from extractors.figure_words import word_set
from extractors.reading import records_of
from schemas import Organization, Person, Place, Reference, TimeExpression
from schemas.entities import Entity
from schemas.figures import Bound

MAX_PARSED_TOKENS = 400
"""A longer sentence is a table or noise: its parse is not read, which keeps the work linear in the text."""

_SHORT_SYMBOL = 2
"""Tickers this short ("AI", "F") are other words, too."""

_SOFTENERS = frozenset(
    [
        "about",
        "around",
        "roughly",
        "approximately",
        "approx",
        "approx.",
        "nearly",
        "almost",
        "over",
        "under",
        "just",
        "only",
        "some",
        "another",
        "additional",
        "further",
        "extra",
        "estimated",
        "record",
        "total",
        "combined",
        "aggregate",
        "full",
        "mere",
        "circa",
        "~",
        ">",
        "<",
        "≥",
        "≤",
        "c.",
        "ca.",
        "exactly",
        "fully",
        "well",
        "whopping",
        "staggering",
        "initial",
        "potential",
        "cumulative",
    ]
)
_TWO_WORDS = {
    "than": {"more", "less", "fewer", "greater", "other", "higher", "lower", "better", "larger", "later", "rather"},
    "least": {"at"},
    "most": {"at"},
    "to": {"up", "close", "upwards", "upward"},
    "of": {"upwards", "upward", "excess", "total", "maximum", "minimum"},
    "as": {"much", "many", "little", "few", "high", "low"},
}


_GRADING = frozenset({"no", "not", "far", "much", "slightly", "little", "significantly", "substantially", "bit"})


_AMOUNTING = frozenset(
    {"average", "range", "sum", "amount", "region", "neighborhood", "neighbourhood", "tune", "order"}
)


class Stretch:
    """Some tokens in their place. Offsets are half-open: the tokens are doc[start:end]."""

    def __init__(self, context: Context, start: int, end: int) -> None:
        self.context = context
        self.doc: Doc = context.doc
        self.start = start
        self.end = end
        self.sent_start, self.sent_end = context.sentence_at(start)

    @property
    def left(self) -> int:
        """The first token with what introduces it."""
        return self.start

    @property
    def is_parsed(self) -> bool:
        return self.sent_end - self.sent_start <= MAX_PARSED_TOKENS

    @cached_property
    def root(self) -> Token:
        """The word of the amount that the rest of the sentence depends on."""
        root: Token = self.doc[self.start : self.end].root
        return root

    def previous(self) -> Site | None:
        """The amount before it in the same sentence."""
        return None


class Site(Stretch):
    """One amount in its place."""

    def __init__(self, context: Context, index: int, match: AmountMatch, start: int, end: int) -> None:
        super().__init__(context, start, end)
        self.index = index
        self.match = match

    @cached_property
    def left(self) -> int:
        """The first token of the amount with its bound and its determiner: "at" of "at least $5 million"."""
        position = self.start
        while position > self.sent_start:
            step = self._softener_width(position)
            if not step:
                break
            position -= step
        return position

    def _softener_width(self, position: int) -> int:
        """How many tokens before `position` only soften or introduce the number; 0 for none."""
        doc = self.doc
        word = doc[position - 1].lower_
        opens = word == "(" and position - 2 >= self.sent_start
        if opens and doc[position - 2].tag_ in {"IN", "TO", "VBD", "VBZ", "VBN"}:
            # Accountants' negatives: "a net loss of ($5.1 million)".
            return 1
        before = doc[position - 2].lower_ if position - 2 >= self.sent_start else ""
        if word == "to" and before in _TWO_WORDS["to"]:
            return 2
        if word in _TWO_WORDS and before in _TWO_WORDS[word]:
            # "as much as", "as high as": with the first "as".
            # "in excess of": with its "in".
            opener = doc[position - 3].lower_ if position - 3 >= self.sent_start else ""
            return 2 + ((word, before, opener) in {("as", before, "as"), ("of", "excess", "in")})
        is_idiom = word in {"in", "to"} and position + 1 < self.start and doc[position].lower_ == "the"
        if is_idiom and doc[position + 1].lower_ in _AMOUNTING - {"average", "sum"}:
            # "provisions in the region of €60 million"
            return 1
        if word in _GRADING and position < self.start and doc[position].lower_ in _TWO_WORDS["than"]:
            # "revenue of no more than $5 million"
            return 1
        if word == "of" and before in _AMOUNTING and position - 3 >= self.sent_start:
            # "reduced planning time by an average of 60%", not "a valuation range of $5 to $6"
            return 2 * (doc[position - 3].tag_ in {"DT", "IN"})
        if self.match.amount.bound is Bound.BETWEEN and word in {"between", "from"}:
            return 1
        return int(word in _SOFTENERS or doc[position - 1].tag_ in {"DT", "PDT"})

    def previous(self) -> Site | None:
        if self.index and (site := self.context.sites[self.index - 1]).sent_start == self.sent_start:
            return site
        return None

    def following(self) -> Site | None:
        sites = self.context.sites
        if self.index + 1 < len(sites) and (site := sites[self.index + 1]).sent_start == self.sent_start:
            return site
        return None


@dataclass(frozen=True)
class EntityMention:
    start: int
    end: int
    entity: Entity


class Context:
    """What the rules need to know of an article: sentences, times, entities and amounts by token."""

    def __init__(self, doc: Doc, matches: Iterable[AmountMatch]) -> None:
        self.doc = doc
        self.memory: dict[str, Reference | None] = {}
        """What was worked out once for the whole article, by name."""
        self._sentence_starts = [sent.start for sent in doc.sents] if len(doc) else []
        self.times = _timed(doc, records_of(doc, TimeExpression))
        self._time_at = {position: time for time, start, end in self.times for position in range(start, end)}
        self._entity_at = _entities_by_token(doc)
        self.sites: list[Site] = []
        self._site_at: dict[int, Site] = {}
        for match in matches:
            self._add(match)

    def _add(self, match: AmountMatch) -> None:
        bounds = token_bounds(self.doc, match.start, max(match.end, match.per_end or 0))
        if bounds is None:
            return
        site = Site(self, len(self.sites), match, *bounds)
        self.sites.append(site)
        for position in range(*bounds):
            self._site_at.setdefault(position, site)

    def sentence_at(self, position: int) -> tuple[int, int]:
        index = bisect_right(self._sentence_starts, position) - 1
        following = index + 1
        end = self._sentence_starts[following] if following < len(self._sentence_starts) else len(self.doc)
        return self._sentence_starts[index], end

    def sentence_bounds(self, index: int) -> tuple[int, int]:
        return self.sentence_at(self._sentence_starts[index])

    def sentence_index(self, position: int) -> int:
        return bisect_right(self._sentence_starts, position) - 1

    def site_at(self, position: int) -> Site | None:
        return self._site_at.get(position)

    def time_at(self, position: int) -> TimeExpression | None:
        return self._time_at.get(position)

    def named_at(self, position: int) -> EntityMention | None:
        """The organization, person, place, product or event whose name holds a token."""
        return self._entity_at.get(position)

    def owner_at(self, position: int) -> EntityMention | None:
        """The organization, person or place whose name holds a token."""
        mention = self._entity_at.get(position)
        return mention if mention and isinstance(mention.entity, Organization | Person | Place) else None


def token_bounds(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """The tokens that the characters start:end touch; None for none."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return (span.start, span.end) if span is not None and len(span) else None


def _timed(doc: Doc, times: Sequence[TimeExpression]) -> list[tuple[TimeExpression, int, int]]:
    found = []
    for time in times:
        bounds = token_bounds(doc, time.evidence[0].start, time.evidence[0].end)
        if bounds is not None and (time.type in {"DATE", "TIME"} or time.is_dated):
            found.append((time, *bounds))
    return sorted(found, key=lambda timed: timed[1])


def _entities_by_token(doc: Doc) -> dict[int, EntityMention]:
    held: dict[int, EntityMention] = {}
    measures = word_set("financial_measures.txt")
    for entity in records_of(doc, Entity):
        for span in entity.mentions or entity.evidence:
            bounds = token_bounds(doc, span.start, span.end)
            if bounds is None:
                continue
            if doc[bounds[1] - 1].lower_ in measures:
                # "EBITDA" and "Capex" look like names of companies.
                continue
            mention = EntityMention(*bounds, entity)
            for position in range(*bounds):
                other = held.get(position)
                if other is None or other.end - other.start < mention.end - mention.start:
                    held[position] = mention
    for position, organization in _by_symbol(doc):
        held.setdefault(position, EntityMention(position, position + 1, organization))
    return held


def _by_symbol(doc: Doc) -> Iterator[tuple[int, Organization]]:
    """ "The agreement grants HLDN exclusive rights": a ticker in the place of its company's name."""
    listed = {
        ticker.symbol: (organization, ticker.span)
        for organization in records_of(doc, Organization)
        for ticker in organization.tickers
        if len(ticker.symbol) > _SHORT_SYMBOL and not is_ordinary_word(ticker.symbol)
    }
    for token in doc if listed else ():
        organization, span = listed.get(token.text, (None, None))
        if organization is not None and span is not None and not span.start <= token.idx < span.end:
            yield token.i, organization
