"""Roles of "he" and "she", which fill the second half of a release about an appointment.

"Ms. Roe joins from Acme, where she was chief financial officer."   ->  Roe, "chief financial officer", Acme, former
"He previously served as vice president of sales at Harbor Foods."  ->  the person whom "he" stands for
"In her role as chief counsel of Acme, she …", "Roe's tenure as …"  ->  Roe, "chief counsel", Acme
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.coreference import resolve_pronoun
from extractors.name_spans import Name
from extractors.role_context import Role, RoleContext
from extractors.role_verbs import VerbRoles
from schemas import Reference

_PRONOUNS = frozenset({"he", "she"})
_POSSESSIVES = frozenset({"his", "her"})
_POSTS = frozenset({"role", "position", "capacity", "tenure", "appointment", "time", "post", "job", "work"})


class PronounRoles:
    """Reads the roles of an article that are told of a pronoun, where the organization is told, too."""

    def __init__(self, article: RoleContext, verbs: VerbRoles) -> None:
        self._article = article
        self._verbs = verbs

    def roles(self) -> Iterator[Role]:
        for index, word in enumerate(self._article.words[:-2]):
            if word.lower() in _POSSESSIVES and names_a_post(self._article, index + 1):
                yield from (role for role in self._of(index, index + 2) if role.title and role.organization)
            if word.lower() not in _PRONOUNS or not self._article.surface.joins(index + 1):
                continue
            place = self._place_before(index)
            for role in self._of(index, index + 1):
                house = role.organization or place
                if role.title is not None and house is not None:
                    status = "former" if place is not None and role.status == "current" else role.status
                    yield role._replace(organization=house, status=status)

    def _of(self, pronoun: int, verb: int) -> Iterator[Role]:
        person = self._person(pronoun)
        if person is not None:
            yield from self._verbs.after(person, verb)

    def _person(self, index: int) -> Name | None:
        """The last name before the pronoun of the person whom it stands for."""
        found = resolve_pronoun(self._article.doc, self._article.doc[index])
        if found is None:
            return None
        for name in reversed(self._article.names):
            if name.kind == "person" and name.end <= index:
                reference = self._article.reference(name)
                if reference is not None and reference.record_id == found.id:
                    return name
        return None

    def _place_before(self, index: int) -> Reference | None:
        """ "Acme" in "Acme, where she was"."""
        words = self._article.words
        if index < 2 or words[index - 1].lower() != "where":
            return None
        name = self._article.at.get(index - 2 - (words[index - 2] == ","))
        return self._article.reference(name) if name is not None and name.kind == "organization" else None


def names_a_post(article: RoleContext, index: int) -> bool:
    """ "role as" at `index`, behind "her" or "Roe's"."""
    words = [word.lower() for word in article.words[index : index + 2]]
    return len(words) == 2 and words[0] in _POSTS and words[1] == "as" and article.surface.joins(index + 1)
