"""The measure of a figure that is a part or a rest of what was counted before it.

"Of the 240 volunteers, 60% reported relief"                  ->  volunteers
"40 firms applied; twelve of them were chosen"                ->  firms
"opened 9 clinics and closed 4", "12 branches, of which 3 …"  ->  clinics; branches
"""

from __future__ import annotations

from extractors.figure_words import is_measure_verb
from extractors.neighbours import Found
from extractors.noun_phrases import Phrase
from extractors.nouns_after import phrase_of
from extractors.phrase_words import is_noun
from extractors.sites import Site
from schemas.figures import FigureType

_PRONOUNS = frozenset({"it", "that", "them", "these", "those", "which", "whom"})
_SUMS = frozenset({FigureType.MONEY, FigureType.QUANTITY})
_REST = frozenset({"remaining", "other"})
_SHARES = frozenset({FigureType.COUNT, FigureType.PERCENT, FigureType.RATIO})
_VERBS = frozenset({"VBD", "VBP", "VBZ", "VBN", "MD"})


def of_those(site: Site, found: Found) -> Phrase | None:
    """ "Of the 240 volunteers, 60% reported relief", "has 30 clinics and opened 6 more": of what was counted before."""
    doc, previous = site.doc, site.previous()
    if site.end >= site.sent_end:
        return None
    if (whole := _opening_whole(site)) is not None:
        return whole
    if previous is None:
        return None
    following = doc[site.end]
    if _is_bare_object(site):
        return _last_counted(site, previous, found)
    if _follows_which(site) or doc[site.start - 1].lower_ in _REST or _is_added(site):
        return _last_counted(site, previous, found)
    if _opens_with_whole(previous) and site.match.amount.type in _SHARES and following.tag_ in _VERBS | {"IN", "RB"}:
        return found.get(previous.index)
    if following.lower_ == "of" and site.end + 1 < site.sent_end and doc[site.end + 1].lower_ in _PRONOUNS:
        return _last_counted(site, previous, found)
    if site.match.amount.type is FigureType.PERCENT and following.tag_ in {"VBD", "VBP"}:
        people = _inside(site, found.get(previous.index))
        if people is not None and doc[site.left - 1].lower_ in {"and", ",", "while"}:
            return people
    is_part = previous.match.amount.type in {FigureType.PERCENT, FigureType.RATIO}
    if is_part and site.match.amount.type is FigureType.PERCENT and following.tag_ in {"VBD", "VBP"}:
        # "Two thirds of respondents had cut spending; 12% had taken a second job."
        return found.get(previous.index) if doc[site.left - 1].text in {",", ";", "and", "while"} else None
    if previous.match.amount.type is not FigureType.COUNT:
        return None
    if site.match.amount.type is FigureType.PERCENT:
        fits = following.tag_ in {"VBD", "VBP"} or following.lower_ in {"more", "fewer", "less"}
    else:
        fits = site.match.amount.type is FigureType.COUNT and following.lower_ in {"more", "others"}
    return found.get(previous.index) if fits and site.left - previous.end <= 20 else None


def _opening_whole(site: Site) -> Phrase | None:
    """ "Of the participants who replied, 77 percent were over 26", "Among Danes, 27 percent would vote for her"."""
    doc, first = site.doc, site.sent_start
    is_share = site.match.amount.type in {FigureType.PERCENT, FigureType.RATIO}
    if not is_share or doc[first].lower_ not in {"of", "among", "amongst"} or doc[site.end].tag_ not in _VERBS:
        return None
    phrase = phrase_of(site.context, first + 1, site.left)
    if phrase is None or doc[phrase.head].tag_ not in {"NNS", "NNPS"} or site.context.site_at(phrase.start - 1):
        return None
    return phrase


def _inside(site: Site, phrase: Phrase | None) -> Phrase | None:
    """The "patients" of "the median age of patients"."""
    if phrase is None or phrase.core_end >= phrase.end or site.match.amount.type is not FigureType.PERCENT:
        return None
    last, before = site.doc[phrase.end - 1], site.doc[phrase.end - 2]
    is_people = last.lower_.endswith("s") and before.lower_ in {"of", "the", "among", "in"}
    return Phrase(last.i, last.i + 1, last.i, core_end=last.i + 1) if is_people and is_noun(last) else None


def _is_added(site: Site) -> bool:
    """ "12 branches, with an additional 25 to 30 planned": more of what was counted."""
    opens = {token.lower_ for token in site.doc[site.left : site.start]} | {site.doc[site.left - 1].lower_}
    following = site.doc[site.end]
    is_open = following.tag_ in {"VBN", "TO", "IN", "."} or following.is_punct
    return site.match.amount.type is FigureType.COUNT and is_open and bool(opens & {"additional", "another", "further"})


def _is_bare_object(site: Site) -> bool:
    """ "opened 9 clinics last year and closed 4", "added 63 branches and now has 2,140": the noun is not repeated."""
    verb, following = site.doc[site.left - 1], site.doc[site.end]
    if site.match.amount.type is not FigureType.COUNT or not verb.tag_.startswith("VB"):
        return False
    joins = site.left - 2 > site.sent_start and site.doc[site.left - 2].tag_ == "CC"
    if is_measure_verb(verb.lower_, verb.lemma_) and not joins:
        return False
    return following.is_punct or following.tag_ in {"CC", ".", ","}


def _follows_which(site: Site) -> bool:
    """ "120 properties, of which 14 are in Wales": a part of what was counted last."""
    before = site.left - 1
    doc = site.doc
    return before > site.sent_start and doc[before].lower_ in {"which", "whom"} and doc[before - 1].lower_ == "of"


def _opens_with_whole(previous: Site) -> bool:
    """ "Of the 1,200 patients enrolled, 840 completed the study"."""
    before = previous.left - 1
    return before >= previous.sent_start and previous.doc[before].lower_ == "of" and previous.doc[before].is_title


def _last_counted(site: Site, previous: Site | None, found: Found) -> Phrase | None:
    """ "40 firms applied; twelve of them were chosen", "12 percent of patients on 5 mg and 9 percent of those on 2"."""
    for _ in range(3):
        if previous is None or site.left - previous.end > 30:
            return None
        phrase = found.get(previous.index)
        if phrase is not None and previous.match.amount.type in {FigureType.COUNT, FigureType.PERCENT, *_SUMS}:
            return phrase
        previous = previous.previous()
    return None
