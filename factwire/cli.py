"""The command line. Each command is one call of a plain function (factwire/commands); errors are one clear line.

Exit codes: 0 success, 1 something that was asked for failed, 2 the call itself cannot be understood.
"""

from __future__ import annotations

import sys
from typing import NoReturn

import typer

from factwire.commands import (
    backfill,
    bench,
    changes,
    demo,
    deploy,
    doctor,
    export,
    extract,
    ingest,
    maintain,
    merge,
    records,
    reextract,
    retry,
    schema,
    serve,
    serve_flows,
    shards,
    ties,
)
from factwire.commands.gold import gold_app
from factwire.evaluate_commands import evaluate_app
from schemas import FactwireError

app = typer.Typer(
    name="factwire",
    help="Turns industry news and press releases into records: who, how much, when, who said it, what is claimed.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)
app.command(help=extract.EXAMPLES)(extract.extract)
app.command(help=ingest.EXAMPLES)(ingest.ingest)
app.command(help=records.EXAMPLES)(records.records)
app.command(help=ties.EXAMPLES)(ties.ties)
app.command(help=export.EXAMPLES)(export.export)
app.command(help=changes.EXAMPLES)(changes.changes)
app.command(help=schema.EXAMPLES)(schema.schema)
app.command()(doctor.doctor)
app.command(help=serve.EXAMPLES)(serve.serve)
app.command(name="serve-flows", help=serve_flows.EXAMPLES)(serve_flows.serve_flows)
app.command(help=deploy.EXAMPLES)(deploy.deploy)
app.command(help=backfill.EXAMPLES)(backfill.backfill)
app.command(help=shards.EXAMPLES)(shards.shards)
app.command(help=merge.EXAMPLES)(merge.merge)
app.command(help=retry.EXAMPLES)(retry.retry)
app.command(help=reextract.EXAMPLES)(reextract.reextract)
app.command(help=maintain.EXAMPLES)(maintain.maintain)
app.command()(demo.demo)
app.command()(bench.bench)
app.add_typer(evaluate_app, name="evaluate")
app.add_typer(gold_app, name="gold")

for _command in app.registered_commands:
    if _command.help:  # click wraps paragraphs; not those that open with a backspace: the examples keep their lines
        _command.help = _command.help.strip().replace("\n\n", "\n\n\b\n")


def main() -> None:
    """The console script: runs the app and turns expected errors into one line."""
    try:
        app()
    except FactwireError as error:
        _stop(str(error), 1)
    except KeyboardInterrupt:
        _stop("interrupted", 130)
    except BrokenPipeError:  # `factwire … | head` closed the pipe: not an error of ours
        sys.stderr.close()
        raise SystemExit(0) from None


def _stop(message: str, code: int) -> NoReturn:
    typer.echo(f"factwire: {message}", err=True)
    raise SystemExit(code)


if __name__ == "__main__":
    main()
