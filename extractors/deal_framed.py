"""Read a clause by the frames of its verb: who stands where has which role (lexicons/deal_frames.tsv)."""

from __future__ import annotations

from collections.abc import Iterator

from extractors import syntax
from extractors.deal_clauses import Clause
from extractors.deal_frames import Frame, framed_verbs
from extractors.deal_lexicon import deal_words, is_joined
from extractors.deal_mentions import DealMention, name_of
from schemas import DealType, Reference

_REACH = 14
"""So many tokens behind a verb may hold the word that its frame needs."""
_MONEY_REACH = 6
_BEFORE = 3
"""So many before it: "will jointly develop"."""


def read_framed(clause: Clause) -> DealMention | None:
    """The deal of the first frame that fits: "appointed Norvane as its distributor"."""
    for frame in _frames_of(clause):
        if _is_met(clause, frame):
            mention = clause.new(DealType(frame.type), is_completed_by_past=frame.type == "option")
            mention.status = frame.status or mention.status
            standing = {place: _standing(clause, frame, place) for place, _ in frame.roles}
            for place, role in frame.roles:
                others = {name_of(one) for other, found in standing.items() if other != place for one in found}
                # "signed a pact, assigning Halden all rights": of the two who signed the other assigns
                is_joint = place == "subject" and len(standing[place]) > 1
                found = [one for one in standing[place] if not is_joint or name_of(one) not in others]
                mention.add(role, found)  # type: ignore[arg-type]
            first = frame.roles[0][1]
            is_enough = len(mention.parties) > 1 or frame.is_alone
            if is_enough and any(role == first for role, _ in mention.parties):
                return mention
    return None


def _frames_of(clause: Clause) -> Iterator[Frame]:
    """The frames of the verb as it stands: with its particle, with its prefix ("co-developed")."""
    doc, position = clause.doc, clause.verb.i
    verb = clause.lemma
    behind = {token.lower_ for token in doc[position + 1 : position + 3]}
    has_prefix = position - 2 >= clause.start and is_joined(doc, position - 2)
    for key, frames in framed_verbs().items():
        word, _, particle = key.partition(" ")
        if (has_prefix and word == f"{doc[position - 2].lower_}-{verb}") or (
            word == verb and not has_prefix and (not particle or particle in behind)
        ):
            yield from frames


def _is_met(clause: Clause, frame: Frame) -> bool:
    if not frame.needs:
        return True
    position = clause.verb.i
    words = {token.lower_ for token in clause.doc[max(clause.start, position - _BEFORE) : position]}
    for token in clause.doc[position + 1 : min(clause.end, position + _REACH)]:
        if token.tag_ in {"VBD", "MD"}:
            # "Halden, backed by Norvane, closed a round": the word belongs to the next verb.
            break
        words.add(token.lower_)
    if clause.organizations.has_money(position + 1, min(clause.end, position + _MONEY_REACH)):
        words.add("$")
    return all(words & group for group in frame.needs)


def _standing(clause: Clause, frame: Frame, place: str) -> list[Reference]:
    """Who stands in a place of the clause."""
    if place == "holders":
        subject = syntax.subject_of(clause.verb)
        is_held = subject is not None and subject.lower_ in deal_words("holders")
        return clause.organizations.of_noun(subject) if subject is not None and is_held else []
    has_object = frame.role_of("object") is not None
    if place == "subject":
        return clause.behind.first("by") if clause.is_passive else clause.actors()
    if place == "object":
        return clause.actors() if clause.is_passive else clause.organizations.listed(clause.verb.i + 1, clause.end)[0]
    if place == "owner":
        return clause.organizations.owner(clause.verb.i + 1) or clause.owner_behind()
    if clause.is_passive and not has_object and place not in {"to", "from", "with"}:
        return []
    return clause.behind.all(place) if place == "led by" else clause.behind.first(place, anywhere=True)
