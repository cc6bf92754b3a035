"""How a figure is meant: as reported fact, guidance, forecast, target, plan, possibility, denial or rumour.

"Acme expects revenue of $3.0 billion to $3.2 billion in 2026."            ->  guidance
"Acme is eligible to receive up to $500 million upon milestones."           ->  contingent
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from extractors import syntax
from extractors.figure_words import is_measure_verb, stems, word_set
from extractors.given_things import is_foreseen, is_given, wants_itself
from extractors.lexicons import entries
from extractors.neighbours import is_moved_from
from extractors.noun_phrases import Phrase
from extractors.outlooks import is_of_market, is_own_outlook, reaches_ahead
from extractors.predicates import governing_verb, is_transitive
from extractors.sites import Site
from schemas import Modality
from schemas.figures import Bound, FigureType

Cue = tuple[Modality, str]

_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_GUIDING = frozenset(
    {"expect", "anticipate", "forecast", "project", "guide", "see", "reaffirm", "reiterate", "estimate"}
)
_ONES_OWN = frozenset({"we", "company", "firm", "group", "management", "it"})
_OUTLOOKS = frozenset({"forecast", "forecasts", "projection", "projections", "estimate"})
_ITS = frozenset({"its", "our", "their"})
_DOING = frozenset({"sell", "ship", "deliver", "spend", "pay", "buy", "offer", "distribute"})
_WINDOW = 24
_BEFORE_NOUN = re.compile(r" to (?=(?:the|a|an|its|their|our|this|these|next) )")


@cache
def modality_cues(kind: str) -> dict[str, Modality]:
    rows = (line.split("\t") for line in entries("modality_cues.tsv"))
    return {word: Modality(modality) for modality, row_kind, word in rows if row_kind == kind}


def find_modality(site: Site, phrase: Phrase | None) -> Modality:
    """How the figure is meant; `reported` where nothing says otherwise."""
    previous = site.previous()
    if previous is not None and is_moved_from(site, previous):
        # "reached $77 million, up 21%, and the company projects …"
        return find_modality(previous, phrase)
    if is_given(site, phrase):
        return Modality.REPORTED
    verbs = list(_verbs_above(site))
    found = [*_from_phrases(site), *_from_nouns(site, phrase), *_from_verbs(site, verbs), *_from_infinitives(site)]
    if _is_guidance(site, phrase, verbs):
        found.append(Modality.GUIDANCE)
    if phrase is not None and is_own_outlook(site, phrase, verbs):
        found.append(Modality.GUIDANCE)
    if is_foreseen(site, phrase) or (not found and reaches_ahead(site, verbs)):
        found.append(Modality.FORECAST)
    for modality in PRECEDENCE:
        if modality in found:
            is_outlook = modality is Modality.PLANNED and _is_measured_by_verb(verbs) and _is_set_to(site)
            # "The market is set to grow 8%" is a forecast, "Acme is set to open 40 stores" a plan.
            return Modality.FORECAST if is_outlook else modality
    return _from_auxiliaries(site, verbs)


def _is_set_to(site: Site) -> bool:
    before = site.doc[max(site.sent_start, site.left - _WINDOW) : site.left]
    return any(token.lower_ == "set" and token.nbor(1).lower_ == "to" for token in before[:-1])


PRECEDENCE = (
    Modality.DENIED,
    Modality.RUMOURED,
    Modality.CONTINGENT,
    Modality.GUIDANCE,
    Modality.TARGET,
    Modality.FORECAST,
    Modality.PLANNED,
)


def _verbs_above(site: Site) -> Iterator[Token]:
    """The figure's verb and those it is a complement of: "expects" over "to reach"."""
    verb = governing_verb(site)
    for _ in range(5):
        if verb is None:
            return
        yield verb
        if not site.is_parsed or verb.head == verb:
            return
        if verb.tag_ == "VBD" and (verb.dep_ == "advcl" or verb.head.i > site.end):
            # "Acme, whose revenue rose 9 percent, expects …": that it rose is no expectation.
            return
        if verb.dep_ in {"cop", "aux", "aux:pass", "auxpass"} | syntax.COMPLEMENTS - {"parataxis"}:
            verb = verb.head
        elif verb.dep_ == "conj" and verb.head.dep_ in syntax.COMPLEMENTS and verb.tag_ not in {"VBD", "VBZ"}:
            # "planned to open 40 stores but opened 25": what was opened was no plan.
            verb = verb.head.head
        elif _shares_auxiliary(verb):
            # "will create 500 jobs and make 30,000 tonnes"
            verb = verb.head
        else:
            return


