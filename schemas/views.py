"""How records are shown in a notebook: schemas is data only, so whoever can show an Extraction registers here.

show_html_with(view)    # view(extraction) -> HTML; `factwire.notebook` does so at the first extraction
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

HtmlView = Callable[[Any], str]

_html_views: list[HtmlView] = []


def show_html_with(view: HtmlView) -> None:
    """Let `view` make the HTML of every Extraction from now on, in place of the view before."""
    _html_views[:] = [view]


def html_of(extraction: Any) -> str | None:
    """The HTML of an Extraction; None where nobody has registered a view, and the notebook prints it plainly."""
    return _html_views[0](extraction) if _html_views else None
