"""How well does a pipeline read grammar? Tags, lemmas, dependencies and sentences on Universal Dependencies treebanks.

The documents of a CoNLL-U file are read some sentences at a time, on the treebank's own tokens (the pipeline finds the
sentences itself). Punctuation counts in neither attachment score, as is the custom; labels are compared whole.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import spacy
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

from corpus.recipe.convert_treebank import passage_doc, passages, read_conllu
from extractors.pipeline import factwire_version, model_version

SCORES = {
    "xpos": "tag_acc",
    "upos": "pos_acc",
    "lemma": "lemma_acc",
    "uas": "dep_uas",
    "las": "dep_las",
    "sentence_precision": "sents_p",
    "sentence_recall": "sents_r",
    "sentence_f": "sents_f",
}


def evaluate_grammar(paths: Sequence[Path], nlp: Language, genre: str = "") -> dict[str, Any]:
    """Percentages by file, with the counts and the versions; `genre` keeps the documents whose id contains it."""
    return {
        "versions": {"factwire": factwire_version(), "model": model_version(nlp), "spacy": spacy.about.__version__},
        "files": {path.name: evaluate_treebank(path, nlp, genre) for path in paths},
    }


def evaluate_treebank(path: Path, nlp: Language, genre: str = "") -> dict[str, Any]:
    gold = list(gold_docs(path, nlp, genre))
    read = nlp.pipe(
        Doc(nlp.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc])
        for doc in gold
    )
    examples = [Example(predicted, doc) for predicted, doc in zip(read, gold, strict=True)]
    found = {
        **Scorer.score_token_attr(examples, "tag"),
        **Scorer.score_token_attr(examples, "pos"),
        **Scorer.score_token_attr(examples, "lemma", getter=lambda token, _: token.lemma_),
        **Scorer.score_deps(examples, "dep", ignore_labels=("p", "punct")),
        **Scorer.score_spans(examples, "sents", getter=lambda doc, _: list(doc.sents)),
    }
    return {
        "passages": len(gold),
        "sentences": sum(len(list(doc.sents)) for doc in gold),
        "tokens": sum(map(len, gold)),
        **{ours: round(100 * (found[theirs] or 0.0), 1) for ours, theirs in SCORES.items()},
    }


def gold_docs(path: Path, nlp: Language, genre: str) -> Iterator[Doc]:
    sentences = [sentence for sentence in read_conllu(path) if genre in sentence.document]
    for passage in passages(sentences, Random(0)):
        yield passage_doc(nlp.vocab, passage, None)
