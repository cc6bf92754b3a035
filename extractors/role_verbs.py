"""Roles that a verb gives: appointments, service, departures.

"John Doe was named chief executive of Acme"        ->  John Doe, "chief executive", Acme
"Acme appointed Ann Poe as chief financial officer" ->  Ann Poe, "chief financial officer", Acme
"Jane Roe stepped down as chair of Acme"            ->  Jane Roe, "chair", Acme, former
"Ray Lim, who leads Harbor's oncology unit"         ->  Ray Lim, no title, Harbor
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.gazetteers import is_honorific, word_group
from extractors.name_spans import Name
from extractors.role_context import Role, RoleContext, Status
from extractors.titles import title_from
from schemas import Reference

_APPOINTING = word_group("appointing verbs")
_SERVING = word_group("serving verbs")
_LEADING = word_group("leading verbs")
_LEAVING = word_group("leaving verbs")


class VerbRoles:
    """Reads the roles that the verb behind a person gives."""

    def __init__(self, article: RoleContext) -> None:
        self._article = article

    def after(self, person: Name, index: int) -> Iterator[Role]:
        words, verb, seen = self._article.words, "", []
        organization: Reference | None = None
        for _ in range(8):
            if index >= len(words) or not self._article.surface.joins(index):
                return
            word = words[index].lower()
            if word in _APPOINTING | _SERVING | _LEADING | _LEAVING:
                verb = verb or (word if word in _APPOINTING | _LEADING | _LEAVING | {"joined", "joins"} else "")
            elif name := self._article.at.get(index):
                if name.kind != "organization":
                    return
                organization, index = self._article.reference(name), name.end - 1
                if verb in _LEADING:
                    yield Role(person, None, organization, "current")
                    return
            elif verb in _LEADING and (house := self._article.described_name(index)):
                yield Role(person, None, self._article.reference(house), "current")  # who runs the brokerage Acme
                return
            elif verb in _LEADING and word == "the" and index + 1 < len(words):
                organization = self._article.nominal(index, index + 2)  # Jane Roe, who chairs the foundation
                if organization is not None:
                    yield Role(person, None, organization, "current")
                    return
            elif word not in {
                "has",
                "been",
                "have",
                "will",
                "be",
                "the",
                "a",
                "an",
                "its",
                "our",
                "role",
                "position",
                "of",
                "down",
                "had",
                "recently",
                "newly",
                "previously",
                "formerly",
                "today",
                "who",
                "from",
                "in",
                "'s",
                "’s",
            }:
                break
            seen.append(word)
            index += 1
        if not seen or not (
            {*seen} & (_APPOINTING | {"as", "to", "is", "was", "became", "becomes", "become", "remains", "be", "down"})
        ):
            return
        start = index
        while start > 0 and words[start - 1].lower() in {"the", "a", "an", "its", "our"}:
            start -= 1
        title = title_from(self._article.surface, start, self._article.ends_title, may_have_adjectives=False)
        if title is None or title.start > index + 1:
            return
        status = self._status_of_verb(seen, verb)
        owner = organization or self._article.organization_after(title.end) or self._appointer(person, verb)
        yield Role(person, title, owner, status)

    def _status_of_verb(self, seen: Sequence[str], verb: str) -> Status:
        if verb in _LEAVING or {"previously", "formerly", "served", "had"} & {*seen}:
            return "former"
        return "incoming" if {"will", "become"} & {*seen} else "current"

    def _appointer(self, person: Name, verb: str) -> Reference | None:
        """ "Acme" in "Acme appointed Ann Poe as chair": the organization before the verb before the name."""
        index = person.start - 1
        while index > 0 and (
            is_honorific(self._article.words[index]) or self._article.words[index] in {"of", "appointment", "the"}
        ):
            index -= 1
        if index < 1 or self._article.words[index].lower() not in _APPOINTING:
            return None
        for back in range(index - 1, max(index - 6, -1), -1):
            name = self._article.at.get(back)
            if name is not None:
                return self._article.reference(name) if name.kind == "organization" else None
            # "Acme today announced that it has appointed Ann Poe"
            if self._article.words[back].lower() in {"it", "company", "that"}:
                sent = self._article.doc[back].sent
                named = (self._article.at.get(token.i) for token in self._article.doc[sent.start : back])
                return next(
                    (self._article.reference(name) for name in named if name and name.kind == "organization"), None
                )
        return None
