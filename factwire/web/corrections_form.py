"""A form made from a record's model: what of it a person can change, and how.

    fields = form_of(figure, extraction)     # a tree of Fields, named by their path in the record: "period.start"

`corrections_reading` makes the record of what a person filled in.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel

from factwire.readable import quoted_text
from schemas import Claim, Extraction, Figure, Quote, Record, Span, TimeExpression
from schemas.entities import Entity

FieldShape: TypeAlias = Literal["text", "number", "date", "choice", "words", "group", "list"]

KEPT = frozenset({"id", "article_id", "kind", "section", "extractor", "related", "candidates"})
"""What no person changes: where a record comes from, and what only a program can say."""
_LAST = ("evidence", "mentions")
_SELDOM = frozenset(
    {
        "min", "max", "approximate", "per", "change", "comparison", "direction", "scope",
        "identifiers", "tickers", "honorific", "suffix", "country", "aliases", "joint_speakers", "continuation_of",
        "speaker_title", "sum_check", "territory", "dates", "mod", "is_fiscal", "figure_id",
    }
)  # fmt: skip
"""Fields that most records have nothing for: a form hides them until they are asked for."""
_TECHNICAL = frozenset({"currency_basis", "ucum", "surface", "mentions", "granularity", "anchor", "anchor_basis"})
"""What the extractors note for programs: hidden as well."""
STATED, COUNT, DROPPED, PLACE = "?", "#", "-", "@"
"""Of a group: whether the text states it; of a list: how many it has; of an item: that it goes; of words: where."""


class Field(NamedTuple):
    path: str
    label: str
    shape: FieldShape
    value: str = ""
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    is_optional: bool = False
    is_stated: bool = True
    place: int | None = None
    """Where the words stand."""
    fields: tuple[Field, ...] = ()
    """Of a group its fields, of a list its items, the last of them an empty one to add."""

    @property
    def is_empty(self) -> bool:
        """Whether it tells nothing: a list has but the empty item to add."""
        if self.shape == "group":
            return not self.is_stated
        return len(self.fields) < 2 if self.shape == "list" else self.value in ("", "False")


def form_of(record: Record, extraction: Extraction) -> tuple[Field, ...]:
    """The fields of a record with its values, the words that prove it last."""
    fields = _Writer(extraction).fields(type(record), record, "")
    return tuple(sorted(fields, key=lambda field: field.path in _LAST))


def split_form(fields: Iterable[Field], wrong: Container[str] = ()) -> tuple[tuple[Field, ...], tuple[Field, ...]]:
    """The fields that a person looks at first, and those that are seldom told and empty here."""
    every = tuple(fields)
    hidden = {one.path for one in every if one.path in _TECHNICAL or (one.path in _SELDOM and one.is_empty)}
    rest = tuple(one for one in every if one.path in hidden and one.path not in wrong)
    return tuple(one for one in every if one not in rest), rest


class Shape(NamedTuple):
    """A field's annotation taken apart."""

    type: Any
    is_optional: bool
    is_list: bool

    @property
    def is_model(self) -> bool:
        return isinstance(self.type, type) and issubclass(self.type, BaseModel) and self.type is not Span

    @property
    def choices(self) -> tuple[str, ...]:
        if get_origin(self.type) is Literal:
            return tuple(str(choice) for choice in get_args(self.type))
        if isinstance(self.type, type) and issubclass(self.type, StrEnum):
            return tuple(choice.value for choice in self.type)
        return ("True", "False") if self.type is bool else ()


