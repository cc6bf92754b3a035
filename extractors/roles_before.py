"""Roles that stand before a name.

"Acme CEO John Doe", "Acme's former chair, John Doe"       ->  a title and whose it is
"the Acting Secretary of Labor, Jane Roe"                  ->  a title with its field
"Chinese Consul General in San Francisco Li Wei"           ->  a title with its place
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.gazetteers import is_honorific, is_title_head, nationality_of, word_group
from extractors.name_spans import Name
from extractors.role_context import Role, RoleContext, is_former
from extractors.titles import Title, title_until
from schemas import Reference

_LONGEST_BRACKET = 40
"""Tokens of "(LSE: ACM, ASX: ACM, OTCQX: ACMFF)", which come apart."""

_OFFICES = frozenset({"Professor", "Sen.", "Gov.", "Rep."})
"""Honorifics that are offices."""

_ENVOYS = frozenset({"ambassador", "envoy", "adviser", "advisor", "delegate"})
_KIN = (["partner"], ["student"], ["volunteer"], ["guest"])


class RolesBefore:
    """Reads the roles of one article that stand before a person's name."""

    def __init__(self, article: RoleContext) -> None:
        self._article = article

    def of(self, person: Name) -> Iterator[Role]:
        end = person.start
        while end > 0 and self._is_mere_honorific(end - 1) and self._article.surface.joins(end):
            end -= 1
        if end == 0 or not self._article.surface.joins(end):
            return
        has_comma = self._article.words[end - 1] == ","
        end -= has_comma
        end = self._before_partner(end)
        title, organization = self._title_and_place_before(end)
        in_heading = self._article.surface.in_heading
        if title is None or (in_heading[title.start] and in_heading[person.start]):
            return
        if (
            has_comma
            and self._article.words[title.end - 1].endswith("s")
            and not self._article.words[title.end - 1].isupper()
        ):
            return  # "its owners, Jane Roe and John Doe": whose they are is not told by the first name alone
        if has_comma and (not self._opens_freely(title.start) or self._speaks(person, title)):
            return
        status = self._article.status(title.start - 2, title.end)
        title = self._article.without_status(title)
        if title is None or self._is_kin(title):
            return
        title = self._article.with_compounds(title)
        if organization is None:
            title, organization, was_before = self._owner_before(title)
            status = "former" if was_before else status
        yield Role(person, title, organization, status)

    def owner_of(self, person: Name) -> Reference | None:
        """ "Acme" in "Acme's Jane Roe said"."""
        mark = person.start - 1
        while mark > 0 and self._is_mere_honorific(mark) and self._article.surface.joins(mark):
            mark -= 1
        if mark < 1 or self._article.words[mark] not in {"'s", "’s", "'", "’"} or not self._article.surface.joins(mark):
            return None
        name = self._article.at.get(mark - 1)
        is_house = name is not None and name.kind == "organization" and person.end - person.start > 1
        return self._article.reference(name) if name is not None and is_house else None

    def _is_kin(self, title: Title) -> bool:
        """ "her partner, John Doe", "his student Jane Roe": whom somebody lives or works with, and no office."""
        words = self._article.words
        is_somebodys = title.start > 0 and words[title.start - 1].lower() in {"his", "her", "my", "their"}
        return is_somebodys and [word.lower() for word in words[title.start : title.end]] in _KIN

    def _before_partner(self, end: int) -> int:
        """Before "Jane Roe and" where a title in the plural is that of both: "co-founders Jane Roe and John Doe"."""
        words, partner = self._article.words, self._article.at.get(end - 2) if end > 2 else None
        if partner is None or partner.kind != "person" or words[end - 1] not in {"and", "&"} or partner.start == 0:
            return end
        return partner.start if self._is_plural_head(words[partner.start - 1]) else end

    @staticmethod
    def _is_plural_head(word: str) -> bool:
        return word.endswith("s") and not word.isupper() and is_title_head(word.removesuffix("s"))

    def _is_mere_honorific(self, index: int) -> bool:
        """ "Dr.", "Judge"; a professor and a senator have a role."""
        word = self._article.words[index]
        return is_honorific(word) and word not in _OFFICES

    def _speaks(self, person: Name, title: Title) -> bool:
        """ "He was named director, Jane Roe said": the title before the comma is not hers."""
        words, end = self._article.words, self._article.after_suffixes(person.end)
        is_speech = end < len(words) and self._article.surface.joins(end) and words[end] in word_group("speech forms")
        return is_speech and (title.start == 0 or words[title.start - 1].lower() not in {"the", "its", "'s", "’s"})

    def _title_and_place_before(self, end: int) -> tuple[Title | None, Reference | None]:
        """A title right before `end`, or one with its place: "Consul General in San Francisco", "president of Acme"."""
        title = title_until(self._article.surface, end, self._article.ends_title)
        if title is not None:
            return title, None
        name = self._article.at.get(end - 1)
        if name is None and end > 3 and self._article.words[end - 2].lower() == "the":
            # "the president of the authority, Jane Roe"
            is_linked = self._article.words[end - 3] in {"of", "at", "for"}
            title = title_until(self._article.surface, end - 3, self._article.ends_title) if is_linked else None
            return title, self._article.nominal(end - 2, end) if title else None
        if name is None or name.kind not in {"organization", "place"} or name.start < 2:
            return None, None
        link = name.start - 1
        if self._article.words[link].lower() == "the":
            link -= 1
        is_envoy = self._article.words[link] == "to" and self._article.words[link - 1].lower() in _ENVOYS
        if not is_envoy and self._article.words[link] not in {"of", "at", "in", "for"}:
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
            # "In Lyon, the owner of Acme, Jane Roe, …": no person stands before the comma.
            before = self._article.at.get(index - 1) if self._article.words[index] == "," else None
            return before is not None and before.kind == "place" and self._article.words[start - 1].lower() == "the"
        # "John Doe as head of Acme, Jane Roe as chair of Harbor"
        while index > 0 and self._article.words[index].lower() in {"as", "new", "the", "its"}:
            index -= 1
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
        if name.kind == "nationality" and nationality_of(self._article.words[name.start]):
            return Title(name.start, title.end), self._article.country(name), was_before
        return title, None, False

    def _before_bracket(self, index: int) -> Name | None:
        """ "Acme" in "Acme (Nasdaq: ACMR) managing director John Doe"."""
        if self._article.words[index] != ")":
            return None
        for back in range(index - 1, max(index - _LONGEST_BRACKET, 0), -1):
            if self._article.words[back] == "(":
                return self._article.at.get(back - 1)
        return None
