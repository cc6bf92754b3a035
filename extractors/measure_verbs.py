"""Measures beside verbs that a tagger or the syntax hides.

"Revenue Surges 234%", "Total investment ranges from $2 to $3"    ->  Revenue; Total investment: no "ranges"
"the market, projected to grow from $102 billion to $470 billion"  ->  the market
"The market reached $5 billion, and it is expected to grow 8%"     ->  the market, twice
"The average daily volume was 47 million contracts"                ->  volume: the contracts only say in what
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from extractors import syntax
from extractors.clause_subjects import subject_token
from extractors.figure_words import change_cues, is_change_noun, is_measure_verb, lemma_of
from extractors.measure_nouns import before_times, outermost
from extractors.neighbours import Found
from extractors.noun_phrases import Phrase, phrase_ending
from extractors.nouns_after import noun_after
from extractors.phrase_words import is_nominal_time, is_noun
from extractors.predicates import governing_verb, is_owner
from extractors.sites import Site
from schemas.figures import FigureType

_FORESEEN = frozenset(
    [
        "projected",
        "expected",
        "forecast",
        "forecasted",
        "estimated",
        "anticipated",
        "predicted",
        "poised",
        "slated",
        "set",
    ]
)
_RANGING = frozenset(
    {"ranges", "averages", "totals", "exceeds", "exceed", "starts", "start", "tops", "hits", "reaches"}
)


def without_verb(site: Site, phrase: Phrase) -> Phrase:
    """ "Revenue" of "Revenue Surges 234%", where a tagger took the verb right before the amount for a noun."""
    doc, last = site.doc, phrase.end - 1
    if phrase.end != site.left or phrase.head != last or last - 1 < phrase.start or not is_noun(doc[last - 1]):
        return phrase
    word = doc[last]
    is_verb = word.lower_ in _RANGING or (
        word.lower_.endswith("s")
        and lemma_of(word.lemma_, word.lower_, change_cues("verb")) is not None
        and word.lower_ not in {"gains", "losses"}
    )
    return replace(phrase, end=last, head=last - 1, core_end=last) if is_verb else phrase


def foreseen(site: Site, found: Found) -> Phrase | None:
    """ "the market, projected to surge from $102 billion", "a pipeline expected to exceed $5 billion"."""
    doc, at = site.doc, site.left - 1
    while at > site.sent_start and (doc[at].tag_ in {"IN", "RB"} or doc[at].lower_ in {"to", "up"}):
        at -= 1
    if at - 3 <= site.sent_start or doc[at].tag_ != "VB" or not is_measure_verb(doc[at].lower_, doc[at].lemma_):
        return None
    if doc[at - 1].lower_ != "to" or doc[at - 2].lower_ not in _FORESEEN:
        return None
    end = at - 2
    while end > site.sent_start and (doc[end - 1].text == "," or doc[end - 1].tag_ == "RB"):
        end -= 1
    phrase = phrase_ending(site.context, before_times(site, end), site.sent_start)
    if phrase is None or is_nominal_time(doc[phrase.head]) or is_owner(site.context, phrase.head):
        return None
    if is_change_noun(doc[phrase.head].lower_, doc[phrase.head].lemma_):
        # "The market is seeing rapid growth, projected to reach $36 billion": the market reaches it.
        return None
    return outermost(site, phrase, is_apart=True)


def as_before(site: Site, found: Found) -> Phrase | None:
    """ "The market reached $5 billion in 2024, and it is projected to grow to $8 billion": what was measured last."""
    verb = governing_verb(site)
    if verb is None or not _measures(verb):
        return None
    subject = subject_token(site, verb)
    if subject is None or subject.i > site.start:
        return None
    last = _last_measured(site, subject) if _refers_back(subject) else None
    phrase = found.get(last.index) if last is not None else None
    if phrase is None or last is None:
        return None
    if last.match.amount.type is not site.match.amount.type and not _is_change_by(site):
        return None
    # Only what a verb told of: in "spent $5 million on seeds, and it grew to" it is not the seeds.
    head = site.doc[phrase.head]
    is_told = phrase.end <= last.start and any(noun.dep_ in syntax.SUBJECTS for noun in (head, head.head))
    return phrase if is_told else None


_REFERRING = frozenset({"number", "figure", "sum", "total", "amount"})


def _refers_back(subject: Token) -> bool:
    if subject.lower_ in {"it", "this", "that"}:
        return subject.tag_ in {"PRP", "DT"}
    return subject.lower_ in _REFERRING and subject.i > 0 and subject.nbor(-1).lower_ in {"this", "the"}


def _is_change_by(site: Site) -> bool:
    """ "This was down 0.5% from June", "This marks an 11.4% increase"."""
    if site.match.amount.type not in {FigureType.PERCENT, FigureType.PERCENTAGE_POINT, FigureType.MULTIPLE}:
        return False
    before, after = site.doc[site.left - 1].lower_, noun_after(site)
    return before in {"up", "down"} or (
        after is not None and is_change_noun(site.doc[after.head].lower_, site.doc[after.head].lemma_)
    )


def _measures(verb: Token) -> bool:
    complements = [child for child in verb.children if child.dep_ == "xcomp"]
    return any(is_measure_verb(token.lower_, token.lemma_) for token in (verb, *complements)) or (
        verb.lemma_.lower() in {"mark", "represent", "reflect"}
    )


def _last_measured(site: Site, subject: Token) -> Site | None:
    """The amount told last before a subject, in its sentence or the one before."""
    context = site.context
    for index in range(site.index - 1, max(-1, site.index - 4), -1):
        other = context.sites[index]
        if other.end <= subject.i:
            return other if context.sentence_index(other.start) >= context.sentence_index(site.start) - 1 else None
    return None


def is_counted_volume(site: Site) -> bool:
    """ "The average daily volume was 47 million contracts": what is counted is only how the volume is told."""
    before = range(max(site.sent_start, site.left - _CLAUSE), site.left)
    if site.match.amount.type is not FigureType.COUNT or not any(site.doc[at].lower_ in _VOLUMES for at in before):
        return False
    verb = governing_verb(site)
    if verb is None or verb.i > site.start or not is_measure_verb(verb.lower_, verb.lemma_):
        return False
    if any(is_noun(token) for token in site.doc[verb.i + 1 : site.left]):
        # "Enrollment exceeded the target of 70 patients"
        return False
    subject = subject_token(site, verb)
    return subject is not None and subject.i < verb.i and subject.lower_ in _VOLUMES


_CLAUSE = 20
_VOLUMES = frozenset(
    [
        *("volume", "volumes", "production", "output", "deliveries", "shipments", "capacity", "throughput"),
        *("consumption", "registrations", "bookings", "circulation", "enrollment", "enrolment", "traffic"),
    ]
)
