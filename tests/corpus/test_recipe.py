"""The training recipe: sets become running text in our labels; the model that ships does what the model card says."""

import gzip
import importlib
import json
import shlex
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
import spacy
from spacy.language import Language
from weasel.util.config import load_project_config

from corpus.evaluate_entities import evaluate_entities
from corpus.recipe.company_swaps import company_words, with_companies
from corpus.recipe.convert_entities import passage_doc
from corpus.recipe.convert_treebank import passage_doc as treebank_doc
from corpus.recipe.convert_treebank import read_conllu
from corpus.recipe.entity_sets import LabelledSentence, read_set
from corpus.recipe.fetch import FOLDERS, fetch
from corpus.recipe.labels import LABELS, Entity, mapped, open_labels, read_bio
from corpus.recipe.places import Places
from corpus.recipe.spacing import spaces_after
from corpus.recipe.variation import curled, headline, straightened
from extractors.pipeline import load_model

MODELS = Path(__file__).parents[2] / "extractors" / "models"
RECIPE = Path(__file__).parents[2] / "corpus" / "recipe"


@pytest.fixture(scope="module")
def gazetteers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gazetteers")
    countries = "UNTERM English Short,official_name_en,CLDR display name,Capital\nFreedonia,Freedonia,,Glorville\n"
    cities = "name,country,subcountry,geonameid\nLong Bay,Freedonia,North Freedonia,1\n"
    for name, text in {
        "country_codes": countries,
        "world_cities": cities,
        "nasdaq_listed": 'Symbol,Security Name\nQZX,"Quzix, Inc. - Class A Common Stock"\nQZF,Quzix Bond ETF\n',
        "nyse_listed": "ACT Symbol,Company Name\nVLT,Veltara Corporation Common Stock\n",
        "sp500": "Symbol,Security\nHRB,Harbinger Foods\n",
    }.items():
        (folder / f"{name}.csv.gz").write_bytes(gzip.compress(text.encode()))
    return folder


@pytest.fixture(scope="module", params=["accurate", "fast"])
def model(request: pytest.FixtureRequest) -> Language:
    return load_model(str(MODELS / request.param))


# The project


NEED_TORCH = {f"corpus.recipe.{name}" for name in ("train_encoder", "average_weights", "export_encoder")}


def test_only_training_needs_torch() -> None:
    for words in scripts("all"):
        assert words[:2] == ["python", "-m"]
        if words[2] not in NEED_TORCH:
            importlib.import_module(words[2])  # torch is no dependency of the tests


def test_a_trial_run_leaves_the_model_that_ships_alone() -> None:
    models = {"vars.accurate": "elsewhere/accurate", "vars.fast": "elsewhere/fast"}
    legs = ("silver", "gold", "polish", "trees", "fast")
    steps = {f"vars.{leg}_steps": number for number, leg in enumerate(legs, start=2)}
    trial = {"vars.work": "elsewhere", **models, **steps}
    commands = [" ".join(words) for words in scripts("all", trial)]
    assert not any("extractors/models" in command or " work/" in command for command in commands)
    assert [line.split("steps ")[1].split()[0] for line in commands if "steps " in line] == list("234454464")


def test_the_set_without_a_licence_can_be_left_out() -> None:
    assert any("worldwide_newswire.train" in words for words in scripts("all"))
    assert not any("worldwide_newswire.train" in words for words in scripts("all", {"vars.unlicensed": ""}))


def test_data_are_fetched_again_over_copies_of_read_only_files(tmp_path: Path) -> None:
    for folder in FOLDERS:
        (tmp_path / "data" / folder).mkdir(parents=True)
    path = write_set(tmp_path / "data" / "ner" / "toy.train.jsonl.gz", [("Ana left", "B-PER O")])
    path.chmod(0o444)
    assert [fetch(tmp_path / "data", tmp_path / "out") for _ in range(2)] == [1, 1]
    assert (tmp_path / "out" / "ner" / path.name).read_bytes() == path.read_bytes()


