"""Whether a deal is announced, completed, planned, terminated or rumoured, from tense and from the words around it.

"Halden completed its acquisition of Norvane"    ->  completed
"Halden plans to acquire Norvane"                ->  planned
"Halden is in talks to buy Norvane"              ->  rumoured
"Halden may acquire other companies"             ->  no deal at all
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc, Token

from extractors import syntax
from extractors.deal_lexicon import cue_table, deal_words, is_past, lemma_of
from schemas.deals import DealStatus

_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "nor"})
_AGREED = frozenset({"agree", "enter", "sign", "announce", "execute", "ink", "reach", "strike"})
_AUXILIARIES = frozenset({"aux", "aux:pass", "auxpass"})
_TALKS = frozenset({"talks", "negotiations", "discussions"})
_BROKEN = frozenset(
    {"ended", "broke", "broken", "abandoned", "halted", "scrapped", "dropped", "collapsed", "terminated"}
)
_INTENTS = frozenset(
    {"plan", "intention", "plans", "intent", "interest", "offer", "talk", "bid", "attempt", "proposal"}
)
_AHEAD = frozenset({"upon", "following", "after", "until", "before", "upcoming", "pending", "prior", "subject", "to"})
"""What makes of "the closing of the offering" something that is still to come, or may be."""
_WINDOW = 9


def verbs_above(token: Token) -> list[Token]:
    """The verbs that a cue hangs on, nearest first, through nouns: "announced" over "closing" over "acquisition"."""
    found = []
    current = token
    for _ in range(8):
        above = syntax.parent(current)
        is_predicate = any(child.dep_ == "cop" for child in above.children)
        # "closed a venture financing co-led by Fjord": a parse may take what stands behind the verb for its subject
        is_subject = current.dep_ in syntax.SUBJECTS and current.i < above.i
        if above == current or is_subject or current.dep_ in {"parataxis"} | syntax.RELATIVE_CLAUSES:
            break
        if above.pos_ in {"VERB", "AUX"} or is_predicate:
            found.append(above)
        current = above
    return found


def is_hypothetical(token: Token, start: int) -> bool:
    """ "may acquire", "if it acquires", "did not acquire": nothing that was or is to be."""
    doc = token.doc
    if token.dep_ == "acl" and token.head.lower_ in {"option", "right", "rights", "ability", "chance"}:
        # "has an option to buy Norvane"
        return True
    chain = [token, *verbs_above(token)] if token.pos_ in {"VERB", "AUX"} else verbs_above(token)
    preposition = syntax.preposition_of(token) if token.pos_ in {"NOUN", "PROPN"} else None
    if preposition is not None and preposition.lower_ in {"under", "following", "after", "since"}:
        # "can earn up to $5 million under the agreement"
        chain = []
    for verb in chain[:3]:
        words = {
            child.lower_
            for child in verb.children
            if child.dep_ in _AUXILIARIES | {"mark", "advmod"} and child.i < verb.i
        }
        if words & {"would"} and verb.dep_ in syntax.COMPLEMENTS and verb.head.tag_ in {"VBD", "VBN"}:
            # "said that it would buy": what was announced, in reported speech.
            words -= {"would"}
        if lemma_of(verb) == "deny":
            return True
        if words & deal_words("hypothetical") or words & _NEGATIONS:
            return not _is_rumoured(doc, start, token.i)
    before = doc[max(start, token.i - 4) : token.i]
    if any(word.lower_ == "no" and word.i + 1 < token.i and lemma_of(doc[word.i + 1]) in _INTENTS for word in before):
        # "has no plans to buy"
        return True
    if token.pos_ == "NOUN" and token.i and doc[token.i - 1].lower_ in {"any", "another", "future", "potential"}:
        return bool(doc[token.i - 1].lower_ != "potential")
    return any(word.lower_ in {"may", "might", "cannot"} or word.lower_ in _NEGATIONS for word in before)


def is_tentative(doc: Doc, start: int, end: int, is_purchase: bool = False) -> bool:
    """ "has entered into a non-binding letter of intent to acquire", "a memorandum of understanding to buy"."""
    words = [token.lower_ for token in doc[start:end]]
    if {"definitive", "definitively"} & set(words):
        return False
    is_letter = any(words[k : k + 3] == ["letter", "of", "intent"] for k in range(len(words) - 2))
    is_loose = any(words[k : k + 3] == ["non", "-", "binding"] for k in range(len(words) - 2))
    is_understood = is_purchase and bool({"mou", "memorandum"} & set(words))
    return is_letter or is_loose or is_understood or bool({"loi", "non-binding", "nonbinding"} & set(words))


def status_of(token: Token, start: int, is_noun: bool, is_completed_by_past: bool) -> DealStatus | None:
    """The status that the clause of a cue tells; None where it tells none."""
    doc = token.doc
    above = verbs_above(token)
    words = {word.lower_ for word in doc[max(start, token.i - 8) : token.i]}
    if words & _TALKS and words & _BROKEN:
        # "had ended talks on a merger"
        return "terminated"
    if _is_rumoured(doc, start, token.i):
        return "rumoured"
    near = list(_words_before(doc, token.i, start))
    if (
        any(lemma_of(verb) in deal_words("ending") or _is_called_off(verb) for verb in _in_clause(above)[:2])
        or "termination" in near[:6]
    ):
        return "terminated"
    planned = token.head if token.dep_ == "acl" and lemma_of(token.head) in _INTENTS else None
    if planned is not None and planned.dep_ in syntax.SUBJECTS and (told := _status_as_subject(planned)):
        # "The plan to buy Norvane has been dropped"
        return told
    if _is_planned(token, above, near, is_noun):
        return "planned"
    if is_noun and token.dep_ in syntax.SUBJECTS and (told := _status_as_subject(token)):
        return told
    if is_noun:
        is_ahead = any(lemma_of(word) in {"expect", "anticipate"} for word in token.sent)
        return _status_of_noun(above, near, is_ahead, lemma_of(token) in cue_table("agreement"))
    if any(lemma_of(verb) in _AGREED for verb in above[:2]) and token.tag_ in {"VB", "VBG"}:
        return "announced"
    if {"agreement", "deal"} & set(near[:4]):
        return "announced"
    if is_past(token) and is_completed_by_past and not _is_to_be(token) and not _is_under_way(token):
        return "completed"
    return "announced"


def _in_clause(above: list[Token]) -> list[Token]:
    """The verbs above a cue up to the border of its clause: "dropped its suit after they reached a settlement"."""
    border = next(
        (k for k, verb in enumerate(above) if any(child.dep_ == "mark" for child in verb.children)), len(above)
    )
    return above[: border + 1]


def _is_called_off(verb: Token) -> bool:
    particles = {"call": "off", "walk": "away", "give": "up", "back": "out", "pull": "out"}
    return any(child.lower_ == particles.get(lemma_of(verb)) for child in verb.children)


def _status_as_subject(noun: Token) -> DealStatus | None:
    """ "the acquisition was completed", "the merger fell through"."""
    verb = syntax.parent(noun)
    word = lemma_of(verb)
    if verb.lower_ in {"off", "dead"} or (_is_called_off(verb) and not _is_to_be(verb)):
        # "The takeover is off"
        return "terminated"
    if verb.tag_ != "VBN" and any(child.dep_ in syntax.OBJECTS for child in verb.children):
        # "A settlement ends four years of litigation": the deal ends something.
        return None
    if word in deal_words("failing") | deal_words("ending") or (
        word == "fall" and any(child.lower_ in {"through", "apart"} for child in verb.children)
    ):
        return "terminated" if verb.tag_ in {"VBD", "VBN", "VBZ"} and not _is_to_be(verb) else None
    if word in deal_words("finishing") and verb.tag_ in {"VBD", "VBN"} and not _is_to_be(verb):
        return "completed"
    return None


def _status_of_noun(above: list[Token], near: list[str], is_ahead: bool, is_agreement: bool) -> DealStatus | None:
    is_closed = "of close the" in " ".join(near[:8])
    if is_closed or {"completion", "closing", "consummation"} & set(near[:8]):
        return None if is_ahead or set(near) & _AHEAD else "completed"
    for verb in above[:2]:
        if lemma_of(verb) in deal_words("finishing"):
            is_signing = is_agreement and lemma_of(verb) not in {"complete", "close", "consummate"}
            if verb.tag_ in {"VBD", "VBN", "VBZ", "VBG"} and not _is_to_be(verb) and not is_signing:
                return "completed"
            return "announced"
        if lemma_of(verb) in _AGREED:
            return "announced"
    return None


def _is_under_way(verb: Token) -> bool:
    """ "is being acquired", "is acquired by"."""
    words = {child.lower_ for child in verb.children if child.dep_ in _AUXILIARIES and child.i < verb.i}
    return "being" in words or (bool(words & {"is", "are"}) and "been" not in words)


def _is_to_be(verb: Token) -> bool:
    words = {child.lower_ for child in verb.children if child.dep_ in _AUXILIARIES | {"mark"} and child.i < verb.i}
    return bool(words & {"to", "will", "would", "shall", "'ll", "’ll"})


def _is_rumoured(doc: Doc, start: int, position: int) -> bool:
    words = [token.lower_ for token in doc[max(start, position - 14) : position]]
    if (
        any(one in {"close", "near"} and other in {"to", "a"} for one, other in pairwise(words[-7:]))
        and "deal" in words[-5:]
    ):
        return True
    if (
        "talks" in words
        or "negotiations" in words
        or "talk" in words
        or "reportedly" in words
        or "speculation" in words
    ):
        return True
    return any(
        lemma_of(verb) in deal_words("rumours")
        and not any(child.dep_ in {"aux:pass", "auxpass", "nsubj:pass"} for child in verb.children)
        for verb in verbs_above(doc[position])[:2]
    )


def _is_planned(token: Token, above: list[Token], near: list[str], is_noun: bool) -> bool:
    planning = deal_words("planning")
    tentative = set(near[:6]) & deal_words("tentative")
    if tentative and not (tentative == {"potential"} and _is_potential_sum(token)):
        return True
    planner = above[0] if above else token
    is_finite = token.dep_.startswith(("acl:relcl", "relcl", "advcl")) and any(
        child.dep_ in _AUXILIARIES and child.lower_ in {"is", "are", "was", "were"} for child in token.children
    )
    if not is_noun and token.tag_ in {"VB", "VBG"} and lemma_of(planner) in planning and not is_finite:
        return True
    if (
        not is_noun
        and token.tag_ == "VB"
        and {"bid", "offer", "plan", "plans", "proposal", "intention"} & set(near[:2])
    ):
        return True
    # "expects to complete the acquisition" says that the deal is announced.
    is_finished = any(lemma_of(verb) in deal_words("finishing") for verb in above[:1])
    return (
        is_noun and not is_finished and any(lemma_of(verb) in planning - {"expect", "anticipate"} for verb in above[:2])
    )


def _is_potential_sum(token: Token) -> bool:
    """ "a potential $750 million deal": the sum is potential, not the deal."""
    doc = token.doc
    return any(
        word.lower_ == "potential" and (doc[word.i + 1].is_currency or doc[word.i + 1].like_num)
        for word in doc[max(0, token.i - _WINDOW) : token.i]
    )


def _words_before(doc: Doc, position: int, start: int) -> Iterator[str]:
    """The words before a cue, nearest first, to the next clause."""
    for index in range(position - 1, max(start, position - _WINDOW) - 1, -1):
        if doc[index].text in {";", ":"}:
            return
        yield doc[index].lower_
