"""Which wordings of an article name one thing: "Acme Robotics, Inc.", "Acme Robotics", "Acme".

A short name of a company comes after the long one, or in the heading above it. "Acme" that is named ten times before
"Acme Sapphire" appears has a product of that name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from spacy.tokens import Doc

from extractors.definitions import end_before, find_definitions
from extractors.gazetteers import country_of, folded
from extractors.name_spans import Name, span_text
from extractors.reading import article_of
from extractors.same_organization import organization_keys, sameness
from extractors.tickers import find_tickers

Uses = Mapping[str, Sequence[Name]]
"""Each wording with its mentions, in the order of the text."""
Fits = Callable[[str, str], bool]
"""Whether a wording names the same as a longer one."""

_MAX_RIVALS = 60
_FEW_MENTIONS, _MANY_MENTIONS = 1, 5
"""How often the short name may stand before the long one, the title left out: "Acme said … Acme Sapphire of Leeds"."""


def group_organizations(doc: Doc, names: Sequence[Name], others: Sequence[Name] = ()) -> list[list[Name]]:
    """`others` are the article's names of other kinds: "Volta" is no bank where it is also a place or a person."""
    uses = _uses(doc, names)
    taken = {span_text(doc, name) for name in others if name.kind == "place"}
    taken |= {doc[name.end - 1].text for name in others if name.kind == "person"}

    def is_same(form: str, other: str) -> bool:
        return sameness(form, other) == "same"

    def is_certain(form: str, other: str) -> bool:
        return sameness(form, other) == "certain" and _count_before(doc, uses[form], uses[other]) <= _MANY_MENTIONS

    def is_borne_out(form: str, other: str) -> bool:
        if form in taken:
            return False
        match sameness(form, other):
            case "if introduced":
                return _is_introduced(doc, uses[form], uses[other])
            case "if first":
                return _comes_first(doc, uses[other], uses[form])
        return False

    return _grouped(doc, uses, (is_same, is_certain, is_borne_out), organization_keys, article_of(doc).issuer)


def group_places(doc: Doc, names: Sequence[Name]) -> list[list[Name]]:
    return _grouped(doc, _uses(doc, names), (_is_same_place,), _place_keys)


def group_things(doc: Doc, names: Sequence[Name]) -> list[list[Name]]:
    """Products, events: what has the same words but for marks and a year."""
    return _grouped(doc, _uses(doc, names), (lambda one, other: _bare_key(one) == _bare_key(other),), _bare_keys)


def _uses(doc: Doc, names: Sequence[Name]) -> dict[str, list[Name]]:
    uses: dict[str, list[Name]] = {}
    for name in sorted(names):
        uses.setdefault(span_text(doc, name), []).append(name)
    return uses


def _is_introduced(doc: Doc, short: Sequence[Name], long: Sequence[Name]) -> bool:
    """Whether the long name comes first, but for a title and a mention.

    Not where the sentence that brings it has the short one before it: "Acme has introduced Acme Sapphire".
    """
    first = _first_below_title(doc, long)
    title_end = article_of(doc).text.find("\n")
    if doc[long[0].start].idx < title_end <= doc[short[0].start].idx:  # "Harbor Beauty Raises Money ⏎ Harbor said …"
        return True
    is_beside = any(doc[first.start].sent.start <= name.start < first.start for name in short)
    return _count_before(doc, short, long) <= _FEW_MENTIONS and not is_beside


def _comes_first(doc: Doc, long: Sequence[Name], short: Sequence[Name]) -> bool:
    """Whether the long name is told before the short one, in the whole text or below its title."""
    return long[0].start < short[0].start or _first_below_title(doc, long).start < _first_below_title(doc, short).start


def _count_before(doc: Doc, short: Sequence[Name], long: Sequence[Name]) -> int:
    """How often the short name stands below the title and before the long one; never where that heads "About Acme"."""
    if any(name.start and doc[name.start - 1].lower_ == "about" for name in long):
        return 0
    title_end = article_of(doc).text.find("\n")
    first = _first_below_title(doc, long)
    return sum(1 for name in short if name.start < first.start and doc[name.start].idx > title_end)


def _first_below_title(doc: Doc, names: Sequence[Name]) -> Name:
    title_end = article_of(doc).text.find("\n")
    return next((name for name in names if doc[name.start].idx > title_end), names[0])


