"""What a model sometimes takes for a name and is none.

"CEO", "Q3", "Friday", "www.acme.com", "D-Maryland", "the Association"     ->  false alarms
"okra" as a place, "malaysia"                                             ->  a false alarm, and a name in small letters
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.gazetteers import (
    agency,
    head_type,
    is_drug_name,
    is_first_name,
    is_known_company,
    is_no_name,
    is_person_suffix,
    nationality_of,
    place_reading,
    postal_region,
    word_group,
)
from extractors.name_spans import Name
from extractors.surface import Surface, is_function_word
from extractors.titles import is_managing_director

_PARTY_AND_STATE = re.compile(r"(?:[DRI][-–])?([A-Z][a-z.A-Z]+)")
"""What stands behind a member of a U.S. parliament: "D-Maryland"."""
_STANDARD = re.compile(r"(?:ISO|IEC|ASTM|ANSI|IEEE|RFC|MIL-STD|COVID|SARS-CoV)[-‑ ]?\d[\d.:-]*")
"""Standards and viruses look like products: "ISO-9001", "COVID-19"."""
_POSTAL = re.compile(r"\b[A-Z]{2} \d{5}")
_LONGEST = 16
"""Tokens."""
_LETTERED = frozenset({"Group", "Path", "Pool", "Section", "Class", "Series", "Zone", "Phase", "Part", "Plan"})


def is_false_alarm(surface: Surface, name: Name) -> bool:
    """Whether a name is none: "CEO", "Q3", "Friday", a number, a link, a lone common noun in small letters."""
    words = surface.words[name.start : name.end]
    text = " ".join(words)
    # "Deer Park, PR", "in the CBD": what means something else elsewhere may be a place.
    may_be_code = name.kind == "place" and text.isupper() and 2 <= len(text) <= 3
    if not any(char.isalpha() for char in text) or (is_no_name(text) and not may_be_code):
        return True
    # "Q3 2026", "Email Contact"
    if is_no_name(words[0]) and len(words) > 1 and all(word.isdigit() or is_no_name(word) for word in words[1:]):
        return True
    if len(words) == 1 and is_person_suffix(text) and surface.words[name.start - 1] == ",":  # "Jane Roe, JD"
        return True
    if any("@" in word or "://" in word or word.lower().startswith("www.") for word in words):
        return True
    if len(text) == 1 or len(words) > _LONGEST or "www" in text or _POSTAL.search(text):
        return True
    if _is_seat(surface, name, text) or (len(text) < 4 and surface.words[name.end : name.end + 1] == ["|"]):
        return True  # the second: the code of a table's column
    if len(words) == 1 and (_is_lone_suffix_or_head(text) or (name.kind == "person" and is_person_suffix(text))):
        return True
    if name.end < len(surface.words) and surface.words[name.end] == "$" and text.isupper() and len(text) < 4:
        return True  # "US $4 million"
    if text in {"GM", "MD"} and is_managing_director(surface, name.start):  # "SVP & GM of Acme"
        return True
    if name.kind == "person" and (any(char.isdigit() for char in text) or _is_in_title_of_work(surface, name)):
        return True
    if len(words) == 2 and words[0] in _LETTERED and len(words[1].rstrip(".")) == 1:
        return True  # "Group D", "Path A."
    if name.kind == "product" and _STANDARD.fullmatch(text):
        return True
    if name.kind == "person" and len(words) == 1 and is_function_word(text) and not is_first_name(text):
        return True  # "Doctor Who"
    return name.source == "model" and not (
        any(surface.is_capital[name.start : name.end]) or is_name_in_small_letters(surface, name)
    )


def _is_seat(surface: Surface, name: Name, text: str) -> bool:
    """ "D-Maryland"; "Tex" in "Sen. Jane Roe (Tex.)": the party and state of a member of parliament."""
    seat = _PARTY_AND_STATE.fullmatch(text.replace(" ", ""))
    if seat is None:
        return False
    if seat[0] == seat[1] and (name.kind == "place" or surface.words[name.start - 1] != "("):
        return False
    state = seat[1].rstrip(".")
    is_short = seat[0] == seat[1]
    return state in _STATES or (not is_short and (place_reading(state) or postal_region(state)) is not None)


_STATES = word_group("short names of states")


def _is_in_title_of_work(surface: Surface, name: Name) -> bool:
    """ "Zorba" in the film “Zorba the Greek”; not a nickname, not a whole name in quotation marks."""
    words = surface.words
    start = next((i for i in _reach(surface, name.start - 1, -1) if words[i] in _OPENING), None)
    end = next((i for i in _reach(surface, name.end, 1) if words[i] in _CLOSING), None)
    if start is None or end is None or surface.spaced[start] or name.end - name.start > 1:
        return False
    inner = words[start + 1 : end]
    if inner[-1] in {",", "."}:  # American quotations end so: “Gotti,”
        inner = inner[:-1]
    is_title = all(word[:1].isupper() or is_function_word(word) or not word[:1].isalpha() for word in inner)
    is_nickname = start > 0 and surface.is_name_word(start - 1) and surface.is_name_word(min(end + 1, len(words) - 1))
    return is_title and not is_nickname and not {"!", "?"} & set(inner)


def _reach(surface: Surface, index: int, step: int) -> Iterator[int]:
    """The tokens from `index` on in one direction, as far as a title of a work reaches in the paragraph."""
    for position in range(index, index + step * _LONGEST_WORK, step):
        later = position if step > 0 else position + 1
        if not 0 <= position < len(surface.words) or (later < len(surface.words) and not surface.joins(later)):
            return
        yield position


_OPENING, _CLOSING = frozenset('“"‘'), frozenset('”"’')
_LONGEST_WORK = 9


def is_name_in_small_letters(surface: Surface, name: Name) -> bool:
    """ "malaysia", "lisa": no ordinary words, by the tagger or by the lists of names."""
    words = surface.words[name.start : name.end]
    text = " ".join(words)
    if name.kind == "product":  # "exenatide", "insulin glargine"; not "avatar generator"
        return len(words) == 1 or any(map(is_drug_name, words)) or _are_proper(surface, name)
    if name.kind == "nationality" and nationality_of(text.capitalize()):
        return True  # "british"
    if name.kind == "place":
        return place_reading(text) is not None or _are_proper(surface, name)
    if name.kind == "person":
        # A lone word the tagger knows as little as the model: in "lisa said" the list tells.
        return is_first_name(words[0]) or (len(words) > 1 and _are_proper(surface, name))
    return is_known_company(text) or _are_proper(surface, name)


def _are_proper(surface: Surface, name: Name) -> bool:
    """Whether the tagger takes every word for a proper noun; of two or more, at least the first and the last."""
    return surface.is_proper[name.start] and surface.is_proper[name.end - 1]


def _is_lone_suffix_or_head(word: str) -> bool:
    """ "M.D." or "FACS" without a name, "Association" for what was named before. "CPA" may be an authority."""
    if is_person_suffix(word):
        return "." in word or not word.isupper() or word.startswith("FA")
    return head_type(word) is not None and agency(word) is None and word not in _BODIES


_BODIES = frozenset({"Congress", "Parliament", "Senate", "Pentagon", "Treasury", "Cabinet", "Navy", "Army", "Times"})
"""Heads that are a name without any other word."""
