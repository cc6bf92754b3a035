"""Extractions in notebooks: importing this module lets an Extraction show itself as the standalone report.

`factwire.extract` and `factwire.read` import it. Templates are read only when something is shown.
"""

from __future__ import annotations

from schemas import Extraction
from schemas.views import show_html_with


def view(extraction: Extraction) -> str:
    """The report in a frame of its own."""
    from factwire.web.standalone import notebook_view

    return notebook_view(extraction)


show_html_with(view)
