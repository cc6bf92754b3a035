"""With whom a partnership is, and whether its sentence makes news of it.

"A partnership with Norvane aims to bring robots to hotels"     ->  of Norvane and of who tells of it
"We value our partnership with Norvane"                          ->  no news
"""

from __future__ import annotations

from extractors.deal_lexicon import lemma_of
from extractors.deal_nominals import Nominal
from extractors.reading import article_of
from schemas import Reference


def unrecorded_partner(nominal: Nominal) -> list[Reference]:
    """ "a partnership with Norvane", of a name that no record has."""
    at = nominal.noun.i + 1
    is_with = at < nominal.end and nominal.doc[at].lower_ == "with"
    found = nominal.organizations.unrecorded(at + 1, nominal.end) if is_with else None
    return [found] if found is not None else []


def without_subject(nominal: Nominal, others: list[Reference]) -> list[Reference]:
    """ "Before the partnership with Halden, Norvane was limited to …": the second acts, where a clause opens so."""
    verbs = any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in nominal.doc[nominal.start : nominal.noun.i])
    spans = [one.span for one in others]
    if verbs or len(spans) != 2 or spans[0] is None or spans[1] is None:
        return others
    between = article_of(nominal.doc).text[spans[0].end : spans[1].start]
    return others[:1] if between.strip() == "," else others


def is_only_recalled(nominal: Nominal) -> bool:
    """ "Before the partnership with Halden, …", "We value our partnership with Halden": no news."""
    opening = [token.lower_ for token in nominal.doc[max(nominal.start, nominal.noun.i - 4) : nominal.noun.i]]
    verbs = {lemma_of(verb) for verb in nominal.above[:1]}
    return bool(verbs & {"value", "appreciate", "cherish", "enjoy"}) or bool({"before", "prior"} & set(opening))


def is_told(nominal: Nominal) -> bool:
    """Whether its verb makes news of it: "announced", "signed"."""
    verbs = {lemma_of(verb) for verb in nominal.above[:1]}
    return bool(verbs & {"announce", "sign", "enter", "form", "establish", "ink", "forge", "reach", "secure"})


def is_made_with(nominal: Nominal) -> bool:
    """ "The monitor was created in collaboration with Norvane": by whoever tells of it."""
    before = nominal.doc[nominal.noun.i - 1].lower_ if nominal.noun.i else ""
    subjects = [child for verb in nominal.above[:1] for child in verb.children if child.dep_ == "nsubj:pass"]
    is_event = any(lemma_of(subject) in {"event", "show", "conference", "series", "episode"} for subject in subjects)
    return before == "in" and bool(subjects) and not is_event


def is_of_teller(nominal: Nominal) -> bool:
    """ "A partnership with Norvane aims to bring robots to hotels": of whoever tells of it."""
    opens = nominal.doc[nominal.start : nominal.noun.i].text.strip(" *•-–\n").lower().split()[:1] in (["a"], ["an"])
    following = nominal.doc[nominal.noun.i + 1].lower_ if nominal.noun.i + 1 < nominal.end else ""
    is_first = nominal.noun.i - nominal.start <= _OPENING
    return opens and is_first and following == "with" and nominal.noun.dep_ in {"nsubj", "nsubj:pass", "ROOT"}


_OPENING = 6


def is_with_unnamed(nominal: Nominal) -> bool:
    """ "Halden and Norvane led the deal, in partnership with its managers": with nobody who has a name."""
    before = nominal.doc[nominal.noun.i - 1].lower_ if nominal.noun.i else ""
    following = nominal.doc[nominal.noun.i + 1].lower_ if nominal.noun.i + 1 < nominal.end else ""
    return before == "in" and following == "with"


def of_pair(nominal: Nominal) -> list[Reference]:
    """ "The merger of Halden and Norvane was called off": the second is no subject."""
    for index in range(nominal.noun.i + 1, min(nominal.end, nominal.noun.i + 10)):
        if nominal.organizations.mention_at(index):
            return nominal.organizations.listed(index, nominal.end, True)[0]
    return []
