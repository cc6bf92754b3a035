"""The examples of every `--help`, and of the documentation, are calls that the command line understands."""

from __future__ import annotations

import io
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from factwire.cli import app

ROOT = Path(__file__).parent.parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def commands(command: Any, name: str = "factwire") -> Iterator[tuple[str, Any]]:
    if not hasattr(command, "commands"):
        yield name, command
    for part in getattr(command, "commands", {}):
        yield from commands(command.commands[part], f"{name} {part}")


ROOT_COMMAND = typer.main.get_command(app)
COMMANDS = dict(commands(ROOT_COMMAND))
_CALL = re.compile(r"(?:^|[|;(`]|&&|=\S+)\s*(factwire [^`#|>\n]*)", re.MULTILINE)


def calls(text: str) -> list[str]:
    """What follows `factwire ` up to a pipe, a redirection or a comment; a line that goes on is one call."""
    text = re.sub(r"\s{2,}#.*", "", re.sub(r"\\\n\s*", " ", text))
    return [found.strip().rstrip("&").removesuffix("&&").strip() for found in _CALL.findall(text)]


def understand(call: str) -> None:
    """Parses a call as the shell would hand it over; raises what click raises where it cannot be."""
    words = shlex.split(re.sub(r"\$\w+|…", "1", call))[1:]
    name = next(name for size in (2, 1) if (name := " ".join(["factwire", *words[:size]])) in COMMANDS)
    COMMANDS[name].make_context(name, words[len(name.split()) - 1 :])


@pytest.fixture(autouse=True)
def _an_empty_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))


@pytest.mark.parametrize("name", [name for name, command in COMMANDS.items() if "  factwire " in (command.help or "")])
def test_the_examples_of_help_are_understood(name: str) -> None:
    found = calls(COMMANDS[name].help)
    assert found, "its examples stand in lines of their own"
    for call in found:
        understand(call)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_calls_in_the_documentation_are_understood(page: Path) -> None:
    blocks = re.findall(
        r"(?:^    .*\n)+|^```(?:console|sh|bash)\n[\s\S]*?^```", page.read_text(encoding="utf-8"), re.MULTILINE
    )
    for call in (call for block in blocks for call in calls(block)):
        if call.split()[1:2] and f"factwire {call.split()[1]}" in {" ".join(name.split()[:2]) for name in COMMANDS}:
            understand(call)


def test_a_call_with_a_mistake_is_found() -> None:
    with pytest.raises(Exception, match="No such option"):
        understand("factwire ingest feed.xml --stroe news.db")
