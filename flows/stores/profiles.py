"""What all articles of a store say of one organization, under whatever names they know it.

    found = find_organization(store, "cik:78003")       # or by a name: "Pfizer", "pfizer inc"
    for claim in claims_of(store, found): …

Organizations with the same link (an entry of a company list) are one; so is one without a link that is named like
exactly one linked one. Two that are linked to different entries stay two, however alike their names are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy import Select, and_, func, literal, or_, select, true

from flows.stores.base import ArticleSummary, Store, StoredRecord
from flows.stores.database import Database
from flows.stores.tables import RECORD_TABLES, articles
from flows.ties.names import name_key
from schemas import RECORD_TYPES, ConfigError, Deal, Organization

MOST_RECORDS = 2_000
"""Of one kind on one page; the newest."""

_TABLE = RECORD_TABLES["organization"]
_key_of_name = lru_cache(maxsize=500_000)(name_key)


class _Named(NamedTuple):
    """A name with its link: in how many articles, how often."""

    name: str
    identifier: str | None
    articles: int
    mentions: int


class FoundOrganization(NamedTuple):
    key: str
    """What its page is called: its link ("cik:78003"), else its bare name ("ostrava bio")."""
    name: str
    """Under which most articles know it."""
    names: tuple[str, ...]
    unlinked: tuple[str, ...]
    """Those of the names that stand for it without a link, too."""
    links: tuple[str, ...]
    articles: int
    mentions: int


class Organizations:
    """All organizations of a store, those of the most articles first."""

    def __init__(self, named: Sequence[_Named]) -> None:
        self._keys = _Keys(named)
        groups: dict[str, list[_Named]] = defaultdict(list)
        for one in named:
            groups[self._keys.of(one.name, one.identifier)].append(one)
        found = [_found(key, group) for key, group in groups.items()]
        self.all = tuple(sorted(found, key=lambda one: (-one.articles, -one.mentions, one.key)))
        self._by_key = {one.key: one for one in found}

    def find(self, key: str) -> FoundOrganization | None:
        """By its link or a name, in whatever spelling; None where no article names it so."""
        for known in (key, self._keys.of(key, key), self._keys.of(key, None), self._keys.of(key.title(), None)):
            if known in self._by_key:
                return self._by_key[known]
        return None

    def key_of(self, record: Organization) -> str:
        """Of the organization that a record stands for."""
        links = "; ".join(f"{entry.scheme}:{entry.value}" for entry in record.identifiers)
        return self._keys.of(record.name, links or None)


_CACHE: WeakKeyDictionary[Store, tuple[int, Organizations]] = WeakKeyDictionary()


def organizations(store: Store) -> Organizations:
    """Read anew when the store has changed."""
    change = store.last_change()
    known = _CACHE.get(store)
    if known is None or known[0] != change:
        known = change, Organizations(list(_named(store)))
        _CACHE[store] = known
    return known[1]


def find_organization(store: Store, key: str) -> FoundOrganization | None:
    return organizations(store).find(key)


def articles_of(store: Store, found: FoundOrganization) -> Iterator[tuple[ArticleSummary, int]]:
    """The articles that name it, the newest first, each with the number of mentions."""
    url = func.coalesce(articles.c.canonical_url, articles.c.url)
    columns = (articles.c.id, url, articles.c.title, articles.c.publisher, articles.c.day)
    query = (
        select(*columns, func.sum(_TABLE.c.mentions))
        .join(articles, _TABLE.c.article_id == articles.c.id)
        .where(_TABLE.c.id.in_(_ids(found)))
        .group_by(*columns)
        .order_by(articles.c.day.desc().nulls_last(), articles.c.id)
        .limit(MOST_RECORDS)
    )
    for row in _rows(store, query):
        yield ArticleSummary._make(row[:5]), int(row[5] or 0)


def claims_of(store: Store, found: FoundOrganization) -> Iterator[StoredRecord]:
    """What is claimed of it, and what it claims, the newest first."""
    claims, ids = RECORD_TABLES["claim"].c, _ids(found)
    return _stored(store, "claim", or_(claims.subject_id.in_(ids), claims.source_id.in_(ids)), found)


def figures_of(store: Store, found: FoundOrganization) -> Iterator[StoredRecord]:
    return _stored(store, "figure", RECORD_TABLES["figure"].c.subject_id.in_(_ids(found)), found)


def roles_of(store: Store, found: FoundOrganization) -> Iterator[StoredRecord]:
    """Its people with their roles: affiliations."""
    return _stored(store, "affiliation", RECORD_TABLES["affiliation"].c.organization_id.in_(_ids(found)), found)


def quotes_of(store: Store, found: FoundOrganization) -> Iterator[StoredRecord]:
    """What it and its people say."""
    ids, roles, speaker = _ids(found), RECORD_TABLES["affiliation"], RECORD_TABLES["quote"].c.speaker_id
    people = select(roles.c.person_id).where(roles.c.organization_id.in_(ids))
    return _stored(store, "quote", or_(speaker.in_(ids), speaker.in_(people)), found)


def deals_of(store: Store, found: FoundOrganization) -> Iterator[StoredRecord]:
    """Deals that it is a party to."""
    ids = {row.id for row in _rows(store, _ids(found))}
    for stored in _stored(store, "deal", true(), found):
        deal = stored.record
        if isinstance(deal, Deal) and any(party.organization.record_id in ids for party in deal.parties):
            yield stored


class _Keys:
    """Names and links to keys, for all organizations of a store."""

    def __init__(self, named: Sequence[_Named]) -> None:
        self._first: dict[str, str] = {}
        linked: dict[str, set[str]] = defaultdict(set)
        for name, identifier, _, _ in named:
            if identifier:
                links = identifier.split("; ")
                first = next((self._first[link] for link in links if link in self._first), links[0])
                self._first |= dict.fromkeys(links, first)
                if key := _key_of_name(name):
                    linked[key].add(first)
        self._linked = {key: next(iter(firsts)) for key, firsts in linked.items() if len(firsts) == 1}

    def of(self, name: str, identifier: str | None) -> str:
        if identifier:
            link = identifier.split("; ")[0]
            return self._first.get(link, link)
        key = _key_of_name(name) or name.casefold()
        return self._linked.get(key, key)


def _named(store: Store) -> Iterator[_Named]:
    columns = (_TABLE.c.name, _TABLE.c.identifier)
    numbers = (func.count(_TABLE.c.article_id.distinct()), func.sum(_TABLE.c.mentions))
    for row in _rows(store, select(*columns, *numbers).group_by(*columns).order_by(*columns)):
        yield _Named(row[0], row[1], row[2], int(row[3] or 0))


def _found(key: str, group: Sequence[_Named]) -> FoundOrganization:
    counted: Counter[str] = Counter()
    for one in group:
        counted[one.name] += one.articles
    names = tuple(name for name, _ in counted.most_common())
    return FoundOrganization(
        key,
        names[0],
        names,
        tuple(one.name for one in group if not one.identifier),
        tuple(sorted({link for one in group for link in (one.identifier or "").split("; ") if link})),
        counted.total(),
        sum(one.mentions for one in group),
    )


def _ids(found: FoundOrganization) -> Select[Any]:
    """The records of this organization, one an article."""
    listed = literal("; ") + _TABLE.c.identifier + literal("; ")
    is_linked = [listed.contains(f"; {link}; ", autoescape=True) for link in found.links]
    is_named = and_(_TABLE.c.identifier.is_(None), _TABLE.c.name.in_(found.unlinked))
    return select(_TABLE.c.id).where(or_(is_named, *is_linked))


def _stored(store: Store, kind: str, condition: Any, found: FoundOrganization) -> Iterator[StoredRecord]:
    """Its records that fit, the newest article's first, then in the order of the text."""
    records = RECORD_TABLES[kind]
    naming = select(_TABLE.c.article_id).where(_TABLE.c.id.in_(_ids(found)))
    url = func.coalesce(articles.c.canonical_url, articles.c.url)
    query = (
        select(records.c.data, articles.c.id, url, articles.c.title, articles.c.publisher, articles.c.day)
        .join(articles, records.c.article_id == articles.c.id)
        .where(records.c.article_id.in_(naming), condition)
        .order_by(articles.c.day.desc().nulls_last(), articles.c.id, records.c.position)
        .limit(MOST_RECORDS)
    )
    for row in _rows(store, query):
        yield StoredRecord(RECORD_TYPES[kind].model_validate_json(row[0]), ArticleSummary._make(row[1:]))


def _rows(store: Store, query: Select[Any]) -> Iterator[Any]:
    if not isinstance(store, Database):
        raise ConfigError("the archive needs a database: a store like sqlite:///news.db or postgresql://…")
    return store.rows(query)
