"""Tokens in linear time, whatever the text.

spaCy's tokenizer takes time that grows with the square of the length of a run without white space: 4,000 quotation
marks cost two seconds. Such a run ("-----…", base64, a table of dots) is handed to it in pieces; real words never are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

_LONGEST_RUN = 300
_LONG_RUN = re.compile(rf"\S{{{_LONGEST_RUN + 1},}}")
_WORD_CHARACTER = re.compile(r"[\w$€£¥%]")


def make_doc(nlp: Language, text: str) -> Doc:
    """The tokens of a text of any length; their texts and white space make up the text again."""
    if len(text) <= nlp.max_length and not _LONG_RUN.search(text):
        return nlp.make_doc(text)
    words: list[str] = []
    spaces: list[bool] = []
    for piece in _pieces(text):
        if len(piece) == _LONGEST_RUN and not _WORD_CHARACTER.search(piece):
            words.append(piece)  # one token for 300 of "-----": the model would read each of them
            spaces.append(False)
            continue
        for token in nlp.make_doc(piece):
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
    return Doc(nlp.vocab, words=words, spaces=spaces)


def _pieces(text: str) -> Iterator[str]:
    position = 0
    for run in _LONG_RUN.finditer(text):
        if position < run.start():
            yield text[position : run.start()]
        for start in range(run.start(), run.end(), _LONGEST_RUN):
            yield text[start : min(start + _LONGEST_RUN, run.end())]
        position = run.end()
    if position < len(text):
        yield text[position:]
