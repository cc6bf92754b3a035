"""Compare the quotes of an extraction with those of a gold line: corpus/guidelines.md.

"quotes" are [[content, speaker]], one for each stretch between marks: “Copper has hit a wall,” she said. “We know.” has
two. "indirect" are {"content" (a list where the cue interrupts it), "cue", "speaker" or "source", "optional"}; `source`
has the words of one without a name ("people familiar with the matter"). "optional": {"quotes": …} are right either way.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from corpus.gold_names import Gold, Names, alternatives
from corpus.scoring import Score, pair
from schemas import Extraction, Quote

_ENOUGH = 0.8
"""Indirect content is right with this F of its words: readers draw its ends differently."""
_ENOUGH_FOR_OPTIONAL = 0.5
_MARKS = " ,.“”\"'‘’"


class QuoteScores:
    """Direct stretches, indirect contents, and whether those found are given to the right speaker."""

    def __init__(self) -> None:
        self.direct = Score()
        self.indirect = Score()
        self.details = {"quote_speaker": Score(), "indirect_source": Score(), "indirect_cue": Score()}

    def add(self, extraction: Extraction, gold: Gold) -> None:
        names = Names(gold)
        stretches = [stretch for quote in extraction.quotes for stretch in _stretches(quote)]
        right = pair(gold.get("quotes", ()), stretches, _is_stretch)
        if "quotes" in gold:
            self._add_direct(right, stretches, gold, names)
        if "indirect" in gold:
            self._add_indirect(extraction, gold, names, {stretch.quote.id for _, stretch in right})

    def _add_direct(
        self, right: list[tuple[Sequence[str], _Stretch]], stretches: list[_Stretch], gold: Gold, names: Names
    ) -> None:
        # What a mixed quotation has too much is counted with the indirect ones.
        answered = [stretch for _, stretch in right]
        optional = {_words(content) for content, _ in gold.get("optional", {}).get("quotes", ())}
        wrong = [
            one for one in stretches if one.quote.type == "direct" and one not in answered and one.words not in optional
        ]
        self.direct.count(hits=len(right), found=len(right) + len(wrong), gold=len(gold["quotes"]))
        for (_, speaker), stretch in right:
            self._ask("quote_speaker", _is_speaker(stretch.quote, speaker, names))

    def _add_indirect(self, extraction: Extraction, gold: Gold, names: Names, direct: set[str]) -> None:
        wanted = [entry for entry in gold["indirect"] if not entry.get("optional")]
        optional = [entry for entry in gold["indirect"] if entry.get("optional")]
        found = [quote for quote in extraction.quotes if quote.type != "direct"]
        right = pair(wanted, found, lambda entry, quote: _overlap(quote, entry) >= _ENOUGH)
        taken = {quote.id for _, quote in right} | direct
        wrong = [
            quote
            for quote in found
            if quote.id not in taken and not any(_overlap(quote, entry) >= _ENOUGH_FOR_OPTIONAL for entry in optional)
        ]
        self.indirect.count(hits=len(right), found=len(right) + len(wrong), gold=len(wanted))
        for entry, quote in right:
            self._ask("indirect_source", _is_source(quote, entry, names))
            self._ask("indirect_cue", bool(quote.cue) and _is_cue(quote, entry))

    def _ask(self, detail: str, is_right: bool) -> None:
        self.details[detail].count(hits=is_right, found=1, gold=1)


class _Stretch(NamedTuple):
    words: str
    quote: Quote
    number: int


def _stretches(quote: Quote) -> list[_Stretch]:
    """What stands between marks: a span of direct content; of mixed content also what is marked inside it."""
    if quote.type == "indirect":
        return []
    texts = [span.text for span in quote.content]
    if quote.type == "mixed":
        texts += [marked for text in texts for marked in re.findall(r"[“\"‘]([^”\"]+)[”\"’]", text)]
    return [_Stretch(_words(text), quote, number) for number, text in enumerate(texts)]


def _is_stretch(entry: Sequence[str], stretch: _Stretch) -> bool:
    return _words(entry[0]) == stretch.words


def _words(text: str) -> str:
    return " ".join(text.strip(_MARKS).split())


def _is_speaker(quote: Quote, speaker: str | None, names: Names) -> bool:
    """The named one; of one without a name ("a captain") that nobody who is named said it."""
    found = quote.speaker.text if quote.speaker else None
    if speaker is None:
        return found is None or not names.is_known(found)
    return names.is_named(found, speaker)


def _is_source(quote: Quote, entry: Gold, names: Names) -> bool:
    if entry["speaker"] is not None:
        return _is_speaker(quote, entry["speaker"], names)
    found = {word for part in (quote.source, quote.speaker) if part for word in _tokens(part.text)}
    return any(found & set(_tokens(source)) for source in alternatives(entry["source"]))


def _is_cue(quote: Quote, entry: Gold) -> bool:
    cue = quote.cue.text.casefold() if quote.cue else ""
    return entry["cue"].casefold() in cue or cue in entry["cue"].casefold()


def _overlap(quote: Quote, entry: Gold) -> float:
    """The F of the words that both contents have."""
    found = Counter(_tokens(" ".join(span.text for span in quote.content)))
    wanted = Counter(_tokens(" ".join(alternatives(entry["content"]))))
    return 2 * (found & wanted).total() / max(1, found.total() + wanted.total())


def _tokens(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold().removeprefix("that "))
