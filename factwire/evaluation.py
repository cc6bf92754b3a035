"""`factwire evaluate`: the scores of corpus/, as a table or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from rich.console import Console
from rich.table import Table

from extractors.pipeline import build_nlp
from schemas import ConfigError


def score_entities(data: Sequence[Path], model: str | None, format: str) -> str:
    from corpus.evaluate_entities import evaluate_entities

    _check_files(data)
    result = evaluate_entities(data, build_nlp(model))
    return _render(result if format == "json" else _by_label(result), format)


def score_grammar(data: Sequence[Path], genre: str, model: str | None, format: str) -> str:
    from corpus.evaluate_grammar import evaluate_grammar

    _check_files(data)
    return _render(evaluate_grammar(data, build_nlp(model), genre), format)


def score_attributions(data: Sequence[Path], limit: int | None, model: str | None, format: str) -> str:
    from corpus.evaluate_attribution import evaluate_attribution

    _check_files(data)
    return _render(evaluate_attribution(data, build_nlp(model), limit), format)


def score_gold(data: Sequence[Path] | None, model: str | None, format: str) -> str:
    from corpus.evaluate_gold import evaluate_gold, shipped_gold

    files = list(data) if data else shipped_gold()
    _check_files(files)
    result = evaluate_gold(files, build_nlp(model))
    return _json(result) if format == "json" else _gold_table(result)


def score_links(data: Sequence[Path] | None, format: str) -> str:
    from corpus.evaluate_links import evaluate_links, shipped_links

    files = list(data) if data else shipped_links()
    _check_files(files)
    result = evaluate_links(files)
    return _json(result) if format == "json" else _render({"threshold": result["thresholds"]}, format)


def score_sections(releases: Path, gold: Path | None, format: str) -> str:
    from corpus.evaluate_sections import evaluate_sections, shipped_sections

    _check_files([releases, *([gold] if gold else [])])
    result = evaluate_sections(releases, gold or shipped_sections())
    return _json(result) if format == "json" else _lines_of(result)


def score_deals(releases: Path, golds: Sequence[Path] | None, with_slips: bool, model: str | None, format: str) -> str:
    from corpus.annotated_releases import is_apart, read_annotated, shipped_releases
    from corpus.evaluate_deals import evaluate_deals

    _check_files([releases, *(golds or [])])
    files = list(golds) if golds else [path for path in shipped_releases() if not (with_slips and is_apart(path))]
    for path in files if with_slips else ():
        if is_apart(path):
            raise ConfigError("is kept apart: its scores are shown, its slips are not", concerns=str(path))
    result = evaluate_deals(read_annotated(releases, files), build_nlp(model), with_slips=with_slips)
    if format == "json":
        return _json(result)
    slips = "".join(f"{line}\n" for line in result.get("slips", ()))
    return slips + _render(result["files"], format) + _counts_of(result)


def _counts_of(result: Mapping[str, Any]) -> str:
    """What stands below the tables of deals: releases, those without a deal, seconds and versions."""
    lines = [
        f"{name}: {half['releases']} releases; no deal found in {half['without_deals']['none_found']} of the "
        f"{half['without_deals']['releases']} without one\n"
        for name, half in result["files"].items()
    ]
    versions = ", ".join(f"{name} {number}" for name, number in result["versions"].items())
    return "".join(lines) + f"{result['seconds']} CPU seconds of extraction; versions: {versions}\n"


def _lines_of(result: Mapping[str, Any]) -> str:
    """One score a line, for people."""
    parts = {name: value.get("f") if isinstance(value, Mapping) else value for name, value in result.items()}
    return "".join(f"{name:<24}{value}\n" for name, value in parts.items() if value is not None)


def score_figures(data: Sequence[Path], with_peers: bool, format: str) -> str:
    from corpus.evaluate_figures import evaluate_figures

    _check_files(data)
    return _render_suites(evaluate_figures(data, with_peers=with_peers), _FIGURE_COLUMNS, format)


def score_times(data: Sequence[Path], with_peers: bool, format: str) -> str:
    from corpus.evaluate_times import evaluate_times

    _check_files(data)
    return _render_suites(evaluate_times(data, with_peers=with_peers), _TIME_COLUMNS, format)


def score_parse(folder: Path, with_peers: bool, format: str) -> str:
    from corpus.evaluate_parse import evaluate_parse
    from factwire.page_reading import read_page
    from factwire.parse_report import parse_tables

    if not folder.is_dir():
        raise ConfigError("is no folder" if folder.exists() else "no such folder", concerns=str(folder))
    result = evaluate_parse(folder, read_page, with_peers=with_peers)
    return _json(result) if format == "json" else parse_tables(result)


def _check_files(files: Sequence[Path]) -> None:
    for path in files:
        if not path.is_file():
            raise ConfigError("is no file" if path.exists() else "no such file", concerns=str(path))


_Columns: TypeAlias = Mapping[str, tuple[str, str]]
"""What a table of suites shows of a system's scores: under which heading, which score, which number of it."""
_FIGURE_COLUMNS: _Columns = {
    "value P": ("value", "precision"), "R": ("value", "recall"), "F": ("value", "f"), "span F": ("span", "f"),
}  # fmt: skip
_TIME_COLUMNS: _Columns = {
    "value F": ("value", "f"),
    "days P": ("interval", "precision"), "R": ("interval", "recall"), "F": ("interval", "f"),
    "false %": ("false_dates", "percent"), "weekdays %": ("weekdays", "percent"),
    "whole %": ("sentences", "percent"),
}  # fmt: skip


