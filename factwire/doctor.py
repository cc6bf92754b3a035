"""Is this installation sound? Each part is tried, not only looked for."""

from __future__ import annotations

import json
import platform
import tempfile
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

import factwire
from extractors.pipeline import build_nlp, factwire_version, model_version

_LIBRARIES = ("spacy", "trafilatura", "lxml_html_clean", "dateparser", "quantulum3", "prefect", "sqlalchemy")
_SAMPLE = (
    "BOSTON, Jan. 12, 2026 (GLOBE NEWSWIRE) -- Example Bio, Inc. today said that revenue rose 12% to $34.5 million "
    "last year. “We are pleased,” said Jane Roe, chief executive officer of Example Bio."
)


class Check(NamedTuple):
    name: str
    is_fine: bool
    detail: str


def examine(model: str | None = None) -> list[Check]:
    """The outcome of every check, in the order in which a user would want to read them."""
    checks: list[tuple[str, Callable[[], str]]] = [
        ("python", platform.python_version),
        ("factwire", factwire_version),
        *((name, _library(name)) for name in _LIBRARIES),
        ("language model", lambda: model_version(build_nlp(model))),
        ("extraction", lambda: _extraction(model)),
        ("store", _store),
    ]
    return [_check(name, probe) for name, probe in checks]


def _check(name: str, probe: Callable[[], str]) -> Check:
    try:
        return Check(name, True, probe())
    except Exception as error:  # whatever is broken in an installation is what a doctor reports
        return Check(name, False, f"{type(error).__name__}: {error}")


def _library(name: str) -> Callable[[], str]:
    def probe() -> str:
        try:
            return version(name)
        except PackageNotFoundError:
            raise RuntimeError("not installed") from None

    return probe


def _extraction(model: str | None) -> str:
    extraction = factwire.extract(_SAMPLE, published="2026-01-12", model=model)
    values = {str(figure.value) for figure in extraction.figures}
    if not {"34500000", "12"} <= values:
        raise RuntimeError(f"the sample's figures were read as {sorted(values)}")
    if "Jane Roe" not in {person.name for person in extraction.people}:
        raise RuntimeError("the sample's speaker was not found")
    return ", ".join(f"{count} {kind}" for kind, count in extraction.counts().items())


def _store() -> str:
    from flows.stores import open_store

    extraction = factwire.extract(_SAMPLE, published="2026-01-12")
    with tempfile.TemporaryDirectory() as folder, open_store(str(Path(folder) / "doctor.db")) as store:
        store.write(extraction)
        if store.read(extraction.article.id) != extraction:
            raise RuntimeError("an article came back changed")
    return "an article was written and read back"


def render_examination(checks: list[Check], format: str) -> str:
    if format == "json":
        return json.dumps([check._asdict() for check in checks], indent=2) + "\n"
    width = max(len(check.name) for check in checks)
    return "".join(
        f"{'ok  ' if check.is_fine else 'FAIL'}  {check.name:<{width}}  {check.detail}\n" for check in checks
    )
