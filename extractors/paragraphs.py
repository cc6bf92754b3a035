"""Paragraph and line boundaries: a heading without a full stop does not run into the next paragraph.

"Results up 12%\\n\\nRevenue rose …" is two sentences, whatever the parser would make of it. Lines that are broken by
width (an e-mail, a wire text of 72 columns) are no boundaries: "at the end of\\nthe quarter" is one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from schemas.span import Span

_WRAPPED_LINE_LENGTHS = range(45, 100)
_SENTENCE_ENDS = frozenset({".", "!", "?"})
_LONGEST_SENTENCE = 300
"""Tokens: a table or a list without a full stop is cut here, so that no walk through a parse gets longer."""
_LINE_BREAK = re.compile(r"\n[^\S\n]*")
_LIST_MARK = re.compile(r"(?:[•▪●◦‣–—*·-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")


def is_hard_wrapped(text: str) -> bool:
    """Whether line breaks only limit the width: most lines end in mid-sentence at nearly the same length."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 4:
        return False
    open_ended = sum(line.rstrip()[-1] not in '.!?:”"’' and len(line) in _WRAPPED_LINE_LENGTHS for line in lines[:-1])
    return open_ended >= 0.6 * (len(lines) - 1) and max(map(len, lines)) < _WRAPPED_LINE_LENGTHS.stop


def boundaries(text: str) -> Iterator[int]:
    """Offsets of the first character after each break between paragraphs or unwrapped lines."""
    wrapped = is_hard_wrapped(text)
    position = 0
    while (found := _LINE_BREAK.search(text, position)) is not None:
        end = found.end()
        breaks = 1
        while (more := _LINE_BREAK.match(text, end)) is not None and more.end() > end:
            breaks += 1
            end = more.end()
        if end < len(text) and (breaks > 1 or not wrapped or _LIST_MARK.match(text, end)):
            yield end
        position = max(end, found.end())


def split_paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text, without the white space around them."""
    starts = [0, *boundaries(text)]
    paragraphs = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        content = text[start:end]
        left = start + len(content) - len(content.lstrip())
        right = start + len(content.rstrip())
        if left < right:
            paragraphs.append(Span.of(text, left, right))
    return paragraphs


def mark_paragraph_starts(doc: Doc) -> Doc:
    """Open a sentence at each paragraph; white space itself never opens one. Runs before the parser, which keeps it."""
    starts = set(boundaries(doc.text))
    flags = np.zeros(len(doc), dtype=np.int64)
    flags[:1] = 1
    since = 0  # tokens since a sentence last could end
    for token in doc[1:]:
        opens = token.idx in starts or since >= _LONGEST_SENTENCE
        since = 0 if opens or token.text in _SENTENCE_ENDS else since + 1
        flags[token.i] = -1 if token.is_space else int(opens)
    # In one go: setting token.is_sent_start looks through the whole Doc each time.
    doc.from_array([SENT_START], flags.astype(np.uint64))
    return doc


Language.component("factwire_paragraphs", assigns=["token.is_sent_start"], func=mark_paragraph_starts)
