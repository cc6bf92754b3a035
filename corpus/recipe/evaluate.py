"""The scores of the model card: names with and without the rules, and grammar, of each model.

python -m corpus.recipe.evaluate ../../extractors/models/accurate ../../extractors/models/fast --data work/data
"""

import argparse
import json
from pathlib import Path
from typing import Any

from corpus.evaluate_entities import evaluate_entities
from corpus.evaluate_grammar import evaluate_grammar
from extractors.pipeline import build_nlp, load_model

NAME_FILES = ("worldwide_newswire.dev", "uner_ewt.dev", "finer_ord.dev")  # the last is never looked at before the end
TREEBANKS = ("ewt.test", "gum.dev")


def evaluate(model: Path, data: Path) -> dict[str, Any]:
    bare = load_model(str(model))
    bare.add_pipe("factwire_paragraphs", first=True)
    names = [data / "ner" / f"{name}.jsonl.gz" for name in NAME_FILES]
    present = [path for path in names if path.is_file()]
    treebanks = [data / "treebank" / f"{name}.conllu.gz" for name in TREEBANKS]
    return {
        "names": evaluate_entities(present, bare),
        "names with rules": evaluate_entities(present, build_nlp(str(model))),
        "grammar": evaluate_grammar([path for path in treebanks if path.is_file()], bare),
        "bytes": sum(file.stat().st_size for file in model.rglob("*") if file.is_file()),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", type=Path, nargs="+")
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    text = json.dumps({path.name: evaluate(path, options.data) for path in options.models}, indent=1)
    if options.out:
        options.out.write_text(text, encoding="utf-8")
    print(text)