def shape_of(annotation: Any) -> Shape:
    if get_origin(annotation) is Annotated:
        return shape_of(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        shapes = [shape_of(part) for part in get_args(annotation) if part is not NoneType]
        return shapes[0]._replace(is_optional=True)
    if get_origin(annotation) is tuple:
        return shape_of(get_args(annotation)[0])._replace(is_list=True)
    return Shape(annotation, is_optional=False, is_list=False)


def editable(model: type[BaseModel]) -> Iterator[tuple[str, Shape, str]]:
    for name, info in model.model_fields.items():
        if name not in KEPT:
            yield name, shape_of(info.annotation), (info.description or "").split("\n\n")[0]


def blank(model: type[BaseModel]) -> dict[str, Any]:
    """The fields of a record that is not there yet: their defaults, and None where a person has to say it."""
    return {
        name: None if info.is_required() else info.get_default(call_default_factory=True)
        for name, info in model.model_fields.items()
    }


class _Writer:
    def __init__(self, extraction: Extraction) -> None:
        self._extraction = extraction

    def fields(self, model: type[BaseModel], value: Any, prefix: str) -> Iterator[Field]:
        defaults = blank(model) if value is None else {}
        for name, shape, about in editable(model):
            held = getattr(value, name, None) if defaults == {} else defaults[name]
            yield self._field(f"{prefix}{name}", name, shape, held, _help(about))

    def _field(self, path: str, name: str, shape: Shape, held: Any, about: str) -> Field:
        label = name.replace("_", " ")
        if shape.is_list:
            one = shape._replace(is_list=False, is_optional=False)
            label = _SINGULAR.get(name, label.removesuffix("s"))
            items = [self._item(f"{path}.{number}", label, one, item) for number, item in enumerate(held or ())]
            items.append(self._item(f"{path}.{len(items)}", f"another {label}", one, None))
            return Field(path, name.replace("_", " "), "list", str(len(items)), about, fields=tuple(items))
        if shape.is_model:
            inner = tuple(self.fields(shape.type, held, f"{path}."))
            return Field(path, label, "group", "", about, (), shape.is_optional, held is not None, None, inner)
        if shape.type is Span:
            place = held.start if held else None
            return Field(path, label, "words", held.text if held else "", about, (), shape.is_optional, True, place)
        choices = self._choices(name, shape)
        if choices and held is None and not shape.is_optional:
            choices = (("", "choose …"), *choices)
        kind: FieldShape = "choice" if choices else _SIMPLE.get(shape.type, "text")
        return Field(path, label, kind, _written(held), about, choices, shape.is_optional)

    def _item(self, path: str, label: str, shape: Shape, held: Any) -> Field:
        field = self._field(path, label, shape, held, "")
        return field if shape.is_model else field._replace(is_stated=held is not None)

    def _choices(self, name: str, shape: Shape) -> tuple[tuple[str, str], ...]:
        if name.endswith("_id") or name == "continuation_of":
            return (("", "none"), *((record.id, _named(record)) for record in self._referable(name)))
        found = tuple((choice, _CHOICE_WORDS.get(choice, choice.replace("_", " "))) for choice in shape.choices)
        return (("", "none"), *found) if found and shape.is_optional else found

    def _referable(self, name: str) -> Iterator[Record]:
        wanted = {"figure_id": Figure, "time_id": TimeExpression, "quote_id": Quote, "continuation_of": Quote}
        return (record for record in self._extraction.records if isinstance(record, wanted.get(name, Entity)))


_SIMPLE: dict[Any, FieldShape] = {Decimal: "number", date: "date"}
_SINGULAR = {"parties": "party", "aliases": "alias"}
_CHOICE_WORDS = {"True": "yes", "False": "no"}


def _help(about: str) -> str:
    """The words of the model for who fills in a form: what is None there is an empty field here."""
    words = re.sub(r"(^|\. )None\b", r"\1Empty", " ".join(about.split()))
    words = re.sub(r"\bNone\b", "empty", words)
    return words[:1].upper() + words[1:]


def _written(value: Any) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    return "" if value is None else value.value if isinstance(value, StrEnum) else str(value)


def _named(record: Record) -> str:
    """A record in a list to choose from, in a few words."""
    match record:
        case Entity():
            words = record.name
        case Quote():
            words = quoted_text(record)
        case Claim():
            words = record.statement.text
        case _:
            words = record.evidence[0].text
    words = " ".join(words.split())
    return f"{words[:60]}{'…' if len(words) > 60 else ''} ({record.kind_prefix})"