def _grouped(
    doc: Doc, uses: Uses, readings: Sequence[Fits], keys_of: Callable[[str], set[str]], issuer: str | None = None
) -> list[list[Name]]:
    """Wordings, longest first; each joins the one group that has a longer form of it, or opens its own.

    Only wordings that share a key are compared, and no more than a few of them: linear on a list of a thousand names.
    """
    defined = _definitions(doc, uses)
    group_of: dict[str, list[str]] = {}
    groups: list[list[str]] = []
    by_key: dict[str, list[str]] = {}
    for form in sorted(uses, key=lambda form: (-len(form), form)):
        keys = sorted(keys_of(form))
        known = [other for key in keys for other in by_key.get(key, ())[:_MAX_RIVALS]]
        group = _group_for(form, defined.get(form), known, group_of, readings, uses, issuer)
        if group is None:
            group = []
            groups.append(group)
        group.append(form)
        group_of[form] = group
        for key in keys:
            by_key.setdefault(key, []).append(form)
    return [sorted(name for form in group for name in uses[form]) for group in groups]


def _group_for(
    form: str,
    long: str | None,
    known: Sequence[str],
    group_of: Mapping[str, list[str]],
    readings: Sequence[Fits],
    uses: Uses,
    issuer: str | None,
) -> list[str] | None:
    """The one group that a wording belongs to: by definition, by an equal wording, by a longer form; else None.

    The readings are tried in turn, the surest first: "Acme" is Acme Holdings, Inc., though there is an "Acme Live".
    """
    if long is not None and long in group_of:
        return group_of[long]
    exact = {id(group_of[other]): group_of[other] for other in known if folded(form) == folded(other)}
    if len(exact) == 1:
        return next(iter(exact.values()))
    for number, fits in enumerate(readings):
        fitting = list({id(group_of[other]): group_of[other] for other in known if fits(form, other)}.values())
        if len(fitting) > 1 and number != _CERTAIN:
            fitting = _foremost(uses, fitting)
        if len(fitting) > 1:
            # "Harbor" is Harbor Bancshares, Inc., whose release it is, not its Harbor Community Bank.
            fitting = [group for group in fitting if issuer in group] or fitting
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


_CERTAIN = 1
"""The reading by which "Warner" may be Warner Pictures or Warner Music: how often either is named does not tell."""


def _foremost(uses: Uses, groups: Sequence[list[str]]) -> list[list[str]]:
    """The group that is named twice as often as any other: "Acme Internet" before an "Acme Fiber"; else all."""
    counted = sorted(((sum(len(uses[form]) for form in group), group) for group in groups), key=_count, reverse=True)
    return [counted[0][1]] if counted[0][0] >= 2 * counted[1][0] else list(groups)


def _count(counted: tuple[int, list[str]]) -> int:
    return counted[0]


def _definitions(doc: Doc, uses: Uses) -> dict[str, str]:
    """Short form → the name before the bracket that defines it: "Acme" → "Acme Robotics, Inc."."""
    text = doc.text
    ends = {}
    for form, names in uses.items():
        for name in names:
            last = doc[name.end - 1]
            ends[last.idx + len(last)] = form
    brackets = {bracket.end: bracket.start for bracket in find_tickers(text)}
    defined: dict[str, str] = {}
    for definition in find_definitions(text):
        if definition.is_generic:
            continue
        before = end_before(text, definition.start)
        while before in brackets:
            before = end_before(text, brackets[before])
        if long := ends.get(before):
            defined.setdefault(" ".join(definition.alias.text.split()), long)
    return {short: long for short, long in defined.items() if len(short) < len(long)}


def _place_keys(form: str) -> set[str]:
    return {folded(form), country_of(form) or folded(form)}


def _is_same_place(short: str, long: str) -> bool:
    if folded(short) == folded(long):
        return True
    code = country_of(short)
    return code is not None and code == country_of(long) and not ({short, long} & _PARTS_OF_BRITAIN)


_PARTS_OF_BRITAIN = frozenset({"England", "Scotland", "Wales", "Northern Ireland"})


def _bare_keys(form: str) -> set[str]:
    return {_bare_key(form)}


def _bare_key(form: str) -> str:
    words = folded(form).replace("®", "").replace("™", "").split()
    return " ".join(words[1:] if len(words) > 2 and words[0].isdigit() else words)
