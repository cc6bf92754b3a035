"""Where the text names the source of a cue.

Jane Roe, who leads Acme's office in Lyon, said  →  "Jane Roe", over the apposition
… said the firm's founder, Jane Roe              →  "Jane Roe"
observers in Lyon and around the country say     →  "observers", by the parse
"""

from __future__ import annotations

from extractors.gazetteers import is_legal_form
from extractors.phrases import is_person, is_time, kind_of, phrase_after, phrase_before
from extractors.speaker_nouns import human_nouns, singular
from extractors.speaking import MADE, can_speak, head_of, is_document, is_role
from extractors.statements import Piece
from extractors.syntax import subject_of

_BY = frozenset({"by", "from"})


def source_before(pieces: list[Piece], last: int) -> tuple[int, int] | None:
    """The noun phrase that stands before a cue, or before the apposition that stands before it."""
    if last < 0:
        return None
    last = _before_brackets(pieces, last)
    if last >= 0 and (pieces[last].is_comma or pieces[last].is_title):  # Jane Roe, host of "The Long Way," said
        return _source_before_comma(pieces, last)
    phrase = phrase_before(pieces, last)
    if phrase is None or phrase[0] == 0:
        return phrase
    if (document := _document_by(pieces, phrase)) is not None:
        return document
    after_comma = pieces[phrase[0] - 1].is_comma
    if after_comma and phrase[1] - phrase[0] == 1 and _is_legal_form(pieces[last]):
        named = phrase_before(pieces, phrase[0] - 2)  # Acme Tools, Inc.
        return (named[0], phrase[1]) if named is not None else phrase
    if pieces[phrase[0]].lower in {"who", "which", "that"}:  # Jane Roe, who said
        return phrase_before(pieces, phrase[0] - 2 if after_comma else phrase[0] - 1)
    # Jane Roe, director of Acme said; Jane Roe, RN says
    if after_comma and phrase[0] > 1 and (is_role(pieces, *phrase) or _is_credential(pieces, *phrase)):
        named = phrase_before(pieces, phrase[0] - 2)
        if named is not None and _may_be_person(pieces, named):
            return named
    return phrase


def _is_legal_form(piece: Piece) -> bool:
    return piece.token is not None and is_legal_form(str(piece.token.text))


def _source_before_comma(pieces: list[Piece], comma: int) -> tuple[int, int] | None:
    """ "Jane Roe" in "Jane Roe, who leads Acme's office in Lyon, said": the last person named before a comma, else the
    last phrase that can speak."""
    if (named := _name_after_office(pieces, comma)) is not None:
        return named
    fallback = None
    for index in range(comma - 1, max(-1, comma - 50), -1):
        piece = pieces[index]
        if piece.quotation is not None and not piece.is_title:
            break
        if not pieces[index + 1].is_comma or index + 1 == comma:
            continue
        last = _before_brackets(pieces, index)  # Jane Roe (Acme), its head, said
        phrase = phrase_before(pieces, last)
        if phrase is None or not can_speak(pieces, *phrase):
            continue
        if is_person(pieces[last]):
            return phrase
        # Acme Corp. (Nasdaq: ACM), a maker of saws, drills and lathes, today announced
        if fallback and pieces[index + 2].lower in {"a", "an", "the"} and pieces[last].is_entity:
            return phrase
        if fallback is None and kind_of(pieces[last]) in {"name", "noun"}:
            fallback = phrase
    return fallback


def _name_after_office(pieces: list[Piece], comma: int) -> tuple[int, int] | None:
    """ "Jane Roe" in "Acme's chief engineer, Jane Roe, said"."""
    named = phrase_before(pieces, _before_brackets(pieces, comma - 1))
    if named is None:
        return None
    return named if office_before(pieces, named) is not None else None


def office_before(pieces: list[Piece], named: tuple[int, int]) -> tuple[int, int] | None:
    """ "Acme's chief engineer" before ", Jane Roe"."""
    if named[0] < 2 or not pieces[named[0] - 1].is_comma or not is_person(pieces[named[1] - 1]):
        return None
    office = phrase_before(pieces, named[0] - 2)
    return office if office is not None and _is_office(pieces, office) else None


def _is_office(pieces: list[Piece], phrase: tuple[int, int]) -> bool:
    """Whether a phrase tells what somebody is, without the name: "Acme's chief engineer"."""
    head = head_of(pieces, *phrase)
    return not is_person(head) and singular(head.lower) in human_nouns()


def _before_brackets(pieces: list[Piece], last: int) -> int:
    """The piece before "(R-Ohio)" where `last` closes a bracket, else `last`; -1 where nothing stands before it."""
    while last >= 0 and pieces[last].lower == ")":
        opening = next((at for at in range(last - 1, max(-1, last - 24), -1) if pieces[at].lower == "("), None)
        if opening is None:
            return last
        last = opening - 1  # Acme Corp. (Nasdaq: ACM) (the “Company”) said
    return last


def _may_be_person(pieces: list[Piece], phrase: tuple[int, int]) -> bool:
    """Whether a phrase names a person; without a model, whether it is written like a name."""
    last = pieces[phrase[1] - 1]
    if last.token is not None and last.token.pos_:
        return names_person(pieces, phrase)
    return kind_of(last) == "name" and can_speak(pieces, *phrase)


