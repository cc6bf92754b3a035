"""Bare numbers that the parse reads as part of a name, where the words alone leave it open.

"Camp 14 held political prisoners", "Reactors 3 and 4", "the first 747", "a 529 plan"  →  named
"The 300 staff", "a 250 bed hospital", "It employs 212", "In Poland 23 mines closed"   →  counts

A number that counts stands before a plural noun; one that names hangs on the noun in front of it.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from extractors.amount_words import word_set
from extractors.amounts import AmountMatch
from schemas.figures import Bound, FigureType

_BARE = re.compile(r"[0-9]{1,5}|[A-Za-z]+|[0-9]M")
_WON = re.compile(r"[0-9]{1,4} won")
"""As in "Ticket 8812 won"."""
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PLURALS = frozenset({"NNS", "NNPS"})
_PARTICIPLES = frozenset({"VBN", "VBG", "VBD"})
_BEFORE_A_NOUN = _NOUNS | {"JJ", "JJS", "CD", "VBN", "VBG"}
_MODIFIERS = frozenset({"amod", "compound", "nmod", "advmod"})
_TIES = frozenset({"flat", "appos", "compound", "nummod", "nmod", "list", "dep", "nmod:unmarked"})
_HYPHENS = frozenset("-‐‑–")
_LONGEST_PHRASE = 6
_LONGEST_LIST = 4
_NO_LABELS = word_set("no label before a number")
_TOTALS = frozenset({"count", "headcount", "index", "population", "attendance", "rate", "median", "number", "gauge"})
_UNCOUNTABLE_PLURALS = word_set("uncountable plurals")
_KEEPS_ARTICLE = frozenset({"of", "among", "all", "than", "between", "for"})
_AFTER_A_GROUP = frozenset({"were", "are", "have", "had", "who", "that", "which", "of", "or", "to", "plus", "in", "on"})


def is_named_by_parse(doc: Doc, match: AmountMatch) -> bool:
    """Whether an amount is a bare number that no plural follows and that belongs to a noun beside it."""
    text = doc.text[match.start : match.end]
    if match.amount.currency == "KRW" and _WON.fullmatch(text):
        span = doc.char_span(match.start, match.end)
        return span is not None and span[-1].tag_ in _PARTICIPLES and _before_list(doc, span.start) is not None
    if match.amount.type is not FigureType.COUNT or match.amount.bound is not Bound.EXACT or match.amount.approximate:
        return False
    span = doc.char_span(match.start, match.end, alignment_mode="expand") if _BARE.fullmatch(text) else None
    if span is None or not doc.has_annotation("DEP") or _follows_line_break(span):
        return False
    if _names_the_parties(span):
        return True
    if _counts_plural(doc, span.end) or _joins_hyphen(doc, span.end):
        return False
    return _hangs_on_noun(span) or _counts_one_thing(span) or _stands_for_thing(span)


_PARTIES = frozenset(
    [
        *("countries", "nations", "peoples", "governments", "economies", "cities", "communities", "sides", "parties"),
        *("companies", "organizations", "organisations", "firms", "groups", "teams", "universities", "institutions"),
    ]
)


def _names_the_parties(span: TokenSpan) -> bool:
    """ "our two countries": those who speak, whom nobody counts."""
    doc = span.doc
    is_ours = span.start > 0 and doc[span.start - 1].lower_ in {"our", "your"}
    return is_ours and span.text.isalpha() and span.end < len(doc) and doc[span.end].lower_ in _PARTIES


def _follows_line_break(span: TokenSpan) -> bool:
    return span.start > 0 and "\n" in span.doc[span.start - 1].text_with_ws


def _joins_hyphen(doc: Doc, index: int) -> bool:
    return index < len(doc) and doc[index].text[0] in _HYPHENS and not doc[index - 1].whitespace_


def _counts_plural(doc: Doc, start: int) -> bool:
    """Whether a noun phrase with a plural begins at a token: "political prisoners", not "held political prisoners"."""
    for index in range(start, min(start + _LONGEST_PHRASE, len(doc))):
        token = doc[index]
        if token.tag_ in _PLURALS or token.lower_ in _UNCOUNTABLE_PLURALS:
            return True
        is_modifier = token.tag_ in _PARTICIPLES and token.dep_ in _MODIFIERS and token.head.i > index
        is_part = token.tag_.startswith(("JJ", "NN", "FW", "AFX", "HYPH", "POS")) or token.text in _HYPHENS
        if not (is_part or is_modifier or (index > start and token.tag_ in {"CD", "CC", ","})):
            return False
    return False


def _hangs_on_noun(span: TokenSpan) -> bool:
    """ "Camp 14 held", "Reactors 3 and 4", "from platform 5"; not "store count 12", "In Poland 23 died"."""
    number = span.root
    label = _before_list(span.doc, span.start)
    if label is None or label.lower_ in _NO_LABELS or label.ent_type_ in {"GPE", "DATE", "PERSON", "TIME"}:
        return False
    if label.is_lower and _has_article(label):
        return False  # "The first fair had 540 exhibitors, the second fair 610": a label has no article
    if label.lower_ in _TOTALS and label.n_lefts > 0:
        return False  # "store count 12"; but "count four"
    if label.tag_ in _PLURALS and span.doc[label.i + 1].i == span.start and not _opens_list(span):
        return False  # "kids 17 & under"
    first = span.doc[label.i + 1]
    is_name = label.tag_ in _NOUNS or (label.is_title and label.tag_ == "JJ" and label.is_sent_start)
    if not is_name or label.lower_.endswith("ing"):
        return False
    if first.head == label or number.head == label:
        return first.dep_ in _TIES or number.dep_ in _TIES
    if label.head in {first, number}:
        return label.dep_ not in {"nmod:poss", "poss"}
    return bool(label.head == first.head and label.dep_ == "compound")


def _has_article(noun: Token) -> bool:
    at = noun.i - 1
    while at > 0 and noun.i - at < _LONGEST_PHRASE and noun.doc[at].tag_[:3] in _BEFORE_A_NOUN:
        at -= 1
    return at >= 0 and noun.doc[at].tag_ in {"DT", "PRP$"}


def _opens_list(span: TokenSpan) -> bool:
    """Whether another number follows: the 2 of "counts 2 and 5"."""
    return span.end + 1 < len(span.doc) and bool(span.doc[span.end + 1].tag_ == "CD")


def _before_list(doc: Doc, start: int) -> Token | None:
    """The word in front of a number, or of the list that it ends: "Reactors" for the 4 of "Reactors 3 and 4"."""
    for _ in range(_LONGEST_LIST):
        if start == 0 or doc[start].is_sent_start:
            return None
        before = doc[start - 1]
        if before.lower_ not in {"and", "or", ",", "to", "&"}:
            return before if before.whitespace_ else None
        if start < 2 or doc[start - 2].tag_ != "CD" or (before.text == "," and not _goes_on(doc, start)):
            return None
        start -= 2
    return None


def _goes_on(doc: Doc, index: int) -> bool:
    """Whether a list has more than a number and the one before: "Reactors 3, 4 and 5", not "In Phase 3, six are"."""
    if index >= 4 and doc[index - 3].text == "," and doc[index - 4].tag_ == "CD":
        return True
    return index + 2 < len(doc) and doc[index + 1].lower_ in {",", "and", "or", "&"} and doc[index + 2].tag_ == "CD"


def _counts_one_thing(span: TokenSpan) -> bool:
    """ "a 529 plan", "The 1099 form", "the 100 Best Companies list"; not "a 250 bed hospital", "the one seat"."""
    if not span.text.isdigit() or span.text == "1" or not _article(span):
        return False
    head = span.root.head
    if head.i <= span.end - 1 or head.i - span.end > _LONGEST_PHRASE or head.tag_ not in {"NN", "NNP"}:
        return False
    return head.dep_ != "compound" and not head.lower_.endswith("s") and not _joins_hyphen(span.doc, span.end)


def _stands_for_thing(span: TokenSpan) -> bool:
    """ "the first 747 rolled out", "the 1040 is due"; not "the 12 were freed", "of the 60"."""
    article = _article(span)
    if article is None or not span.text.isdigit():
        return False
    before = span.doc[article.i - 1].lower_ if article.i and not article.is_sent_start else ""
    behind = span.doc[span.end] if span.end < len(span.doc) else None
    if before in _KEEPS_ARTICLE or (behind is not None and (behind.lower_ in _AFTER_A_GROUP or behind.tag_ == "VBN")):
        return False
    return behind is None or not behind.tag_.startswith(("NN", "JJ", "CD", "$", "VBG"))


def _article(span: TokenSpan) -> Token | None:
    """The "a" or "the" in front of a number, with at most one adjective between: "the first 747"."""
    at = span.start - 1
    if at > 0 and span.doc[at].tag_ == "JJ" and span.doc[at].lower_ not in {"other", "additional", "further", "last"}:
        at -= 1
    return span.doc[at] if at >= 0 and span.doc[at].lower_ in {"a", "an", "the"} else None
