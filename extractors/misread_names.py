"""Names that are not what the model took them for, by what stands in and around them.

"1 Parker Oaks Ln"                       ->  an address, and no organization
"Harbor Live" beside "Harbor Live 2026"  ->  the event, and no organization
"About Harbor Bio"                       ->  "Harbor Bio", under a heading
"Harbor Bio, INC|Harbor Bio"             ->  "Harbor Bio, INC", a line that ran into the next
"Tallis Growth Partners of London"       ->  "Tallis Growth Partners", whose seat is London
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from extractors.gazetteers import is_company_word, place_reading, word_group
from extractors.name_spans import Kind, Name, span_text

_YEAR = re.compile(r"(?:19|20)\d\d\s+|\s+(?:19|20)\d\d")
_HOUSE_NUMBER = re.compile(r"\d{1,5}[A-Za-z]?")


def names_of_kind(doc: Doc, names: Sequence[Name], kind: Kind) -> Iterator[tuple[Name, Name]]:
    """The names of one kind that are of that kind, each as it was found and as it should be."""
    events = {_YEAR.sub("", span_text(doc, name)) for name in names if name.kind == "event"}
    for name in names:
        if name.kind != kind or (kind in {"organization", "person"} and _is_street(doc, name)):
            continue
        if kind == "organization" and name.end - name.start > 1 and span_text(doc, name) in events:
            continue
        name_itself = _beside_seam(doc, name)
        yield name, _trimmed(doc, name_itself) if kind == "organization" else name_itself


def _beside_seam(doc: Doc, name: Name) -> Name:
    """The longer side of a name that runs over the seam of two glued words: "Harbor Bio, INC|Harbor Bio"."""
    for index in range(name.start, name.end - 1):
        token, after = doc[index], doc[index + 1]
        if not token.whitespace_ and token.text.isalpha() and after.text.isalpha() and after.text[0].isupper():
            before = name._replace(end=index + 1)
            behind = name._replace(start=index + 1)
            return before if before.end - before.start >= behind.end - behind.start else behind
    return name


def _trimmed(doc: Doc, name: Name) -> Name:
    if name.end - name.start > 1 and doc[name.start].text in {"About", "ABOUT"}:
        name = name._replace(start=name.start + 1)
    words = [token.text for token in doc[name.start : name.end]]
    if len(words) > 3 and "of" in words[2:-1]:
        link = len(words) - 1 - words[::-1].index("of")
        place = place_reading(" ".join(words[link + 1 :]))
        # Not "Bank of London", nor "Blue Cross of California": only a name that is whole without its seat.
        if link > 1 and is_company_word(words[link - 1]) and place is not None and place.type == "city":
            return name._replace(end=name.start + link)
    return name


def _is_street(doc: Doc, name: Name) -> bool:
    """A house number, and a word for a road after the first: "151 Corley Mill Rd", not "Wall Street Journal"."""
    if not name.start or not _HOUSE_NUMBER.fullmatch(doc[name.start - 1].text):
        return False
    if "\n" in doc.text[doc[name.start - 1].idx : doc[name.start].idx]:
        return False
    return any(token.text.rstrip(".") in _ROADS for token in doc[name.start + 1 : name.end])


_ROADS = word_group("roads")
