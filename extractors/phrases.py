"""The noun phrases of speakers, read word by word from where a cue expects them.

    … , Acme's chief executive Jane Roe said       →  leftwards from "said": "Acme's chief executive Jane Roe"
    said the head of the trade office during …     →  rightwards from "said": "the head of the trade office"

The part of speech of each word is enough: a slip of the parser far away does not lose the speaker.
"""

from __future__ import annotations

from extractors.cues import cue_forms
from extractors.speaker_nouns import human_nouns, singular
from extractors.statements import Piece

PRONOUNS = frozenset({"he", "she", "they", "it", "who", "which"})
NARRATORS = frozenset({"i", "we", "you", "one"})
_DETERMINERS = frozenset({
    "the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "some",
    "many", "several", "most", "both", "another", "one", "no", "any",
})  # fmt: skip
_PREPOSITIONS = frozenset({
    "of", "in", "at", "on", "for", "from", "with", "by", "during", "after", "before", "since", "under", "over",
    "about", "through", "via", "into", "as", "to", "amid",
})  # fmt: skip
_VERBS = frozenset({
    "said", "says", "say", "told", "tells", "is", "are", "was", "were", "has", "have", "had", "will", "would",
    "can", "could", "may", "must",
})  # fmt: skip
_FUNCTION_WORDS = frozenset({
    "and", "or", "but", "that", "who", "which", "when", "while", "if", "because", "than", "not", "also", "then",
    "so",
})  # fmt: skip
LINKS = frozenset({"of", "for", "at", "from", "with", "in", "to"})
_NEARNESS = {("familiar", "with"), ("close", "to")}
"""people familiar with the plan; officials close to the talks"""
_PHRASE = frozenset({"noun", "name", "adjective", "number", "determiner"})
_LONGEST = 24


def kind_of(piece: Piece) -> str:
    """The part of speech as far as phrases need it: "noun", "name", "verb", "pronoun", "determiner", "preposition" …"""
    token = piece.token
    if token is None:
        return "name" if piece.is_title else "quotation"
    word = piece.lower
    if piece.is_entity and token.text[0].isupper():
        return "name"  # the Golden Gate Area: "Gate" is no verb there, whatever the tagger says
    if word == "one" and token.pos_ == "NUM":
        return "number"  # one official said
    if word in PRONOUNS or word in NARRATORS:
        return "pronoun"
    if not token.pos_:
        return _kind_by_shape(piece)
    if token.dep_ == "amod" and token.tag_ in {"VBN", "VBG"} and word not in cue_forms():
        return "adjective"  # the embattled lender
    if word in {"'s", "’s", "'", "’"} and token.pos_ == "PART":
        return "possessive"
    return _KINDS.get(token.pos_, "other")


_KINDS = {
    "NOUN": "noun", "PROPN": "name", "ADJ": "adjective", "NUM": "number", "DET": "determiner", "PRON": "pronoun",
    "VERB": "verb", "AUX": "verb", "ADP": "preposition", "ADV": "adverb", "CCONJ": "conjunction", "SCONJ": "marker",
}  # fmt: skip


def _kind_by_shape(piece: Piece) -> str:
    word = piece.lower
    if word in {"'s", "’s"}:
        return "possessive"
    if not word[:1].isalnum():
        return "other"
    if word in _DETERMINERS:
        return "determiner"
    if word in _PREPOSITIONS:
        return "preposition"
    if word in _VERBS or (word in cue_forms() and word.endswith(("ed", "ote", "old"))):
        return "verb"
    if word in _FUNCTION_WORDS:
        return "conjunction"
    if word.endswith("ly") or word in {"also", "now", "later", "further"}:
        return "adverb"
    return "name" if piece.token is not None and piece.token.text[0].isupper() else "noun"


def _is_possessive_determiner(piece: Piece) -> bool:
    return piece.lower in {"his", "her", "its", "their", "our", "my", "your"}


def _is_phrase_word(piece: Piece) -> bool:
    return kind_of(piece) in _PHRASE or _is_possessive_determiner(piece)


def is_hyphen(pieces: list[Piece], index: int) -> bool:
    """Whether a piece ties its neighbours into one name: "director-general", "AT&T", Jane "Jay" Roe."""
    if 0 < index < len(pieces) - 1 and pieces[index].lower in {'"', "“", "”", "'", "‘", "’"}:
        return kind_of(pieces[index - 1]) == kind_of(pieces[index + 1]) == "name"
    if not 0 < index < len(pieces) - 1 or pieces[index].lower not in {"-", "–", "/", "&", "‑"}:
        return False
    if pieces[index].lower == "&":
        return True
    return pieces[index - 1].end == pieces[index].start and pieces[index].end == pieces[index + 1].start


def _is_abbreviation_dot(pieces: list[Piece], index: int) -> bool:
    return pieces[index].lower == "." and 0 < index < len(pieces) - 1 and pieces[index - 1].end == pieces[index].start


def phrase_before(pieces: list[Piece], last: int) -> tuple[int, int] | None:
    """The noun phrase that ends with the piece `last`, as first:last+1; None where none does."""
    if last < 0 or not _ends_phrase(pieces[last]):
        return None
    if pieces[last].lower in {"them", "us"}:  # one of them said
        part = phrase_before(pieces, last - 2) if last > 1 and pieces[last - 1].lower == "of" else None
        return (part[0], last + 1) if part else None
    if kind_of(pieces[last]) == "pronoun":
        return last, last + 1
    first = last
    while first > 0 and last - first < _LONGEST:
        step = _step_left(pieces, first)
        if not step:
            break
        first -= step
    return first, last + 1


