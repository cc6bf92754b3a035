"""Role phrases: "chief medical officer", "President and Chief Executive Officer", "a member".

They are read from the words alone: a run of role words with a head ("officer", "President", "CEO"), tied by "and" or
"of" to further ones. Names of organizations and places are given as `named` and end or interrupt a title.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from extractors.fields_of_office import end_at_house, end_of_board
from extractors.gazetteers import is_title_head, is_title_modifier, nationality_of, word_group
from extractors.surface import Surface, is_function_word

_LINKS = frozenset({"and", "&", "/", "-", "–", "of", "for", "in", "to"})
_TYING = frozenset({"and", "&", "/"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "as"})
_MAX_WORDS = 14
_MAX_FIELD = 8


class Title(NamedTuple):
    """Tokens start:end are a role as written, without a determiner."""

    start: int
    end: int


def title_from(
    surface: Surface, start: int, named: Callable[[int], bool], *, may_have_adjectives: bool = True
) -> Title | None:
    """The title that begins at `start`, after determiners and adjectives: for what follows "Jane Roe,"."""
    words = surface.words
    index = start
    while index < len(words) and words[index].lower() in _DETERMINERS and index - start < 2:
        index += 1
    begin, last_head = index, None
    while index < len(words) and index - begin < _MAX_WORDS and (index == begin or surface.joins(index)):
        if named(index):
            break
        if _is_head(surface, index):
            last_head = index
        elif last_head is None and _may_open(surface, index, begin, may_have_adjectives):
            pass
        elif not (_is_inner(surface, index) or _opens_second_office(surface, index)):
            break
        index += 1
    if last_head is None:
        return None
    end = _end_of_list(surface, _with_field(surface, last_head + 1, named), named)
    # What the lexicon took for a field may end within it: "head of sales | development programs at Acme".
    return Title(begin, max(end, end_at_house(surface, last_head + 1, named)))


def _end_of_list(surface: Surface, end: int, named: Callable[[int], bool]) -> int:
    """The end of "chairman, president and chief executive": offices of one person, the last tied by "and"."""
    words, last = surface.words, end
    for _ in range(3):
        if last + 2 >= len(words) or words[last] != "," or not surface.joins(last + 1):
            return end
        following = last + 1 + (words[last + 1] in _TYING)  # "CEO, CFO, and director"
        while following < len(words) and surface.joins(following) and _is_inner(surface, following, ties=False):
            following += 1
        if following >= len(words) or named(following) or not _is_head(surface, following):
            return end
        opening, last = last + 1, following + 1
        while last < len(words) and surface.joins(last) and not named(last) and _is_office_word(surface, last):
            last += 1
        if any(word in _TYING for word in words[opening:last]):
            is_of_next = last < len(words) and surface.joins(last) and named(last)
            return end if is_of_next or not _is_head(surface, last - 1) else last
    return end


def _is_office_word(surface: Surface, index: int) -> bool:
    return _is_head(surface, index) or _is_inner(surface, index, ties=True)


def title_until(surface: Surface, end: int, named: Callable[[int], bool]) -> Title | None:
    """The title that ends right before `end`: for what stands before a name."""
    words, start, has_head = surface.words, end, False
    while start > 0 and end - start < _MAX_WORDS and (start == end or surface.joins(start)):
        index = start - 1
        if named(index):
            break
        if _is_head(surface, index):
            has_head = True
        elif not (has_head and _is_before_head(surface, index, end)):
            break
        start = index
    # "director of member services": the role begins before "of".
    follows_role = has_head and start > 1 and words[start - 1] == "of" and _is_head(surface, start - 2)
    follows_role = follows_role and not words[end - 1].endswith(".")  # not "the lead of Rep. Jane Roe"
    if follows_role and (whole := title_until(surface, start - 1, named)) is not None:
        start = whole.start
    # "Chairman of the Board | and Managing Partner"
    is_board = (
        has_head and start > 2 and [word.lower() for word in words[start - 2 : start + 1]] == ["of", "the", "board"]
    )
    if is_board and (whole := title_until(surface, start - 2, named)) is not None:
        start = whole.start
    while start < end and (words[start].lower() in _LINKS or words[start].lower() in _DETERMINERS):
        start += 1
    return Title(start, end) if has_head and start < end else _with_its_field(surface, end, named)


def _is_before_head(surface: Surface, index: int, end: int) -> bool:
    """A word that a title before a name goes on with to the left, when it has its head."""
    word = surface.words[index]
    return is_title_modifier(word) or word in _TYING | {"-"} or (word == "," and _is_in_list(surface, index, end))


def _is_in_list(surface: Surface, comma: int, end: int) -> bool:
    """The comma of "Founder, CEO and portfolio manager" before a name: offices around it, the last tied by "and"."""
    before, behind = surface.words[comma - 1 : comma], surface.words[comma + 1 : end]
    is_listed = bool(before) and _is_head(surface, comma - 1) and bool({"and", "&"} & {*behind})
    opens_office = is_listed and (_is_head(surface, comma + 1) or is_title_modifier(behind[0]))
    return opens_office and not behind[0].endswith("s")


def _with_its_field(surface: Surface, end: int, named: Callable[[int], bool]) -> Title | None:
    """ "Acting Secretary of Labor", "professor of medicine" right before `end`: the role stands before "of"."""
    for head in range(end - 3, max(end - _MAX_FIELD, -1), -1):
        if not surface.joins(head + 1) or named(head):
            return None
        if _is_head(surface, head) and surface.words[head + 1] in {"of", "for"}:
            whole = title_from(surface, head, named)
            opening = title_until(surface, head + 1, named)
            return Title(opening.start, end) if whole and opening and whole.end == end else None
    return None


def _is_head(surface: Surface, index: int) -> bool:
    """A role word; MD is a managing director in "MD & CEO", "MD of Acme", and a doctor elsewhere; GM is also a firm."""
    word = surface.words[index]
    if word == "major":  # "a major shareholder"
        return False
    return is_title_head(word) or (word in {"MD", "GM"} and is_managing_director(surface, index))


def is_managing_director(surface: Surface, index: int) -> bool:
    words = surface.words
    if index + 2 >= len(words) or not surface.joins(index + 2):
        return False
    return words[index + 1] in {"of", "at"} or (words[index + 1] in _TYING and is_title_head(words[index + 2]))


def _is_inner(surface: Surface, index: int, *, ties: bool = True) -> bool:
    """A word inside a title: a modifier, or what ties two of them."""
    word = surface.words[index]
    if index > 1 and surface.words[index - 1] == "-" and not (surface.spaced[index - 1] or surface.spaced[index - 2]):
        return True  # "editor-in-chief"
    if (
        word == "in"
        and index > 0
        and [following.lower() for following in surface.words[index + 1 : index + 2]] == ["chief"]
    ):
        return True  # "editor in chief"
    return is_title_modifier(word) or (ties and (word in _TYING | {"-", "–"} or (word == "of" and index > 0)))


def _may_open(surface: Surface, index: int, begin: int, may_have_adjectives: bool) -> bool:
    """A word that the lexicon does not know, before the head: an adjective, or whom a chair is named after."""
    if may_have_adjectives and _is_adjective(surface, index, begin):
        return True
    if may_have_adjectives and begin and surface.words[begin - 1] in {"a", "an"} and _is_specialty(surface, index):
        return True
    # "the Alice and Carl Roe Professor"
    for following in range(index, min(index + _LONGEST_CHAIR, len(surface.words))):
        word = surface.words[following]
        if word == "Professor" or not (surface.is_name_word(following) or word in _TYING):
            return word == "Professor"
    return False


_LONGEST_CHAIR = 8


def _opens_second_office(surface: Surface, index: int) -> bool:
    """ "reservoir" in "senior geologist and reservoir specialist": a noun in small letters right before a head."""
    words = surface.words
    if index == 0 or words[index - 1] not in _TYING or index + 1 >= len(words) or not surface.joins(index + 1):
        return False
    return (
        words[index].isalpha()
        and words[index].islower()
        and words[index + 1].islower()
        and _is_head(surface, index + 1)
    )


def _is_specialty(surface: Surface, index: int) -> bool:
    """ "Hematology/Oncology" before "fellow", "AI" before "engineer": capitals up to a head in small letters."""
    for following in range(index, min(index + 4, len(surface.words))):
        word = surface.words[following]
        if word.islower():
            return following > index and is_title_head(word)
        if not (surface.is_name_word(following) or word in {"/", "-", "&"}):
            return False
    return False


def _is_adjective(surface: Surface, index: int, begin: int) -> bool:
    """ "award-winning author", "Chinese consul": an unknown word or two before the head."""
    word = surface.words[index]
    if index - begin > 3 or len(word) < 3 or is_function_word(word) or word.lower() in _NO_ADJECTIVES:
        return False
    return nationality_of(word) is not None or (word.replace("-", "").isalpha() and word.islower())


_NO_ADJECTIVES = word_group("no adjectives of a role")


def _with_field(surface: Surface, end: int, named: Callable[[int], bool]) -> int:
    """The end of "of clinical development", ", Research and Development", "of the Board": the field of a role."""
    words = surface.words
    if end + 1 >= len(words) or not surface.joins(end):
        return end
    if (board := end_of_board(surface, end)) is not None:
        return board
    opens = words[end] in {"of", "for"} or words[end] == ","
    if not opens or named(end + 1) or not surface.joins(end + 1):
        return end
    # "co-founder of Exotic Snacks" has no field: the name behind it is only not known as one.
    may_be_capital = words[end] != "," and words[end - 1].lower() not in word_group("roles of a whole company")
    is_taught = words[end] == "of" and words[end - 1].lower() in _TEACHERS
    is_led = words[end] == "of" and words[end - 1].lower() in _LEADERS
    index, first_unknown = end + 1, 0
    while index < len(words) and index - end < 8 and surface.joins(index) and not named(index):
        is_tie = words[index] in _TYING | {"-"} and index > end + 1
        is_noun = words[index].islower() and words[index].isalpha() and not is_function_word(words[index])
        if not (is_tie or _is_field_word(surface, index, may_be_capital)):
            if not (is_noun and (is_taught or is_led)):
                break
            first_unknown = first_unknown or (0 if is_taught else index)
        index += 1
    if first_unknown and not _closes_field(surface, index):  # "head of exchange, Acme", not "head of those said"
        index = first_unknown
    while index > end and words[index - 1] in _TYING | {"-"}:
        index -= 1
    if words[end] == ",":
        if _is_unit_before_name(surface, end, named):
            return next(i for i in range(end + 1, len(words)) if words[i] == ",")
        if not _closes_field(surface, index):
            return end
    elif index > end + 1:
        return _with_second_field(surface, index, named)
    return index if index > end + 1 else end


def _with_second_field(surface: Surface, end: int, named: Callable[[int], bool]) -> int:
    """ "Director of Billing | for Banks & Brokers" at Acme: a field in capitals goes on up to a house's name."""
    words, index = surface.words, end
    while index < len(words) and index - end < _MAX_FIELD and surface.joins(index) and not named(index):
        if words[index] == "at":
            is_named = index + 1 < len(words) and surface.joins(index + 1) and named(index + 1)
            return index if is_named and index > end + 1 else end
        if words[index] not in _TYING | {"for", "of", "-"} and not surface.is_name_word(index):
            return end
        index += 1
    return end


