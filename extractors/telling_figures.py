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
from schemas.figures import Bound, FigureType

_SMALL = 4
"""Below this a bare count without a time or a change ("two ways to …") is a manner of speaking."""
_LARGE = 10
"""Below this a count that is nobody's ("five categories") says nothing to check."""
_KITCHEN = frozenset(
    {"cup", "tablespoon", "teaspoon", "ounce", "fluid ounce", "pinch", "g", "gram", "ml", "millilitre"}
)


_STATISTICS = frozenset({"ci", "confidence", "confidence level", "confidence interval", "margin of error"})
"""How sure a figure is, which is not claimed for itself."""
_SIZES = frozenset({"inch", "foot", "mm", "cm", "degree", "mile", "km", "m", "metre", "ounce", "fluid ounce", "pound"})


def is_telling(doc: Doc, figure: Figure) -> bool:
    """Whether a figure with a measure says something that one would check."""
    if _is_manner(doc, figure) or _is_statistic(figure) or _is_part_of_a_name(figure) or _is_top(doc, figure):
        return False
    return _says_something(figure) or _is_told_of(doc, figure)


def _is_manner(doc: Doc, figure: Figure) -> bool:
    """ "pods that double as cabins", "in double digits": nothing is twice as much."""
    bounds = token_bounds(doc, figure.evidence[0].start, figure.evidence[0].end)
    if figure.type is not FigureType.MULTIPLE or bounds is None or bounds[1] >= len(doc):
        return False
    word, following = doc[bounds[0]].lower_, doc[bounds[1]].lower_
    return word.startswith(("double", "doubling", "triple")) and following in {"as", "digit", "digits", "down", "duty"}


def _is_statistic(figure: Figure) -> bool:
    """ "(95% CI, 0.41-0.76)", "at the 95% confidence level", "a 4% margin of error"."""
    if figure.measure is None or figure.type not in {FigureType.PERCENT, FigureType.PERCENTAGE_POINT}:
        return False
    words = figure.measure.text.lower()
    return words in _STATISTICS or words.startswith(("confidence ", "margin of error", "ci "))


def _is_top(doc: Doc, figure: Figure) -> bool:
    """ "among the top 1% of advisers": a rank in words of a share."""
    bounds = token_bounds(doc, figure.evidence[0].start, figure.evidence[0].end)
    is_share = figure.type is FigureType.PERCENT and bounds is not None and bounds[0] > 0
    return is_share and bounds is not None and doc[bounds[0] - 1].lower_ in {"top", "bottom"}


def _is_part_of_a_name(figure: Figure) -> bool:
    """ "20-inch wheels", "a 360-degree approach": the size that tells one kind of a thing from another."""
    if figure.measure is not None and figure.measure.head == "page":
        # "a 411-page novel"
        return True
    if figure.type is not FigureType.QUANTITY or figure.unit not in _SIZES or figure.change is not None:
        return False
    return any(mark in figure.evidence[0].text[1:] for mark in "-‑") and figure.bound is Bound.EXACT


def _says_something(figure: Figure) -> bool:
    if figure.measure is not None and figure.measure.head.lower() in {"age", "ages"}:
        return False
    if figure.type is FigureType.QUANTITY and figure.unit in _KITCHEN and figure.attribution is None:
        # "2 cups of flour", "350 g pouch": an ingredient or a pack, unless something is told of it.
        return figure.change is not None or figure.period is not None
    if figure.type is FigureType.QUANTITY and figure.unit in SPANS_OF_TIME:
        is_measured = figure.measure is not None and figure.measure.span.end <= figure.evidence[0].start
        is_measured = is_measured and "-" not in figure.evidence[0].text  # "a rate of 97% at five-year follow-up"
        # "Median survival was 11.2 months", but "over 25 years of experience".
        return is_measured or (figure.subject is not None and figure.change is not None)
    if figure.type is not FigureType.COUNT:
        return True
    size = figure.value if figure.value is not None else figure.max
    if size is not None and size % 1 != 0 and figure.measure and figure.measure.span.end <= figure.evidence[0].start:
        # "a current ratio of 1.37"
        return True
    if size is not None and 0 <= size <= 1 and figure.change is None:
        # "One research firm estimates", "after at least one prior therapy"
        return False
    if figure.period is not None or figure.change is not None:
        return True
    if size is not None and size < _SMALL:
        return False
    return figure.subject is not None or figure.attribution is not None or size is None or size >= _LARGE


def _is_told_of(doc: Doc, figure: Figure) -> bool:
    """ "Nine projects were selected": what is counted did something or had it done, however few they are."""
    size = figure.value if figure.value is not None else figure.max
    if figure.type is not FigureType.COUNT or figure.measure is None or (size is not None and size <= 1):
        # "One user quipped"
        return False
    bounds = token_bounds(doc, figure.measure.span.start, figure.measure.span.end)
    if bounds is None:
        return False
    head = doc[bounds[1] - 1]
    if head.dep_ not in syntax.SUBJECTS or head.head.tag_ not in {"VBD", "VBN"}:
        return False
    return head.head.tag_ == "VBD" or any(child.lower_ in {"was", "were"} for child in head.head.children)
