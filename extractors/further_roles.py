"""Roles that a sentence adds to those of its subject.

"Ann Poe holds a degree and is a partner at Acme."              ->  "partner", Acme
"He wrote two books, was chair of Harbor and serves as CEO of Acme."  ->  both
"She served as counsel for a decade and as president of Acme."  ->  "president", Acme
"Ann Poe, whose son John Doe is a partner at Acme"              ->  not hers: somebody else is named before it
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.role_context import RoleContext

_TYING = frozenset({"and", ",", "who"})
_VERBS = frozenset(
    {"is", "was", "serves", "served", "worked", "works", "acts", "acted", "became", "remains", "serving"}
)
_ADVERBS = frozenset({"also", "currently", "now", "previously", "formerly", "later", "then", "has", "most", "recently"})
_SUBJECTS = frozenset({"he", "she", "it", "they", "we", "i", "which", "that", "where", "when", "whose", "while"})
_FARTHEST = 60


def further_verbs(article: RoleContext, start: int) -> Iterator[int]:
    """The tokens from `start` on, in the same sentence, at which the subject gets a further verb of a role."""
    words, serves = article.words, False
    end = min(article.doc[start].sent.end, start + _FARTHEST, len(words)) if start < len(words) else start
    for index in range(start, end - 1):
        word = words[index].lower()
        name = article.at.get(index)
        if word in _SUBJECTS or not article.surface.joins(index) or (name is not None and name.kind == "person"):
            return
        serves = serves or word in {"served", "serves", "serving", "worked"}
        if word not in _TYING:
            continue
        verb = index + 1
        while verb < end - 1 and words[verb].lower() in _ADVERBS | {"and"}:
            verb += 1
        following = words[verb].lower()
        if following in _VERBS or (following == "as" and serves and word == "and"):
            yield verb