def _ends_phrase(piece: Piece) -> bool:
    kind = kind_of(piece)
    return kind in {"noun", "name", "adjective", "number"} or (
        kind == "pronoun" and not _is_possessive_determiner(piece) and piece.lower not in NARRATORS
    )


def _step_left(pieces: list[Piece], first: int) -> int:
    """By how many pieces the phrase that starts at `first` reaches further to the left."""
    before = pieces[first - 1]
    if first >= 3 and (pieces[first - 2].lower, before.lower) in _NEARNESS and kind_of(pieces[first - 3]) == "noun":
        return 2
    starts_closed = kind_of(pieces[first]) == "determiner" or _is_possessive_determiner(pieces[first])
    if before.lower == "of" and first >= 2 and kind_of(pieces[first - 2]) == "number":
        return 2  # one of the bankers
    if before.lower in LINKS and first >= 2 and kind_of(pieces[first - 2]) in {"noun", "name"}:
        # "At the fair in Lyon Jane Roe said": the fair is no part of her name.
        is_place = kind_of(pieces[first]) == "name" and before.lower != "of"
        return 0 if is_place and not _is_office(pieces, first - 2) else 2
    if starts_closed:
        return 0
    if _is_phrase_word(before):
        return 1
    if kind_of(before) == "possessive" and first >= 2:
        return 2
    if is_hyphen(pieces, first - 1) and first >= 2:
        return 2
    if is_hyphen(pieces, first - 2):  # the Geneva-based lender
        return 3
    if before.lower == "and" and first >= 2 and kind_of(pieces[first - 2]) in {"noun", "name"}:
        return 2 if kind_of(pieces[first]) == kind_of(pieces[first - 2]) else 0
    return 0


def _is_office(pieces: list[Piece], index: int) -> bool:
    """Whether a place may follow the word: "Consul General in Lyon Jane Roe"."""
    return singular(pieces[index].lower) in human_nouns()


def phrase_after(pieces: list[Piece], first: int) -> tuple[int, int] | None:
    """The noun phrase that starts with the piece `first`; None where none does."""
    if first >= len(pieces):
        return None
    kind = kind_of(pieces[first])
    if kind == "pronoun" and not _is_possessive_determiner(pieces[first]):
        return (first, first + 1) if pieces[first].lower not in NARRATORS else None
    if not _is_phrase_word(pieces[first]):
        return None
    end = first + 1
    while end < len(pieces) and end - first < _LONGEST:
        step = _step_right(pieces, first, end)
        if not step:
            break
        end += step
    return (first, end) if any(kind_of(piece) in {"noun", "name"} for piece in pieces[first:end]) else None


def _step_right(pieces: list[Piece], first: int, end: int) -> int:
    piece = pieces[end]
    kind = kind_of(piece)
    has_noun = kind_of(pieces[end - 1]) in {"noun", "name"}
    if is_time(piece) and has_noun:
        return 0
    if is_person(pieces[end - 1]) and not is_person(piece):
        if kind == "possessive":
            return 1
        return 1 if kind == "name" and not _has_entity(piece) else 0
    if kind == "determiner" or _is_possessive_determiner(piece):
        return 0 if has_noun else 1
    if kind in _PHRASE or kind == "possessive":
        return 1
    if is_hyphen(pieces, end):
        return 2
    if _is_abbreviation_dot(pieces, end) and kind_of(pieces[end + 1]) == "name":
        return 1
    if piece.lower in LINKS and has_noun and end + 1 < len(pieces) and _links(pieces, end):
        return 2
    if (pieces[end - 1].lower, piece.lower) in _NEARNESS and end + 1 < len(pieces) and _is_phrase_word(pieces[end + 1]):
        return 2
    if piece.lower == "and" and has_noun and end + 1 < len(pieces):
        return 2 if kind_of(pieces[end + 1]) == kind_of(pieces[end - 1]) == "name" else 0
    return 0


def _links(pieces: list[Piece], link: int) -> bool:
    after = pieces[link + 1]
    if not _is_phrase_word(after) or is_time(after):
        return False
    return (
        pieces[link].lower == "of"
        or kind_of(after) == "name"
        or (
            pieces[link].lower in {"for", "at", "from", "with"}
            and kind_of(after) == "determiner"
            and link + 2 < len(pieces)
            and kind_of(pieces[link + 2]) == "name"
        )
    )


def is_person(piece: Piece) -> bool:
    if piece.is_entity or piece.token is None:  # the extractors know better than the model's label
        return piece.is_person
    return piece.token.ent_type_ in {"PERSON", "PER"}


def _has_entity(piece: Piece) -> bool:
    return piece.token is not None and bool(piece.token.ent_type_)


_TIMES = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday",
    "tomorrow", "tonight", "earlier", "later", "last", "this", "next", "january", "february", "april",
    "june", "july", "august", "september", "october", "november", "december",
})  # fmt: skip


def is_time(piece: Piece) -> bool:
    """Whether a word only tells when something was said: "Monday", "last"."""
    return piece.is_time or piece.lower in _TIMES


def has_verb(pieces: list[Piece]) -> bool:
    """Whether a finite verb stands among the words; without a tagger, whether there are enough of them."""
    tagged = False
    for piece in pieces:
        if piece.token is None:
            continue
        if piece.token.tag_ in {"VBD", "VBZ", "VBP", "MD"} or piece.token.pos_ == "AUX":
            return True
        if piece.token.tag_ == "VB" and any(child.dep_ == "nsubj" for child in piece.token.lefts):
            return True  # people have a lower risk: a present that a tagger takes for an infinitive
        tagged = tagged or bool(piece.token.pos_)
    return not tagged and sum(piece.token is not None for piece in pieces) > 3
