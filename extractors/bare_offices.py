"""Whose an office is that stands there without its house, where one organization alone can be meant.

"Acme announced that CEO Ann Poe will speak."                      ->  Acme: the sentence names no other
"“It works,” said Chief Executive Officer Ann Poe." in Acme's release  ->  Acme
"Acme beat Harbor, CEO Ann Poe said."                              ->  nobody's: it could be either
"Ann Poe, CEO of Somethingunread"                                  ->  nobody's: the text names a house
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from extractors.clusters import Cluster, cluster_of, clusters_in, reference_to
from extractors.gazetteers import is_title_head, is_title_modifier
from extractors.name_spans import Name
from extractors.reading import article_of
from extractors.role_context import RoleContext
from extractors.same_organization import is_same_organization
from extractors.titles import Title
from schemas import Reference

_OFFICES = frozenset({"ceo", "cfo", "coo", "cto", "cmo", "cso", "cio", "co-ceo", "founder", "co-founder", "cofounder"})
_PAIRS = frozenset({"managing director", "managing partner", "general manager", "executive director"})
_HOUSED = frozenset({"of", "at", "for", "with", "in", "from", "to"})
_QUOTES = frozenset('"“”„')
_FARTHEST = 80
"""Tokens from a paragraph's beginning: behind more of them others may have been named."""


def house_of_bare_office(article: RoleContext, title: Title) -> Reference | None:
    """The only organization of the sentence, else the one whose release it is, where the paragraph names no other."""
    if not _is_of_company(article, title) or _has_house(article, title):
        return None
    start = article.doc[title.start].sent.start
    in_sentence = _organizations(article, max(start, title.start - _FARTHEST), title.start)
    has_quotation = not _QUOTES.isdisjoint(article.words[start : title.start])
    if in_sentence and not has_quotation:
        return _the_only(article, in_sentence)
    issuer = _issuer(article)
    others = _organizations(article, _paragraph_start(article, title.start), title.start)
    if issuer is None or any(cluster_of(article.doc, name) is not issuer for name in others):
        return None
    return reference_to(article.doc, issuer, None)


def _is_of_company(article: RoleContext, title: Title) -> bool:
    words = [word.lower() for word in article.words[title.start : title.end]]
    if any(word in _OFFICES or word.removesuffix("s") in _OFFICES for word in words):
        return True
    pairs = {f"{one} {other}" for one, other in pairwise(words)}
    return bool(pairs & _PAIRS) or (words[0] == "chief" and words[-1] in {"officer", "executive"})


def _has_house(article: RoleContext, title: Title) -> bool:
    """Whether words beside the title tell whose it is, though nothing is known by them: "CEO of", "Fintrod CEO"."""
    words, before = article.words, title.start - 1
    if words[title.end : title.end + 1] and words[title.end] in _HOUSED and article.surface.joins(title.end):
        return True
    if before < 0 or not article.surface.joins(title.start):
        return False
    word = words[before]
    is_office_word = is_title_head(word) or is_title_modifier(word)
    opens = not article.surface.joins(before) or words[before - 1] in {".", "“", '"', "”", ":"}
    is_name = article.surface.is_name_word(before) and not is_office_word and not opens
    return is_name or word in {"'s", "’s", "'", "’", "&", "/"} or word.lower() in {"his", "her", "their", "my"}


def _organizations(article: RoleContext, start: int, end: int) -> list[Name]:
    named = (article.at.get(index) for index in range(start, end))
    return list(dict.fromkeys(name for name in named if name is not None and name.kind == "organization"))


def _the_only(article: RoleContext, names: Iterable[Name]) -> Reference | None:
    found = {reference.record_id: reference for name in names if (reference := article.reference(name)) is not None}
    return next(iter(found.values())) if len(found) == 1 else None


def _paragraph_start(article: RoleContext, index: int) -> int:
    first = max(index - _FARTHEST, 0)
    while index > first and article.surface.joins(index):
        index -= 1
    return index


@lru_cache(maxsize=1)  # asked for each office of one article
def _issuer(article: RoleContext) -> Cluster | None:
    """The organization whose release it is, else the one that the title names, if the article is about no other."""
    issuer, clusters = article_of(article.doc).issuer, clusters_in(article.doc, "organization")
    for cluster in clusters if issuer else ():
        for form in cluster.forms(article.doc):
            if form == issuer or is_same_organization(*sorted((form, str(issuer)), key=len)):
                return cluster
    ranked = sorted(clusters, key=lambda cluster: -len(cluster.mentions))
    title_end = article_of(article.doc).text.find("\n")
    if issuer or not ranked or article.doc[ranked[0].mentions[0].start].idx >= title_end:
        return None
    second = len(ranked[1].mentions) if len(ranked) > 1 else 0
    return ranked[0] if len(ranked[0].mentions) >= max(_OFTEN, 2 * second) else None


_OFTEN = 4
"""Mentions, twice as many as any other organization has."""
