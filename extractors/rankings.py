"""Rankings: superlatives, records, firsts and places, with what is ranked.

"Acme is the largest maker of vaccines in Europe."   ->  "the largest", of <maker of vaccines>, by Acme
"The pill is the first approved treatment of …"       ->  "the first", of <approved treatment of …>
"Copper prices reached a record high."                ->  "a record high", of <Copper prices>
"Acme ranked third among Spanish brewers."            ->  "ranked third", of <Spanish brewers>, by Acme
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from extractors import syntax
from extractors.clause_subjects import subject_token
from extractors.noun_phrases import Phrase, phrase_after, phrase_around, with_complements
from extractors.phrase_words import is_nominal_time
from extractors.predicates import governing_verb
from extractors.rank_cues import Cue, rank_cue_at
from extractors.rank_rows import ranking_words
from extractors.sites import Context, Stretch

_OF = frozenset({"of", "in", "for", "to"})
_OF_A_ROW = frozenset({"record", "best", "worst", "strongest", "weakest", "busiest", "warmest", "hottest", "wettest"})
"""What may be said of a time: "a record quarter", "its strongest year"."""
_DETERMINERS = frozenset({"the", "a", "an"})


@dataclass(frozen=True)
class Ranking:
    """Tokens start:end that rank ("the first"), and the phrase of what is ranked."""

    start: int
    end: int
    phrase: Phrase
    is_of_subject: bool = False
    """Whether what is ranked is the subject of the clause: "Copper prices" of "Copper prices hit a record"."""

    @property
    def named(self) -> range:
        """The tokens that a figure may not stand in, or else the claim is the figure's."""
        return range(self.phrase.start if self.is_of_subject else self.start, self.phrase.end)

    @property
    def last(self) -> int:
        """The token after the cue, and after what is ranked where that follows."""
        return max(self.end, self.phrase.end)


def find_rankings(context: Context) -> Iterator[Ranking]:
    """Every ranking of an article, in the order of the text."""
    taken = -1
    for token in context.doc:
        if token.i <= taken:
            continue
        cue = rank_cue_at(context, token.i)
        ranking = _ranking(context, cue) if cue is not None and not _is_asked(context, cue) else None
        if ranking is not None:
            taken = ranking.last - 1
            yield ranking


def _is_asked(context: Context, cue: Cue) -> bool:
    """ "Which dishes are the most popular?": a question claims nothing."""
    _, end = context.sentence_at(cue.start)
    return any(token.text == "?" for token in context.doc[max(cue.end, end - 2) : end])


def _ranking(context: Context, cue: Cue) -> Ranking | None:
    if cue.form == "attribute":
        return _attributive(context, cue)
    phrase = _placed_in(context, cue) if cue.form == "placed" else _subject_phrase(context, cue)
    if phrase is None or (phrase.start < cue.end and cue.start < phrase.end):
        return None
    start = _with_determiner(context, cue.start) if cue.form == "subject" else cue.start
    return Ranking(start, cue.end, phrase, is_of_subject=cue.form == "subject")


def _attributive(context: Context, cue: Cue) -> Ranking | None:
    doc = context.doc
    _, limit = context.sentence_at(cue.start)
    end = cue.end
    while end < limit and doc[end].tag_ in {"CD", "$"}:
        end += 1
    phrase = phrase_after(context, end, limit)
    if phrase is None or _is_praise(context, cue, phrase):
        return None
    return Ranking(_with_determiner(context, cue.start), cue.end, with_complements(context, phrase, limit, _OF))


def _is_praise(context: Context, cue: Cue, phrase: Phrase) -> bool:
    """ "the highest quality service", "the largest challenges"; "a record quarter" is no praise."""
    doc = context.doc
    words = {token.lower_ for token in doc[phrase.start : phrase.head + 1]}
    if words & ranking_words("abstract"):
        return True
    is_row = doc[cue.end - 1].lower_ in _OF_A_ROW
    return is_nominal_time(doc[phrase.head]) and not is_row


def _with_determiner(context: Context, start: int) -> int:
    """ "one of the largest": what stands before the cue and belongs to it."""
    doc = context.doc
    first: int = start
    while first > 0 and doc[first - 1].lower_ in _DETERMINERS | {"of", "one"} and start - first < 3:
        first -= 1
    return first + int(doc[first].lower_ == "of")


def _placed_in(context: Context, cue: Cue) -> Phrase | None:
    """ "customer satisfaction" of "ranks first in customer satisfaction", "Spanish brewers" of "third among"."""
    doc = context.doc
    _, limit = context.sentence_at(cue.start)
    for position in range(cue.end, min(cue.end + 5, limit - 1)):
        if doc[position].lower_ not in {"in", "among", "for", "of"} or context.time_at(position + 1):
            continue
        start = position + 1
        while start < limit and doc[start].lower_ in _DETERMINERS | {"all"} | {"10", "20", "50", "100"}:
            start += 1
        phrase = phrase_after(context, start, limit) if start < limit else None
        if phrase is None or doc[phrase.head].lower_ in ranking_words("contest"):
            return None
        if context.named_at(phrase.head) is None:
            return with_complements(context, phrase, limit, frozenset({"of"}))
    return None


def _subject_phrase(context: Context, cue: Cue) -> Phrase | None:
    """The subject of the clause: "Sales of the pill" of "Sales of the pill were the highest since 2018"."""
    site = Stretch(context, cue.start, cue.end)
    subject = _subject(site)
    if subject is None or subject.i >= cue.start or subject.tag_ in {"PRP", "DT", "WDT", "WP", "EX"}:
        return None
    phrase = phrase_around(context, subject.i, site.sent_start, site.sent_end)
    if phrase is None or is_nominal_time(context.doc[phrase.head]):
        return None
    return with_complements(context, phrase, cue.start) if phrase.end < cue.start else phrase


def _subject(site: Stretch) -> Token | None:
    if not site.is_parsed:
        return None
    for token in (site.root, site.root.head):
        subject = syntax.subject_of(token)
        if subject is not None and not site.start <= subject.i < site.end:
            return subject
    verb = governing_verb(site)
    return subject_token(site, verb) if verb is not None else None
