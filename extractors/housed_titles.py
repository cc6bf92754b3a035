"""Titles with words that no list knows, where the house behind them makes them certain.

"She is a shareholder and director at Acme"         ->  "shareholder and director"
"He was the exploration manager for Acme"           ->  "exploration manager"
"Currently he is a Staff Mechanical Engineer at Acme"  ->  "Staff Mechanical Engineer"
"She is a good doctor", "the man who taught at Acme"   ->  none: no house, no head
"""

from __future__ import annotations

from spacy.tokens import Token

from extractors.gazetteers import is_title_head
from extractors.role_context import RoleContext
from extractors.surface import is_function_word
from extractors.titles import Title, title_from

_DETERMINERS = frozenset({"a", "an", "the", "its", "our"})
_TYING = frozenset({"and", "&", "-", "–", "/"})
_OPEN_CLASS = frozenset({"NOUN", "PROPN", "ADJ"})
_LONGEST = 7


def housed_title(article: RoleContext, start: int) -> Title | None:
    """The title that begins at `start`, behind a determiner, if an organization follows it with "at", "of" or "for"."""
    words = article.words
    begin = start + (start < len(words) and words[start].lower() in _DETERMINERS)
    for index in range(begin, min(begin + _LONGEST, len(words))):
        if (index > begin and not article.surface.joins(index)) or article.ends_title(index):
            return None
        if is_title_head(words[index]) and (title := _with_house(article, index)) is not None:
            return Title(begin, title.end)
        if not _may_belong(article.doc[index], index == begin):
            return None
    return None


def _with_house(article: RoleContext, head: int) -> Title | None:
    title = title_from(article.surface, head, article.ends_title, may_have_adjectives=False)
    if title is None or title.start != head or article.words[title.end : title.end + 1] in ([","], ["in"]):
        return None
    house, end = article.house_after(title.end)
    name = article.at.get(end - 1)
    return title if house is not None and name is not None and name.kind == "organization" else None


def _may_belong(token: Token, is_first: bool) -> bool:
    """ "exploration", "Mechanical", "and"; no verb, pronoun or preposition."""
    if token.text in _TYING:
        return not is_first
    is_word = token.text.replace("-", "").isalpha() and not is_function_word(token.text)
    return is_word and (token.pos_ in _OPEN_CLASS or token.tag_ in {"VBN", "VBG"})
