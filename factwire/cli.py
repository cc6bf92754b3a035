"""The command line. Each command is one call of a plain function (factwire/commands); errors are one clear line.

Exit codes: 0 success, 1 something that was asked for failed, 2 the call itself cannot be understood.
"""

from __future__ import annotations

import sys
from typing import NoReturn

import typer

from factwire.commands import bench, demo, doctor, extract, ingest, records, schema, serve_flows, ties
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
app.command(help=schema.EXAMPLES)(schema.schema)
app.command()(doctor.doctor)
app.command(name="serve-flows", help=serve_flows.EXAMPLES)(serve_flows.serve_flows)
app.command()(demo.demo)
app.command()(bench.bench)
app.add_typer(evaluate_app, name="evaluate")


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