def test_fetching_says_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "ner").mkdir()
    with pytest.raises(SystemExit, match="treebank, gazetteers, press_releases"):
        fetch(tmp_path, tmp_path / "out")


# Spacing


@pytest.mark.parametrize(
    "text",
    [
        'She said: "It\'s up 3%."',
        "an anti-tax law",
        "26 June - In Glorville, rain fell.",
        "Glorville, July 11, 2031 /PRNewswire/ -- Veltara (QZX) and/or Quzix don't pay $5.",
        "“Yes,” he said.",
    ],
)
def test_tokens_become_the_text_that_they_came_from(text: str) -> None:
    tokens = [token.text for token in spacy.blank("en")(text.replace("/PRNewswire/", "/ PRNewswire /"))]
    pieces = (token + " " * space for token, space in zip(tokens, spaces_after(tokens), strict=True))
    assert "".join(pieces) == text


# Labels


@pytest.mark.parametrize(
    ("set_name", "label", "ours"),
    [
        ("worldwide_newswire", "Organization", "ORG"),
        ("worldwide_newswire", "Date", "O"),
        ("worldwide_newswire", "Misc", "?"),
        ("crossner", "politician", "PERSON"),
        ("crossner", "university", "ORG"),
        ("crossner", "conference", "EVENT"),
        ("some_other_set", "PER", "PERSON"),
        ("some_other_set", "CARDINAL", "O"),
    ],
)
def test_labels_are_mapped_by_the_table(set_name: str, label: str, ours: str) -> None:
    assert mapped(set_name, label) == ours


def test_a_set_of_people_organizations_and_places_leaves_the_other_labels_open() -> None:
    assert open_labels("wikigold") == {"NORP", "PRODUCT", "EVENT", "LAW", "WORK_OF_ART"}
    assert open_labels("worldwide_newswire") == frozenset()


def test_bio_is_read_with_and_without_an_opening_b() -> None:
    assert read_bio(["B-ORG", "I-ORG", "B-ORG", "O", "I-LOC"]) == [
        Entity(0, 2, "ORG"),
        Entity(2, 3, "ORG"),
        Entity(4, 5, "LOC"),
    ]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Freedonia", "GPE"),
        ("Long Bay", "GPE"),  # a city of the gazetteer, whatever its words say
        ("Stormy Bay", "LOC"),
        ("the Middle East", "LOC"),
        ("Marble Stadium", "FAC"),
        ("Little Snoring", "GPE"),
    ],
)
def test_places_are_told_apart(gazetteers: Path, name: str, kind: str) -> None:
    assert Places(gazetteers).kind_of_place(name.split()) == kind


@pytest.mark.parametrize(
    ("file", "tokens", "labels", "expected"),
    [
        ("gmb_silver", "Prime Minister Ana Rell met", "B-PERSON I-PERSON I-PERSON I-PERSON O", [(2, 4, "PERSON")]),
        ("wikigold", "French troops left Freedonia", "O O O B-LOC", [(0, 1, "NORP"), (3, 4, "GPE")]),
        ("worldwide_newswire", "French troops left", "O O O", []),
        ("sec_filings", "Borrower pays Ana", "B-PERSON O B-PERSON", [(2, 3, "PERSON")]),
        ("crossner", "the Rell Prize", "O B-award I-award", [(1, 3, "?")]),
    ],
)
def test_sets_are_cleaned(
    tmp_path: Path, gazetteers: Path, file: str, tokens: str, labels: str, expected: list[tuple[int, int, str]]
) -> None:
    path = write_set(tmp_path / f"{file}.train.jsonl.gz", [(tokens, labels)])
    [sentence] = read_set(path, Places(gazetteers))
    assert [tuple(entity) for entity in sentence.entities] == expected


# Names on spaCy's tokens


