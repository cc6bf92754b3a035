"""What a claim is limited to.

"… approved 76 drugs in China"      ->  geography "China"
"… cut deaths by 12% among adults"  ->  population "adults"
"""

from __future__ import annotations

from extractors.figure_words import word_set
from extractors.noun_phrases import phrase_after
from extractors.reading import span_at
from extractors.sites import Context
from schemas import Place
from schemas.claims import Scope

_LIMITING = frozenset({"in", "across", "throughout", "within", "among", "amongst"})
_PATIENTS = frozenset(
    [
        "patients",
        "adults",
        "children",
        "women",
        "men",
        "adolescents",
        "infants",
        "people",
        "participants",
        "volunteers",
        "consumers",
        "households",
        "workers",
        "employees",
        "students",
        "voters",
    ]
)
_REACH = 12


def find_scope(context: Context, position: int) -> tuple[Scope, ...]:
    """The places and populations that follow a claim's measure or figure in its sentence."""
    doc = context.doc
    _, limit = context.sentence_at(min(position, len(doc) - 1))
    found: list[Scope] = []
    for k in range(position, min(position + _REACH, limit - 1)):
        if doc[k].text in {",", ";", "("} or (doc[k].tag_ in {"VBD", "VBZ", "VBP"} and k > position):
            break
        if doc[k].lower_ not in _LIMITING or doc[k].tag_ not in {"IN", "TO"}:
            continue
        scope = _scope_after(context, k + 1, limit)
        if scope is not None:
            found.append(scope)
    return tuple(found)


def owner_scope(context: Context, position: int) -> tuple[Scope, ...]:
    """The place that owns a ranking: "Europe" of "Europe's largest maker"."""
    doc = context.doc
    mention = context.named_at(position - 2) if position > 1 and doc[position - 1].tag_ == "POS" else None
    if mention is None or not isinstance(mention.entity, Place):
        return ()
    tokens = doc[mention.start : mention.end]
    return (Scope(type="geography", text=mention.entity.name, span=span_at(doc, tokens.start_char, tokens.end_char)),)


def _scope_after(context: Context, start: int, limit: int) -> Scope | None:
    doc = context.doc
    while start < limit and doc[start].tag_ in {"DT", "PRP$"}:
        start += 1
    if start >= limit:
        return None
    mention = context.named_at(start)
    if mention is not None and isinstance(mention.entity, Place):
        tokens = doc[mention.start : mention.end]
        span = span_at(doc, tokens.start_char, tokens.end_char)
        return Scope(type="geography", text=mention.entity.name, span=span)
    phrase = phrase_after(context, start, limit)
    if phrase is None:
        return None
    if doc[phrase.head].lower_ in _PATIENTS or doc[phrase.head].lower_ in word_set("human_nouns.txt"):
        tokens = doc[phrase.start : phrase.end]
        span = span_at(doc, tokens.start_char, tokens.end_char)
        return Scope(type="population", text=" ".join(span.text.split()), span=span)
    return None
