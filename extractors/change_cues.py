"""Words of change, and whether they are one where they stand.

"rose", "an increase of", "12 percent higher", "up"   ->  a direction
"freed up", "start-up", "raised $20 million", "a lower tax rate of 19%", "more than"  ->  none
"""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from extractors.figure_words import change_cues, lemma_of, word_set
from extractors.nouns_after import noun_after
from extractors.predicates import is_transitive
from extractors.sites import Site
from schemas import Direction
from schemas.figures import FigureType

Role = Literal["by", "to", "from"]


AMOUNTS_OF_CHANGE = frozenset({FigureType.PERCENT, FigureType.PERCENTAGE_POINT, FigureType.MULTIPLE})


def direction_of(token: Token) -> Direction | None:
    """The direction that a word gives: by its part of speech, a verb, noun or adverb of change."""
    if token.tag_.startswith("VB"):
        kinds: tuple[str, ...] = ("verb",)
    elif token.tag_ in {"NN", "NNS"}:
        kinds = ("noun",)
    elif token.tag_ in {"NNP", "NNPS"}:
        kinds = ("verb", "adverb")
    else:
        kinds = ("adverb",)
    if token.lower_ in {"up", "down", "higher", "lower", "flat", "unchanged", "stable", "steady"}:
        kinds = ("adverb",)
    for kind in kinds:
        table = change_cues(kind)
        lemma = lemma_of(token.lemma_, token.lower_, table)
        if lemma is not None:
            return table[lemma]
    return None


def is_attribute(site: Site, position: int) -> bool:
    """ "160,000 lower limb amputations": what is counted is lower, nothing has changed."""
    if site.match.amount.type is not FigureType.COUNT or site.doc[position].lower_ in MORE:
        return False
    following = site.doc[position + 1] if position + 1 < site.sent_end else None
    return following is not None and site.doc[position].tag_ in {"JJ", "JJR"} and following.tag_[:2] in {"NN", "JJ"}


MORE = frozenset({"more", "fewer", "less"})


def is_bound(site: Site, position: int) -> bool:
    """ "more than": a bound, not a change."""
    word = site.doc[position].lower_
    following = site.doc[position + 1].lower_ if position + 1 < len(site.doc) else ""
    if word in {"more", "less", "fewer", "greater"}:
        return following in {"than", "or"} and site.match.amount.type not in AMOUNTS_OF_CHANGE
    return word in {"above", "below"} and site.match.amount.type not in AMOUNTS_OF_CHANGE


def is_beside(site: Site, position: int) -> bool:
    """Whether a noun stands right before a bare percentage, or before the noun that does."""
    is_percent = site.match.amount.type is FigureType.PERCENT and site.left == site.start
    return is_percent and all(token.tag_[:2] in {"NN", "JJ"} for token in site.doc[position : site.left])


def role_at(site: Site, direction: Direction, cue: Token, role: Role | None) -> Role:
    """ "growing at 18% a year" is by how much; "unchanged at 4%" and "up 12% at $5" what was reached."""
    grows = cue.tag_.startswith("VB") and site.match.amount.type is FigureType.PERCENT
    if grows and site.doc[site.left - 1].lower_ == "at" and direction is not Direction.UNCHANGED:
        return "by"
    return role or ("to" if direction is Direction.UNCHANGED else "by")


def is_cue(site: Site, position: int, role: Role | None) -> bool:
    """Whether a word of change is one here: not the "up" of "freed up", nor the "raised" of "raised $20 million"."""
    doc = site.doc
    token = doc[position]
    if is_bound(site, position) or _is_hyphened(site, position):
        return False
    before = doc[position - 1] if position > site.sent_start else None
    if token.tag_ in {"JJ", "JJR"} and doc[position + 1].tag_[:2] == "NN":
        # "helped by a lower tax rate of 19%"
        return False
    if token.lower_ in _PARTICLES and before is not None and before.tag_.startswith("VB"):
        turns = before.lemma_.lower() == "turn" and role is not None
        return turns or before.lemma_.lower() in _MOVING or before.pos_ == "AUX"
    if token.tag_ in {"NN", "NNS"}:
        if doc[position + 1].tag_ in {"NN", "NNS"}:
            # "a compound annual growth rate of 12%" is no growth by 12%.
            return False
        if site.match.amount.type in {FigureType.COUNT, FigureType.QUANTITY}:
            return site.left - position <= 2
    if token.tag_ in {"VBN", "VBD", "JJ"} and _modifies_noun(site, position):
        return False
    if direction_of(token) is Direction.UNCHANGED:
        return site.left - position <= 2 and token.tag_ != "VBG"
    if token.lower_ in _PARTICLES and site.left < site.start and doc[site.left].tag_ == "DT":
        return False
    if not token.tag_.startswith("VB") and token.tag_ not in {"NN", "NNS"} and token.lower_ not in _MOVED:
        return False
    if token.tag_.startswith("VB") and is_transitive(token):
        if role is None:
            is_points = doc[site.end - 1].lower_ in {"points", "point"}
            return is_points or site.match.amount.type in AMOUNTS_OF_CHANGE
        # "after losing his father at 17"
        return bool(doc[site.left - 1].lower_ != "at")
    return True


def _is_hyphened(site: Site, position: int) -> bool:
    """The "up" of "start-up"."""
    before = site.doc[position - 1] if position > site.sent_start else None
    return before is not None and before.text in {"-", "‑", "–"} and not before.whitespace_


def _modifies_noun(site: Site, position: int) -> bool:
    """ "recorded contracted sales of $5 million": no sales contracted."""
    doc = site.doc
    if position + 1 >= site.left or doc[position + 1].tag_ not in {"NN", "NNS"} or position <= site.sent_start:
        return False
    before = doc[position - 1]
    is_inner = before.tag_ in {"DT", "PRP$", "JJ", "POS"} or (before.tag_.startswith("VB") and before.pos_ != "AUX")
    return is_inner or doc[position].dep_ == "amod"


_PARTICLES = frozenset({"up", "down", "above", "below"})


_MOVED = frozenset({"up", "down", "higher", "lower"})


_MOVING = frozenset(
    [
        "be",
        "move",
        "trade",
        "go",
        "end",
        "close",
        "finish",
        "edge",
        "tick",
        "inch",
        "come",
        "head",
        "drift",
        "creep",
    ]
)


def is_inside_complement(token: Token, role: Role | None) -> bool:
    """ "an increase in product revenue of 12%", "cut its workforce by 12%": the thing stands between cue and figure."""
    return role is not None and token.tag_ in {"NN", "NNS", "NNP", "HYPH", "POS", "VBG"}


def is_joined_to(site: Site, cue: Token, role: Role | None) -> bool:
    """ "investment in growth and a $28 million dividend", "an expansion to seven cities": no change of these."""
    if role is None and cue.tag_ in {"NN", "NNS"} and site.doc[site.left - 1].tag_ == "CC":
        return True
    is_reach = role == "to" and cue.lemma_.lower() in {"expand", "expansion", "extend", "extension"}
    if not is_reach or site.match.amount.type is not FigureType.COUNT:
        return False
    has_object = any(token.tag_ in {"NN", "NNS", "NNP"} for token in site.doc[cue.i + 1 : site.left])
    if cue.tag_.startswith("VB") and not has_object:
        # "expanded to 30 countries"
        return False
    reached = noun_after(site)
    return reached is not None and site.doc[reached.head].lower_ in word_set("places_reached.txt")
