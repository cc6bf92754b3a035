"""Converted Docs as the accurate model learns from them: words, and for each task what the annotation says or allows.

A set that has no names, no trees or no sentence boundaries leaves that task None: each learns from those that have it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from corpus.recipe.labels import LABELS, OUTSIDE, open_labels

NAME_TAGS = [OUTSIDE, *(f"{prefix}-{label}" for label in LABELS for prefix in "BI")]
GUIDELINES = ("factwire", "uner", "wikigold", "crossner", "sec_filings", "gmb_silver")
"""Sets differ on nationalities, titles and "the": the model is told which one a text follows. The first is ours."""
GUIDELINE_OF = {"uner_ewt": "uner", "gum": "uner", "treebank": "uner"}
NO_SENTENCES = frozenset(["worldwide_newswire"])  # its "sentences" are paragraphs
LABELLED = "labelled"  # the folder of what the accurate model filled in: nothing is left open there
LONGEST_SAMPLE = 260  # words


@dataclass(frozen=True)
class Tree:
    tags: list[str]
    morphs: list[str]  # "NOUN|Number=Plur"
    lemmas: list[str]
    heads: list[int]  # the root is its own head
    deps: list[str]


@dataclass(frozen=True)
class Sample:
    set_name: str
    words: list[str]
    names: list[list[int]] | None  # for each word the NAME_TAGS that its annotation allows
    starts: list[bool] | None
    tree: Tree | None

    @property
    def guideline(self) -> int:
        name = GUIDELINE_OF.get(self.set_name, self.set_name)
        return GUIDELINES.index(name) if name in GUIDELINES else 0


def read_samples(path: Path, vocab: Vocab) -> Iterator[Sample]:
    """The Docs of a converted file, which is called after its set."""
    set_name = path.stem.split(".")[0]
    is_labelled = path.parent.name == LABELLED
    for doc in DocBin().from_disk(path).get_docs(vocab):
        if len(doc) <= LONGEST_SAMPLE:
            yield sample_of(doc, set_name, is_labelled)
        else:
            yield from (sample_of(part, set_name, is_labelled) for part in halves(doc))


def halves(doc: Doc) -> Iterator[Doc]:
    """A long Doc at its sentence starts, or nothing where it has none."""
    starts = [token.i for token in doc if token.is_sent_start]
    middle = min(starts, key=lambda start: abs(start - len(doc) / 2), default=0)
    if not middle:
        return
    for part in (doc[:middle].as_doc(), doc[middle:].as_doc()):
        if len(part) <= LONGEST_SAMPLE:
            yield part
        else:
            yield from halves(part)


def sample_of(doc: Doc, set_name: str, is_labelled: bool) -> Sample:
    has_tree = doc.has_annotation("DEP")
    tree = Tree(
        tags=[token.tag_ for token in doc],
        morphs=["|".join(filter(None, [token.pos_, str(token.morph)])) for token in doc],
        lemmas=[token.lemma_ for token in doc],
        heads=[token.head.i for token in doc],
        deps=[token.dep_ for token in doc],
    )
    has_starts = doc.has_annotation("SENT_START") and (is_labelled or set_name not in NO_SENTENCES)
    return Sample(
        set_name=set_name,
        words=[token.text for token in doc],
        names=allowed_tags(doc, frozenset() if is_labelled else open_labels(set_name)),
        starts=[bool(token.is_sent_start) for token in doc] if has_starts else None,
        tree=tree if has_tree else None,
    )


def allowed_tags(doc: Doc, open_names: frozenset[str]) -> list[list[int]] | None:
    """Where a set does not annotate a label, its O means "none that the set has": open tags are allowed too."""
    if all(not token.ent_iob_ for token in doc):
        return None
    open_tags = [index for index, tag in enumerate(NAME_TAGS) if tag[2:] in open_names]
    return [allowed_of(token.ent_iob_, token.ent_type_, token.is_space, open_tags) for token in doc]


def allowed_of(iob: str, label: str, is_space: bool, open_tags: Sequence[int]) -> list[int]:
    if not iob:
        return list(range(len(NAME_TAGS)))
    if iob == OUTSIDE:
        return [0, *open_tags] if not is_space else [0]
    return [NAME_TAGS.index(f"{iob}-{label}")]