def test_names_land_on_spacys_tokens_and_unknown_stretches_stay_without_annotation() -> None:
    sentence = LabelledSentence(
        "a", ["Ana", "Rell", "'s", "Golden", "Oak", "won", "."], [Entity(0, 2, "PERSON"), Entity(3, 5, "?")], "x"
    )
    doc = passage_doc(spacy.blank("en"), [sentence, sentence], None)
    assert doc.text == "Ana Rell's Golden Oak won. Ana Rell's Golden Oak won."
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Ana Rell", "PERSON")] * 2
    assert [token.ent_iob_ for token in doc[:7]] == ["B", "I", "O", "", "", "O", "O"]


def test_companies_take_the_place_of_organizations(gazetteers: Path) -> None:
    sentence = LabelledSentence("a", ["The", "Tribune", "closed"], [Entity(1, 2, "ORG")], "x")
    swapped = [with_companies(sentence, gazetteers, Random(seed)) for seed in range(40)]
    names = {" ".join(one.words[one.entities[0].start : one.entities[0].end]) for one in swapped}
    assert {"Tribune", "Harbinger Foods"} < names
    assert not any("Stock" in name or "ETF" in name for name in names)
    assert all(one.words[0] == "The" and one.words[-1] == "closed" for one in swapped)


def test_company_names_are_cut_as_spacy_cuts_them() -> None:
    assert {tuple(company_words("Quzix, Inc.", Random(seed))) for seed in range(9)} == {
        ("Quzix",),
        ("Quzix", ",", "Inc."),
    }


# Grammar


CONLLU = """# newdoc id = a
# newpar
1\tThey\tthey\tPRON\tPRP\tNumber=Plur\t2\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tVERB\tVBP\tVerbForm=Fin\t0\troot\t_\t_
3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# newpar
1\tGo\tgo\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No
2\t!\t!\tPUNCT\t.\t_\t1\tpunct\t_\t_

"""


def test_treebank_sentences_become_passages(tmp_path: Path) -> None:
    path = tmp_path / "toy.conllu.gz"
    path.write_bytes(gzip.compress(CONLLU.encode()))
    sentences = list(read_conllu(path))
    doc = treebank_doc(spacy.blank("en").vocab, sentences, None)
    assert doc.text == "They don't . Go! "
    assert [sent.text for sent in doc.sents] == ["They don't .", "Go!"]
    assert [(token.tag_, token.dep_, token.head.text) for token in doc[:2]] == [
        ("PRP", "nsubj", "do"),
        ("VBP", "ROOT", "do"),
    ]


def test_a_line_break_hangs_on_the_token_before_it(tmp_path: Path) -> None:
    path = tmp_path / "toy.conllu.gz"
    path.write_bytes(gzip.compress(CONLLU.encode()))
    doc = treebank_doc(spacy.blank("en").vocab, list(read_conllu(path)), Random(5))
    [line_break] = [token for token in doc if token.is_space]
    assert (line_break.tag_, line_break.head.i, line_break.is_sent_start) == ("_SP", line_break.i - 1, False)


# Variation


@pytest.mark.parametrize(
    ("change", "words", "expected"),
    [
        (curled, ['"', "It", "'s", '"', "--"], ["“", "It", "’s", "”", "—"]),
        (straightened, ["“", "It", "’s", "”"], ['"', "It", "'s", '"']),
        (headline, ["Shares", "of", "Quzix", "fall"], ["Shares", "of", "Quzix", "Fall"]),
    ],
)
def test_variation_keeps_the_tokens(
    change: Callable[[list[str]], list[str]], words: list[str], expected: list[str]
) -> None:
    assert change(words) == expected


# Evaluation


def test_scores_fold_places_and_ignore_labels_that_the_file_does_not_know(tmp_path: Path) -> None:
    rows = [("Ana Rell left Freedonia for Quzix .", "B-PER I-PER O B-LOC O B-ORG O")]
    path = write_set(tmp_path / "toy.dev.jsonl.gz", rows)
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(  # type: ignore[attr-defined]
        [
            {"label": "GPE", "pattern": "Freedonia"},
            {"label": "PERSON", "pattern": "Rell"},
            {"label": "NORP", "pattern": "Quzix"},
        ]
    )
    result = evaluate_entities([path], nlp)
    labels = result["files"]["toy.dev.jsonl.gz"]["labels"]
    assert labels["LOC"]["strict"] == {"precision": 100.0, "recall": 100.0, "f": 100.0}
    assert labels["PERSON"]["strict"]["f"] == 0.0
    assert labels["PERSON"]["relaxed"]["f"] == 100.0
    assert labels["ORG"]["counts"]["found"] == 0
    assert json.loads(json.dumps(result)) == result


