"""Compare the organizations, people and roles of an extraction with those of a gold line: corpus/guidelines.md.

"organizations" and "people" are [[fullest name, other form …]], "affiliations" [person, title, organization].
What stands under "optional" is right either way: "optional": {"people": [["Joan Feld"]]}.
"Corvane Therapeutics, Inc." with "Corvane" is one record with two forms: both are right if they are in one record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from corpus.scoring import Score, pair
from schemas import Affiliation, Extraction
from schemas.entities import Entity

Gold: TypeAlias = dict[str, Any]
Role: TypeAlias = Sequence[Any]
"""A person, the titles and the organizations that are right."""

_HONORIFIC = re.compile(r"^(?:dr|mr|mrs|ms|prof|professor|sir|dame|justice)\.? (?=\S)", re.IGNORECASE)
_CREDENTIALS = re.compile(r",? (?:m\.?d|ph\.?d|mba)\.?(?=,|$)", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|a|an|its|their|his|her) ")


def alternatives(wanted: Any) -> list[Any]:
    """The answers that are right: a list has more than one."""
    return wanted if isinstance(wanted, list) else [wanted]


class Names:
    """Which organization or person of a gold line a name means."""

    def __init__(self, gold: Gold) -> None:
        self._first = {
            bare_name(form): cluster[0]
            for kind in ("organizations", "people")
            for cluster in (*clusters(gold, kind), *clusters(gold.get("optional", {}), kind))
            for form in cluster
        }

    def is_known(self, name: str) -> bool:
        return bare_name(name) in self._first

    def canonical(self, name: str) -> str:
        return bare_name(self._first.get(bare_name(name), name))

    def is_named(self, found: str | None, wanted: str | None) -> bool:
        """The same name or another of the same record; of what has no record ("people familiar with the matter") a
        word suffices."""
        if found is None or wanted is None:
            return found is wanted
        if self.canonical(found) == self.canonical(wanted):
            return True
        return not self.is_known(wanted) and bare_name(wanted) in re.findall(r"\w+", found.casefold())


def bare_name(name: str) -> str:
    """ "Dr. Amara Okafor" as "amara okafor", "the Agency" as "agency"."""
    name = _CREDENTIALS.sub("", _HONORIFIC.sub("", name.strip()))
    return _ARTICLE.sub("", name.casefold(), count=1).rstrip(".")


def clusters(gold: Gold, kind: str) -> Iterator[list[str]]:
    """The names of each organization or person; a person may be a plain name."""
    for cluster in gold.get(kind, ()):
        yield [cluster] if isinstance(cluster, str) else cluster


class ClusterScores:
    """Records that mean one gold organization or person each, and the surface forms in the right record."""

    def __init__(self) -> None:
        self.records = Score()
        self.forms = Score()

    def add(self, found: Sequence[Entity], gold: Gold, kind: str) -> None:
        wanted = [_forms(cluster) for cluster in clusters(gold, kind)]
        optional = {form for cluster in clusters(gold.get("optional", {}), kind) for form in _forms(cluster)}
        every = set().union(*wanted)
        records = [_forms((entity.name, *entity.aliases)) for entity in found]
        records = [forms for forms in records if forms & every or not forms & optional]
        # "Pugh" is Gareth here and Megan there: it tells neither.
        shared = {form for form in every if sum(form in cluster for cluster in wanted) > 1}
        telling = [cluster - shared for cluster in wanted]
        unmixed = [forms for forms in records if sum(bool(forms & cluster) for cluster in telling) == 1]
        right = pair(telling, unmixed, lambda cluster, forms: bool(cluster & forms))
        self.records.count(hits=len(right), found=len(records), gold=len(wanted))
        self.forms.count(
            hits=_forms_in_place(wanted, records),
            found=sum(len(forms - optional) for forms in records),
            gold=sum(map(len, wanted)),
        )


def _forms(names: Sequence[str]) -> set[str]:
    return {bare_name(name) for name in names}


def _forms_in_place(wanted: Sequence[set[str]], records: Sequence[set[str]]) -> int:
    """The forms that gold and found records share, where each answers for one of the other: the largest share first."""
    shares = sorted(
        ((len(cluster & forms), -i, -j) for i, cluster in enumerate(wanted) for j, forms in enumerate(records)),
        reverse=True,
    )
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    hits = 0
    for share, i, j in shares:
        if share and i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            hits += share
    return hits


def score_roles(extraction: Extraction, gold: Gold, score: Score) -> None:
    """Affiliations: person, title and organization all right."""
    right, missed, wrong = compare_roles(extraction.affiliations, gold)
    score.count(hits=len(right), found=len(right) + len(wrong), gold=len(right) + len(missed))


def compare_roles(
    affiliations: Sequence[Affiliation], gold: Gold
) -> tuple[list[tuple[Role, Affiliation]], list[Role], list[Affiliation]]:
    """The right affiliations with what they answer, the gold ones that none answers, and those that answer none."""
    names = Names(gold)
    right = pair(gold["affiliations"], affiliations, lambda role, found: _is_role(found, role, names))
    taken = {found.id for _, found in right}
    optional = gold.get("optional", {}).get("affiliations", ())
    wrong = [
        found
        for found in affiliations
        if found.id not in taken and not any(_is_like(found, role, names) for role in optional)
    ]
    answered = [id(role) for role, _ in right]
    return right, [role for role in gold["affiliations"] if id(role) not in answered], wrong


def _is_role(found: Affiliation, role: Sequence[Any], names: Names) -> bool:
    person, titles, organizations = role
    return (
        names.is_named(found.person.text, person)
        and _title(found) in [title and _ARTICLE.sub("", title.casefold(), count=1) for title in alternatives(titles)]
        and any(names.is_named(_organization(found), one) for one in alternatives(organizations))
    )


def _is_like(found: Affiliation, role: Sequence[Any], names: Names) -> bool:
    """The person of an optional role, with its title or its organization."""
    person, titles, organizations = role
    return names.is_named(found.person.text, person) and (
        _title(found) in [title and title.casefold() for title in alternatives(titles)]
        or any(names.is_named(_organization(found), one) for one in alternatives(organizations))
    )


def _title(found: Affiliation) -> str | None:
    return _ARTICLE.sub("", found.title.text.casefold(), count=1) if found.title else None


def _organization(found: Affiliation) -> str | None:
    return found.organization.text if found.organization else None
