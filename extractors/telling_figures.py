"""Which figures make a claim: those that say something that one would check.

"Acme has 5,200 employees", "Nine projects were selected"   yes
"There are two ways to do it", "2 cups of flour"            no
"""

from __future__ import annotations

from spacy.tokens import Doc

from extractors import syntax
from extractors.periods import SPANS_OF_TIME
from extractors.sites import token_bounds
from schemas import Figure
from schemas.figures import FigureType

_SMALL = 4
"""Below this a bare count without a time or a change ("two ways to …") is a manner of speaking."""
_LARGE = 10
"""Below this a count that is nobody's ("five categories") says nothing to check."""
_KITCHEN = frozenset(
    {"cup", "tablespoon", "teaspoon", "ounce", "fluid ounce", "pinch", "g", "gram", "ml", "millilitre"}
)


def is_telling(doc: Doc, figure: Figure) -> bool:
    """Whether a figure with a measure says something that one would check."""
    return _says_something(figure) or _is_told_of(doc, figure)


def _says_something(figure: Figure) -> bool:
    if figure.measure is not None and figure.measure.head.lower() in {"age", "ages"}:
        return False
    if figure.type is FigureType.QUANTITY and figure.unit in _KITCHEN and figure.attribution is None:
        # "2 cups of flour", "350 g pouch": an ingredient or a pack, unless something is told of it.
        return figure.change is not None or figure.period is not None
    if figure.type is FigureType.QUANTITY and figure.unit in SPANS_OF_TIME:
        return figure.subject is not None and figure.change is not None
    if figure.type is not FigureType.COUNT:
        return True
    size = figure.value if figure.value is not None else figure.max
    if figure.period is not None or figure.change is not None:
        return True
    if size is not None and size < _SMALL:
        return False
    return figure.subject is not None or figure.attribution is not None or size is None or size >= _LARGE


def _is_told_of(doc: Doc, figure: Figure) -> bool:
    """ "Nine projects were selected": what is counted did something or had it done, however few they are."""
    if figure.type is not FigureType.COUNT or figure.measure is None:
        return False
    bounds = token_bounds(doc, figure.measure.span.start, figure.measure.span.end)
    if bounds is None:
        return False
    head = doc[bounds[1] - 1]
    if head.dep_ not in syntax.SUBJECTS or head.head.tag_ not in {"VBD", "VBN"}:
        return False
    return head.head.tag_ == "VBD" or any(child.lower_ in {"was", "were"} for child in head.head.children)
