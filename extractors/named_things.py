"""Names in capitals that name no party: terms with an acronym, and links to social networks.

"Carbon Capture and Storage (CCS)", "a Certified Trust Professional (CTP)"   ->  "CCS" and "CTP" are no organizations
"Harbor Trading Oversight (HTO)", tagged as an organization                  ->  "HTO" is one
"Follow Acme on Facebook and X", "Website | Twitter | Discord"               ->  no organizations
"Acme sued Facebook"                                                         ->  Facebook is one
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.acronyms import is_acronym_of, is_initialism
from extractors.common_words import is_ordinary_word
from extractors.gazetteers import agency, head_type, is_company_word, word_group
from extractors.name_spans import Name
from extractors.surface import Surface

_PLATFORMS = word_group("social platforms")
_CALLS = word_group("calls to a platform")
_REACH = 14
_MARKS = frozenset("“”\"‘'")
_CLOSING = _MARKS | {")"}


def acronyms_of_things(surface: Surface, names: Sequence[Name]) -> set[str]:
    """Acronyms whose long form, right before their bracket, is made of common words and is no organization's name."""
    words = surface.words
    parties = {index for name in names if name.kind == "organization" for index in range(name.start, name.end)}
    things: set[str] = set()
    for index in range(3, len(words) - 1):
        acronym, bracket = words[index], index - 1 - (words[index - 1] in _MARKS)
        if words[bracket] != "(" or words[index + 1] not in _CLOSING or not is_initialism(acronym) or agency(acronym):
            continue
        last = bracket - 1
        if last in parties or not surface.joins(index) or not _ends_a_term(words[last]):
            continue
        longest = min(len(acronym) + 3, last + 1)
        if any(is_acronym_of(acronym, " ".join(words[last + 1 - size : last + 1])) for size in range(2, longest)):
            things.add(acronym)
    return things


def _ends_a_term(word: str) -> bool:
    """ "Storage", "Professional", "Exchanges"; not "Council", nor "Partners"."""
    is_party = head_type(word) or head_type(word.removesuffix("s")) or is_company_word(word)
    return is_ordinary_word(word) and not is_party


def is_platform_link(surface: Surface, name: Name) -> bool:
    """Whether a social network is named only as the place where one finds somebody."""
    words, start = surface.words, name.start
    if (
        name.end - start > 1
        or words[start].rstrip(".") not in _PLATFORMS
        or name.kind not in {"organization", "person"}
    ):
        return False
    # "Website | Twitter | Discord", "Twitter: @acme"
    beside = [
        words[index] for index in (start - 1, *range(name.end, name.end + 3)) if _is_beside(surface, start, index)
    ]
    if any(word == "|" or word.startswith(("@", "http")) for word in beside) or _opens_link(surface, name):
        return True
    for index in range(start - 1, max(start - _REACH, -1), -1):
        if not surface.joins(index + 1) or words[index] in {".", "!", "?"}:
            return False
        if words[index].lower() in _CALLS:
            return any(word in {"on", "via", "at"} for word in words[index:start])
    return False


def _is_beside(surface: Surface, start: int, index: int) -> bool:
    return 0 <= index < len(surface.words) and surface.paragraph[index] == surface.paragraph[start]


def _opens_link(surface: Surface, name: Name) -> bool:
    """ "Facebook: Acme" at the start of a line."""
    opens = not surface.joins(name.start) or surface.words[name.start - 1] in {"*", "•", "-"}
    return opens and name.end < len(surface.words) and surface.words[name.end] in {":", "|"}
