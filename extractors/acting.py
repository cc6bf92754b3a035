"""Who acts in a figure's clause.

    "The Lima-based operator pays 85 million soles now."      ->  the operator
    "$75 million was set aside by the miner for clean-up."    ->  the miner
    "The commission ordered the insurer to repay $9 million." ->  the insurer

What the figure measures acts in no clause: in "its gross margin widened by 80 basis points" nobody does.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from extractors import syntax
from extractors.clause_subjects import subject_token
from extractors.figure_words import is_change_noun, is_measure_verb, is_verb_of, word_set
from extractors.noun_phrases import Phrase, phrase_around
from extractors.owners import STUDIES
from extractors.phrase_words import NOUN_TAGS, is_nominal_time
from extractors.predicates import governing_verb, is_transitive
from extractors.sites import Context, Site, Stretch
from schemas import Place
from schemas.figures import FigureType

Tokens = tuple[int, int]

_EXPECTING = frozenset({"expect", "forecast", "predict", "project", "estimate", "anticipate", "see", "poll"})
_POINTING = frozenset({"there", "this", "that", "these", "those"})
_INSIDE_NAMES = frozenset({"NN", "JJ", "NNP", "NNPS", "HYPH", "VBN", "CD"})


def actors(site: Site, phrase: Phrase | None) -> Iterator[Tokens]:
    """The tokens of who acts, the best first: a passive's agent, the subject of the verb, who owns that subject."""
    verb = governing_verb(site)
    if verb is None:
        return
    if _is_inside_agent(site, verb, phrase):
        return
    agent = _agent(site, verb)
    if agent is not None and not (phrase is not None and agent[0] < phrase.end and phrase.start < agent[1]):
        # "trusted by 400,000 customers": the counted have no figure.
        yield agent
    if _is_reported(site, verb):
        return
    subject = subject_token(site, verb)
    if subject is not None and (plans := _plans_of(site, verb, subject)) is not None:
        if plans.owner is not None:
            # "balked at the owner's plan to build 120 homes"
            yield plans.owner
            return
        verb, subject = _who_intends(site, subject) or (verb, subject)
    if subject is None or subject.lower_ in _POINTING or site.start <= subject.i < site.end:
        return
    if subject.i > site.start and site.match.amount.type is FigureType.PERCENT:
        return
    if phrase is not None and phrase.start <= subject.i < phrase.end:
        return
    if is_verb_of(verb, _EXPECTING) and subject.lower_ in _people():
        # "Analysts had expected earnings of $1.15 a share": not theirs.
        return
    if _is_measured(site, subject) or _is_counted_patient(site, subject):
        return
    tokens = tokens_of(site.context, subject, site)
    if tokens is None:
        return
    if is_verb_of(verb, _SHOWING) and subject.lower_ in _DOCUMENTS:
        # "The report highlights a 5% rise in sales": not the report's.
        return
    if _holds_the_amount(site, subject):
        return
    if may_own(site.context, subject):
        yield _behind_dash(site, tokens) or _name_beside(site.context, tokens, site) or tokens
        return
    inner = phrase_around(site.context, subject.i, site.sent_start, site.sent_end)
    if inner is not None and inner.owner is not None:
        yield inner.owner


def _is_reported(site: Site, verb: Token) -> bool:
    """ "The council estimated that 964,000 people had asthma": who says so has no people."""
    if not verb.i < site.start or not is_verb_of(verb, _SAYING):
        return False
    if any(token.lower_ == "that" and token.tag_ == "IN" for token in site.doc[verb.i + 1 : site.left]):
        return True
    # "The unions said more than 15,000 people came": the people open the clause of what they did.
    counted = site.root.head
    return site.is_parsed and counted.dep_ in syntax.SUBJECTS and counted.head.i > site.end and site.left == verb.i + 1


_SAYING = frozenset(
    [
        *("say", "report", "estimate", "find", "announce", "show", "warn", "note", "add", "claim", "state", "reveal"),
        *("suggest", "indicate", "predict", "believe", "think", "confirm", "tell", "write", "argue", "disclose"),
    ]
)