# The model that ships

NEWS = (
    "GLORVILLE, Jan. 12, 2031 (GLOBE NEWSWIRE) -- Veltara Therapeutics, Inc. said Monday that it had "
    "hired Maria Jensen in London.\n\n"
    "“We doubled our sales in Germany,” said David Miller, chief executive officer of Veltara."
)


def test_the_model_finds_people_organizations_and_places(model: Language) -> None:
    found = {(ent.text, ent.label_) for ent in model(NEWS).ents}
    assert {("Maria Jensen", "PERSON"), ("David Miller", "PERSON"), ("Germany", "GPE"), ("London", "GPE")} <= found
    assert ("Veltara Therapeutics, Inc.", "ORG") in found
    assert {label for _, label in found} <= set(LABELS)


def test_the_model_tags_parses_and_lemmatises(model: Language) -> None:
    doc = model("The board approved the merger. Sales were doubled by new products.")
    by_text = {token.text: token for token in doc}
    approved, merger, doubled = by_text["approved"], by_text["merger"], by_text["doubled"]
    assert (approved.tag_, approved.pos_, approved.lemma_) == ("VBD", "VERB", "approve")
    assert (by_text["board"].dep_, merger.dep_, merger.head) == ("nsubj", "obj", approved)
    assert (by_text["Sales"].dep_, by_text["products"].dep_, doubled.dep_) == ("nsubj:pass", "obl:agent", "ROOT")
    assert by_text["products"].lemma_ == "product"


@pytest.mark.parametrize(
    "sentences",
    [
        ["Veltara Inc. hired Dr. Lee on Nov. 27 in the U.S. market.", "He starts in May."],
        ["“We are pleased,” she said.", "“Sales rose.”", "The company is based in Boston."],
        ["The deal closed in March.", "Mr. Rell resigned."],
        ["Veltara is the No. 1 maker of pumps.", "It grew."],
    ],
)
def test_sentences_survive_abbreviations_and_quotes(model: Language, sentences: list[str]) -> None:
    assert [sent.text.strip() for sent in model(" ".join(sentences)).sents] == sentences


@pytest.mark.parametrize("text", ["", "\n", "\n\n \n", "…", "A", "12:30\n\n\n“"])
def test_the_model_takes_any_text(model: Language, text: str) -> None:
    doc = model(text)
    assert doc.text == text
    list(doc.noun_chunks)


def test_all_that_ships_is_small_enough() -> None:
    root = Path(__file__).parents[2]
    shipped = [
        path
        for package in ("factwire", "flows", "extractors", "schemas", "corpus")
        for path in (root / package).rglob("*")
    ]
    sizes = [path.stat().st_size for path in shipped if path.is_file() and "__pycache__" not in path.parts]
    assert sum(sizes) <= 45_000_000


def scripts(workflow: str, overrides: dict[str, object] | None = None) -> list[list[str]]:
    """The words of each script of the workflow, in order."""
    project = load_project_config(RECIPE, overrides=overrides or {})
    commands = {command["name"]: command["script"] for command in project["commands"]}
    return [shlex.split(line) for name in project["workflows"][workflow] for line in commands[name]]


def write_set(path: Path, rows: list[tuple[str, str]]) -> Path:
    lines = [
        json.dumps({"doc": "a", "sent": number, "tokens": tokens.split(), "labels": labels.split()})
        for number, (tokens, labels) in enumerate(rows)
    ]
    path.write_bytes(gzip.compress("\n".join(lines).encode()))
    return path
