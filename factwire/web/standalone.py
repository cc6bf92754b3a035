"""The standalone report: one HTML file with everything inside, to mail, to keep, to show in a notebook.

It works from disk and asks no network: its policy allows the style and the script that stand in it, by their hashes.
"""

from __future__ import annotations

import base64
import html
import io
from functools import cache
from hashlib import sha256

from markupsafe import Markup
from rich.console import Console

from factwire.web.result import render_result, title_of
from factwire.web.templating import fragment, static_text
from schemas import Extraction

_STYLES = ("base.css", "workbench.css")
_SCRIPTS = ("theme.js", "workbench_take.js", "workbench.js")
NOTEBOOK_HEIGHT = 720


def render_report(extraction: Extraction) -> str:
    """The report of one article as the text of an HTML file."""
    style, script = _joined(_STYLES), _joined(_SCRIPTS)
    return str(
        fragment(
            "report.html",
            title=title_of(extraction.article),
            style=Markup(style),
            script=Markup(script),
            style_hash=Markup(_hash(style)),
            script_hash=Markup(_hash(script)),
            versions=extraction.versions,
            result=render_result(extraction, downloads=fragment("report_downloads.html")),
            data=data_block(extraction.model_dump_json()),
            table=data_block(_as_json_string(csv_of(extraction))),
        )
    )


def notebook_view(extraction: Extraction) -> str:
    """The report in a frame of its own, so that neither its style nor its script touches the notebook."""
    report = html.escape(render_report(extraction), quote=True)
    return (
        f'<iframe srcdoc="{report}" sandbox="allow-scripts allow-downloads allow-popups" allow="clipboard-write" '
        f'title="factwire: what was found" loading="lazy" '
        f'style="width:100%;height:{NOTEBOOK_HEIGHT}px;border:1px solid #8884;border-radius:6px"></iframe>'
    )


def csv_of(extraction: Extraction) -> str:
    """The records as the command line's CSV."""
    from factwire.output import render

    return render(extraction, "csv", None, Console(file=io.StringIO()))


def data_block(json: str) -> Markup:
    """JSON to stand in a <script type="application/json">: nothing in it can end the element."""
    return Markup(json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))


def _as_json_string(text: str) -> str:
    import json

    return json.dumps(text, ensure_ascii=False)


@cache
def _joined(names: tuple[str, ...]) -> str:
    text = "\n".join(static_text(name) for name in names)
    if "</s" in text.lower():
        raise ValueError("a style or script that ends its own element")
    return text


@cache
def _hash(content: str) -> str:
    digest = base64.b64encode(sha256(content.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
