"""The register of listed companies that ships: the SEC's company table, with the names that news uses for large ones.

python -m corpus.recipe.listed_companies ../shared/gazetteers      # writes extractors/lexicons/listed_companies.tsv.xz

One line a company, the largest first: CIK, name, listings ("Nasdaq:GOOGL|Nasdaq:GOOG"), other names parted by "|".
"""

import argparse
import gzip
import json
import lzma
from collections.abc import Iterator
from pathlib import Path

from corpus.recipe.lexicon import LEXICONS, lexicon_lines
from corpus.recipe.places import gazetteer_rows
from extractors.company_names import parts_of

TARGET = Path(__file__).parents[2] / "extractors" / "lexicons" / "listed_companies.tsv.xz"
HEADING = (
    "# Companies that file with the SEC: CIK, name, listings, other names; the largest first.\n"
    "# From the SEC's table (public domain), the S&P 500's list (datahub.io, PDDL) and our own list of trade names.\n"
)
MOST_LISTINGS = 3
"""A bank's preferred shares have dozens, and nobody names a bank by them."""


def register_lines(gazetteers: Path) -> Iterator[str]:
    """The lines, in the order of the SEC's table: by market value."""
    with gzip.open(gazetteers / "sec_company_tickers.json.gz", "rt", encoding="utf-8") as file:
        rows = json.load(file)["data"]
    names: dict[int, str] = {}
    listings: dict[int, list[str]] = {}
    for cik, name, ticker, exchange in rows:
        names.setdefault(cik, name)
        own = listings.setdefault(cik, [])
        # "COCHW" beside "COCH" is a warrant, "JPM-PC" beside "JPM" a preferred share.
        if not own or not ticker.startswith(own[0].rpartition(":")[2]):
            own.append(f"{exchange or ''}:{ticker}")
    others = _other_names(gazetteers)
    for cik, name in names.items():
        words = parts_of(name).words
        known = {parts_of(other): other for other in others.get(cik, ()) if parts_of(other).words != words}
        fields = (str(cik), name, "|".join(listings[cik][:MOST_LISTINGS]), "|".join(known.values()))
        yield "\t".join(fields).rstrip("\t")


def _other_names(gazetteers: Path) -> dict[int, list[str]]:
    names = {int(row["CIK"]): [row["Security"]] for row in gazetteer_rows(gazetteers / "sp500.csv.gz")}
    for line in lexicon_lines(LEXICONS / "trade_names.tsv"):
        cik, known = line.split("\t")
        names.setdefault(int(cik), []).extend(known.split("|"))
    return names


def write(gazetteers: Path, target: Path = TARGET) -> None:
    text = HEADING + "\n".join(register_lines(gazetteers)) + "\n"
    target.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gazetteers", type=Path)
    write(parser.parse_args().gazetteers)
