"""What the rules make of a model's names: they trust it where it is right, and mend what the article itself refutes.

Each model's reading is set by hand, so that the tests are about the rules.
"""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from extractors.name_labels import settle_names

Entity = tuple[str, str]


def read(text: str, *found: Entity, proper: str = "", adjectives: str = "") -> Doc:
    """A Doc in which a model has found these names, one after the other in the order of the text."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    doc = nlp(text)
    spans, position = [], 0
    for words, label in found:
        start = text.index(words, position)
        position = start + len(words)
        span = doc.char_span(start, position, label=label)
        assert span is not None, words
        spans.append(span)
    for token in doc:
        if token.text in proper.split():
            token.pos_ = "PROPN"
        if token.text in adjectives.split():
            token.tag_ = "JJ"
    doc.ents = spans
    return settle_names(doc)


def names(text: str, *found: Entity, proper: str = "", adjectives: str = "") -> list[Entity]:
    doc = read(text, *found, proper=proper, adjectives=adjectives)
    return [(ent.text, ent.label_) for ent in doc.ents]


# 1 --- A bracket is a short name only if its letters are those of the name before it.


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nosi Makala-Botha (EFP) asked him.", [("Nosi Makala-Botha", "PERSON"), ("EFP", "ORG")]),
        ("TEHRAN (AFW) - They met.", [("TEHRAN", "GPE"), ("AFW", "ORG")]),
        ("The Vice-Premier Ana Rou (VPM) came.", [("Ana Rou", "PERSON"), ("VPM", "ORG")]),
    ],
)
def test_letters_in_brackets_that_stand_for_something_else_keep_their_kind(text: str, found: list[Entity]) -> None:
    assert names(text, *found) == found


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("Harbor Grain Board (HGB) met. HGB left.", [("Harbor Grain Board", "ORG")], ("HGB", "ORG")),
        ("Harbor Bank (“Harbor”) met. Harbor left.", [("Harbor Bank", "ORG"), ("Harbor", "GPE")], ("Harbor", "ORG")),
    ],
)
def test_a_short_name_in_brackets_has_the_kind_of_the_long_one(
    text: str, found: list[Entity], expected: Entity
) -> None:
    assert names(text, *found)[-1] == expected


def test_a_name_that_runs_into_its_bracket_is_two_names() -> None:
    text = "The Harbor Grain Board (HGB) met."
    expected = [("Harbor Grain Board", "ORG"), ("HGB", "ORG")]
    assert names(text, ("Harbor Grain Board (HGB)", "ORG")) == expected
    assert names(text, ("Harbor Grain Board (HGB", "ORG")) == expected
    assert names("Harbor (Malta) Ltd. met.", ("Harbor (Malta) Ltd.", "ORG")) == [("Harbor (Malta) Ltd.", "ORG")]


# 2 --- The model's own majority settles the kind of a wording; lists decide ties and single mentions.


@pytest.mark.parametrize(
    ("text", "found", "kind"),
    [
        (
            "Quirnik left. People like Quirnik. Some doubt Quirnik.",
            [("Quirnik", "PERSON"), ("Quirnik", "ORG"), ("Quirnik", "PERSON")],
            "PERSON",
        ),
        ("It rained in NSX and over the NSX ranges.", [("NSX", "LOC"), ("NSX", "LOC")], "LOC"),
        # A city is called so too, but a title stands before it.
        ("Minister Hatta spoke. Later Hatta left.", [("Hatta", "PERSON"), ("Hatta", "PERSON")], "PERSON"),
        ("“Yes,” Duma said. Duma sang.", [("Duma", "PERSON"), ("Duma", "PERSON")], "PERSON"),
        ("They bought Coca-Cola and left.", [("Coca-Cola", "ORG")], "ORG"),
        ("Covers by Biel Crystal sell.", [("Biel Crystal", "ORG")], "ORG"),
        ("They buy it on Amazon every day.", [("Amazon", "ORG")], "ORG"),
        ("They met O'Keefe there.", [("O'Keefe", "PERSON")], "PERSON"),
        ("They join Senators KELLY, HICKENROE, and Lujan.", [("KELLY", "PERSON"), ("HICKENROE", "PERSON")], "PERSON"),
        ("They met AlJanabi there.", [("AlJanabi", "PERSON")], "PERSON"),
        ("It grew in Laos and the Philippines.", [("Laos", "GPE"), ("Philippines", "GPE")], "GPE"),
    ],
)
def test_the_model_is_trusted(text: str, found: list[Entity], kind: str) -> None:
    assert {label for _, label in names(text, *found)} == {kind}


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("It grew near Barranquilla itself.", [("Barranquilla", "PERSON")], [("Barranquilla", "GPE")]),
        ("They left the West Bank again.", [("West Bank", "ORG")], [("West Bank", "LOC")]),
        ("They told the NBX so.", [("NBX", "PERSON")], [("NBX", "ORG")]),
        ("It flowed to Federal Road there.", [("Federal Road", "ORG")], [("Federal Road", "LOC")]),
    ],
)
def test_lists_and_forms_decide_on_a_single_mention(text: str, found: list[Entity], expected: list[Entity]) -> None:
    assert names(text, *found) == expected


def test_a_town_before_its_state_is_a_town_and_a_legal_form_makes_a_company() -> None:
    text = "Bowling Roe won. Fans of Bowling Roe cheered in Bowling Roe, Ohio."
    found = [("Bowling Roe", "ORG"), ("Bowling Roe", "ORG"), ("Bowling Roe", "GPE"), ("Ohio", "GPE")]
    assert names(text, *found) == found
    assert names("Title: Director Bizexa Limited", ("Bizexa Limited", "ORG")) == [("Bizexa Limited", "ORG")]


def test_a_surname_is_a_person_but_a_people_of_that_name_is_none() -> None:
    text = "Rahini Rabba sang. The Rabba people danced. Rabba left."
    found = [("Rahini Rabba", "PERSON"), ("Rabba", "NORP"), ("Rabba", "NORP")]
    assert names(text, *found)[1] == ("Rabba", "NORP")
    assert names("Jane Quirn left. Later Quirn spoke.", ("Jane Quirn", "PERSON"), ("Quirn", "ORG"))[1] == (
        "Quirn",
        "PERSON",
    )


def test_a_company_that_begins_like_a_person_is_a_company() -> None:
    text = "Miranda Water Technologies grew. Then Miranda sold it. And Miranda left."
    found = [("Miranda Water Technologies", "ORG"), ("Miranda", "PERSON"), ("Miranda", "ORG")]
    assert [label for _, label in names(text, *found)] == ["ORG", "ORG", "ORG"]


# 3 --- Names are not cut.


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("They sailed the East China Sea.", "East China Sea", "LOC"),
        ("They walked the South Shropshire Hills.", "South Shropshire Hills", "LOC"),
        ("It stands in North Fort Worth today.", "North Fort Worth", "GPE"),
        ("Members of the All Harbor Congress met.", "All Harbor Congress", "ORG"),
        ("They thank The Our Fund Foundation.", "Our Fund Foundation", "ORG"),
        ("They study at British Universities.", "British", "NORP"),
        ("They saw “The Beast of Roe” twice.", "The Beast of Roe", "WORK_OF_ART"),
        ("They met at the Fukuro Prefecture.", "Fukuro Prefecture", "GPE"),
        ("They came with David Munsen Jr. to Lyon.", "David Munsen Jr.", "PERSON"),
        ("The World Harbor Forum grew.", "World Harbor Forum", "ORG"),
        ("He died in the Royal Roe Hospital.", "Royal Roe Hospital", "FAC"),
        ("They bought Acme PVT. LTD., of Lyon.", "Acme PVT. LTD.", "ORG"),
        ("They bought Hrast d.o.o. of Kranj.", "Hrast d.o.o.", "ORG"),
        ("It is made by Roe Pharma A/S there.", "Roe Pharma A/S", "ORG"),
        ("It came through Queen Alia International Airport.", "Queen Alia International Airport", "FAC"),
        ("It won over the Food and Drug Administration for Novalux.", "Food and Drug Administration", "ORG"),
        ("It was released by the Board of Harbor Lithium.", "Harbor Lithium", "ORG"),
        ("I-44 is the “Will Roe Turnpike” there.", "Will Roe Turnpike", "FAC"),
        ("I Dewa Gede Roe was born there.", "I Dewa Gede Roe", "PERSON"),
        ("News of Jane Ryu reached them.", "Jane Ryu", "PERSON"),
        ("They flew over eastern North America.", "North America", "LOC"),
    ],
)
def test_a_name_stays_whole(text: str, name: str, label: str) -> None:
    assert names(text, (name, label))[0] == (name, label)


@pytest.mark.parametrize(
    "text", ["Vertiva Inc. (Nasdaq: VRTV) grew.", "Vertiva Inc. (TSE: 5341; President: Jane Ruo) grew."]
)
def test_what_else_stands_in_a_ticker_bracket(text: str) -> None:
    found = [("Nasdaq", "ORG")] if "Nasdaq" in text else [("Jane Ruo", "PERSON")]
    assert names(text, *found) == [("Vertiva Inc.", "ORG"), *found]


@pytest.mark.parametrize(
    "text", ["Shares of Castelle sank. Some like Castelle.", "Castelle shares sank. See Castelle."]
)
def test_what_has_shares_is_a_company(text: str) -> None:
    assert names(text, ("Castelle", "PERSON"), ("Castelle", "ORG"))[1] == ("Castelle", "ORG")


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("A study by the consultancy Velterra came out.", "Velterra", "ORG"),
        ("Shares in Velterra sank.", "Velterra", "ORG"),
        ("Velterra, whose revenue fell, closed a plant.", "Velterra", "ORG"),
        ("Velterra's shareholders agreed.", "Velterra", "ORG"),
        ("Grace Netra grew. The start-up Grace Netra, a start-up that sells pumps, grew.", "Grace Netra", "ORG"),
        ("The start-up Grace Netra grew. Grace Netra has raised $3 million.", "Grace Netra", "ORG"),
        # A person may raise money, make films, and have a house.
        ("Grace Netra raised $3 million.", "Grace Netra", "PERSON"),
        ("The producer Tomas Velterra came.", "Tomas Velterra", "PERSON"),
        ("Velterra's house burned.", "Velterra", "PERSON"),
        ("Velterra, whose daughter fell, closed a door.", "Velterra", "PERSON"),
        ("The bank Grace Netra robbed was small.", "Grace Netra", "PERSON"),
    ],
)
def test_what_acts_like_a_company_is_one(text: str, name: str, kind: str) -> None:
    assert set(names(text, *[(name, "PERSON")] * text.count(name))) == {(name, kind)}


def test_names_in_headings_are_whole() -> None:
    text = "Empire Market Ventures Wins Large Order\n\nThe order is large. Empire was glad. Then Empire left."
    found = [("Empire Market Ventures", "ORG"), ("Empire", "ORG"), ("Empire", "ORG")]
    assert names(text, *found) == found


def test_a_name_that_a_heading_runs_into_is_two() -> None:
    text = "About Harbor Bio Harbor Bio, Inc. makes pumps."
    assert names(text, ("Harbor Bio Harbor Bio, Inc.", "ORG")) == [("Harbor Bio", "ORG"), ("Harbor Bio, Inc.", "ORG")]


# 4 --- Letters with a number.


@pytest.mark.parametrize(
    ("text", "found", "label"),
    [
        ("They wrote to the G 7 again.", [("G 7", "PRODUCT")], "ORG"),
        ("They met at HEW 2022 there.", [("HEW 2022", "PRODUCT")], "EVENT"),
        ("They met at COX then. The rules of COX 27 are new.", [("COX", "EVENT"), ("COX 27", "ORG")], "EVENT"),
        ("They sell the XR 300 there.", [("XR 300", "PRODUCT")], "PRODUCT"),
    ],
)
def test_letters_with_a_number(text: str, found: list[Entity], label: str) -> None:
    assert names(text, *found)[-1] == (found[-1][0], label)


# 5 --- Names in small letters.


@pytest.mark.parametrize(
    ("text", "found", "proper", "kept"),
    [
        ("i live in malaysia now", ("malaysia", "GPE"), "", True),
        ("i go if lisa goes", ("lisa", "PERSON"), "", True),
        ("birds of trivandra here", ("trivandra", "GPE"), "trivandra", True),
        ("ask jill allen today", ("jill allen", "PERSON"), "", True),
        ("they grow okra and rice", ("okra", "GPE"), "", False),
        ("i said barf again", ("barf", "PERSON"), "", False),
        ("they said that the board met", ("board", "ORG"), "", False),
    ],
)
def test_a_name_in_small_letters_is_kept_unless_it_is_a_word(text: str, found: Entity, proper: str, kept: bool) -> None:
    assert names(text, found, proper=proper) == ([found] if kept else [])


# 7 --- What is no name.


@pytest.mark.parametrize(
    ("text", "adjectives"),
    [
        ("It was bad. Poor Service after that.", "Poor"),
        ("We love it. Great School!", "Great"),
        ("They joined the Board of Directors there.", ""),
        ("They asked the Board of Executive Directors there.", ""),
        ("They think that WHO WANTS TO help is asked.", ""),
    ],
)
def test_a_phrase_is_no_organization(text: str, adjectives: str) -> None:
    assert names(text, adjectives=adjectives) == []


def test_a_quarter_is_no_product_and_us_is_no_country() -> None:
    assert names("It is due in Q3 2025 or so.", ("Q3 2025", "PRODUCT")) == []
    assert names("Decide It For Us Today And Stand With Us") == []


# --- What the article names once is found again.


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("Jane Quirn left. They saw Quirn's car.", ("Jane Quirn", "PERSON"), ("Quirn", "PERSON")),
        ("Jane Quirn left. They saw Quirn’s car.", ("Jane Quirn", "PERSON"), ("Quirn", "PERSON")),
        ("Zorvex Robotics grew. Analysts like Zorvex.", ("Zorvex Robotics", "ORG"), ("Zorvex", "ORG")),
        ("Zorvex Inc. grew. People buy Zorvex's shares.", ("Zorvex Inc.", "ORG"), ("Zorvex", "ORG")),
        ("The Old Mill burned. They saw Old Mill there.", ("Old Mill", "FAC"), ("Old Mill", "FAC")),
    ],
)
def test_a_name_is_found_at_its_other_mentions(text: str, found: Entity, expected: Entity) -> None:
    assert names(text, found)[-1] == expected


def test_one_find_in_many_does_not_make_many() -> None:
    text = "They mine Bitcoyn. Some buy Bitcoyn. Others sell Bitcoyn. It is about Bitcoyn. So Bitcoyn rose."
    assert names(text, ("Bitcoyn", "ORG")) == [("Bitcoyn", "ORG")]


@pytest.mark.parametrize("mark", ["®", "™"])
def test_a_mark_makes_a_product_but_not_of_a_people(mark: str) -> None:
    assert names(f"They take Zorvex{mark} daily.", ("Zorvex", "ORG")) == [("Zorvex", "PRODUCT")]
    assert names(f"The suites by Norwegian{mark} sell.", ("Norwegian", "NORP")) == [("Norwegian", "NORP")]


@settings(deadline=None)  # the first one loads the lexicons
@given(st.text(alphabet="Aa B(.)7’s-,\n®&“", max_size=60), st.data())
def test_any_reading_of_any_text_yields_names_that_do_not_overlap(text: str, data: st.DataObject) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    doc = nlp(text)
    if len(doc):
        start = data.draw(st.integers(0, len(doc) - 1))
        end = data.draw(st.integers(start + 1, len(doc)))
        doc.set_ents([doc.char_span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]), label="ORG")])
    settled = settle_names(doc)
    assert all(ent.text for ent in settled.ents)
