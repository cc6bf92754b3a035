"""How a ranking is meant.

"The plant will be the largest in Europe."            forecast
"Acme plans to build Europe's largest battery plant." planned: there is none yet
"Acme plans to sell its largest plant."               reported: it is the largest already
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from extractors import syntax
from extractors.modality import PRECEDENCE, modality_cues
from extractors.predicates import governing_verb
from extractors.rank_rows import ranking_words
from extractors.sites import Stretch
from schemas import Modality

_FUTURE = frozenset({"will", "'ll", "’ll", "shall"})
_POSSIBLE = frozenset({"could", "may", "might", "would", "should"})
_COPULAS = frozenset({"be", "is", "are", "was", "were", "been", "being", "become", "becomes", "became", "remain"})
_WINDOW = 12


def modality_of_ranking(site: Stretch) -> Modality:
    """How a ranking at these tokens is meant; `reported` where it only describes what is spoken of."""
    verb = governing_verb(site)
    if verb is None or not site.is_parsed or verb.i > site.start:
        return Modality.REPORTED
    between = site.doc[verb.i + 1 : site.start]
    if any(token.text in {",", ";", "(", "–", "—"} for token in between):
        # "Acme, the largest brewer, plans": an apposition states what is so.
        return Modality.REPORTED
    if verb.lower_ not in ranking_words("creating") and verb.lemma_.lower() not in ranking_words("placing"):
        return Modality.REPORTED
    verbs = [verb, *_above(verb)]
    found = {modality for token in verbs if (modality := modality_cues("verb").get(token.lemma_.lower()))}
    found |= _from_words(site, verb)
    for modality in PRECEDENCE:
        if modality in found and modality not in {Modality.CONTINGENT, Modality.GUIDANCE}:
            return modality
    auxiliaries = _auxiliaries(site, verbs)
    if auxiliaries & _FUTURE:
        return Modality.FORECAST if verb.lower_ in _COPULAS else Modality.PLANNED
    return Modality.FORECAST if auxiliaries & _POSSIBLE else Modality.REPORTED


def _above(verb: Token) -> Iterable[Token]:
    """The verbs that a verb completes: "aims" over "to become"."""
    current = verb
    for _ in range(5):
        is_complement = current.dep_ in {"cop", "aux", "aux:pass", "auxpass"} | syntax.COMPLEMENTS - {"parataxis"}
        if not is_complement or current.head == current:
            return
        current = current.head
        yield current


def _from_words(site: Stretch, verb: Token) -> set[Modality]:
    """ "is reportedly", "is set to become", "plans to build", whatever the parse made of them."""
    first = max(site.sent_start, verb.i - _WINDOW)
    words = f" {' '.join(token.lower_ for token in site.doc[first : site.start])} "
    clause = words.rpartition(" , ")[2] if " , " in words else words
    found = {modality for phrase, modality in modality_cues("phrase").items() if f" {phrase} " in f" {clause} "}
    before = site.doc[max(site.sent_start, verb.i - 2) : verb.i]
    if len(before) == 2 and before[1].lower_ in {"to", "that"}:
        found |= {modality for form in (before[0].lower_, before[0].lemma_.lower())
                  if (modality := modality_cues("verb").get(form))}  # fmt: skip
    return found


def _auxiliaries(site: Stretch, verbs: list[Token]) -> set[str]:
    near = site.doc[max(site.sent_start, verbs[0].i - 3) : verbs[0].i]
    of_verbs = {child.lower_ for verb in verbs[:2] for child in verb.children if child.dep_ in {"aux", "aux:pass"}}
    return of_verbs | {token.lower_ for token in near if token.tag_ == "MD"}
