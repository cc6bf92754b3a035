"""The scores of the model card: names, grammar and speed.

python -m corpus.recipe.evaluate ../../extractors/model --data work/data --treebank work/grammar/test.spacy
"""

import argparse
import json
import time
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training import Example

from corpus.evaluate_entities import evaluate_entities

NAME_FILES = ("finer_ord.dev", "worldwide_newswire.dev", "uner_ewt.dev")
GRAMMAR_SCORES = ("tag_acc", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_p", "sents_r", "sents_f")


def grammar_scores(nlp: Language, treebank: Path) -> dict[str, float]:
    """On running text, cut by spaCy's tokenizer. UAS and LAS leave punctuation out."""
    docs = list(DocBin().from_disk(treebank).get_docs(nlp.vocab))
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in docs]
    scores = nlp.evaluate(examples)
    return {name: round(scores[name] or 0.0, 4) for name in GRAMMAR_SCORES}  # None: nothing was predicted


def words_per_second(nlp: Language, treebank: Path) -> float:
    """Tokens by processor second, on one core."""
    texts = [doc.text for doc in DocBin().from_disk(treebank).get_docs(nlp.vocab)]
    started = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return round(words / (time.process_time() - started))


def evaluate(model: Path, data: Path, treebank: Path) -> dict[str, Any]:
    nlp = spacy.load(model)
    return {
        "names": evaluate_entities([data / "ner" / f"{name}.jsonl.gz" for name in NAME_FILES], nlp),
        "grammar": grammar_scores(nlp, treebank),
        "words_per_second": words_per_second(nlp, treebank),
        "bytes": sum(file.stat().st_size for file in model.rglob("*") if file.is_file()),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--treebank", required=True, type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    text = json.dumps(evaluate(options.model, options.data, options.treebank), indent=1)
    if options.out:
        options.out.write_text(text, encoding="utf-8")
    print(text)
