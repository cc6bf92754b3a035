"""The reference of the command line, written from the commands' own help: docs/command-line.md.

python -m factwire.commands.reference        # rewrites the page after a change of the commands
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import typer

PAGE: Final = Path(__file__).parent.parent.parent / "docs" / "command-line.md"
_WIDTH: Final = 100
_OPENING: Final = """# The command line

Written from the commands' own help by `python -m factwire.commands.reference`. `factwire --install-completion` sets
up the completion of your shell. Colours and progress bars go where the output is no terminal.

| exit code | meaning |
|---|---|
| 0 | success |
| 1 | something that was asked for failed: an article, a source, a check; the reason is one line on standard error |
| 2 | the call itself cannot be understood |
| 130 | interrupted by Ctrl-C; what was stored stays |

`-` stands for standard input wherever a command reads a file: the article of `extract`, the sources of `ingest` and
`backfill` (a feed, a list of URLs, JSON Lines, WARC, a page or a text: its content says which), `--entities`, `--map`,
`--sources`, `--data`; as an output it is standard output. What runs again and again (`serve-flows`, `deploy`) needs a
file.
"""


def render() -> str:
    """The page, in Markdown: every command with its help."""
    from factwire.cli import app  # which registers all commands

    return _OPENING + "".join(_told(typer.main.get_command(app), "factwire"))


def _told(command: Any, name: str) -> Iterator[str]:
    context = command.make_context(name, [], resilient_parsing=True)
    context.terminal_width = context.max_content_width = _WIDTH
    if not hasattr(command, "commands"):
        yield f"\n## {name}\n\n```text\n{_plain(command.get_help(context))}\n```\n"
        return
    for part in command.commands:
        yield from _told(command.commands[part], f"{name} {part}")


def _plain(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")
