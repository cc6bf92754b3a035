"""Names that the model read together with what only stands before them or beside them, by the rest of the article.

"Ousted Acme" beside "Acme"                    ->  "Acme"
"Canadian Acme Corporation" beside the Corporation  ->  "Acme Corporation"
"Roe and Poe" beside "Jane Roe", "John Poe"    ->  two people
"IVP Jane Roe"                                 ->  "Jane Roe", behind an office in capitals
"Johnson & Johnson", "Canadian Tire"           ->  as they are
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set

from spacy.tokens import Doc

from extractors.gazetteers import head_type, is_company_word, is_first_name, is_legal_form, is_surname, nationality_of
from extractors.name_spans import Kind, Name
from extractors.surface import Surface

Words = tuple[str, ...]
_DESCRIBING = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG"})


def without_modifiers(doc: Doc, surface: Surface, names: Sequence[Name]) -> list[Name]:
    """The names alone. Only what the article names elsewhere is parted from what stands beside it."""
    counts = Counter(tuple(surface.words[name.start : name.end]) for name in names)
    kinds = _kinds(surface, names)
    small = {word for word in surface.words if word.islower()}
    found: list[Name] = []
    for name in names:
        if name.end - name.start == 1 or name.kind not in {"organization", "person"}:
            found.append(name)
        elif (end := _end_in_byline(surface, name)) is not None:
            found += [name._replace(end=end), name._replace(start=end, kind="organization")]
        elif (pair := list(_pair(surface, name, counts, kinds))) != []:
            found += pair
        elif _opens_with_modifier(doc, surface, name, counts, kinds, small) or _opens_with_office(surface, name):
            found.append(name._replace(start=name.start + 1))
        else:
            found.append(name)
    return found


def _kinds(surface: Surface, names: Sequence[Name]) -> dict[Words, Kind]:
    """The kind of each wording, and of the surnames of people named in full."""
    kinds: dict[Words, Kind] = {}
    for name in names:
        if name.kind == "person" and name.end - name.start > 1:
            kinds.setdefault((surface.words[name.end - 1],), "person")
    kinds.update({tuple(surface.words[name.start : name.end]): name.kind for name in names})
    return kinds


def _pair(surface: Surface, name: Name, counts: Mapping[Words, int], kinds: Mapping[Words, Kind]) -> Iterator[Name]:
    """The two names around "and", where the article has both of them elsewhere, and not mostly together."""
    words = tuple(surface.words[name.start : name.end])
    link = next((index for index in range(1, len(words) - 1) if words[index] == "and"), None)
    if link is None or words[:link] == words[link + 1 :] or _is_firm_word(words[-1]):
        return
    before, behind = kinds.get(words[:link]), kinds.get(words[link + 1 :])
    if before in {"organization", "person"} and before == behind and counts[words] < 2:
        yield name._replace(end=name.start + link, kind=before)
        yield name._replace(start=name.start + link + 1, kind=before)


def _is_firm_word(word: str) -> bool:
    return is_company_word(word) or is_legal_form(word) or head_type(word) is not None


def _opens_with_modifier(
    doc: Doc, surface: Surface, name: Name, counts: Mapping[Words, int], kinds: Mapping[Words, Kind], small: Set[str]
) -> bool:
    words = tuple(surface.words[name.start : name.end])
    rest = words[1:]
    if name.kind != "organization" or kinds.get(rest) != "organization" or counts[rest] < counts[words]:
        return False
    # "French Academy of Sciences" is more than the Academy.
    if nationality_of(words[0]) is not None:
        return not any(head_type(word) for word in rest if not is_legal_form(word))
    return doc[name.start].tag_ in _DESCRIBING or words[0].lower() in small


def _end_in_byline(surface: Surface, name: Name) -> int | None:
    """Where "Jane Roe" ends in the line "By Jane Roe Newswire"."""
    words, before = surface.words[name.start : name.end], surface.words[max(name.start - 1, 0)]
    is_line = before in {"By", "BY"} and not surface.joins(name.start - 1)
    end = name.end
    while end < len(surface.words) and surface.words[end].isspace():
        end += 1
    is_line = is_line and (end >= len(surface.words) or not surface.joins(end))
    if name.kind != "person" or len(words) != 3 or not is_line or is_surname(words[2]) or is_first_name(words[2]):
        return None
    is_person = is_first_name(words[0]) and all(word[1:].islower() for word in words[:2])
    return name.start + 2 if is_person else None


def _opens_with_office(surface: Surface, name: Name) -> bool:
    words = surface.words[name.start : name.end]
    is_lone_capital = len(words[0]) > 2 and words[0].isupper() and words[0].isalpha()
    return name.kind == "person" and len(words) > 2 and is_lone_capital and all(
        word[1:].islower() for word in words[1:]
    ) and is_first_name(words[1])  # fmt: skip