def _shares_auxiliary(verb: Token) -> bool:
    # A tagger takes "produce" behind "and" for a present tense.
    is_bare = verb.dep_ == "conj" and verb.tag_ in {"VB", "VBP"} and verb.head.tag_ == "VB"
    return is_bare and not any(child.dep_ in syntax.SUBJECTS or child.dep_ == "aux" for child in verb.children)


def _from_verbs(site: Site, verbs: list[Token]) -> Iterator[Modality]:
    table = modality_cues("verb")
    for verb in verbs:
        forms = (verb.lemma_.lower(), verb.lower_, *stems(verb.lower_))
        modality = next((table[form] for form in forms if form in table), None)
        is_wish = modality in {Modality.TARGET, Modality.PLANNED} and wants_itself(site, verb)
        if modality is not None and not is_wish and not _is_past_result(verb) and not _is_considered(verb):
            yield modality


def _from_infinitives(site: Site) -> Iterator[Modality]:
    """ "plans to open 40 stores", "denied that it cost $90 million", whatever the parse made of "plans"."""
    table = modality_cues("verb")
    for position in range(site.left - 2, max(site.sent_start, site.left - 14) - 1, -1):
        token, following = site.doc[position], site.doc[position + 1]
        if token.text in {",", ";", ":"} or site.context.site_at(position):
            return
        if following.lower_ in {"to", "that"} and token.tag_ not in {"JJ", "DT", "VBN"}:
            modality = next((table[form] for form in (token.lower_, *stems(token.lower_)) if form in table), None)
            if modality is not None:
                yield modality


def _is_considered(verb: Token) -> bool:
    """ "2,100 nominations were considered": they have been made; "it is important to consider" plans nothing."""
    auxiliaries = [child for child in verb.children if child.dep_ == "aux" and child.tag_ != "TO"]
    is_told = verb.tag_ in {"VB", "VBG"} and not auxiliaries
    if is_told and verb.lemma_.lower() in {"consider", "weigh", "contemplate"}:
        return True
    is_passive = any(child.dep_ in {"aux:pass", "auxpass"} for child in verb.children)
    return is_passive and verb.tag_ == "VBN" and verb.lemma_.lower() in {"consider", "weigh", "contemplate", "reject"}


def _is_past_result(verb: Token) -> bool:
    """ "the target was exceeded": a noun or a participle of the same form is no such verb."""
    return verb.tag_ in {"NN", "NNS", "JJ"}


def _from_nouns(site: Site, phrase: Phrase | None) -> Iterator[Modality]:
    table = modality_cues("noun")
    before = range(max(site.sent_start, site.left - 3), site.left)
    is_apart = any(site.doc[position].is_punct or site.doc[position].tag_ in {"VBG", "CC"} for position in before)
    # "a shot on goal and half of its four chances",
    # "achieved a milestone by mining 3,694 tonnes": the tonnes are no milestone.
    positions = set() if is_apart else set(before)
    if phrase is not None:
        positions |= set(range(phrase.start, phrase.end))
    for position in positions:
        modality = table.get(site.doc[position].lower_)
        if modality is Modality.CONTINGENT and not _may_come(site):
            continue
        if modality is not None:
            yield modality


def _may_come(site: Site) -> bool:
    """ "up to $500 million in milestones" may come; "received a $10 million milestone" has come."""
    verb = governing_verb(site)
    return site.match.amount.bound is Bound.AT_MOST or verb is None or verb.tag_ not in {"VBD"}


def _from_phrases(site: Site) -> Iterator[Modality]:
    table = modality_cues("phrase")
    is_paid = site.match.amount.type in {FigureType.MONEY, FigureType.PER_UNIT}
    start = max(site.sent_start, site.left - _WINDOW)
    start = _clause_start(site, start)
    before = f" {' '.join(token.lower_ for token in site.doc[start : site.left])} "
    after = " ".join(token.lower_ for token in site.doc[site.end : min(site.end + 8, site.sent_end)])
    for words, modality in table.items():
        if modality is Modality.CONTINGENT and not is_paid:
            continue
        near = before[-60:] if modality is Modality.CONTINGENT else before
        if words.startswith("potential"):
            near = before[-28:]
        if words.endswith(" to"):
            # "Looking to the fourth quarter": no verb follows.
            near = _BEFORE_NOUN.sub(" ", near)
        if f" {words} " in near or (modality is Modality.RUMOURED and f" {words} " in f" {after} "):
            yield modality
    if (
        site.match.amount.type is FigureType.MONEY
        and any(words in after for words in ("upon ", "if certain", "contingent", "milestone", "subject to"))
        and _may_come(site)
    ):
        yield Modality.CONTINGENT


