"""The deal that the title of an article tells, where the text names its sides but tells it in other words.

    title "Halden Partners With Norvane to Bring Its Pumps to Peru", text "… announced today that Norvane has adopted …"
        ->  a collaboration of Halden and Norvane
    title "Halden Labs Announces $3 Million Registered Direct Offering"
        ->  an offering by Halden Labs

A title is no part of the text: sides are organizations that the text names, and what proves the deal is the sentence
that names most of them. Lines of lexicons/deal_titles.tsv tell what a verb makes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.deal_groups import DealGroup, is_related
from extractors.deal_lexicon import deal_words
from extractors.deal_mentions import DealMention, name_of
from extractors.deal_organizations import Organizations
from extractors.deal_status import is_tentative
from extractors.gazetteers import is_legal_form
from extractors.lexicons import entries
from extractors.reading import article_of, records_of, section_at
from schemas import DealType, Organization, Product, Reference
from schemas.deals import PartyRole
from schemas.entities import Entity

_MAX_TITLE = 300
_OPENING = 250
"""So many tokens of a text may open it."""
_GAP = 6
"""So many words may stand between a side and its verb, or between "with" and the other side."""
_WORD = re.compile(r"[$€£]?[\w][\w&.@/’'-]*|[^\w\s]")
_BRACKET = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")
_LABEL = re.compile(r"\s(?:[–—|]|--?)\s|:\s")
_MONEY = re.compile(r"^(?:[a-z]{0,3}[$€£]\d|\d[\d.,]*(?:m|mn|bn|k)$)")
_SCALES = frozenset({"million", "billion", "crore"})
_LISTED = frozenset({",", "and", "&", "+"})
_BORDERS = frozenset(
    {"with", "by", "from", "for", "of", "in", "after", "as", "to", "following", "amid", "via", "through", "on", "at"}
    | {"while", "when", "until", "before", "since", "than", "that", "who", "which", ";", "subsidiary", "unit", "arm"}
)
"""What does not stand between a side and its verb: of "Halden's unit" somebody else is the side."""
_UNSURE = frozenset({"may", "could", "might", "if", "why", "how", "should", "?", "rumor", "rumors", "top", "not", "no"})
_RAISING = frozenset({DealType.FINANCING, DealType.OFFERING, DealType.IPO, DealType.PRIVATE_PLACEMENT})
_DONE = frozenset(
    {"closes", "closed", "completes", "completed", "raises", "raised", "concludes", "closing", "completion"}
)
_ENDS = _BORDERS | {",", ";", ".", "!", "–", "—", "-", "/", "and", "&", "+"}
"""What stands behind a side: in "Acquires Norvane Mines" Norvane is none."""
_TOLD = frozenset({"headline", "lead"})


@dataclass(frozen=True)
class _Line:
    """One line of the lexicon."""

    verbs: tuple[tuple[str, ...], ...]
    needs: tuple[frozenset[str], ...]
    type: DealType
    is_alone: bool
    role: str
    others: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class _Side:
    """A name of the title, with its words from `start` to `end`."""

    start: int
    end: int
    reference: Reference


@cache
def _lines() -> tuple[_Line, ...]:
    return tuple(_line(*row.split("\t")) for row in entries("deal_titles.tsv"))


def _line(verbs: str, needs: str, kind: str, role: str, others: str = "") -> _Line:
    groups = () if needs == "-" else tuple(frozenset(group.split()) for group in needs.split(" & "))
    places = tuple((place.replace("_", " "), what) for place, what in (pair.split(":") for pair in others.split()))
    forms = tuple(tuple(form.split("_")) for form in verbs.split("|"))
    return _Line(forms, groups, DealType(kind.rstrip("!")), kind.endswith("!"), role, places)


def with_titled(organizations: Organizations, groups: list[DealGroup]) -> list[DealGroup]:
    """The deals of an article with the one of its title: a new one, or the side that a known one lacks."""
    mention = read_title(organizations)
    if mention is None or any(mention.names() <= group.names() for group in groups):
        return groups
    kind = mention.type
    related = [group for group in groups if kind is not None and is_related(kind, group.types)]
    sharing = [group for group in related if group.names() & mention.names()]
    for group in sharing:
        if kind in group.types and (missing := _missing(mention, group)):
            mention.parties = missing
            group.add(mention)
            return groups
    if kind not in _RAISING and sharing:
        return groups
    if any(one.place in _TOLD for group in related for one in group.mentions):
        return groups
    titled = DealGroup()
    titled.add(mention)
    return [titled, *groups]


def _missing(mention: DealMention, group: DealGroup) -> list[tuple[PartyRole, Reference]]:
    """The sides of a title that a deal has nobody for."""
    roles = [role for role, _ in group.parties()]
    known = group.names()
    is_half = len(known) == 1
    return [
        (role, one)
        for role, one in mention.parties
        if name_of(one) not in known and (role not in roles or (role == "partner" and is_half))
    ]


def read_title(organizations: Organizations) -> DealMention | None:
    """The deal of the title; None where it tells none, or the text names no side of it."""
    title = _BRACKET.sub(" ", (article_of(organizations.doc).title or "")[:_MAX_TITLE])
    for part in reversed(_LABEL.split(title)):
        words = list(_words(part))
        if set(words) & _UNSURE or len(words) < 3:
            continue
        sides = _sides(organizations, words)
        for line in _lines() if sides else ():
            if (parties := _fit(line, words, sides)) and (mention := _mention(organizations, line, parties)):
                mention.is_tentative = mention.is_tentative or _is_letter(words)
                mention.status = "completed" if line.type in _RAISING and _DONE & set(words) else None
                return mention
    return None


def _is_letter(words: list[str]) -> bool:
    """ "Signs LOI to Acquire", "Letter of Intent": nothing is binding yet."""
    return bool({"loi", "intent", "non-binding"} & set(words))


def _words(text: str) -> Iterator[str]:
    for match in _WORD.finditer(text):
        word = match[0].casefold().rstrip(".")
        stem = re.sub(r"[’']s?$", "", word)
        yield stem
        if stem != word:
            yield "’s"


def _sides(organizations: Organizations, words: list[str]) -> list[_Side]:
    """Where the title has organizations that the text names, the longest name first."""
    found: list[_Side] = []
    taken: set[int] = set()
    first = {word: [k for k, other in enumerate(words) if other == word] for word in set(words)}
    for form, reference in sorted(_forms(organizations, first), key=lambda pair: -len(pair[0])):
        for start in first.get(form[0], ()):
            places = range(start, start + len(form))
            if words[start : start + len(form)] == form and taken.isdisjoint(places):
                found.append(_Side(start, start + len(form), reference))
                taken.update(places)
    return sorted(found, key=lambda side: side.start)


def _forms(organizations: Organizations, first: dict[str, list[int]]) -> Iterator[tuple[list[str], Reference]]:
    """The names of organizations as words of a title, with and without their legal forms."""
    for entity in (*records_of(organizations.doc, Organization), *records_of(organizations.doc, Product)):
        reference = None
        for name in dict.fromkeys((entity.name, *entity.aliases)):
            bare = name.split()
            while len(bare) > 1 and is_legal_form(bare[-1].strip(",")):
                bare.pop()
            form = [word for word in _words(" ".join(bare)) if word != ","]
            if not form or form[0] not in first or (len(form) == 1 and len(form[0]) < 3):
                continue
            reference = reference or _named(organizations, entity)
            if reference is None:
                break
            yield form, reference


def _named(organizations: Organizations, entity: Entity) -> Reference | None:
    """Who a record is for a deal: the first of its mentions that may be a side."""
    for span in entity.mentions[:5]:
        tokens = organizations.doc.char_span(span.start, span.end, alignment_mode="expand")
        if tokens is not None and len(tokens) and (named := organizations.named(tokens.start)):
            return named
    return None


def _fit(line: _Line, words: list[str], sides: list[_Side]) -> list[tuple[str, Reference]]:
    """The sides of a title in their roles, where a line fits it."""
    for position in range(1, len(words)):
        verb = next((form for form in line.verbs if tuple(words[position : position + len(form)]) == form), None)
        if verb is None:
            continue
        acting, behind = _acting(words, sides, position), position + len(verb)
        if not acting or not _is_met(line, words, behind):
            continue
        others = [(role, one) for place, role in line.others for one in _standing(place, words, sides, behind)]
        mine = {name_of(one) for one in acting}
        parties = [(line.role, one) for one in acting]
        parties += [(role, one) for role, one in others if name_of(one) not in mine]
        if len(parties) > 1 and (others or line.is_alone or not line.others):
            return parties
        if line.is_alone and not set(words) & (deal_words("no funding") - _NAMED_DEALS):
            return parties
    return []


_NAMED_DEALS = frozenset({"grant", "grants", "contract", "contracts", "order", "orders", "award", "awards", "deal"})


def _acting(words: list[str], sides: list[_Side], position: int) -> list[Reference]:
    """Who stands before a verb, with those whom "and" joins to them."""
    before = [side for side in sides if side.end <= position]
    if not before or set(words[before[-1].end : position]) & _BORDERS or position - before[-1].end > _GAP:
        return []
    if before[-1].start and words[before[-1].start - 1] in _BORDERS | {"’s"}:
        return []
    found = [before.pop()]
    while before and set(words[before[-1].end : found[0].start]) <= _LISTED:
        found.insert(0, before.pop())
    return [side.reference for side in found]


def _is_met(line: _Line, words: list[str], behind: int) -> bool:
    following = set(words[behind:])
    if any(_MONEY.match(word) or word in _SCALES for word in words[behind:]):
        following.add("$")
    return all("-" in group or following & group for group in line.needs)


def _standing(place: str, words: list[str], sides: list[_Side], behind: int) -> list[Reference]:
    """Who stands behind a preposition, or right behind the verb ("-"), with those whom "and" joins to them."""
    marks = place.split()
    starts = (
        [behind]
        if place == "-"
        else [k + len(marks) for k in range(behind, len(words)) if words[k : k + len(marks)] == marks]
    )
    for start in starts:
        near = [side for side in sides if side.start >= start]
        if not near or near[0].start - start > _GAP or set(words[start : near[0].start]) & _BORDERS:
            continue
        found = near[:1]
        for side in near[1:]:
            if not set(words[found[-1].end : side.start]) <= _LISTED:
                break
            found.append(side)
        if found[-1].end < len(words) and words[found[-1].end] not in _ENDS:
            # "Partnership with Norvane Great Jane Roe": a person
            return []
        return [side.reference for side in found]
    return []


def _mention(organizations: Organizations, line: _Line, parties: list[tuple[str, Reference]]) -> DealMention | None:
    """A mention whose evidence is the sentence of the text that names most of the sides."""
    named: dict[int, set[str]] = {}
    cues: dict[int, int] = {}
    for position, record in _places(organizations, {one.record_id for _, one in parties if one.record_id}):
        start, _ = organizations.sentence_at(position)
        named.setdefault(start, set()).add(record)
        cues[start] = min(position, cues.get(start, position))
    if not named:
        return None
    best = min(named, key=lambda start: (-len(named[start]), start))
    cue = cues[best]
    told = _first_told(organizations, line) if len(parties) == 1 else None
    cue = told if told is not None and told < best else cue
    start, end = organizations.sentence_at(cue)
    mention = DealMention(line.type, cue, start, end, place="lead")
    for role, one in parties:
        mention.add(role, [one])  # type: ignore[arg-type]
    mention.is_tentative = is_tentative(organizations.doc, start, end)
    return mention


def _places(organizations: Organizations, wanted: set[str]) -> Iterator[tuple[int, str]]:
    """Where the news of an article names some records."""
    doc = organizations.doc
    for entity in (*records_of(doc, Organization), *records_of(doc, Product)):
        for span in entity.mentions if entity.id in wanted else ():
            tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
            if tokens is not None and len(tokens) and not section_at(doc, span.start).is_boilerplate:
                yield tokens.start, entity.id


def _first_told(organizations: Organizations, line: _Line) -> int | None:
    """The first word of the opening that the line needs: "round" of "announced a $10 million funding round"."""
    wanted = frozenset().union(*line.needs) - {"$", "&"}
    opening = (token.i for token in organizations.doc[:_OPENING] if token.lower_ in wanted and len(token) > 3)
    return next(opening, None)
