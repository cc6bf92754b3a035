"""Relative clauses whose object stands right before the verb of the clause around them.

"The number of people who had asthma rose by 25 percent"   ->  what rose is no asthma
"""

from __future__ import annotations

from spacy.tokens import Doc

_REFERRING = frozenset({"who", "that", "which"})
_HOLDING = frozenset({"have", "use", "buy", "own", "hold", "take", "receive", "need", "want", "lack", "face", "suffer"})


def ends_relative(doc: Doc, start: int) -> bool:
    """Whether a noun phrase at a token is the object of "who had", "that use"; not of "analysts who said"."""
    if start < 3 or doc[start - 2].lower_ not in _REFERRING or doc[start - 3].text == ",":
        # "…, which takes the capital raised to £94 million"
        return False
    return doc[start - 1].tag_ in {"VBD", "VBZ", "VBP"} and doc[start - 1].lemma_.lower() in _HOLDING
