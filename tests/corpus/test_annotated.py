"""Our own annotated text: what the markup means, what is refused, and how names are changed for training."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.recipe.annotated import FOLDER, AnnotatedSentence, MarkupError, parse_line, read_annotated
from corpus.recipe.convert_annotated import KEPT_APART, Names, documents, passage_doc, styled, with_other_names
from corpus.recipe.tokenization import business_nlp

NAMES = Names(
    first=("Chidi", "Ingrid", "Wei"),
    last=("Mehta", "Okonkwo", "Lindqvist"),
    stems=("Veltrix", "Quorza", "Zandora"),
    common=frozenset({"united", "harbor"}),
)

NLP = business_nlp()


def sentences(*lines: str) -> list[AnnotatedSentence]:
    return [parse_line(line, "toy-1") for line in lines]


def names_in(sentence: AnnotatedSentence) -> list[tuple[str, str]]:
    return [(sentence.text[name.start : name.end], name.label) for name in sentence.names]


def written(folder: Path, text: str) -> Path:
    path = folder / "toy.txt"
    path.write_text(text, encoding="utf-8")
    return path


# The markup


@pytest.mark.parametrize(
    ("line", "text", "names"),
    [
        ("Revenue rose.", "Revenue rose.", []),
        (
            "[Acme|ORG] CEO [Jane Roe|PERSON] left.",
            "Acme CEO Jane Roe left.",
            [("Acme", "ORG"), ("Jane Roe", "PERSON")],
        ),
        ("[Harrow|ORG]’s [HB-204|PRODUCT]", "Harrow’s HB-204", [("Harrow", "ORG"), ("HB-204", "PRODUCT")]),
        ("She read “[The Long Bay|WORK_OF_ART]”.", "She read “The Long Bay”.", [("The Long Bay", "WORK_OF_ART")]),
        ("Yes | no", "Yes | no", []),
    ],
)
def test_a_line_is_a_text_with_names(line: str, text: str, names: list[tuple[str, str]]) -> None:
    sentence = parse_line(line, "toy-1")
    assert (sentence.text, names_in(sentence)) == (text, names)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[Acme|COMPANY] fell.", "no such label: COMPANY"),
        ("[Acme |ORG] fell.", "white space at the edge"),
        ("[Acme’s|ORG] shares fell.", "possessive"),
        ("[the Gulf|LOC] is calm.", "“the”"),
        ("[Acme|ORG fell.", "a bracket that closes nothing"),
        ("[Acme|org] fell.", "a bracket that closes nothing"),
        ("[Bank of [Freedonia|GPE]|ORG] fell.", "a bracket that closes nothing"),
        ("[Acme|ORG][Harrow|ORG] fell.", "touches the name before it"),
        ("They sued [Acme Inc.|ORG].", "a second full stop"),
        ("The court [sic] fell.", "a bracket that closes nothing"),
    ],
)
def test_an_error_names_its_file_and_line(tmp_path: Path, line: str, reason: str) -> None:
    path = written(tmp_path, f"# a comment\n[Acme|ORG] rose.\n\n{line}\n")
    with pytest.raises(MarkupError, match=rf"^toy\.txt:4: .*{reason}"):
        list(read_annotated(path))


def test_blank_lines_part_documents_and_comments_do_not(tmp_path: Path) -> None:
    path = written(tmp_path, "\n# first\nOne.\n# still the first\nTwo.\n\n\nThree.\n")
    found = [(sentence.document, sentence.text) for sentence in read_annotated(path)]
    assert found == [("toy-1", "One."), ("toy-1", "Two."), ("toy-2", "Three.")]


def test_one_document_in_ten_is_kept_apart(tmp_path: Path) -> None:
    path = written(tmp_path, "\n\n".join(f"Text {number}." for number in range(1, 2 * KEPT_APART + 6)))
    apart = [document[0].text for document in documents([path], kept_apart=True)]
    assert apart == ["Text 10.", "Text 20."]
    assert len(list(documents([path], kept_apart=False))) == 2 * KEPT_APART + 3


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_our_files_are_well_formed(path: Path) -> None:
    for sentence in read_annotated(path):
        assert sentence.text == sentence.text.strip()
        assert all(before.end <= name.start for before, name in zip(sentence.names, sentence.names[1:], strict=False))


# Other names

DOCUMENT = sentences(
    "MCKAY LEADS HARROW",
    "[ANA MCKAY|PERSON] LEADS [HARROW|ORG]",
    "[Ana McKay|PERSON] leads [Harrow Biologics, Inc.|ORG] in [Eastfield|GPE].",
    "[McKay|PERSON] founded [Harrow|ORG]; [Jan van Lund|PERSON] and [Ana|PERSON] advise [United Grain|ORG].",
    "[Harrow|PRODUCT] is also a plough, said [Van Lund|PERSON], who met [John Lund Jr.|PERSON] there.",
)


@given(st.integers())
def test_a_name_is_the_same_other_name_wherever_it_stands(seed: int) -> None:
    changed = with_other_names(DOCUMENT, NAMES, Random(seed))
    new: dict[tuple[str, str], set[str]] = {}
    for before, after in zip(DOCUMENT, changed, strict=True):
        for (name, label), (other, same_label) in zip(names_in(before), names_in(after), strict=True):
            assert label == same_label
            for word, other_word in zip(name.split(" "), other.split(" "), strict=True):
                if word[:1].isupper():
                    assert word.isupper() == other_word.isupper()
                    new.setdefault((label, word.casefold()), set()).add(other_word.casefold())
    assert all(len(others) == 1 for others in new.values())


@given(st.integers())
def test_what_is_no_persons_or_companys_name_stays(seed: int) -> None:
    changed = with_other_names(DOCUMENT, NAMES, Random(seed))
    assert changed[0] == DOCUMENT[0]  # not marked
    assert names_in(changed[2])[1][0].endswith(" Biologics, Inc.")
    assert names_in(changed[2])[2] == ("Eastfield", "GPE")
    assert names_in(changed[3])[2][0].split()[1] == "van"
    assert names_in(changed[3])[-1] == ("United Grain", "ORG")  # "united" is a word of the language
    assert names_in(changed[4])[0] == ("Harrow", "PRODUCT")
    assert names_in(changed[4])[2][0].endswith(" Jr.")
    for before, after in zip(DOCUMENT, changed, strict=True):
        assert outside(before) == outside(after)


def outside(sentence: AnnotatedSentence) -> list[str]:
    edges = [0, *(edge for name in sentence.names for edge in (name.start, name.end)), len(sentence.text)]
    return [sentence.text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]


def test_people_and_companies_do_get_other_names() -> None:
    found = {name for seed in range(40) for name, _ in names_in(with_other_names(DOCUMENT, NAMES, Random(seed))[2])}
    assert {"Ana McKay", "Harrow Biologics, Inc.", "Chidi Mehta", "Veltrix Biologics, Inc."} <= found


# Training texts


@given(st.integers())
def test_a_passage_keeps_its_names_and_sentences(seed: int) -> None:
    doc = passage_doc(NLP, DOCUMENT, Random(seed))
    marked = [(name.casefold(), label) for sentence in DOCUMENT for name, label in names_in(sentence)]
    assert [(ent.text.casefold(), ent.label_) for ent in doc.ents] == marked
    starts = {token.idx for token in doc if token.is_sent_start}
    assert len(starts) == len(DOCUMENT)


def test_a_faithful_copy_has_a_sentence_a_line() -> None:
    doc = passage_doc(NLP, sentences("[Acme|ORG] Rises", "Shares rose.", "• They fell."), None)
    assert doc.text == "Acme Rises\n\nShares rose.\n• They fell."


@given(st.text(), st.integers())
def test_style_changes_no_length(text: str, seed: int) -> None:
    assert len(styled(text, Random(seed))) == len(text)
