"""The record that a person made of another one in a form (corrections_form), checked by pydantic.

    changed = read_form(figure, {"value": "131000000", "period.start": "2025-01-01", …}, text)

What a form leaves out stays as it was. Words of the article are given as words: they must stand in it, and of several
places the one nearest to where they stood before is meant. What follows from something else need not be written: the
text of a measure from its words, a term's amount from its figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from factwire.web.corrections_following import followed
from factwire.web.corrections_form import COUNT, DROPPED, PLACE, STATED, Shape, editable
from schemas import Record, Span

RecordT = TypeVar("RecordT", bound=Record)


class FormError(ValueError):
    """What cannot stand, by the path of the field; "" for the record as a whole."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__("; ".join(f"{path or 'the record'}: {message}" for path, message in errors.items()))
        self.errors = errors


def read_form(record: RecordT, form: Mapping[str, str], text: str, records: Iterable[Record] = ()) -> RecordT:
    """The record as the form has it; `records` are those of its article. Raises FormError with what cannot be so."""
    reader = _Reader(form, text, {one.id: one for one in records})
    values = reader.model(type(record), record, "")
    if reader.errors:
        raise FormError(reader.errors)
    try:
        return type(record).model_validate(values)
    except ValidationError as error:
        raise FormError({_path(one["loc"]): _message(one["type"], one["msg"]) for one in error.errors()}) from None


def find_words(text: str, words: str, near: int) -> Span | None:
    """Where the words stand, the place nearest to `near`; line breaks and spaces count alike. None where nowhere."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return None
    places = [match.span() for match in re.finditer(r"\s+".join(parts), text)]
    nearest = min(places, key=lambda place: abs(place[0] - near), default=None)
    return Span.of(text, *nearest) if nearest else None


class _Reader:
    def __init__(self, form: Mapping[str, str], text: str, records: Mapping[str, Record]) -> None:
        self._form, self._text, self._records = form, text, records
        self.errors: dict[str, str] = {}

    def model(self, model: type[BaseModel], old: Any, prefix: str) -> dict[str, Any]:
        values = {name: getattr(old, name, None) for name in model.model_fields if old is not None}
        for name, shape, _ in editable(model):
            values[name] = self._value(shape, f"{prefix}{name}", values.get(name))
        values |= followed(values, old, self._records)
        for name in _left_empty(values, old):
            self.errors[f"{prefix}{name}"] = "this must not be empty"
        return {name: value for name, value in values.items() if value is not None or old is not None}

    def _value(self, shape: Shape, path: str, old: Any) -> Any:
        if shape.is_list:
            return self._items(shape._replace(is_list=False), path, old)
        if shape.is_model:
            return self._group(shape, path, old)
        if path not in self._form:
            return old
        given = self._form[path].replace("\r\n", "\n")
        if shape.type is Span:
            return self._words(given, path, old)
        given = given.strip()
        if shape.type is Decimal and re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", given):
            given = given.replace(",", "")
        if not given and not shape.is_optional and shape.type is str:
            return ""
        return given or None

    def _group(self, shape: Shape, path: str, old: Any) -> Any:
        is_in_form = any(name.startswith(f"{path}.") for name in self._form)
        if not is_in_form:
            return old
        if shape.is_optional and not self._is_stated(shape, path, old):
            return None
        return self.model(shape.type, old, f"{path}.")

    def _items(self, shape: Shape, path: str, old: Any) -> Any:
        count = self._form.get(f"{path}.{COUNT}", "")
        if not count.isdecimal():
            return old
        return tuple(item for item in self._each(shape, path, old or (), min(int(count), 500)) if item is not None)

    def _each(self, shape: Shape, path: str, old: Any, count: int) -> Iterator[Any]:
        for number in range(count):
            item, held = f"{path}.{number}", old[number] if number < len(old) else None
            if self._form.get(f"{item}.{DROPPED}"):
                continue
            is_new = held is None
            if shape.is_model and is_new and not self._is_stated(shape, item, held):
                continue
            yield self._value(shape._replace(is_optional=not shape.is_model), item, held)

    def _is_stated(self, shape: Shape, path: str, old: Any) -> bool:
        """Whether the box is ticked; of something new it is enough that a field is filled in."""
        return bool(self._form.get(f"{path}.{STATED}")) or (old is None and self._is_filled(shape, path))

    def _is_filled(self, shape: Shape, path: str) -> bool:
        if shape.is_model and not shape.is_list:
            return any(self._is_filled(inner, f"{path}.{name}") for name, inner, _ in editable(shape.type))
        # A list to choose from may show its first choice, though nobody chose it; a list of records shows "none".
        return not shape.choices and bool(self._form.get(path, "").strip())

    def _words(self, words: str, path: str, old: Span | None) -> Span | None:
        if not words.strip():
            return None
        place = self._form.get(f"{path}.{PLACE}", "")
        near = int(place) if place.isdecimal() and len(place) < 10 else old.start if old else 0
        exact = Span.of(self._text, near, near + len(words)) if near < len(self._text) else None
        found = exact if exact and exact.text == words else find_words(self._text, words, near)
        if found is None:
            self.errors[path] = "these words do not stand in the article"
        return found


def _left_empty(values: Mapping[str, Any], old: Any) -> list[str]:
    """The texts that nobody wrote, and that follow from nothing."""
    return [name for name, value in values.items() if value == "" and getattr(old, name, None) != ""]


def _path(location: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in location)


def _message(type: str, message: str) -> str:
    if type == "too_short":
        return "at least one is needed"
    if type in ("missing", "model_type", "model_attributes_type"):
        return "this must be said"
    return message.removeprefix("Value error, ").removeprefix("Input ").strip()
