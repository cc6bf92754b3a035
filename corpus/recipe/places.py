"""Which kind of place is it? Countries, states and cities are GPE, buildings and roads FAC, the rest LOC.

    kind_of_place(["New", "Zealand"])         ->  GPE
    kind_of_place(["the", "Middle", "East"])  ->  LOC
    kind_of_place(["Dodger", "Stadium"])      ->  FAC

The gazetteers decide first ("Long Beach" is a city), then the words of the name; what neither knows is a town: GPE.
"""

import csv
import gzip
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.recipe.lexicon import LEXICONS, lexicon_lines

COUNTRY_COLUMNS = ("UNTERM English Short", "official_name_en", "CLDR display name", "Capital")
COMMON_NAMES = (
    *("u.s.", "us", "u.s.a.", "usa", "u.k.", "uk", "uae", "u.a.e.", "prc", "ussr", "d.c.", "washington dc"),
    *("america", "united states of america", "britain", "england", "scotland", "wales", "northern ireland"),
    *("holland", "burma", "soviet union", "hong kong", "new york city"),
)


class Places:
    """The gazetteers of a data folder (country_codes, world_cities) and our own lists."""

    def __init__(self, gazetteers: Path) -> None:
        self.regions = {line.lower() for line in lexicon_lines(LEXICONS / "regions.txt")}
        self.words = dict(line.split("\t") for line in lexicon_lines(LEXICONS / "place_words.tsv"))
        self.governed = set(COMMON_NAMES)
        for row in gazetteer_rows(gazetteers / "country_codes.csv.gz"):
            self.governed.update(row[column].lower().removesuffix(" (the)") for column in COUNTRY_COLUMNS)
        self.cities: list[tuple[str, str]] = []  # with the state or country that holds them
        for row in gazetteer_rows(gazetteers / "world_cities.csv.gz"):
            self.governed.update((row["name"].lower(), row["subcountry"].lower()))
            is_american = row["country"] == "United States"
            self.cities.append((row["name"], row["subcountry"] if is_american else row["country"]))
        self.governed -= self.regions

    def kind_of_place(self, words: Sequence[str]) -> str:
        name = " ".join(words).lower().removeprefix("the ")
        if name in self.governed:
            return "GPE"
        if name in self.regions:
            return "LOC"
        kinds = [self.words[word.title()] for word in words if word.title() in self.words]
        return kinds[-1] if kinds else "GPE"


def gazetteer_rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
