"""Roles that stand beside a name.

"Acme CEO John Doe", "Acme's chair, John Doe"       ->  before it
"Jane Roe, chief medical officer at Acme"           ->  behind it
"Jane Roe of Acme"                                  ->  an organization without a title
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.gazetteers import is_honorific, is_person_suffix, is_title_head
from extractors.name_spans import Name
from extractors.role_context import Role, RoleContext, is_former
from extractors.role_verbs import VerbRoles
from extractors.titles import Title, title_from, title_until
from schemas import Reference


class RoleReader:
    """Reads the roles of one article."""

    def __init__(self, article: RoleContext) -> None:
        self._article = article
        self._verbs = VerbRoles(article)

    def roles(self) -> Iterator[Role]:
        for name in self._article.names:
            if name.kind != "person":
                continue
            yield from self._before(name)
            yield from self._after(name)

    def _before(self, person: Name) -> Iterator[Role]:
        end = person.start
        while end > 0 and is_honorific(self._article.words[end - 1]) and self._article.surface.joins(end):
            end -= 1
        if end == 0 or not self._article.surface.joins(end):
            return
        has_comma = self._article.words[end - 1] == ","
        end -= has_comma
        title, organization = self._title_and_place_before(end)
        if title is None or self._article.surface.in_heading[title.start]:
            return
        if (
            has_comma
            and self._article.words[title.end - 1].endswith("s")
            and not self._article.words[title.end - 1].isupper()
        ):
            return  # "its owners, Jane Roe and John Doe": whose they are is not told by the first name alone
        if has_comma and not self._opens_freely(title.start):
            return
        status = self._article.status(title.start - 2, title.end)
        title = self._article.without_status(title)
        if title is None:
            return
        title = self._article.with_compounds(title)
        if organization is None:
            title, organization, was_before = self._owner_before(title)
            status = "former" if was_before else status
        yield Role(person, title, organization, status)

    def _title_and_place_before(self, end: int) -> tuple[Title | None, Reference | None]:
        """A title right before `end`, or one with its place: "Consul General in San Francisco", "president of Acme"."""
        title = title_until(self._article.surface, end, self._article.ends_title)
        if title is not None:
            return title, None
        name = self._article.at.get(end - 1)
        if name is None or name.kind not in {"organization", "place"} or name.start < 2:
            return None, None
        link = name.start - 1
        if self._article.words[link].lower() == "the":
            link -= 1
        if self._article.words[link] not in {"of", "at", "in", "for"}:
            return None, None
        title = title_until(self._article.surface, link, self._article.ends_title)
        if title is None or self._article.words[end - 1] == ",":
            return None, None
        if name.kind == "place":
            return Title(title.start, name.end), None
        return title, self._article.reference(name)

    def _opens_freely(self, start: int) -> bool:
        """Whether a title before ", Jane Roe" is no apposition to somebody before it: "John Doe, CEO, Jane Roe"."""
        index = start - 1
        while index > 0 and self._article.words[index].lower() in {"the", "its", "'s", "’s", "our", "their"}:
            index -= 1
        if index >= 0 and self._article.words[index] in {",", "and", "&"} and self._article.surface.joins(start):
            return False
        name = self._article.at.get(index)
        return name is None or name.kind != "person"

    def _owner_before(self, title: Title) -> tuple[Title, Reference | None, bool]:
        """The organization before a title ("Acme CEO", "the company's CEO", "California State Treasurer"),
        and whether "former" stands before it."""
        index = title.start - 1
        if index < 0 or not self._article.surface.joins(title.start):
            return title, None, False
        is_possessive = self._article.words[index] in {"'s", "’s", "'", "’"}
        index -= is_possessive
        name = self._article.at.get(index) or self._before_bracket(index)
        if self._article.words[index].lower() == "its":
            return title, self._article.owner_of_its(index), False
        if name is None:
            return title, self._article.nominal(index - 1, index + 1) if is_possessive and index > 0 else None, False
        was_before = name.start > 0 and is_former(self._article.words[name.start - 1])
        if name.kind == "organization":
            return title, self._article.reference(name), was_before
        if name.kind == "place":
            return (
                Title(title.start if is_possessive else name.start, title.end),
                self._article.reference(name),
                was_before,
            )
        if name.kind == "nationality":
            return Title(name.start, title.end), self._article.country(name), was_before
        return title, None, False

    def _before_bracket(self, index: int) -> Name | None:
        """ "Acme" in "Acme (Nasdaq: ACMR) managing director John Doe"."""
        if self._article.words[index] != ")":
            return None
        for back in range(index - 1, max(index - 12, 0), -1):
            if self._article.words[back] == "(":
                return self._article.at.get(back - 1)
        return None

    def _after(self, person: Name) -> Iterator[Role]:
        index = self._after_suffixes(person.end)
        if index >= len(self._article.words) or not self._article.surface.joins(index):
            return
        word = self._article.words[index].lower()
        if word in {",", "(", "-", "–", "—"}:
            yield from self._apposition(person, index + 1)
        elif word in {"of", "from"} and (name := self._house(index + 1)):
            yield Role(person, None, self._article.reference(name), "current")
        else:
            yield from self._verbs.after(person, index)

    def _house(self, index: int) -> Name | None:
        """ "Acme", "the Harbor Institute", "the brokerage Acme" behind "Jane Roe of"."""
        return self._article.name_from(index, {"organization"}) or self._article.described_name(index)

    def _after_suffixes(self, index: int) -> int:
        """Past ", M.D., Ph.D."."""
        words = self._article.words
        while index < len(words) and self._article.surface.joins(index):
            following = index + 1 if words[index] == "," and index + 1 < len(words) else index
            if not is_person_suffix(words[following]):
                break
            index = following + 1
        return index

    def _apposition(self, person: Name, start: int) -> Iterator[Role]:
        # "Jane Roe, 54, a teacher"
        if (
            start + 1 < len(self._article.words)
            and self._article.words[start].isdigit()
            and self._article.words[start + 1] == ","
        ):
            start += 2
        if start < len(self._article.words) and self._article.words[start].lower() == "who":
            yield from self._verbs.after(person, start + 1)
            return
        # "Jane Roe, of the Harbor Hospital in Madrid, said"
        if (
            start + 1 < len(self._article.words)
            and self._article.words[start] == "of"
            and (name := self._house(start + 1))
        ):
            yield Role(person, None, self._article.reference(name), "current")
            return
        owner, start = self._owner_after(start)
        title = title_from(self._article.surface, start, self._article.ends_title)
        if (
            title is None
            or self._article.words[start].lower() in {"and", "&", "with"}
            or not self._is_one_phrase(start, title)
        ):
            return
        # "Jane Roe, director John Doe": the title is the next person's.
        following = self._article.at.get(title.end)
        if (following is not None and following.kind == "person") or self._article.surface.in_heading[title.start]:
            return
        yield from self._role(person, title, owner)

    def _is_one_phrase(self, start: int, title: Title) -> bool:
        """ "…, the director said": there the words are no apposition but the subject of what follows."""
        words, end = self._article.words, title.end
        if end >= len(words) or not self._article.surface.joins(end):
            return True
        return not (words[start].lower() in {"the", "a"} and words[end] in {"said", "says", "told", "added"})

    def _owner_after(self, start: int) -> tuple[Reference | None, int]:
        """ "Acme's" or "Acme" before the title of an apposition: "Jane Roe, Acme's chief executive"."""
        index = start
        while (
            index < len(self._article.words)
            and self._article.words[index].lower() in {"the", "a", "an", "former"}
            and index < start + 2
        ):
            index += 1
        name = self._article.at.get(index)
        if name is not None and name.kind in {"organization", "place"} and name.end < len(self._article.words):
            end = name.end + (self._article.words[name.end] in {"'s", "’s", "'", "’"})
            if end < len(self._article.words) and title_from(self._article.surface, end, self._article.ends_title):
                begins = is_title_head(self._article.words[end]) or self._article.words[end].islower() or end > name.end
                return (self._article.reference(name), end) if begins else (None, start)
        words = self._article.words
        if start + 3 < len(words) and words[start].lower() in {"the", "this"} and words[start + 2] in {"'s", "’s"}:
            return self._article.nominal(start, start + 2), start + 3  # Jane Roe, the company's founder
        return None, start

    def _role(self, person: Name, title: Title, owner: Reference | None) -> Iterator[Role]:
        title = self._article.with_whole_field(title)
        status = self._article.status(title.start - 2, title.end)
        bare = self._article.without_status(title)
        if bare is not None and not self._article.is_plural(bare):
            yield Role(person, bare, owner or self._article.organization_after(title.end), status)
