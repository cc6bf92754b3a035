"""Two words that a web page left without a space between them, where a heading or a line ran into the next one.

"Contact DetailsHarbor Bio"   ->  Details | Harbor Bio, where the text also writes Harbor alone
"Harbor Bio, INCHarbor Bio"   ->  INC | Harbor Bio
"HarborPay", "LinkedIn"       ->  as they are
"We saw HarborX."             ->  HarborX | .
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Doc

from extractors.common_words import is_inflected_word, is_ordinary_word
from extractors.gazetteers import is_legal_form
from extractors.surface import is_function_word

_SEAM = re.compile(r"(?<=[a-z]{2})(?=[A-Z])|(?<=[A-Z]{2})(?=[A-Z][a-z]{2})")
_GLUED = re.compile(r"[^\W\d_]{6,60}")
_FEWEST_LETTERS = 3
_HEADINGS = frozenset({"Details", "Inquiries", "Enquiries"})
"""What ends a heading and opens no name: "Contact DetailsJane Roe"."""
_BULLETED = re.compile(r"[•●▪◦■‣]\w")
""" "•Revenue": a bullet without its space."""
_STOPPED = re.compile(r"[A-Za-z]*[a-z][A-Z]\.")
""" "SpaceX.", "DoL." at a sentence's end: the tokenizer takes a lone capital with a full stop for an initial."""
_WRONG_MARK = "‘s"
"""An opening mark in place of an apostrophe: the tokenizer leaves "Roe‘s" whole."""


def with_glued_words_parted(doc: Doc) -> Doc:
    """The Doc with such words as two tokens; the same Doc where there are none."""
    is_stopped = _STOPPED.search(doc.text) is not None
    if not is_stopped and not _SEAM.search(doc.text) and _WRONG_MARK not in doc.text and not _BULLETED.search(doc.text):
        return doc
    words = [token.text for token in doc]
    counts = Counter(words)
    cuts = {
        index: cut
        for index, word in enumerate(words)
        if counts[word] < 3 and _GLUED.fullmatch(word) and (cut := _cut(word, counts))
    }
    cuts |= {index: len(word) - 2 for index, word in enumerate(words) if word.endswith(_WRONG_MARK) and len(word) > 3}
    cuts |= {index: 1 for index, word in enumerate(words) if _BULLETED.match(word)}
    cuts |= {index: len(word) - 1 for index, word in enumerate(words) if is_stopped and _STOPPED.fullmatch(word)}
    return _parted(doc, words, cuts) if cuts else doc


def _cut(word: str, counts: Counter[str]) -> int | None:
    """Where the second word begins; None where the text does not bear out both."""
    for seam in _SEAM.finditer(word):
        head, tail = word[: seam.start()], word[seam.start() :]
        if head in _HEADINGS:
            return seam.start()
        is_whole = min(len(head), len(tail)) >= _FEWEST_LETTERS or is_legal_form(head)
        if not is_whole or not (counts[head] or is_ordinary_word(head)):
            continue
        if counts[tail] < max(counts[word], 1 if counts[head] else 2):
            continue
        # "MarketWire" may be a name where "Market" and "Wire" stand alone, too; "AccidentsPreventing" hardly.
        may_be_brand = is_ordinary_word(tail) and is_ordinary_word(head) and not is_inflected_word(head)
        if not may_be_brand or is_function_word(tail):
            return seam.start()
    return None


def _parted(doc: Doc, words: Sequence[str], cuts: dict[int, int]) -> Doc:
    new_words: list[str] = []
    spaces: list[bool] = []
    for index, (token, word) in enumerate(zip(doc, words, strict=True)):
        if cut := cuts.get(index):
            new_words += [word[:cut], word[cut:]]
            spaces += [False, bool(token.whitespace_)]
        else:
            new_words.append(word)
            spaces.append(bool(token.whitespace_))
    return Doc(doc.vocab, words=new_words, spaces=spaces)
