"""What a noun makes: "licence agreement" a licence, "private placement" one, "product offering" nothing.

"a collaboration and license agreement"            ->  licence
"an agreement for the distribution of AB-123"      ->  supply
"an employment agreement", "product offerings"     ->  none
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Token

from extractors import syntax
from extractors.deal_lexicon import cue_table, deal_words, has_amount, lemma_of, modifier_words
from extractors.deal_noun_senses import is_closed_fund, is_own_listing, is_series, is_sought, tells_origin
from schemas import DealType

_TALKS = frozenset({"talks", "discussions", "negotiations", "plan", "plans", "proposal", "battle", "bid", "process"})
"""Nouns that leave the deal to the one before them: "in merger talks with Norvane"."""
_ENTERING = frozenset({"sign", "ink", "enter", "strike", "forge", "seal", "signing", "execute"})
_NO_DEALS = frozenset({"consent", "cooperation", "book", "record", "publishing", "ceasefire", "guilty", "recording"})
_TOLD_ELSEWHERE = frozenset(
    {
        "acquire",
        "buy",
        "purchase",
        "sell",
        "merge",
        "combine",
        "settle",
        "invest",
        "lend",
        "raise",
        "resolve",
        "pay",
        "end",
    }
)
_LICENSED = frozenset({"commercial", "exclusive", "worldwide", "global", "marketing", "distribution", "development"})
_WINNING = frozenset({"win", "land", "secure", "book", "clinch", "bag", "snag", "receive", "get", "obtain"})
_ORDERING = frozenset({"place", "cancel", "award", "give", "sign", "announce", "confirm", "finalize"})


def type_of_agreement(doc: Doc, position: int, start: int) -> DealType | None:
    """By its modifiers, of several the licence first: "a collaboration and license agreement" is a licence."""
    word = lemma_of(doc[position])
    words = modifier_words(doc, position, start)
    after = [token.lower_ for token in doc[position + 1 : position + 3]]
    if word == "memorandum" and after == ["of", "understanding"]:
        words.append("understanding")
    kinds = [cue_table("modifier")[form] for form in words if form in cue_table("modifier")]
    if word == "mou":
        kinds.append("collaboration")
    if word == "order":
        return DealType.SUPPLY if "purchase" in words or _is_order(doc, position, start) else None
    is_of_power = kinds[:1] != ["none"] and bool({"power", "supply", "offtake", "off-take"} & set(words))
    if "none" in kinds and not is_of_power:
        return None
    # "lease and power purchase agreements"
    kinds = [kind for kind in kinds if kind != "none"]
    is_weak = "weak" in kinds
    kinds = [kind for kind in kinds if kind != "weak"]
    if not kinds and word != "contract":
        kinds = _purposes(doc, position) or _aims(doc, position)
    if not kinds and word != "contract" and (is_weak or _is_entered(doc, position, words)):
        # "an exclusive agreement with Norvane": whatever it is about, they will work together.
        kinds = ["collaboration"]
    if not kinds:
        is_object = doc[position].dep_ in syntax.OBJECTS
        is_won = (
            is_object
            and lemma_of(syntax.parent(doc[position])) in _WINNING
            and has_amount(doc, max(start, position - 8), position)
        )
        return DealType.SUPPLY if word == "contract" or (word == "deal" and is_won) else None
    if {"standby", "note"} & set(words) and "purchase" in words:
        # "a standby equity purchase agreement with Fjord Ventures"
        return DealType.FINANCING
    if {"power", "supply", "offtake", "off-take"} & set(words) and "purchase" in words:
        return DealType.SUPPLY
    if kinds[-1] == "option":
        return DealType.OPTION
    for first in ("licence", "merger", "acquisition", "option", "offering"):
        if first in kinds:
            return DealType(first)
    return DealType(kinds[0])


def _purposes(doc: Doc, position: int) -> list[str]:
    """ "an agreement (with Norvane) for the exclusive distribution of AB-123": what it is for."""
    for token in doc[position + 1 : position + 12]:
        if token.tag_ in {"VB", "VBD", "VBZ", "MD"} or token.text in {";", ".", ","}:
            return []
        if token.lower_ in {"for", "on", "regarding", "covering"}:
            following = [word.lower_ for word in doc[token.i + 1 : token.i + 7]]
            if "rights" in following and _LICENSED & set(following):
                # "an agreement for the commercial rights to AB-123"
                return ["licence"]
            behind = next((k for k, word in enumerate(following) if word in {"with", "from", "to", "between"}), 6)
            # "agreements for a private placement with strategic investors": the investors are strategic
            told = next((word for word in following[:behind] if word in cue_table("modifier")), None)
            return [cue_table("modifier")[told]] if told and cue_table("modifier")[told] not in {"none", "weak"} else []
    return []


def _is_entered(doc: Doc, position: int, words: list[str]) -> bool:
    """ "signed a deal with Norvane that …", "inked an oncology pact with Norvane": of two companies, about anything.

    Where an infinitive tells what it is about ("to buy"), that verb is the cue.
    """
    token = doc[position]
    is_research = bool(set(words) & deal_words("research words")) and "with" in {
        word.lower_ for word in doc[position + 1 : position + 9]
    }
    is_entered = lemma_of(syntax.parent(token)) in _ENTERING or is_research
    if token.tag_ not in {"NN", "NNP"} or not is_entered or set(words) & _NO_DEALS:
        return False
    return not any(
        lemma_of(verb) in _TOLD_ELSEWHERE
        for verb in doc[position + 1 : position + 16]
        if verb.tag_ == "VB" and doc[verb.i - 1].lower_ in {"to", "be", "will", "would"}
    )


def _aims(doc: Doc, position: int) -> list[str]:
    """ "a deal with Norvane to develop batteries": what it is to bring about."""
    for token in doc[position + 1 : position + 16]:
        if token.text in {";", "."} or token.tag_ in {"VBD", "VBZ", "MD"}:
            break
        if token.tag_ == "VB" and doc[token.i - 1].lower_ == "to":
            kind = cue_table("aim").get(lemma_of(token))
            return [kind] if kind else []
    return []


def _is_order(doc: Doc, position: int, start: int) -> bool:
    """ "won an order worth $5 million from Halden", "an order for 20 jets"; not "a court order"."""
    verb = lemma_of(syntax.parent(doc[position]))
    following = doc[position + 1].lower_ if position + 1 < len(doc) else ""
    if verb in {"win", "land", "secure", "book"}:
        return True
    is_told = following in {"for", "worth", "from", "of"} or has_amount(doc, max(start, position - 8), position)
    return verb in _WINNING | _ORDERING and is_told


def type_of_noun(doc: Doc, position: int, start: int, word: str) -> DealType | None:
    following = doc[position + 1] if position + 1 < len(doc) else None
    if following is not None and _heads_further(doc, following, word):
        return None
    modifiers = frozenset(modifier_words(doc, position, start))
    if word in {"approach", "proposal"} and not modifiers & deal_words("takeover words"):
        return None
    if word in {"bid", "offer", "approach", "proposal"}:
        return _type_of_bid(doc, position, start, word, modifiers)
    if word in {"offering", "ipo", "listing"} and modifiers & {"potential", "eventual", "possible", "future"}:
        return None
    if word in _WHEN:
        kind = cue_table("noun")[word] if _WHEN[word](doc, position, start, modifiers) else None
        if word == "offering" and kind:
            kind = _type_of_offering(modifiers)
        return DealType(kind) if kind else None
    if word == "option":
        return _type_of_option(doc, position, modifiers)
    return DealType(cue_table("noun")[word])


def _type_of_offering(modifiers: frozenset[str]) -> DealType:
    if {"initial", "public"} <= modifiers:
        return DealType.IPO
    return DealType.PRIVATE_PLACEMENT if "private" in modifiers else DealType.OFFERING


def _type_of_bid(doc: Doc, position: int, start: int, word: str, modifiers: frozenset[str]) -> DealType | None:
    following = doc[position + 1].lower_ if position + 1 < len(doc) else ""
    is_priced = has_amount(doc, max(start, position - 6), position)
    is_answered = lemma_of(syntax.parent(doc[position])) in {"reject", "accept", "spurn", "rebuff"}
    if modifiers & deal_words("takeover words"):
        return DealType.ACQUISITION
    if word == "bid":
        return DealType.ACQUISITION if following == "for" or is_priced else None
    is_made = lemma_of(syntax.parent(doc[position])) in deal_words("rumours") | deal_words("bidding")
    is_for = following == "for" and (is_priced or is_made)
    return DealType.ACQUISITION if following == "of" or is_answered or is_for else None


def _type_of_option(doc: Doc, position: int, modifiers: frozenset[str]) -> DealType | None:
    """ "an option to license AB-123", "a three-year earn-in option"; not "stock options"."""
    if doc[position].tag_ not in {"NN", "NNP"}:
        return None
    following = [token.lower_ for token in doc[position + 1 : position + 5]]
    following = following[1:] if following[:1] == ["right"] else following
    is_to = following[:1] == ["to"] and following[1:2] and following[1] in deal_words("option verbs")
    return DealType.OPTION if is_to or modifiers & {"earn-in", "licensing", "license", "licence"} else None


_Check = Callable[[Doc, int, int, frozenset[str]], bool]


def _is_priced(doc: Doc, position: int, start: int, modifiers: frozenset[str]) -> bool:
    return has_amount(doc, max(start, position - 6), position)


def _is_offering(doc: Doc, position: int, start: int, modifiers: frozenset[str]) -> bool:
    following = doc[position + 1].lower_ if position + 1 < len(doc) else ""
    is_offered = following == "of" and doc[position].tag_ == "NN"
    nearest = next(iter(modifier_words(doc, position, start)), "")
    if nearest not in deal_words("offering words") and doc[position - 1].tag_ == "NN" and not is_offered:
        # "a private cloud offering": what a company sells
        return _is_priced(doc, position, start, modifiers)
    return bool(modifiers & deal_words("offering words")) or is_offered or _is_priced(doc, position, start, modifiers)


def _is_funding(doc: Doc, position: int, start: int, modifiers: frozenset[str]) -> bool:
    wanted = deal_words("funding words") | {"investment", "term", "revolving"}
    is_of = doc[position + 1 : position + 2].text == "of" and has_amount(doc, position + 2, position + 7)
    if doc[position - 1].text == ")" and doc[position].lower_ in {"facility", "loan"}:
        # "a reserve-based lending (RBL) facility"
        modifiers = frozenset(token.lower_ for token in doc[max(start, position - 6) : position])
    return bool(modifiers & wanted) or is_of or _is_priced(doc, position, start, modifiers)


_WHEN: dict[str, _Check] = {
    "offering": _is_offering,
    "placement": lambda doc, position, start, words: "private" in words or _is_priced(doc, position, start, words),
    "placing": lambda doc, position, start, words: doc[position].tag_ in {"NN", "NNP"},
    "commitment": lambda doc, position, start, words: (
        bool({"capital", "investment", "funding", "equity"} & words) and _is_funding(doc, position, start, words)
    ),
    "pipe": lambda doc, position, start, words: doc[position].text == "PIPE",
    "float": lambda doc, position, start, words: doc[position].tag_ == "NN" and "free" not in words,
    "debut": lambda doc, position, start, words: bool({"market", "trading", "exchange"} & words),
    "flotation": lambda doc, position, start, words: doc[position].tag_ == "NN",
    "listing": lambda doc, position, start, words: (
        bool({"direct", "public", "stock"} & words) or is_sought(doc, position) or is_own_listing(doc, position)
    ),
    "round": _is_funding,
    "loan": _is_funding,
    "facility": _is_funding,
    "fund": lambda doc, position, start, words: is_closed_fund(doc, position, start),
    "line": lambda doc, position, start, words: (
        "credit" in words or doc[position + 1 : position + 3].text == "of credit"
    ),
    "spin": lambda doc, position, start, words: (
        doc[position + 1 : position + 3].text.lower() == "-off" and not tells_origin(doc, position)
    ),
    "spinoff": lambda doc, position, start, words: not tells_origin(doc, position),
    "series": lambda doc, position, start, words: is_series(doc, position),
    "funding": _is_funding,
    "combination": lambda doc, position, start, words: "business" in words,
    "venture": lambda doc, position, start, words: "joint" in words,
    "tie": lambda doc, position, start, words: doc[position + 1 : position + 3].text.lower() == "-up",
    "issue": lambda doc, position, start, words: bool(words & {"rights", "share", "bond"}),
    "donation": lambda doc, position, start, words: (
        _is_priced(doc, position, start, words) or has_amount(doc, position + 1, position + 7)
    ),
    "grant": lambda doc, position, start, words: not words & deal_words("no grants"),
    "award": lambda doc, position, start, words: (
        _is_priced(doc, position, start, words)
        or (bool(words & {"grant", "research", "funding"}) and _is_funding(doc, position, start, words | {"funding"}))
    ),
}
"""What must stand around a noun that has other meanings: "placement" alone is none of shares."""


def _heads_further(doc: Doc, following: Token, word: str) -> bool:
    """ "the merger agreement", "acquisition costs": the noun only modifies the next one, which is the cue then."""
    if (
        word in {"tie", "spin"}
        or following.lower_ in _TALKS | {"co"}
        or (word == "option" and following.lower_ == "right")
    ):
        # "financing co-led by Fjord Ventures", "an option right to acquire Norvane"
        return False
    if word == "series" or following.text in {"-", "–"}:
        return word != "series" and following.text == "-"
    is_noun = following.tag_ in {"NN", "NNS"} or (following.tag_ in {"NNP", "NNPS"} and following.dep_ != "flat")
    return is_noun and doc[following.i - 1].dep_ in {"compound", "amod", "nmod"} and not following.is_punct
