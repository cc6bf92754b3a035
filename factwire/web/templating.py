"""The templates: one Jinja environment that escapes everything (jinja2 is touched here only).

    fragment("workbench_cards.html", groups=groups)   # Markup, safe to put into another template

An unknown variable is an error, so that a typing mistake in a template is no empty place in a page.
"""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from factwire.web.safe_text import safe_url, shown, visible

FOLDER = Path(__file__).parent
STATIC_FOLDER = FOLDER / "static"


@cache
def environment() -> Environment:
    """The one environment of all pages: `shown`, `visible` and `safe_url` are its filters, `asset` is its function."""
    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(shown=shown, visible=visible, safe_url=safe_url)
    made.globals.update(asset=asset)
    return made


def fragment(template: str, **context: Any) -> Markup:
    """A template with its values filled in and escaped."""
    return Markup(environment().get_template(template).render(context))


def asset(name: str) -> str:
    """The address of a static file, with a mark of its content: a browser keeps it until it changes."""
    return f"/static/{name}?v={_digest(name)}"


def static_text(name: str) -> str:
    """The content of a static file, to put into a page that must work from disk."""
    return (STATIC_FOLDER / name).read_text(encoding="utf-8")


@cache
def _digest(name: str) -> str:
    return blake2b((STATIC_FOLDER / name).read_bytes(), digest_size=6).hexdigest()
