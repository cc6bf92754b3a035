"""Puts a listed company in the place of some organization: the names that business news is made of.

    The strike at [Sunday Times ORG] ended.  ->  The strike at [Agilent Technologies, Inc. ORG] ended.

The sets know ministries and parties well and companies poorly.
"""

import re
from functools import cache
from pathlib import Path
from random import Random

from corpus.recipe.entity_sets import LabelledSentence
from corpus.recipe.labels import Entity
from corpus.recipe.places import gazetteer_rows

SWAP_RATE = 0.25
LARGE_RATE = 0.5  # of the swaps
SECURITY = re.compile(
    r"\s+(-\s|(Common|Ordinary|Class|Units?|Warrants?|Rights?|American|Depositary|Preferred|Series|Each|Sponsored|Shares?)\b).*"
)
NO_COMPANY = re.compile(r"\b(ETF|Fund|Trust|Notes?|Index|Portfolio|Debentures?|Bond|due|Acquisition)\b|%")
LEGAL_FORM = re.compile(
    r",? (Inc|Corp|Co|Ltd|plc|Corporation|Company|Limited|Holdings|Group|N\.V|S\.A|SE|LLC|L\.P|LP)\.?(?=$| )",
    re.IGNORECASE,
)
TOKEN = re.compile(r"[\w.&'’-]+[\w.]|[^\s\w]|\w")


@cache
def listed_companies(gazetteers: Path) -> tuple[str, ...]:
    """Names as the exchanges list them, without the kind of security."""
    names = [row["Security Name"] for row in gazetteer_rows(gazetteers / "nasdaq_listed.csv.gz")]
    names += [row["Company Name"] for row in gazetteer_rows(gazetteers / "nyse_listed.csv.gz")]
    short = {SECURITY.sub("", name).strip() for name in names if not NO_COMPANY.search(name)}
    return tuple(sorted(name for name in short if 1 < len(name) < 45))


@cache
def large_companies(gazetteers: Path) -> tuple[str, ...]:
    """The S&P 500, by the names that news uses: these are worth knowing by heart."""
    return tuple(row["Security"] for row in gazetteer_rows(gazetteers / "sp500.csv.gz"))


def with_companies(sentence: LabelledSentence, gazetteers: Path, random: Random) -> LabelledSentence:
    words: list[str] = []
    entities: list[Entity] = []
    done = 0
    for entity in sentence.entities:
        if entity.start < done:  # two annotations of the same words
            continue
        words += sentence.words[done : entity.start]
        name = sentence.words[entity.start : entity.end]
        if entity.label == "ORG" and random.random() < SWAP_RATE:
            companies = large_companies if random.random() < LARGE_RATE else listed_companies
            name = company_words(random.choice(companies(gazetteers)), random)
        entities.append(Entity(len(words), len(words) + len(name), entity.label))
        words += name
        done = entity.end
    words += sentence.words[done:]
    return LabelledSentence(sentence.document, words, entities, sentence.set_name)


def company_words(name: str, random: Random) -> list[str]:
    """The tokens of the name, most often without its legal form, as a second mention has it."""
    short = LEGAL_FORM.sub("", name).strip(" ,")
    return TOKEN.findall(short if short and random.random() < 0.6 else name)
