"""Noun phrases by their tags: flat, without determiner and possessor, and safe where the parse is not.

    "China's out-licensing deals exceeded …"       ->  <out-licensing deals>, head "deals", owner <China>
    "its contribution to the global drug pipeline"  ->  <contribution to the global drug pipeline>, owner <its>

Times, amounts and punctuation end a phrase; an organization's or a place's name at its front is its owner, not a part
of it ("Acme third-quarter revenue" -> <revenue>, owner <Acme>).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from extractors.figure_words import word_set
from extractors.sites import Context

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
MAX_WORDS = 14

_MODIFIER_TAGS = frozenset({"JJ", "JJR", "JJS", "FW", "AFX", "ADD", "GW"}) | NOUN_TAGS
_PARTICIPLES = frozenset({"VBG", "VBN"})
_COMPLEMENT_PREPOSITIONS = frozenset({"of", "to", "for", "from", "per", "on", "before", "excluding"})
_DETERMINERS = frozenset({"DT", "PDT", "PRP$", "WP$"})
_CLAUSE_ENDERS = frozenset({"attributable", "available", "applicable"})
_NO_NOUNS = frozenset({"rose", "fell", "grew", "sank", "slid", "was", "were", "totaled", "totalled"})
_ADVERBS = frozenset({"daily", "weekly", "monthly", "yearly"})
_PARTICIPLES_OF_MEASURES = frozenset({"operating", "underlying", "recurring", "trading"})
OVER_A_YEAR = frozenset({"y", "/", "yoy", "y/y", "qoq", "q/q", "q", "m/m", "mom", "y-o-y"})
"""Year over year, as analysts write it between a figure and its noun."""
_PHRASE_OPENERS = _DETERMINERS | {"PRP", "NNP"}
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
_HYPHENS = frozenset("-‐‑–")


@dataclass(frozen=True)
class Phrase:
    """Tokens start:end with their head; `owner` are the tokens of the possessor or of the name in front."""

    start: int
    end: int
    head: int
    owner: tuple[int, int] | None = None
    core_end: int = 0
    """Where the phrase ends without its complements ("to the global drug pipeline")."""


def is_noun(token: Token) -> bool:
    if token.lower_ in _NO_NOUNS | _CLAUSE_ENDERS | _ADVERBS:
        # "Profit attributable to shareholders": an adjective that a tagger takes for a noun.
        return False
    if token.tag_ in NOUN_TAGS or token.lower_ == "round":
        return True
    # In headlines a tagger takes "profit up 12%" for a verb.
    return token.tag_ in {"VB", "VBP", "VBZ", "VBG"} and token.lower_ in word_set("financial_measures.txt")


def is_proper(token: Token) -> bool:
    return token.tag_ in {"NNP", "NNPS"}


def is_nominal_time(token: Token) -> bool:
    """Whether a noun names a time or only refers: "quarter", "year"."""
    return token.lower_ in word_set("period_nouns.txt")


def phrase_after(context: Context, start: int, limit: int) -> Phrase | None:
    """The phrase that begins at a token: "innovative drugs" after "76"; None where no noun follows directly."""
    doc = context.doc
    position = start
    last_noun = -1
    while position < min(limit, start + MAX_WORDS) and _may_follow(context, position, start, last_noun):
        if is_noun(doc[position]) and not _joins_hyphen(doc, position + 1, limit):
            last_noun = position
        position += 1
    if last_noun < 0:
        return None
    return Phrase(start, last_noun + 1, last_noun, core_end=last_noun + 1)


def _may_follow(context: Context, position: int, start: int, last_noun: int) -> bool:
    doc = context.doc
    token = doc[position]
    if context.time_at(position) or context.site_at(position) or token.is_space:
        return False
    if token.text in _HYPHENS:
        return position > start and not doc[position - 1].whitespace_ and not token.whitespace_
    if position > start and doc[position - 1].text in _HYPHENS:
        return True
    ended = last_noun == position - 1 and doc[last_noun].tag_ in {"NNS", "NNPS"}
    if token.tag_ in _COMPOUNDING and not ended and _joins_hyphen(doc, position + 1, len(doc)):
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
    if last_noun == position - 1 and not is_proper(doc[last_noun]) and _begins_name(context, position):
        # "the $0.44 per share loss Acme was expecting"
        return False
    if is_noun(token):
        # "12 countries Acme serves" is two phrases, "sales staff" is one.
        return not (ended and is_proper(token) and not is_proper(doc[last_noun]))
    if token.tag_ in _MODIFIER_TAGS or (token.tag_ == "CD" and position > start):
        return not ended
    if token.tag_ in _PARTICIPLES or (token.tag_ == "VBD" and token.dep_ == "amod"):
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
    return after < len(doc) and doc[position - 1].tag_ in adjectival and doc[after].tag_ in adjectival


def _joins_hyphen(doc: Doc, position: int, limit: int) -> bool:
    if position + 1 >= limit or doc[position].text not in _HYPHENS:
        return False
    return not doc[position].whitespace_ and not doc[position - 1].whitespace_


def phrase_ending(context: Context, end: int, floor: int) -> Phrase | None:
    """The phrase whose head is the token before `end`: "net loss" of "net loss of $5 million"; None for no noun."""
    doc = context.doc
    head = end - 1
    if head < floor or not is_noun(doc[head]) or context.time_at(head) or context.site_at(head):
        return None
    start = head
    while start > floor and head - start < MAX_WORDS:
        if _may_precede(context, start - 1, floor):
            start -= 1
        elif _follows_acronym(doc, start, floor):
            # "the global artificial intelligence (AI) market"
            start -= 4
        else:
            break
    start = _without_dangling(doc, start, head)
    return _with_owner(context, Phrase(start, end, head, core_end=end), floor)


def _follows_acronym(doc: Doc, position: int, floor: int) -> bool:
    if position - 4 < floor or doc[position - 1].text != ")" or doc[position - 3].text != "(":
        return False
    return is_noun(doc[position - 4])


def _may_precede(context: Context, position: int, floor: int) -> bool:
    doc = context.doc
    token, after = doc[position], doc[position + 1]
    if context.time_at(position) or context.site_at(position) or token.is_space:
        return False
    if token.text in _HYPHENS:
        return position > floor and not token.whitespace_ and not doc[position - 1].whitespace_
    if after.text in _HYPHENS and not token.whitespace_:
        return True
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


def _without_dangling(doc: Doc, start: int, head: int) -> int:
    while start < head and (doc[start].tag_ in {"CC", "POS"} or doc[start].is_punct):
        start += 1
    return start


def _with_owner(context: Context, phrase: Phrase, floor: int) -> Phrase:
    """Part the name in front from the phrase, or find the possessor before it."""
    doc = context.doc
    mention = context.owner_at(phrase.start)
    if mention and mention.end <= phrase.head and mention.start >= floor:
        start = _without_dangling(doc, mention.end, phrase.head)
        return replace(phrase, start=start, owner=(mention.start, mention.end))
    before = phrase.start - 1
    while before >= floor and doc[before].tag_ != "POS" and (context.time_at(before) or doc[before].tag_ == "CD"):
        before -= 1
    if before < floor:
        return phrase
    if doc[before].tag_ in {"PRP$", "WP$"}:
        return replace(phrase, owner=(before, before + 1))
    if doc[before].tag_ == "POS" and not context.time_at(before):
        possessor = phrase_ending(context, before, max(floor, before - MAX_WORDS))
        return replace(phrase, owner=_with_determiner(doc, possessor, floor)) if possessor else phrase
    if before < phrase.start - 1 and (mention := context.owner_at(before)):
        return replace(phrase, owner=(mention.start, mention.end))
    return phrase


def _with_determiner(doc: Doc, possessor: Phrase, floor: int) -> tuple[int, int]:
    start = possessor.start
    if start > floor and doc[start - 1].tag_ in _DETERMINERS:
        start -= 1
    return start, possessor.end


def phrase_around(context: Context, head: int, floor: int, limit: int) -> Phrase | None:
    """The phrase of a noun that the parse points at, whichever of its words that is."""
    doc = context.doc
    end = head + 1
    while end < limit and is_noun(doc[head]) and _extends_right(context, end):
        end += 1
    while end > head + 1 and not is_noun(doc[end - 1]):
        end -= 1
    return phrase_ending(context, end, floor)


def _extends_right(context: Context, position: int) -> bool:
    doc = context.doc
    token = doc[position]
    if context.time_at(position) or context.site_at(position):
        return False
    if token.text in _HYPHENS:
        return not token.whitespace_ and not doc[position - 1].whitespace_
    if doc[position - 1].text in _HYPHENS:
        return True
    return is_noun(token) and token.dep_ not in {"appos", "nsubj", "nsubj:pass", "nsubjpass", "ROOT", "obl:tmod"}


def with_complements(
    context: Context, phrase: Phrase, limit: int, prepositions: frozenset[str] = _COMPLEMENT_PREPOSITIONS
) -> Phrase:
    """The phrase with what its head needs: "contribution" -> "contribution to the global drug pipeline"."""
    end = phrase.end
    for _ in range(2):
        following = _complement_end(context, end, limit, prepositions)
        if following is None:
            break
        end = following
    return replace(phrase, end=end, core_end=phrase.core_end or phrase.end)


def _complement_end(context: Context, position: int, limit: int, prepositions: frozenset[str]) -> int | None:
    doc = context.doc
    if position >= limit or doc[position].lower_ not in prepositions or doc[position].tag_ not in {"IN", "TO"}:
        return None
    start = position + 1
    while start < limit and doc[start].tag_ in ({"DT", "PDT"} if doc[position].lower_ != "of" else _DETERMINERS):
        start += 1
    if start >= limit or context.time_at(start) or context.site_at(start):
        return None
    inner = phrase_after(context, start, limit)
    if inner is None or is_nominal_time(doc[inner.head]):
        return None
    return inner.end
