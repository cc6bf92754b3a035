"""The sets of labelled names, read into our label scheme and cleaned.

{"tokens": ["Prime", "Minister", "Modi"], "labels": ["B-PERSON", "I-PERSON", "I-PERSON"]}  ->  Modi: PERSON
{"tokens": ["British", "troops"], "labels": ["O", "O"]}                                    ->  British: NORP
"""

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.recipe.labels import LABELS, UNKNOWN, Entity, mapped, open_labels, read_bio
from corpus.recipe.lexicon import LEXICONS, lexicon_lines
from corpus.recipe.places import Places

CONTRACT_ROLES = frozenset(
    ["borrower", "lender", "company", "bank", "agent", "lessee", "lessor", "seller", "buyer", "party"],
)


@dataclass(frozen=True)
class LabelledSentence:
    document: str
    words: list[str]
    entities: list[Entity]  # UNKNOWN marks a stretch on which nothing is to be learned
    set_name: str


def read_set(path: Path, places: Places) -> Iterator[LabelledSentence]:
    """The sentences of NAME.SPLIT.jsonl.gz in our labels."""
    set_name = path.name.split(".")[0]
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            words = [word.strip().replace(" ", "") or "_" for word in row["tokens"]]
            candidates = (in_our_labels(found, words, set_name, places) for found in read_bio(row["labels"]))
            entities = [entity for entity in candidates if entity]
            if "NORP" in open_labels(set_name):
                entities = with_demonyms(words, entities)
            yield LabelledSentence(row["doc"], words, entities, set_name)


def in_our_labels(found: Entity, words: Sequence[str], set_name: str, places: Places) -> Entity | None:
    label = mapped(set_name, found.label)
    entity = without_title(Entity(found.start, found.end, label), words) if label == "PERSON" else found
    name = words[entity.start : entity.end]
    if label == "LOC":
        label = places.kind_of_place(name)
    if set_name == "sec_filings" and name[-1].lower() in CONTRACT_ROLES:
        return None  # "Borrower shall repay Bank": roles in a contract, no names
    if set_name == "crossner" and label == UNKNOWN and is_demonym(name):
        label = "NORP"
    return Entity(entity.start, entity.end, label) if label in LABELS or label == UNKNOWN else None


def without_title(entity: Entity, words: Sequence[str]) -> Entity:
    """ "Prime Minister Modi", "President Barack Obama" -> the name alone, if a name is left."""
    start = entity.start
    while start < entity.end - 1 and (words[start].lower() in titles() or words[start] == "-"):
        start += 1
    return entity._replace(start=start)


def with_demonyms(words: Sequence[str], entities: Sequence[Entity]) -> list[Entity]:
    """Adds NORP where a set that does not label nationalities leaves one unlabelled."""
    taken = {index for entity in entities for index in range(entity.start, entity.end)}
    found = list(entities)
    index = 0
    while index < len(words):
        end = next((end for end in (index + 2, index + 1) if end <= len(words) and is_demonym(words[index:end])), index)
        if end > index and taken.isdisjoint(range(index, end)):
            found.append(Entity(index, end, "NORP"))
        index = max(end, index + 1)
    return sorted(found)


def is_demonym(words: Sequence[str]) -> bool:
    name = " ".join(words)
    return name in demonyms() or (name.endswith("s") and name[:-1] in demonyms())


@cache
def demonyms() -> frozenset[str]:
    return frozenset(lexicon_lines(LEXICONS / "demonyms.txt"))


@cache
def titles() -> frozenset[str]:
    return frozenset(lexicon_lines(LEXICONS / "titles.txt"))
