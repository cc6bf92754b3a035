"""Roles that a verb gives: appointments, service, succession, departures.

"John Doe was named chief executive of Acme"        ->  John Doe, "chief executive", Acme
"Acme appointed Ann Poe as chief financial officer" ->  Ann Poe, "chief financial officer", Acme
"the appointment of Ann Poe to Acme's board"        ->  Ann Poe, "board", Acme
"Jane Roe stepped down as chair of Acme"            ->  Jane Roe, "chair", Acme, former
"Ray Lim, who leads Harbor's oncology unit"         ->  Ray Lim, no title, Harbor
"John Doe will succeed Jane Roe as chair"           ->  John Doe, "chair", incoming; Jane Roe, "chair", former
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.appointers import appointer_of, is_appointed, is_succeeded
from extractors.further_roles import further_verbs
from extractors.gazetteers import word_group
from extractors.housed_titles import housed_title
from extractors.name_spans import Name
from extractors.role_context import Role, RoleContext, Status
from extractors.titles import Title, title_from
from schemas import Reference

_APPOINTING = word_group("appointing verbs")
_SERVING = word_group("serving verbs")
_LEADING = word_group("leading verbs")
_LEAVING = word_group("leaving verbs")
_SUCCEEDING = word_group("succeeding verbs")
_LIGHT = word_group("light words of a role's verb phrase")
_GIVING = _APPOINTING | {"as", "to", "is", "was", "became", "becomes", "become", "remains", "be", "down"}
_DETERMINERS = frozenset({"the", "a", "an", "its", "our", "their"})
_MOST_WORDS = 10
_BOARDS = frozenset({"board", "boards"})
_KINDS_OF_BOARD = frozenset({"advisory", "supervisory", "scientific", "medical", "management", "clinical", "strategic"})


class VerbRoles:
    """Reads the roles that the verb behind a person gives."""

    def __init__(self, article: RoleContext) -> None:
        self._article = article

    def after(self, person: Name, index: int) -> Iterator[Role]:
        """The roles that the words from `index`, behind the person, give: of a verb, and of those tied to it."""
        yield from self._of_verb(person, index)
        for verb in further_verbs(self._article, index):
            for role in self._of_verb(person, verb):
                if role.organization is None:  # "She joined Acme in 1998 and served as analyst."
                    role = role._replace(organization=self._house_joined(index, verb))
                if role.title is not None and role.organization is not None:
                    # "She served as counsel and as president of Acme"
                    was_before = self._article.words[verb] == "as" and "served" in self._article.words[index:verb]
                    yield role._replace(status="former") if was_before else role

    def _house_joined(self, start: int, end: int) -> Reference | None:
        """The one organization between two verbs, where the first says that somebody joined it."""
        words = self._article.words
        if words[start].lower() not in {"joined", "joins"}:
            return None
        named = [name for index in range(start, end) if (name := self._article.at.get(index)) and name.start == index]
        houses = [name for name in named if name.kind == "organization"]
        return self._article.reference(houses[0]) if len(houses) == 1 else None

    def _of_verb(self, person: Name, index: int) -> Iterator[Role]:
        if (role := self._given_directly(person, index)) is not None:
            yield role
            return
        words, verb = self._article.words, ""
        seen: list[str] = []
        organization: Reference | None = None
        for _ in range(_MOST_WORDS):
            if index >= len(words) or not self._article.surface.joins(index):
                return
            word = words[index].lower()
            if word in _APPOINTING | _SERVING | _LEADING | _LEAVING | _SUCCEEDING:
                verb = verb or (word if word in _NAMING_A_ROLE else "")
            elif name := self._article.at.get(index):
                if name.kind == "person" and seen and seen[-1] in _SUCCEEDING:
                    yield from self._successor(person, name, seen)
                    return
                if name.kind != "organization":
                    return
                organization, index = self._article.reference(name), name.end - 1
                if verb in _LEADING:
                    yield Role(person, None, organization, "current")
                    return
            elif verb in _LEADING and (led := self._led(index)) is not None:
                yield Role(person, None, led, "current")
                return
            elif (owner := self._definite_owner(index)) is not None:
                organization, index = owner, index + 2
            elif word not in _LIGHT:
                break
            seen.append(word)
            index += 1
        yield from self._role(person, index, seen, verb, organization)

    def _role(
        self, person: Name, index: int, seen: Sequence[str], verb: str, organization: Reference | None
    ) -> Iterator[Role]:
        """The title at `index`, behind the words `seen` of a verb phrase."""
        words = self._article.words
        gives_role = {*seen} & _GIVING or (is_appointed(self._article, person) and "to" in seen)
        if not gives_role or index >= len(words):
            return
        start = index
        while start > 0 and words[start - 1].lower() in _DETERMINERS:
            start -= 1
        title = title_from(self._article.surface, start, self._article.ends_title, may_have_adjectives=False)
        title = title or housed_title(self._article, start)
        if title is None and (verb in _APPOINTING | {"joined", "joins"} or is_appointed(self._article, person)):
            title = self._board(index)
        if title is None or title.start > index + 1 or words[title.end : title.end + 1] in (["'s"], ["’s"]):
            return  # the last: "serving as the President's physician"
        owner = organization or self._article.organization_after(title.end)
        yield Role(
            person, title, owner or appointer_of(self._article, person), self._status_of_verb(person, seen, verb)
        )

    def _given_directly(self, person: Name, index: int) -> Role | None:
        """ "named Ann Poe its chair": no word between the name and the title but a determiner."""
        words = self._article.words
        if index >= len(words) or not is_appointed(self._article, person, by_verb=True):
            return None
        start = index + (words[index].lower() in _DETERMINERS)
        title = title_from(self._article.surface, start, self._article.ends_title, may_have_adjectives=False)
        if title is None or title.start != start or self._article.is_plural(title):
            return None
        owner = self._article.organization_after(title.end) or appointer_of(self._article, person)
        return Role(person, title, owner, "current")

    def _definite_owner(self, index: int) -> Reference | None:
        """Acme, for "the company's" in "as the company's chief executive"."""
        words = self._article.words
        is_owner = words[index].lower() == "the" and words[index + 2 : index + 3] in (["'s"], ["’s"])
        return self._article.nominal(index, index + 2) if is_owner else None

    def _led(self, index: int) -> Reference | None:
        """ "the brokerage Acme", "the foundation" behind "who runs"."""
        house = self._article.described_name(index)
        if house is not None:
            return self._article.reference(house)
        is_definite = self._article.words[index].lower() == "the" and index + 1 < len(self._article.words)
        return self._article.nominal(index, index + 2) if is_definite else None

    def _successor(self, person: Name, before: Name, seen: Sequence[str]) -> Iterator[Role]:
        """Of "John Doe will succeed Jane Roe as chair" the new chair; her own role is read behind her name."""
        words, link = self._article.words, before.end
        if link + 1 >= len(words) or words[link] != "as":
            return
        house, start = self._possessor(link + 1)
        title = title_from(self._article.surface, start, self._article.ends_title, may_have_adjectives=False)
        if title is not None:
            is_future = {"will", "to", "succeeding", "replacing"} & {*seen}
            owner = house or self._article.organization_after(title.end)
            yield Role(person, title, owner, "incoming" if is_future else "current")

    def _possessor(self, index: int) -> tuple[Reference | None, int]:
        """The house and the token behind it in "Acme's chief executive", "the company's chief executive"."""
        words = self._article.words
        if (owner := self._definite_owner(index)) is not None:
            return owner, index + 3
        name = self._article.name_from(index, {"organization"})
        if name is None or words[name.end : name.end + 1] not in (["'s"], ["’s"], ["'"], ["’"]):
            return None, index
        return self._article.reference(name), name.end + 1

    def _board(self, index: int) -> Title | None:
        """ "Board of Directors", "Scientific Advisory Board" behind "appointed to its"."""
        words, start = self._article.words, index
        while index < len(words) and self._article.surface.joins(index) and words[index].lower() in _KINDS_OF_BOARD:
            index += 1
        if index >= len(words) or words[index].lower() not in _BOARDS:
            return None
        end = index + 1
        if end + 1 < len(words) and words[end] == "of" and words[end + 1].lower() in {"directors", "trustees"}:
            end += 2
        return Title(start, end)

    def _status_of_verb(self, person: Name, seen: Sequence[str], verb: str) -> Status:
        if is_succeeded(self._article, person):
            return "former"
        if verb in _LEAVING and {"will", "to"} & {*seen}:
            return "current"
        if verb in _LEAVING or {"previously", "formerly", "served", "had", "worked"} & {*seen}:
            return "former"
        return "incoming" if {"will", "become"} & {*seen} else "current"


_NAMING_A_ROLE = _APPOINTING | _LEADING | _LEAVING | {"joined", "joins"}