def _plans_of(site: Site, verb: Token, subject: Token) -> Phrase | None:
    """ "plans" of "announced plans to open 40 stores", "a deal to buy 30 jets"."""
    if verb.tag_ != "VB" or subject.lower_ not in word_set("intent_nouns.txt"):
        return None
    if subject.dep_ in syntax.SUBJECTS or site.doc[subject.i + 1].tag_ != "TO":
        return None
    return phrase_around(site.context, subject.i, site.sent_start, site.sent_end)


def _who_intends(site: Site, subject: Token) -> tuple[Token, Token] | None:
    """ "Tarno", with its verb, of "Tarno announced plans to open 40 stores"."""
    above = subject.head
    if not above.tag_.startswith("VB") or above.i > subject.i:
        return None
    doer = subject_token(site, above)
    return (above, doer) if doer is not None and doer.i < above.i else None


def _holds_the_amount(site: Site, subject: Token) -> bool:
    """ "The allure of a part of the $8 million pool is strong": what is told with the amount does not have it."""
    if not site.is_parsed or site.context.named_at(subject.i) or is_owner_noun(subject.lower_):
        return False
    if subject.tag_ not in {"NN", "NNS"} or not subject.is_ancestor(site.root):
        return False
    # Only "of" and "to" tell what an idea is; "the refinery, with a capacity of …", "the family, which owns …" have it.
    branch = next((child for child in subject.children if child == site.root or child.is_ancestor(site.root)), None)
    return branch is not None and any(
        child.i < site.start and child.lower_ in {"of", "to"} for child in branch.children
    )


_SHOWING = frozenset({"highlight", "show", "reveal", "find", "indicate", "suggest", "note", "state", "point", "say"})
_DOCUMENTS = frozenset({"report", "study", "survey", "data", "figures", "results", "analysis", "paper", "findings"})


def _behind_dash(site: Site, tokens: Tokens) -> Tokens | None:
    """ "Acme" of "Morning Movers – Acme Corp. Wins $5 Million Order": whom the headline's verb speaks of."""
    end = tokens[1]
    if end + 1 >= site.start or site.doc[end].text not in {"–", "—"}:
        return None
    mention = site.context.owner_at(end + 1)
    return (mention.start, mention.end) if mention is not None and mention.end < site.start else None


def _is_measured(site: Site, subject: Token) -> bool:
    """ "Net new subscribers totaled 1.2 million, bringing the base to 46 million": what was measured owns nothing."""
    verb = subject.head
    if not site.is_parsed or subject.tag_ != "NNS" or site.context.named_at(subject.i):
        return False
    if not subject.i < verb.i < site.start or not verb.tag_.startswith("VB") or is_transitive(verb):
        # "Airlines lost 40% of their passengers."
        return False
    return is_measure_verb(verb.lower_, verb.lemma_)


def _is_counted_patient(site: Site, subject: Token) -> bool:
    """ "Nine projects were selected from 30 applications": what is counted and acted on has no other figure; nor what
    is told with a participle, "affects 3 million people, resulting in 15,000 deaths"."""
    if not site.is_parsed or subject.i > site.start:
        return False
    verb = governing_verb(site)
    is_told_with = verb is not None and verb.tag_ == "VBG" and verb.head == subject
    if subject.dep_ not in syntax.PASSIVE_SUBJECTS and not is_told_with:
        return False
    first = subject.i
    while first > site.sent_start and site.doc[first - 1].tag_ in _INSIDE_NAMES - {"CD"}:
        first -= 1
    return first > site.sent_start and site.context.site_at(first - 1) is not None


def is_expected(site: Site) -> bool:
    """ "Analysts polled by Datos had expected $1.15 a share": a figure that is nobody's of those who act."""
    verb = governing_verb(site)
    if verb is None or not is_verb_of(verb, _EXPECTING):
        return False
    subject = subject_token(site, verb)
    return subject is not None and subject.lower_ in _people()