def _is_unit_before_name(surface: Surface, comma: int, named: Callable[[int], bool]) -> bool:
    """ ", Enterprise Security, Acme": a unit in capitals between a role and the name of the house."""
    words, index = surface.words, comma + 1
    while index < len(words) and index - comma <= 5 and surface.joins(index) and not named(index):
        if words[index] == ",":
            is_long_enough = index > comma + 1
            return is_long_enough and index + 1 < len(words) and surface.joins(index + 1) and named(index + 1)
        if not (words[index][:1].isupper() or words[index] in _TYING) or is_title_head(words[index]):
            return False
        index += 1
    return False


def _is_field_word(surface: Surface, index: int, may_be_capital: bool) -> bool:
    word = surface.words[index]
    if not word[:1].isalpha() or word.lower() in _DETERMINERS | {"with", "at", "in", "who", "which", "said", "says"}:
        return False
    known = is_title_modifier(word) or is_title_modifier(word.removesuffix("s")) or word.lower() in _FIELDS
    return known or (may_be_capital and surface.is_name_word(index))


def _closes_field(surface: Surface, index: int) -> bool:
    """Whether ", Research and Development" ends where a field may: before "at Acme", a comma, or the clause's end."""
    if index >= len(surface.words) or not surface.joins(index):
        return True
    word = surface.words[index]
    return word.isspace() or word in {"at", "of", ",", "for", "with", ".", ";", ")"}


_TEACHERS = frozenset({"professor", "lecturer"})
_LEADERS = frozenset({"head", "co-head", "director", "manager", "vp", "svp", "evp", "lead"})
_FIELDS = word_group("fields of a role")
