"""Roles in the contacts of a release, which stand there without a sentence.

"Media Contact: Jane Roe, Acme Robotics"           ->  Jane Roe, no title, Acme Robotics
"Jane Roe Chief Communications Officer jane@…"     ->  Jane Roe, "Chief Communications Officer"
"Jane Roe ⏎ Manager, Media Relations ⏎ Acme"       ->  Jane Roe, "Manager, Media Relations", Acme
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.name_spans import Name
from extractors.reading import section_at
from extractors.role_context import Role, RoleContext
from extractors.titles import title_from
from schemas import Reference, SectionType

_PARTING = frozenset({",", "-", "–", "—", "|", "/", "(", "·"})


class ContactRoles:
    """Reads the roles of those whom an article names as its contacts."""

    def __init__(self, article: RoleContext) -> None:
        self._article = article

    def of(self, person: Name) -> Iterator[Role]:
        """The role that stands right behind a contact, in its line or the next one; none in any other section."""
        if section_at(self._article.doc, self._article.doc[person.start].idx) is not SectionType.CONTACT:
            return
        start = self._behind_mark(self._article.after_suffixes(person.end))
        title = title_from(self._article.surface, start, self._article.ends_title, may_have_adjectives=False)
        if title is not None and title.start == start and not self._article.is_plural(title):
            yield Role(person, title, self._house(self._behind_mark(title.end)), "current")
        elif (house := self._house(start)) is not None:
            yield Role(person, None, house, "current")

    def _behind_mark(self, index: int) -> int:
        """Past the one mark, or the line's end, that may part a name, a title and a house."""
        words = self._article.words
        if index < len(words) and words[index].isspace():
            return index + 1
        return index + (index < len(words) and words[index] in _PARTING and self._article.surface.joins(index))

    def _house(self, index: int) -> Reference | None:
        """The organization that stands there and ends its line or phrase: no "Acme Tower, Lyon"."""
        words = self._article.words
        if index < len(words) and self._article.surface.joins(index) and words[index] in {"of", "at", "for"}:
            index += 1
        name = self._article.name_from(index, {"organization"})
        is_whole = name is not None and (self._article.closes(name.end) or self._reaches_out(name.end))
        return self._article.reference(name) if name is not None and is_whole else None

    def _reaches_out(self, index: int) -> bool:
        """Whether an address or a number follows: "Jane Roe, Acme +1 555 …", "jane@acme.com"."""
        word = self._article.words[index]
        return "@" in word or "." in word or word[:1] in "+(0123456789" or word.lower() in _WAYS


_WAYS = frozenset({"tel", "phone", "email", "e-mail", "mobile", "office", "t", "m", "p", "e", "ph", "cell", "on", "at"})