def _name_beside(context: Context, tokens: Tokens, site: Stretch) -> Tokens | None:
    """ "Quorra Biologics" of "the licensor, Quorra Biologics, is eligible"."""
    end = tokens[1]
    if end + 2 >= site.sent_end or context.doc[end].text != "," or context.named_at(end - 1):
        return None
    mention = context.owner_at(end + 1)
    if mention is None or mention.start != end + 1 or mention.end >= site.sent_end or isinstance(mention.entity, Place):
        return None
    return (mention.start, mention.end) if context.doc[mention.end].text == "," else None


def _is_inside_agent(site: Site, verb: Token, phrase: Phrase | None) -> bool:
    """ "Winners were chosen by the average scores of 176 judges": neither the winners nor the scores have judges."""
    if not site.is_parsed or verb.tag_ != "VBN" or site.match.amount.type is not FigureType.COUNT:
        return False
    noun = syntax.agent_of(verb)
    if noun is None or (phrase is not None and phrase.start <= noun.i < phrase.end):
        # "worn by 61 teenagers"
        return False
    return noun != site.root and noun.is_ancestor(site.root) and not may_act(site, noun)


def may_act(site: Site, noun: Token | None) -> bool:
    return noun is not None and (site.context.named_at(noun.i) is not None or is_owner_noun(noun.lower_))


def _agent(site: Site, verb: Token) -> Tokens | None:
    """ "the miner" of "was set aside by the miner"."""
    if not site.is_parsed or verb.tag_ != "VBN":
        return None
    noun = syntax.agent_of(verb)
    if noun is None or noun.i in range(site.start, site.end) or not may_own(site.context, noun):
        return None
    return tokens_of(site.context, noun, site)


def may_own(context: Context, token: Token) -> bool:
    """Whether a noun is someone who can have or do things, not "other features"."""
    if token.lower_ in word_set("financial_measures.txt"):
        return False
    if token.tag_ in {"PRP", "NNP", "NNPS"} or context.named_at(token.i):
        return True
    return is_owner_noun(token.lower_) or is_definite_thing(context, token)


def is_owner_noun(word: str) -> bool:
    """Whether a common noun names a person, a company or a study, in either number."""
    forms = {word, word.removesuffix("s"), f"{word[:-3]}y" if word.endswith("ies") else word}
    return bool(forms & (word_set("possessing_nouns.txt") | _people() | STUDIES))


def is_definite_thing(context: Context, token: Token) -> bool:
    """ "The bridge carries 70,000 vehicles": a thing that was spoken of before, not "the increase"."""
    if token.lower_ in {"time", "moment", "end", "start", "beginning", "date"}:
        return False
    if token.tag_ not in {"NN", "NNS"} or is_change_noun(token.lower_, token.lemma_) or is_nominal_time(token):
        return False
    if any(token.lower_ in word_set(f"{name}.txt") for name in ("financial_measures", "light_nouns", "leaning_nouns")):
        return False
    first = token.i
    floor, _ = context.sentence_at(token.i)
    while first > floor and token.doc[first - 1].tag_ in _INSIDE_NAMES and token.i - first < 6:
        first -= 1
    return first > floor and bool(token.doc[first - 1].lower_ == "the")


@cache
def _people() -> frozenset[str]:
    """Nouns for people, in both numbers."""
    nouns = word_set("human_nouns.txt")
    return nouns | {f"{noun}s" for noun in nouns}


def tokens_of(context: Context, token: Token, site: Stretch) -> Tokens | None:
    """The name, pronoun or phrase around a noun, with its determiner; None for a time."""
    mention = context.named_at(token.i)
    if mention is not None:
        return mention.start, mention.end
    if token.tag_ in {"PRP", "PRP$"}:
        return token.i, token.i + 1
    phrase = phrase_around(context, token.i, site.sent_start, site.sent_end)
    if phrase is None or is_nominal_time(token) or token.tag_ not in NOUN_TAGS:
        return None
    start = phrase.start
    if phrase.owner is not None and phrase.owner[1] == start and context.doc[start].tag_ != "POS":
        # "the Accra refiner": the place in front is no owner of the refiner.
        start = phrase.owner[0]
    if start > site.sent_start and context.doc[start - 1].tag_ in {"DT", "PRP$"}:
        start -= 1
    return start, phrase.end