def _render_suites(result: Mapping[str, Any], columns: _Columns, format: str) -> str:
    """JSON, or a table for the news-like sentences and one for all, where there are others."""
    if format == "json":
        return _json(result)
    console = Console(width=200, no_color=True)  # no wider than its tables
    suites = result["files"]
    mixed = {name: suite for name, suite in suites.items() if suite["news"]["sentences"] < suite["all"]["sentences"]}
    with console.capture() as capture:
        console.print(_suites_table("sentences like those of news", "news", suites, columns))
        if mixed:
            console.print(_suites_table("all sentences, where there are others", "all", mixed, columns))
        console.print("versions:", ", ".join(f"{name} {number}" for name, number in result["versions"].items()))
    return capture.get()


def _suites_table(title: str, part: str, suites: Mapping[str, Any], columns: _Columns) -> Table:
    table = Table(title=title, title_justify="left")
    for column in ("suite", "system", "sentences", *columns, "s/1,000"):
        table.add_column(column, justify="left" if column in ("suite", "system") else "right", no_wrap=True)
    for name, suite in suites.items():
        for cells in _suite_rows(suite, part, columns):
            table.add_row(name.removesuffix(".gz").removesuffix(".jsonl"), *cells)
    return table


def _gold_table(result: Mapping[str, Any]) -> str:
    """One table, by file and overall: the records, the details of those that are right, and whole lines."""
    files = dict(result["files"])
    if len(files) > 1:
        files["overall"] = result["overall"]
    table = Table(title="records, and · what is right of the details of right ones", title_justify="left")
    for column in ("file", "lines", "", "precision", "recall", "F or right %", "right", "found", "gold"):
        table.add_column(column, justify="left" if column in ("file", "") else "right", no_wrap=True)
    for name, file in files.items():
        table.add_section()
        for number, row in enumerate(_gold_rows(file)):
            first = (name.removesuffix(".jsonl"), str(file["lines"])) if not number else ("", "")
            table.add_row(*first, *row)
    console = Console(width=140, no_color=True)
    with console.capture() as capture:
        console.print(table)
        console.print("versions:", ", ".join(f"{name} {number}" for name, number in result["versions"].items()))
    return capture.get()


def _gold_rows(file: Mapping[str, Any]) -> Iterator[list[str]]:
    for kind, score in file["scores"].items():
        yield [kind, *(_cell(score[column]) for column in ("precision", "recall", "f", "hits", "found", "gold"))]
    for detail, score in file["details"].items():
        yield [f"· {detail}", "", "", _cell(score["f"]), _cell(score["hits"]), "", _cell(score["gold"])]
    whole = file["whole_lines"]
    if whole["lines"]:
        yield ["· lines_all_figures_right", "", "", *(_cell(whole[one]) for one in ("right_percent", "right")), "",
               _cell(whole["lines"])]  # fmt: skip
    if whole["traps"]:
        wrong = whole["traps_with_a_false_figure"]
        yield ["· traps_without_a_figure", "", "", "", _cell(whole["traps"] - wrong), "", _cell(whole["traps"])]


def _suite_rows(suite: Mapping[str, Any], part: str, columns: _Columns) -> Iterator[list[str]]:
    sentences = suite[part]["sentences"]
    for system, scores in suite[part]["systems"].items() if sentences else ():
        numbers = [_number(scores[score], number) for score, number in columns.values()]
        yield [system, str(sentences), *numbers, f"{suite['seconds_per_1000_sentences'][system]:.2f}"]


def _number(score: Mapping[str, Any] | None, name: str) -> str:
    """A number of a score, or a dash where the suite has nothing to count."""
    is_empty = score is None or not score.get("gold", score.get("of"))
    return "–" if score is None or is_empty else _cell(score[name])


def _json(result: Mapping[str, Any]) -> str:
    return json.dumps(result, indent=2, ensure_ascii=False) + "\n"


def _render(result: Mapping[str, Any], format: str) -> str:
    """JSON, or a table for each group of scores in the result."""
    if format == "json":
        return _json(result)
    console = Console(width=120, no_color=True)
    with console.capture() as capture:
        for title, scores in _score_tables(result):
            console.print(_table(title, scores))
    return capture.get()


def _by_label(result: Mapping[str, Any]) -> dict[str, Any]:
    """One row a label: strict and relaxed precision, recall and F, and how many there are."""

    def row(scores: Mapping[str, Any]) -> dict[str, Any]:
        strict, relaxed, counts = scores["strict"], scores["relaxed"], scores["counts"]
        return {
            **strict,
            **{f"relaxed {name}": value for name, value in relaxed.items()},
            "gold": counts["gold"],
            "found": counts["found"],
        }

    return {
        name: {label: row(scores) for label, scores in {**file["labels"], "all": file["all"]}.items()}
        for name, file in result["files"].items()
    }


def _score_tables(node: Mapping[str, Any], path: str = "") -> list[tuple[str, dict[str, Mapping[str, Any]]]]:
    """Every mapping whose values are scores (mappings with "f"), with the way to it as its title."""
    tables: list[tuple[str, dict[str, Mapping[str, Any]]]] = []
    rows = {name: value for name, value in node.items() if isinstance(value, Mapping) and "f" in value}
    if rows:
        tables.append((path or "scores", rows))
    for name, value in node.items():
        if isinstance(value, Mapping) and name not in rows:
            tables += _score_tables(value, f"{path} · {name}" if path else name)
    return tables


def _table(title: str, rows: Mapping[str, Mapping[str, Any]]) -> Table:
    table = Table(title=title, title_justify="left")
    columns = list(dict.fromkeys(column for scores in rows.values() for column in scores))
    for column in ("", *columns):
        table.add_column(column, justify="left" if not column else "right")
    for name, scores in rows.items():
        table.add_row(name, *(_cell(scores.get(column)) for column in columns))
    return table


def _cell(value: object) -> str:
    return f"{value:.1f}" if isinstance(value, float) else "" if value is None else str(value)