def _is_credential(pieces: list[Piece], first: int, end: int) -> bool:
    token = pieces[first].token
    return end - first == 1 and token is not None and token.text.isupper() and len(token) < 6


def with_bearer(pieces: list[Piece], source: tuple[int, int]) -> tuple[int, int]:
    """The source up to the name of who bears an office: "Acme's founder, Jane Roe", "founder and CEO Jane Roe"."""
    return _apposed_name(pieces, source) or _with_name_behind(pieces, source) or source


def _with_name_behind(pieces: list[Piece], source: tuple[int, int]) -> tuple[int, int] | None:
    """ "chair of Acme's Council on Care Jane Roe": the words between an office and a name tie them together."""
    if names_person(pieces, source) or not _is_office(pieces, source):
        return None
    for index in range(source[1], min(len(pieces), source[1] + _LONGEST_OFFICE)):
        if is_person(pieces[index]):
            # "said officials and Jane Roe" are two
            named = None if pieces[index - 1].lower in {"and", "&"} else phrase_after(pieces, index)
            return (source[0], named[1]) if named is not None else None
        is_tie = pieces[index].lower in _TIES_OF_OFFICES or _parts_name(pieces, index)
        if kind_of(pieces[index]) not in _IN_OFFICES and not is_tie:
            return None
    return None


def _parts_name(pieces: list[Piece], index: int) -> bool:
    """Whether a comma stands between an office and who bears it: "Acme's CEO and Chief Maker, Jane Roe"."""
    return pieces[index].is_comma and index + 1 < len(pieces) and is_person(pieces[index + 1])


_LONGEST_OFFICE = 16
_IN_OFFICES = frozenset({"noun", "name", "adjective", "possessive"})
_TIES_OF_OFFICES = frozenset({"of", "on", "for", "at", "and", "&", "/", "-"})


def _apposed_name(pieces: list[Piece], source: tuple[int, int]) -> tuple[int, int] | None:
    """ "Jane Roe" in "said Acme's founder, Jane Roe"."""
    comma = source[1]
    if comma + 1 >= len(pieces) or not pieces[comma].is_comma or not _is_office(pieces, source):
        return None
    if kind_of(pieces[comma + 1]) != "name":
        return None
    named = phrase_after(pieces, comma + 1)
    if named is None or named[1] - named[0] < 2:
        return None
    token = pieces[comma + 1].token
    return named if names_person(pieces, named) or (token is not None and not token.ent_type_) else None


def capitalized_after(pieces: list[Piece], first: int) -> tuple[int, int] | None:
    """The words with a capital letter that start with the piece `first`."""
    end = first
    while end < len(pieces) and (token := pieces[end].token) is not None and token.text[0].isupper():
        end += 1
    return (first, end) if end > first else None


def with_author(pieces: list[Piece], source: tuple[int, int]) -> tuple[int, int]:
    """ "a report by Acme Research", "data published Monday by the ministry": a document with who made it."""
    by = source[1]
    while by < len(pieces) and (pieces[by].lower in MADE or is_time(pieces[by])):
        by += 1
    if by + 1 >= len(pieces) or pieces[by].lower not in _BY or not is_document(pieces, *source):
        return source
    author = phrase_after(pieces, by + 1)
    return (source[0], author[1]) if author is not None and can_speak(pieces, *author) else source


def _document_by(pieces: list[Piece], author: tuple[int, int]) -> tuple[int, int] | None:
    """The document with its author, where the phrase before a cue is only the author: "A survey by Acme found"."""
    by = author[0] - 1
    if by < 1 or pieces[by].lower not in _BY | {"in"}:  # a study published in Neurology found
        return None
    last = by - 1
    while last > 0 and (pieces[last].lower in MADE or is_time(pieces[last])):
        last -= 1
    document = phrase_before(pieces, last)
    if document is None or not is_document(pieces, *document):
        return None
    return document[0], author[1]


def parsed_subject(pieces: list[Piece], cue: int) -> tuple[int, int] | None:
    """What the parser takes for the subject, where it stands in the same statement before the cue."""
    token = pieces[cue].token
    if token is None or not token.dep_:
        return None
    subject = subject_of(token)
    if subject is None and token.dep_ in {"advcl", "xcomp", "acl", "conj", "parataxis"}:
        subject = subject_of(token.head)
    if subject is None:
        return None
    for index in range(cue - 1, -1, -1):
        if pieces[index].token is not None and pieces[index].start == subject.idx:
            end = index
            while end + 1 < cue and kind_of(pieces[end + 1]) == "name":
                end += 1
            return phrase_before(pieces, end)
    return None


def names_person(pieces: list[Piece], phrase: tuple[int, int]) -> bool:
    return any(is_person(piece) for piece in pieces[phrase[0] : phrase[1]])


def first_person(pieces: list[Piece]) -> tuple[int, int] | None:
    """The first person whom the words name."""
    for index, piece in enumerate(pieces):
        if is_person(piece):
            end = index + 1
            while end < len(pieces) and is_person(pieces[end]):
                end += 1
            return index, end
    return None
