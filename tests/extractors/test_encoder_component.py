"""The models that ship as a spaCy component: what any text gets, however it is read."""

import shutil
from pathlib import Path

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from extractors.encoder.component import Encoder
from extractors.encoder.session import Session
from extractors.encoder.windows import LONGEST
from extractors.pipeline import SHIPPED_MODELS, build_nlp
from schemas import ConfigError

NEWS = (
    "Veltara Therapeutics, Inc. said Monday that it had hired Maria Jensen in London. “We doubled our sales in "
    "Germany,” said David Miller, chief executive officer of Veltara. "
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    loaded = spacy.load(SHIPPED_MODELS["accurate"])
    loaded.add_pipe("factwire_paragraphs", first=True)
    return loaded


def annotation(doc: Doc) -> list[tuple[str, str, str, int, str, str, str]]:
    return [
        (token.text, token.tag_, token.dep_, token.head.i, token.lemma_, token.ent_iob_, token.ent_type_)
        for token in doc
    ]


def test_one_reading_sets_all_that_an_extractor_asks_for(nlp: Language) -> None:
    doc = nlp(NEWS)
    for name in ("TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "SENT_START", "ENT_IOB"):
        assert doc.has_annotation(name), name
    assert [ent.text for ent in doc.ents if ent.label_ == "PERSON"] == ["Maria Jensen", "David Miller"]


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\n \n Acme", "…", "a", "A\n\n\n\nB", "(" * 700, "12 " * 900, "Ä́ ﷽ 𝒳 東京"]
)
def test_any_text_has_a_root_in_each_sentence_and_no_name_of_white_space(nlp: Language, text: str) -> None:
    assert_sound(nlp(text), text)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    assert_sound(build_nlp("accurate")(text), text)


def assert_sound(doc: Doc, text: str) -> None:
    assert doc.text == text
    for sent in doc.sents:
        assert [token.dep_ == "ROOT" for token in sent].count(True) == 1
        assert all(sent.start <= token.head.i < sent.end for token in sent)
    assert all(ent.text.strip() == ent.text != "" for ent in doc.ents)


def test_a_text_of_many_windows_is_read_whole(nlp: Language) -> None:
    doc = nlp(NEWS * 30)
    assert len(doc) > 5 * LONGEST
    assert len([ent for ent in doc.ents if ent.text == "Maria Jensen" and ent.label_ == "PERSON"]) == 30
    assert len(list(doc.sents)) == 60


def test_a_text_is_read_alike_alone_and_among_others(nlp: Language) -> None:
    texts = [NEWS, "Sales rose.", "", NEWS * 4]
    assert [annotation(doc) for doc in nlp.pipe(texts)] == [annotation(nlp(text)) for text in texts]


@pytest.mark.parametrize("model", sorted(SHIPPED_MODELS))
def test_several_cores_read_what_one_core_reads(model: str) -> None:
    words = NEWS.split()
    texts = [words[first : first + 7] for first in range(12)]
    folder = SHIPPED_MODELS[model] / "factwire_encoder"
    for one, several in zip(Session(folder).read_all(texts), Session(folder, cores=3).read_all(texts), strict=True):
        for name in ("names", "tags", "starts", "dependents", "relation_heads"):
            assert np.array_equal(getattr(one, name), getattr(several, name)), name


def test_sentence_starts_that_are_known_are_kept(nlp: Language) -> None:
    doc = nlp("Results for the year\nThe board met.")
    assert [sent.text.strip() for sent in doc.sents] == ["Results for the year", "The board met."]


def test_a_saved_pipeline_reads_the_same(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "saved")
    assert annotation(spacy.load(tmp_path / "saved")(NEWS)) == annotation(nlp(NEWS))


def test_a_folder_without_a_model_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"encoder\.onnx"):
        Encoder(spacy.blank("en").vocab).from_disk(tmp_path)
    broken = tmp_path / "broken"
    shutil.copytree(SHIPPED_MODELS["accurate"], broken)
    (broken / "factwire_encoder" / "weights.npz").unlink()
    with pytest.raises(ConfigError, match=r"weights\.npz"):
        spacy.load(broken)


def test_an_encoder_that_was_never_loaded_says_so() -> None:
    with pytest.raises(ConfigError, match="not been loaded"):
        Encoder(spacy.blank("en").vocab)(spacy.blank("en")("Acme"))
