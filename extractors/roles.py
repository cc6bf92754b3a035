"""Roles that stand beside a name.

"Acme CEO John Doe", "Acme's chair, John Doe"       ->  before it
"Jane Roe, chief medical officer at Acme"           ->  behind it
"Jane Roe, CEO of Acme and chair of Harbor"         ->  two of them
"Jane Roe of Acme"                                  ->  an organization without a title
"Prime Minister John Doe of Denmark"                ->  a title before it, its organization or place behind it
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.bare_offices import house_of_bare_office
from extractors.contact_roles import ContactRoles
from extractors.gazetteers import head_type, is_title_head, is_title_modifier
from extractors.housed_titles import housed_title
from extractors.name_spans import Name
from extractors.participles import house_led_by, house_of_opening
from extractors.role_context import Role, RoleContext, is_former
from extractors.role_pronouns import PronounRoles, names_a_post
from extractors.role_verbs import VerbRoles
from extractors.roles_before import RolesBefore
from extractors.titles import Title, title_from
from schemas import Reference

_MOST_ROLES = 4
"""Of one person in one apposition."""
_LONGEST_CLAUSE = 16
_ADVERBS = frozenset({"currently", "now", "then", "presently", "both"})
"""Before an apposition: "Roe, now a researcher at Acme"."""


class RoleReader:
    """Reads the roles of one article."""

    def __init__(self, article: RoleContext) -> None:
        self._article = article
        self._befores = RolesBefore(article)
        self._contacts = ContactRoles(article)
        self._verbs = VerbRoles(article)

    def roles(self) -> Iterator[Role]:
        for name in self._article.names:
            if name.kind == "person":
                told, contact = list(self._beside(name)), list(self._contacts.of(name))
                has_house = any(role.organization is not None for role in told)
                yield from contact if contact and not has_house else told
        yield from PronounRoles(self._article, self._verbs).roles()

    def _beside(self, person: Name) -> Iterator[Role]:
        before = list(self._befores.of(person))
        if before and before[-1].organization is None:
            house = self._house_behind(person, with_places=True) or self._house_of_participle(person, before[-1].title)
            if house is None and before[-1].title is not None and not self._may_have_house(person):
                house = house_of_bare_office(self._article, before[-1].title)
            yield before[-1]._replace(organization=house)
            if house is not None:
                return
        elif not before and (house := self._house_of_participle(person, None)) is not None:
            told = list(self._after(person))  # "Acme, led by Jane Roe, its chair"
            yield from told
            if all(role.organization != house for role in told):
                yield Role(person, None, house, "current")
            return
        elif not before and (house := self._befores.owner_of(person)) is not None:
            yield Role(person, None, house, "current")
        else:
            yield from before
        yield from self._after(person)

    def _house_of_participle(self, person: Name, title: Title | None) -> Reference | None:
        start = title.start if title is not None else self._article.before_honorifics(person.start)
        return house_of_opening(self._article, person) or house_led_by(self._article, start)

    def _may_have_house(self, person: Name) -> bool:
        """ "CEO Jane Roe of": the words behind the name tell it, though nothing is known by them."""
        index = self._article.after_suffixes(person.end)
        return self._article.words[index : index + 1] in (["of"], ["from"], ["at"], ["("])

    def _house_behind(self, person: Name, *, with_places: bool = False) -> Reference | None:
        """ "Acme" in "Jane Roe of Acme", "from the Harbor Institute"; "Denmark" too where a title stands before."""
        index = self._article.after_suffixes(person.end)
        words = self._article.words
        if index >= len(words) or words[index] not in {"of", "from"} or not self._article.surface.joins(index):
            return None
        name = self._house(index + 1)
        if name is None and with_places and words[index] == "of":
            name = self._article.name_from(index + 1, {"place"})
        return self._article.reference(name) if name is not None else None

    def _after(self, person: Name) -> Iterator[Role]:
        index = self._article.after_suffixes(person.end)
        if index >= len(self._article.words) or not self._article.surface.joins(index):
            return
        word = self._article.words[index].lower()
        if word in {",", "(", "-", "–", "—", "|"}:
            yield from self._apposition(person, index + 1)
        elif word in {"'s", "’s"} and names_a_post(self._article, index + 1):
            yield from self._verbs.after(person, index + 2)
        elif (house := self._house_behind(person)) is not None:
            yield Role(person, None, house, "current")
        else:
            yield from self._verbs.after(person, index)

    def _house(self, index: int) -> Name | None:
        """ "Acme", "the Harbor Institute", "the brokerage Acme" behind "Jane Roe of"."""
        return self._article.name_from(index, {"organization"}) or self._article.described_name(index)

    def _apposition(self, person: Name, start: int) -> Iterator[Role]:
        # "Jane Roe, 54, a teacher"
        if (
            start + 1 < len(self._article.words)
            and self._article.words[start].isdigit()
            and self._article.words[start + 1] == ","
        ):
            start += 2
        if start + 1 < len(self._article.words) and self._article.words[start].lower() in _ADVERBS:
            start += 1
        if start < len(self._article.words) and self._article.words[start].lower() == "who":
            yield from self._verbs.after(person, start + 1)
            yield from self._behind_clause(person, start)
            return
        if (house := self._house_in_apposition(start)) is not None:
            was_before = is_former(self._article.words[start])
            yield Role(person, None, house, "former" if was_before else "current")
            return
        if start - 1 > person.end and self._article.words[start - 1] == ",":  # "Jane Roe, M.D., has been named"
            yield from self._verbs.after(person, start)
        if start - 1 > person.end and self._article.words[start] == "and":  # "Jane Roe, M.D., and chief of care"
            start += 1
        owner, start = self._owner_after(start)
        title = title_from(self._article.surface, start, self._article.ends_title)
        title = title or housed_title(self._article, start)
        if (
            title is None
            or self._article.words[start].lower() in {"and", "&", "with"}
            or not self._is_one_phrase(start, title)
        ):
            return
        # "Jane Roe, director John Doe": the title is the next person's.
        following = self._article.at.get(title.end)
        is_person_next = following is not None and following.kind == "person"
        is_headline = self._article.surface.in_heading[title.start] and not (
            self._article.opens_line(person.start) or self._article.house_after(title.end)[0] is not None
        )
        if not is_person_next and not is_headline:
            yield from self._roles_from(person, title, owner)

    def _roles_from(self, person: Name, title: Title, owner: Reference | None) -> Iterator[Role]:
        """The role and those that follow: "CEO of Acme, chair of Harbor", "head of sales and head of care for Acme"."""
        words = self._article.words
        title = title if owner is not None else self._with_next_offices(title)
        for _ in range(_MOST_ROLES):
            yield from self._role(person, title, owner)
            yield from self._second_house(person, title, owner)
            _, end = self._article.house_after(self._article.with_whole_field(title).end)
            while end < len(words) and words[end] in {",", "and", "&"} and self._article.surface.joins(end):
                end += 1
            following = title_from(self._article.surface, end, self._article.ends_title, may_have_adjectives=False)
            if end == title.end or following is None or following.start > end + 1:
                return
            following = self._with_next_offices(following)
            behind = self._article.at.get(following.end)
            has_house = self._article.house_after(following.end)[0] is not None
            if not has_house or (behind is not None and behind.kind == "person"):
                return
            title, owner = following, None

    def _second_house(self, person: Name, title: Title, owner: Reference | None) -> Iterator[Role]:
        """ "Harbor Foods" in "founder of Acme LLC and Harbor Foods,": the same role in another house."""
        house, end = self._article.house_after(self._article.with_whole_field(title).end)
        if owner is not None or house is None or self._article.words[end : end + 1] not in (["and"], ["&"]):
            return
        name = self._article.name_from(end + 1, {"organization"})
        if name is not None and self._article.closes(name.end) and self._article.surface.joins(end + 1):
            status = self._article.status(title.start - 2, title.end)
            if (bare := self._article.without_status(title)) is not None and not self._article.is_plural(bare):
                yield Role(person, bare, self._article.reference(name), status)

    def _with_next_offices(self, title: Title) -> Title:
        """ "Founder, President and Director" of Acme: offices that "and" ties to the one beside the house."""
        words, end, is_tied = self._article.words, title.end, False
        if self._article.house_after(end)[0] is not None:
            return title
        for _ in range(_MOST_ROLES):
            if end + 2 >= len(words) or words[end] != "," or not self._article.surface.joins(end + 2):
                break
            start = end + 1 + (words[end + 1] in {"and", "&"})
            following = title_from(self._article.surface, start, self._article.ends_title, may_have_adjectives=False)
            if following is None or following.start != start:
                return title
            is_tied = is_tied or bool({"and", "&"} & {*words[end : following.end]})
            end = following.end
        return Title(title.start, end) if is_tied and words[end : end + 1] in (["of"], ["at"]) else title

    def _house_in_apposition(self, start: int) -> Reference | None:
        """ "Jane Roe, of the Harbor Hospital in Madrid, said", "Jane Roe, formerly of Acme,"."""
        words = self._article.words
        if start + 1 < len(words) and is_former(words[start]) and words[start + 1] in {"of", "at", "with"}:
            start += 1
        elif start + 1 >= len(words) or words[start] != "of":
            return None
        name = self._house(start + 1)
        return self._article.reference(name) if name is not None else None

    def _behind_clause(self, person: Name, start: int) -> Iterator[Role]:
        """ "will step down as chief executive" in "Roe, who has led Acme since 2019, will step down as …"."""
        words = self._article.words
        for index in range(start + 1, min(start + _LONGEST_CLAUSE, len(words) - 1)):
            if not self._article.surface.joins(index) or words[index] == ".":
                return
            if words[index] == "," and self._article.doc[index + 1].pos_ in {"VERB", "AUX"}:
                yield from self._verbs.after(person, index + 1)
                return

    def _is_one_phrase(self, start: int, title: Title) -> bool:
        """ "…, the director said": there the words are no apposition but the subject of what follows."""
        words, end = self._article.words, title.end
        if end >= len(words) or not self._article.surface.joins(end):
            return True
        if words[end] in {"'s", "’s"}:  # "Acme vs. Harbor, a director's tale"
            return False
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
        for _ in range(2):  # "the principal deputy White House press secretary"
            if index + 2 < len(self._article.words) and is_title_modifier(self._article.words[index]):
                index += self._article.at.get(index) is None
        name = self._article.at.get(index)
        if name is not None and name.kind in {"organization", "place"} and name.end < len(self._article.words):
            end = name.end + (self._article.words[name.end] in {"'s", "’s", "'", "’"})
            if end < len(self._article.words) and title_from(self._article.surface, end, self._article.ends_title):
                opening = self._article.words[end]
                begins = is_title_head(opening) or is_title_modifier(opening) or opening.islower() or end > name.end
                return (self._article.reference(name), end) if begins else (None, start)
        words = self._article.words
        if start + 3 < len(words) and words[start].lower() in {"the", "this"} and words[start + 2] in {"'s", "’s"}:
            return self._article.nominal(start, start + 2), start + 3  # Jane Roe, the company's founder
        if start + 1 < len(words) and words[start].lower() == "its":
            return self._article.owner_of_its(start), start + 1
        return None, start

    def _with_named_field(self, title: Title) -> Title:
        """ "Director of Trade for Banks & Brokers" at Acme: what looks like a house before another one is the field."""
        words = self._article.words
        if title.end + 1 >= len(words) or words[title.end] not in {"of", "for"}:
            return title
        field = self._article.name_from(title.end + 1, {"organization"})
        if field is None or field.end + 1 >= len(words) or words[field.end] != "at":
            return title
        is_institute = any(head_type(word) for word in words[field.start : field.end])
        house = None if is_institute else self._article.name_from(field.end + 1, {"organization"})
        return Title(title.start, field.end) if house is not None else title

    def _role(self, person: Name, title: Title, owner: Reference | None) -> Iterator[Role]:
        title = self._with_named_field(self._article.with_whole_field(title))
        status = self._article.status(title.start - 2, title.end)
        bare = self._article.without_status(title)
        if bare is None:
            return
        house = owner or self._article.organization_after(title.end) or house_of_bare_office(self._article, title)
        if not self._article.is_plural(bare):
            yield Role(person, bare, house, status)
        elif house is not None and (partner := self._partner(person)) is not None:
            yield Role(partner, bare, house, status)
            yield Role(person, bare, house, status)

    def _partner(self, person: Name) -> Name | None:
        """ "Jane Roe" before "and John Doe, co-founders of Acme"."""
        words, link = self._article.words, person.start - 1
        partner = self._article.at.get(link - 1) if link > 1 and words[link] in {"and", "&"} else None
        return partner if partner is not None and partner.kind == "person" else None
