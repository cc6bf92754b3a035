"""Several who say something together.

Jane Roe and John Poe said the plant would open.      →  the speaker Jane Roe, and with her John Poe
“…,” said Jane Roe, who leads Acme, and John Poe.     →  the same
Acme and Beta announced that they had settled.        →  the speaker Acme, and with it Beta
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from spacy.tokens import Doc, Token

from extractors.syntax import SUBJECTS
from schemas import Organization, Person, Span

Named = tuple[Span, Person | Organization]
_HIGHEST = 4


def joint_speakers(doc: Doc, source: tuple[int, int], mentions: Sequence[Named]) -> list[Named]:
    """The people or organizations that "and" ties into one subject with the one named in the characters of the source,
    in the order of the text; none where it speaks alone."""
    spans = {span.start: (span, record) for span, record in mentions}
    top = next((token for token in _tokens(doc, *source) if _named_at(token, spans, doc)), None)
    if top is None:
        return []
    first = next((token for token in _chain(top) if token.dep_ in SUBJECTS), None)
    if first is None:
        return []
    together = [first, *_added(first)]
    found = [named for token in together if (named := _named_at(token, spans, doc)) is not None]
    if len(found) != len(together) or len({record.id for _, record in found}) < len(found) or len(found) < 2:
        return []
    return found if len({type(record) for _, record in found}) == 1 else []


def _tokens(doc: Doc, start: int, end: int) -> Iterator[Token]:
    span = doc.char_span(start, end, alignment_mode="expand")
    return iter(span or ())


def _chain(token: Token) -> Iterator[Token]:
    """A word, and what it is tied to by "and"."""
    yield token
    for _ in range(_HIGHEST):
        if token.dep_ not in {"conj", "flat", "compound", "appos", "nmod:desc"} or token.head == token:
            return
        token = token.head
        yield token


def _added(first: Token) -> Iterator[Token]:
    """The words that "and" adds to the first; none where "or", "but" or a comma alone ties one."""
    tied = [child for child in first.children if child.dep_ == "conj"]
    links = {child.lower_ for word in tied for child in word.children if child.dep_ == "cc"}
    if links == {"and"} or links == {"&"}:
        yield from islice(tied, 8)


def _named_at(token: Token, spans: dict[int, Named], doc: Doc) -> Named | None:
    """The mention that a word belongs to: as its first word, or behind the words that lead to it."""
    for index in range(token.i, max(-1, token.i - 6), -1):
        named = spans.get(doc[index].idx)
        if named is not None:
            return named if named[0].end >= token.idx + len(token) else None
    return None
