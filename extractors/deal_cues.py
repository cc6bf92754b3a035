"""Where an article may speak of a deal: verbs ("acquired", "licensed"), nouns ("merger", "Series B") and agreements.

"entered into an exclusive license agreement with"  ->  <agreement>, licence
"the acquisition of Norvane by Halden"              ->  <acquisition>
"an employment agreement", "product offerings"      ->  none
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from extractors.deal_frames import FRAMED, framed_verbs, is_gerund, verb_of
from extractors.deal_lexicon import NOUN_TAGS, cue_table, is_definite, lemma_of
from extractors.deal_noun_types import type_of_agreement, type_of_noun
from extractors.deal_sides import is_misnamed
from extractors.sites import MAX_PARSED_TOKENS, Context
from schemas import DealType


@dataclass(frozen=True)
class Cue:
    """A word that may make a deal."""

    position: int
    kind: Literal["verb", "noun", "again", "role"]
    frames: tuple[str, ...] = ()
    """The frames of a verb, the first that fits holds."""
    role: str = ""
    """What a noun such as "seller" makes of who is named with it."""
    type: DealType | None = None
    """What a noun makes; of one that only takes up a deal ("the offering") what it takes up, None for "the deal"."""


@cache
def _verbs() -> dict[str, tuple[tuple[str, str], ...]]:
    """The frames of each verb, each with the particle that it needs: "snap" -> (("acquire", "up"),)."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for words, frames in [*cue_table("verb").items(), *((words, FRAMED) for words in framed_verbs())]:
        verb, _, particle = words.rpartition("-")[2].partition(" ")
        found[verb] = (*found.get(verb, ()), *((frame, particle) for frame in frames.split()))
    return found


@cache
def _gate() -> numpy.ndarray:
    words = {word for kind in ("noun", "agreement", "again", "role") for word in cue_table(kind)}
    words |= {verb + ending for verb in _verbs() for ending in ("", "e", "ing", verb[-1])}
    words |= {verb[:-1] + "ing" for verb in _verbs()}
    return numpy.array(sorted(get_string_id(word) for word in words), dtype="uint64")


def cue_positions(doc: Doc) -> list[int]:
    """The tokens that may be cues, found without looking at each of them."""
    if not len(doc):
        return []
    columns = doc.to_array(["LOWER", "LEMMA"])
    return [int(position) for position in numpy.flatnonzero(numpy.isin(columns, _gate()).any(axis=1))]


def find_cues(context: Context) -> list[Cue]:
    """The cues of an article in the order of the text."""
    cues = []
    for position in cue_positions(context.doc):
        start, end = context.sentence_at(position)
        named = context.named_at(position)
        if end - start > MAX_PARSED_TOKENS or (named and not is_misnamed(named)):
            continue
        cue = _cue_at(context.doc, position, start)
        if cue is not None:
            cues.append(cue)
    return cues


def _cue_at(doc: Doc, position: int, start: int) -> Cue | None:
    token = doc[position]
    word = lemma_of(token)
    if (token.tag_.startswith("VB") or _is_misread(token) or is_gerund(token)) and (frames := _frames_of(token)):
        return Cue(position, "verb", frames)
    if token.tag_ not in NOUN_TAGS and not (word in {"ipo", "series"} and token.text[0].isupper()):
        return None
    if word in cue_table("agreement"):
        kind = type_of_agreement(doc, position, start)
    elif word in cue_table("noun"):
        kind = type_of_noun(doc, position, start, word)
    else:
        kind = None
    if kind is not None:
        return Cue(position, "noun", type=kind)
    following = doc[position + 1].lower_ if position + 1 < len(doc) else ""
    if word in {"investor", "backer"} and following in {"include", "included", "includes"}:
        # "Other investors include Fjord Ventures"
        return Cue(position, "role", role="investor")
    if word == "investor" and position and doc[position - 1].lower_ == "lead" and following != "in":
        # "Lead investor Fjord Ventures was joined by …"
        return Cue(position, "role", role="lead_investor")
    if (role := cue_table("role").get(word)) and is_definite(doc, position, start):
        return Cue(position, "role", role=role)
    if word not in cue_table("again") or not is_definite(doc, position, start):
        return None
    taken_up = cue_table("noun").get(word)
    return Cue(position, "again", type=DealType(taken_up) if taken_up else None)


def _frames_of(token: Token) -> tuple[str, ...]:
    """The frames that a verb fits with the particle behind it: "snaps up", but not "snaps a picture"."""
    entries = _verbs().get(verb_of(token), ())
    behind = {word.lower_ for word in token.doc[token.i + 1 : token.i + 3]}
    return tuple(dict.fromkeys(frame for frame, particle in entries if not particle or particle in behind))


def _is_misread(token: Token) -> bool:
    """ "Halden partners with Norvane", "Halden Acquires Norvane", which a tagger may take for a plural."""
    is_plural = token.tag_ in {"NNS", "NNPS"} and token.lower_.endswith("s")
    following = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    # "Halden Partners with Norvane", whatever hangs on what
    return is_plural and (token.dep_ == "ROOT" or (token.text in {"Partners", "PARTNERS"} and following == "with"))
