"""Composed units that the lexicon does not list, read by quantulum3, which is touched here only.

composed_unit("J/m^2")  ->  "joule per square metre"
composed_unit("a/b")    ->  None
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from typing import Any

_MEASURED = frozenset(
    {
        "acceleration",
        "concentration",
        "current density",
        "data transfer rate",
        "density",
        "dynamic viscosity",
        "energy density",
        "force",
        "fluence",
        "heat capacity",
        "irradiance",
        "linear mass density",
        "mass density",
        "mass flow",
        "molality",
        "radiation exposure",
        "specific energy",
        "specific heat capacity",
        "spectral irradiance",
        "speed",
        "surface density",
        "surface tension",
        "thermal conductivity",
        "torque",
        "volume (flow)",
        "volumetric flow",
        "area density",
    }
)
"""Kinds of quantities that news speak of; of others it reads too much into letters."""


@cache
def composed_unit(expression: str) -> str | None:
    """The name of a unit in other units, None where it is none: a short span, one result, a known kind of quantity."""
    try:
        quantities = _parser().parse(f"7 {expression}", classifier_path=None)
    except Exception:  # it raises whatever its tables raise; a unit that it cannot read is no unit
        return None
    if len(quantities) != 1 or quantities[0].span != (0, len(expression) + 2):
        return None
    unit = quantities[0].unit
    if unit.entity.name not in _MEASURED and not (unit.entity.name == "unknown" and unit.dimensions):
        return None
    return str(unit.name)


@cache
def _parser() -> Any:
    """Imported where a text needs it only. Its first parse imports the rest of it."""
    with _quiet(), _without_checked_types():
        from quantulum3 import parser

        parser.parse("7 m/s", classifier_path=None)
    return parser


@contextmanager
def _quiet() -> Iterator[None]:
    """It calls logging.basicConfig, and misses its classifier aloud, which we do not want."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        root.handlers[:], root.level = handlers, level


@contextmanager
def _without_checked_types() -> Iterator[None]:
    """inflect, which it brings along, rewrites itself at import to check types as it runs: two seconds for nothing."""
    typeguard: Any = None
    with suppress(ImportError):
        import typeguard
    checked = getattr(typeguard, "typechecked", None)
    if checked is None:
        yield
        return
    typeguard.typechecked = lambda function: function
    try:
        yield
    finally:
        typeguard.typechecked = checked