def _clause_start(site: Site, start: int) -> int:
    """Behind the last "but", or ", and" with a verb of its own: "had planned to open 40 stores but opened 25"."""
    doc = site.doc
    for position in range(site.left - 1, start, -1):
        is_and = doc[position].lower_ == "and" and doc[position - 1].text in {",", ";"}
        if not (is_and or doc[position].lower_ == "but"):
            continue
        if any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in doc[position + 1 : site.left]):
            return position
    return start


def _is_guidance(site: Site, phrase: Phrase | None, verbs: list[Token]) -> bool:
    """A company that expects its own revenue gives guidance; an analyst or a market does not."""
    if phrase is None:
        return False
    words = {token.lower_ for token in site.doc[phrase.start : phrase.end]}
    owners = {token.lower_ for token in site.doc[max(site.sent_start, phrase.start - 4) : phrase.start]}
    if words & _OUTLOOKS and words & word_set("financial_measures.txt") and owners & _ITS:
        # "raised its full-year revenue forecast to $3.2 billion"
        return True
    if not words & word_set("financial_measures.txt"):
        return False
    for verb in verbs:
        if verb.lemma_.lower() in _GUIDING - {"see"} or (verb.lemma_.lower() == "see" and verb.tag_ in {"VBZ", "VBP"}):
            subject = syntax.subject_of(verb) if site.is_parsed else None
            if subject is None:
                continue
            mention = site.context.owner_at(subject.i)
            if subject.lower_ in _ONES_OWN or (mention and mention.entity.kind_prefix == "organization"):
                return True
    return False


def _from_auxiliaries(site: Site, verbs: list[Token]) -> Modality:
    verbs = _of_the_same_clause(verbs)
    auxiliaries = (
        {child.lower_ for verb in verbs for child in verb.children if child.dep_ in {"aux", "aux:pass", "auxpass"}}
        if site.is_parsed
        else set()
    )
    before = site.doc[max(site.sent_start, site.left - 4) : site.left]
    auxiliaries |= {token.lower_ for token in before if token.tag_ == "MD"}
    if auxiliaries & _FUTURE:
        # "Sales will reach $5 billion" is a forecast, "Acme will invest $5 million" a plan.
        is_subject = bool(verbs) and site.end <= verbs[0].i  # "12 million people will need help"
        if is_subject and (_is_given(site) or _is_told_aside(site, verbs[0])):
            return Modality.REPORTED
        is_told = is_subject or (_is_measured_by_verb(verbs) and not _acts(site, verbs))
        return Modality.FORECAST if is_told or is_of_market(verbs) else Modality.PLANNED
    if "would" in auxiliaries and _acts(site, verbs):
        return Modality.PLANNED  # "Acme said it would cut 1,200 jobs"
    table = modality_cues("aux")
    for auxiliary in sorted(auxiliaries):
        if auxiliary in table:
            return table[auxiliary]
    return Modality.REPORTED


def _is_told_aside(site: Site, verb: Token) -> bool:
    """ "Roe, an author of 450 articles, will guide the design": the articles are written."""
    subject = syntax.subject_of(verb) if site.is_parsed else None
    if subject is None or subject.i >= site.start or subject == site.root:
        return False
    return any(token.text in {",", "("} for token in site.doc[subject.i : site.start])


def _is_given(site: Site) -> bool:
    """ "This $20 million purchase will provide": what is spoken of has been told."""
    opener = site.doc[site.left].lower_
    return site.match.amount.type is FigureType.MONEY and opener in {"this", "the", "these", "that"}


def _acts(site: Site, verbs: list[Token]) -> bool:
    """ "Acme will cut 1,200 jobs", "the bank would open 25 branches": what somebody does of their own will."""
    verb = verbs[0] if verbs and site.is_parsed and verbs[0].i < site.start else None
    if verb is None or (_is_measured_by_verb(verbs) and not is_transitive(verb) and verb.lemma_.lower() not in _DOING):
        return False
    subject = syntax.subject_of(verb)
    if subject is None:
        return False
    mention = site.context.owner_at(subject.i)
    if mention is not None:
        return mention.entity.kind_prefix == "organization"
    return subject.lower_ in _ONES_OWN | {"they", "bank", "government", "ministry", "agency"}


def _is_measured_by_verb(verbs: list[Token]) -> bool:
    return bool(verbs) and is_measure_verb(verbs[0].lower_, verbs[0].lemma_)


def _of_the_same_clause(verbs: list[Token]) -> list[Token]:
    """Without the verbs over a clause of its own: in "you will find that sales were $5 million" nothing is planned."""
    for index, verb in enumerate(verbs):
        if verb.dep_ == "ccomp":
            return verbs[: index + 1]
    return verbs
