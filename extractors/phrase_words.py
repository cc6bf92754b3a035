"""Which words may stand inside a noun phrase, by their tags and their neighbours.

"out-licensing deals", "active and former members"   ->  all of them
"100 organizations trust Acme", "profit rose"        ->  not "trust", not "rose"
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from extractors.figure_words import word_set
from extractors.sites import Context

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})

_MODIFIER_TAGS = frozenset({"JJ", "JJR", "JJS", "FW", "AFX", "ADD", "GW"}) | NOUN_TAGS
_PARTICIPLES = frozenset({"VBG", "VBN"})
DETERMINERS = frozenset({"DT", "PDT", "PRP$", "WP$"})
_CLAUSE_ENDERS = frozenset({"attributable", "available", "applicable"})
_NO_NOUNS = frozenset(
    ["rose", "fell", "grew", "sank", "slid", "was", "were", "totaled", "totalled", "yoy", "qoq", "y/y", "q/q", "y", "q"]
)
_DOSING = frozenset({"BID", "QD", "TID", "QID", "QOD", "QW", "Q2W", "Q3W", "Q4W", "PO", "IV", "SC"})
"""How often and how a dose is given: "25 mg BID"."""
_ADVERBS = frozenset({"daily", "weekly", "monthly", "yearly", "online", "offline", "abroad", "overseas", "worldwide"})
_PARTICIPLES_OF_MEASURES = frozenset({"operating", "underlying", "recurring", "trading"})
_COMPARED_TIMES = frozenset({"year", "quarter", "month", "week", "day"})
OVER_A_YEAR = frozenset({"y", "/", "yoy", "y/y", "qoq", "q/q", "q", "m/m", "mom", "y-o-y"})
"""Year over year, as analysts write it between a figure and its noun."""
_NEVER_INSIDE = frozenset(
    [
        *("above", "below", "although", "though", "while", "whereas", "despite", "if", "when", "because", "since"),
        *("versus", "via", "amid", "toward", "towards", "unlike", "plus"),
    ]
)
"""Prepositions and conjunctions that a tagger may take for a part of the noun phrase behind or before them."""
_PHRASE_OPENERS = DETERMINERS | {"PRP", "NNP"}
_HEADLINE_VERBS = frozenset(
    [
        "targets",
        "plans",
        "orders",
        "delays",
        "sees",
        "posts",
        "reports",
        "buys",
        "wins",
        "cuts",
        "raises",
        "seeks",
        "eyes",
        "files",
        "launches",
        "opens",
        "closes",
        "forecasts",
        "projects",
        "estimates",
        "invests",
        "announces",
    ]
)
_COMPOUNDING = frozenset({"RB", "IN", "RP", "CD", "VB", "VBD", "UH", "DT"})
"""What may be the first part of a hyphened adjective: "out-licensing", "over-the-counter", "two-way"."""
HYPHENS = frozenset("-‐‑–")


def past_over_a_year(doc: Doc, position: int) -> int:
    """ "growth" of "9% year-over-year growth": where the words that only compare with the time before end."""
    words = [token.lower_ for token in doc[position : position + 5]]
    if words[:1] and words[0] in OVER_A_YEAR - {"/", "y", "q"}:
        return position + 1
    if words[:3] == ["year", "over", "year"]:
        return position + 3
    if words[:3] in (["y", "/", "y"], ["q", "/", "q"], ["m", "/", "m"]):
        return position + 3
    is_compared = len(words) == 5 and words[0] in _COMPARED_TIMES and words[0] == words[4]
    return position + 5 if is_compared and words[2] in {"over", "on"} and {words[1], words[3]} <= HYPHENS else position


def is_noun(token: Token) -> bool:
    if token.lower_.rstrip(".") in _NO_NOUNS | _CLAUSE_ENDERS | _ADVERBS or token.text in _DOSING:
        # "Profit attributable to shareholders": an adjective that a tagger takes for a noun.
        return False
    if token.lower_ in {"up", "down"}:
        return bool(token.i and token.nbor(-1).text in HYPHENS)  # "a write-down"
    if token.tag_ in NOUN_TAGS or token.lower_ == "round":
        return True
    # In headlines a tagger takes "profit up 12%" for a verb.
    return token.tag_ in {"VB", "VBP", "VBZ", "VBG"} and token.lower_ in word_set("financial_measures.txt")


def is_proper(token: Token) -> bool:
    return token.tag_ in {"NNP", "NNPS"}


def is_nominal_time(token: Token) -> bool:
    """Whether a noun names a time or only refers: "quarter", "year"."""
    return token.lower_ in word_set("period_nouns.txt")


def may_follow(context: Context, position: int, start: int, last_noun: int) -> bool:
    doc = context.doc
    token = doc[position]
    if context.time_at(position) or context.site_at(position) or token.is_space or token.lower_ in _NEVER_INSIDE:
        return False
    if token.text in HYPHENS:
        return position > start and not doc[position - 1].whitespace_ and not token.whitespace_
    if position > start and doc[position - 1].text in HYPHENS:
        return True
    ended = last_noun == position - 1 and doc[last_noun].tag_ in {"NNS", "NNPS"}
    if token.tag_ in _COMPOUNDING and not ended and joins_hyphen(doc, position + 1, len(doc)):
        # "31 first-in-class applications", "the region's out-licensing deals"
        return True
    if last_noun == position - 1 and (token.lower_ == "round" or _is_series_letter(token, doc[last_noun])):
        return True
    opens_another = position + 1 < len(doc) and (
        doc[position + 1].tag_ in _PHRASE_OPENERS or context.site_at(position + 1) is not None
    )
    if ended and token.tag_ == "NN" and opens_another:
        # "100 organizations trust D-Wave": a verb that the tagger took for a noun.
        return False
    if ended and token.lower_ in {"costs", "totals", "averages", "weighs", "equals", "tops"}:
        # "each of the 5,000 units costs $2,400"
        return False
    if last_noun == position - 1 and not is_proper(doc[last_noun]) and _begins_name(context, position):
        # "the $0.44 per share loss Acme was expecting"
        return False
    if is_noun(token):
        # "12 countries Acme serves" is two phrases, "sales staff" is one.
        return not (ended and is_proper(token) and not is_proper(doc[last_noun]))
    if token.tag_ in _MODIFIER_TAGS or (token.tag_ == "CD" and position > start):
        return not ended
    is_paired = token.dep_ == "conj" and token.head.dep_ == "amod"  # "measured and indicated resources"
    if token.tag_ in _PARTICIPLES or (token.tag_ == "VBD" and (token.dep_ == "amod" or is_paired)):
        # "30 projects selected …" ends at the noun; "76 approved drugs" does not.
        if last_noun < 0 or doc[position - 1].tag_ == "POS":
            return True
        return last_noun == position - 1 and token.dep_ in {"amod", "compound"} and not ended
    if token.tag_ in {"RB", "RBS", "RBR"}:
        return last_noun < 0 and position + 1 < len(doc) and doc[position + 1].tag_ in {"JJ", "VBN", "VBG"}
    if token.tag_ == "CC" or token.text in {",", "/", "&"}:
        return last_noun != position - 1 and position > start and _joins_modifiers(doc, position)
    return bool(token.tag_ == "POS" and last_noun == position - 1)


def _begins_name(context: Context, position: int) -> bool:
    mention = context.owner_at(position)
    return mention is not None and mention.start == position


def _is_series_letter(token: Token, before: Token) -> bool:
    """ "A" of "Series A round", which a tagger takes for an article."""
    return before.lower_ in {"series", "class", "phase"} and len(token.text) <= 3 and token.text[:1].isupper()


def _joins_modifiers(doc: Doc, position: int) -> bool:
    """Whether "and" or a comma stands between two adjectives: "small and large companies"."""
    after = position + 1
    if after < len(doc) and doc[after].tag_ == "CC":
        after += 1
    adjectival = {"JJ", "JJR", "JJS", "VBN", "VBG"}
    if after >= len(doc) or doc[position - 1].tag_ not in adjectival:
        return False
    return doc[after].tag_ in adjectival or (doc[after].dep_ == "conj" and doc[after].head == doc[position - 1])


def joins_hyphen(doc: Doc, position: int, limit: int) -> bool:
    if position + 1 >= limit or doc[position].text not in HYPHENS:
        return False
    return not doc[position].whitespace_ and not doc[position - 1].whitespace_


def may_precede(context: Context, position: int, floor: int) -> bool:
    doc = context.doc
    token, after = doc[position], doc[position + 1]
    if context.time_at(position) or context.site_at(position) or token.is_space or token.lower_ in _NEVER_INSIDE:
        return False
    if token.text in HYPHENS:
        return position > floor and not token.whitespace_ and not doc[position - 1].whitespace_
    if after.text in HYPHENS and not token.whitespace_:
        return True
    if position > floor and doc[position - 1].text in HYPHENS and not doc[position - 1].whitespace_:
        # "all-in sustaining costs"
        return token.is_alpha and not doc[position - 2].whitespace_ and not doc[position - 2].is_digit
    if token.lower_ in OVER_A_YEAR:
        return False
    if token.lower_ in _HEADLINE_VERBS and position > floor and context.owner_at(position - 1):
        # "Acme targets valuation of $5 billion"
        return False
    if token.tag_ in _MODIFIER_TAGS:
        return token.lower_ not in _CLAUSE_ENDERS | _NO_NOUNS
    if token.tag_ == "VBN" and position > floor and doc[position - 1].tag_ in NOUN_TAGS | {"PRP"}:
        # "Acme reported revenue": a verb, whatever its tag.
        return False
    if token.tag_ in _PARTICIPLES:
        return token.dep_ in {"amod", "compound", "nmod"} or token.lower_ in _PARTICIPLES_OF_MEASURES
    if token.tag_ == "CD":
        return position > floor and is_noun(doc[position - 1])
    if token.tag_ == "RB":
        return bool(after.tag_ in {"JJ", "VBN"} and after.dep_ == "amod" and token.dep_ == "advmod")
    if token.tag_ == "CC" or token.text in {"&", ","}:
        return position > floor and _ties_parts(context, position, floor)
    return False


def _ties_parts(context: Context, position: int, floor: int) -> bool:
    """Whether "and" or a comma stands inside one name of a measure: "cash and cash equivalents", "research and
    development expenses", "selling, general and administrative expenses"."""
    doc = context.doc
    before, after = doc[position - 1], doc[position + 1]
    if context.owner_at(position - 1) or context.time_at(position - 1) or context.site_at(position - 1):
        return False
    if doc[position].text == ",":
        following = doc[position + 1 : min(position + 4, len(doc))]
        return before.tag_ in {"VBG", "JJ"} and any(token.tag_ == "CC" for token in following)
    if before.tag_ not in {"JJ", "NN", "NNP", "VBG"} or after.tag_ not in _MODIFIER_TAGS:
        return False
    first = position - 1
    while first > floor and doc[first - 1].tag_ in {"JJ", "NN", "NNP"}:
        first -= 1
    # With a determiner before it, what "and" ties is a phrase of its own: "the merger and net income of …".
    return first == floor or doc[first - 1].tag_ not in {"DT", "IN", "PRP$", "POS"} or doc[position].text == "&"
