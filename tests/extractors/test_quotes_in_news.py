"""Kinds of attribution that real news and releases are full of: who is meant, which side is said, which cue counts."""

from __future__ import annotations

import pytest

from extractors.pipeline import build_nlp, extract
from extractors.text import read_text
from schemas import Quote


def read(text: str) -> list[Quote]:
    return list(extract(read_text(text), build_nlp()).quotes)


def contents(text: str) -> list[list[str]]:
    return [[span.text for span in quote.content] for quote in read(text)]


# ---------------------------------------------------------------- who "he" and "they" are

PRONOUNS = [
    # one who only listens, or whom the speaker talks about, takes nothing over
    ("Jane Roe told Mary Moe that sales had doubled. “It was a good year,” she said.", ["Jane Roe", "Jane Roe"]),
    ("Henry Roe said that Peter Poe had left. “It is a loss,” he added.", ["Henry Roe", "Henry Roe"]),
    # one who does something takes over
    ("Henry Roe said sales had doubled. Peter Poe left the room. “It is a lie,” he said.", ["Henry Roe", "Peter Poe"]),
    # nobody with a name is "they" after a nameless speaker; a man is never "they"
    ("“It leaks,” the senator said. “We told Jane Roe's office,” they added.", ["senator", "senator"]),
    ("“It leaks,” Henry Roe said. “We told everybody,” they added.", ["Henry Roe", None]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speakers"), PRONOUNS)
def test_pronouns_stay_with_who_speaks(text: str, speakers: list[str | None]) -> None:
    assert [quote.speaker.text if quote.speaker else None for quote in read(text)] == speakers


# ---------------------------------------------------------------- which words are the source


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Henry Roe of Ohio, a farmer who left the party, said the Kahn family deserved better.",
            "Henry Roe", "the Kahn family deserved better",
        ),
        (
            "A city official, who asked not to be named, said the mayor also has spoken with him.",
            "A city official", "the mayor also has spoken with him",
        ),
        ("“We are tying their hands,” state officials said.", "state officials", "We are tying their hands,"),
        (
            "“We are tying their hands,” state Sen. Henry Roe (D) said about the bill.",
            "state Sen. Henry Roe", "We are tying their hands,",
        ),
        (
            "The museum's William Munro Collections curator, Anke Moss, had this to say: “We are glad to have it.”",
            "Anke Moss", "We are glad to have it.",
        ),
        (
            "“They will shape our work,” said Acme's CEO and Chief Maker, Deborah Grath.",
            "Acme's CEO and Chief Maker, Deborah Grath", "They will shape our work,",
        ),
        (
            "In reply to Henry Roe, the minister's office issued a statement saying that the vote had been fair.",
            "the minister's office", "the vote had been fair",
        ),
        (
            "Golden Games Inc. (NASDAQ: GGAM), a maker of boards, dice and cards, today announced it had sold a plant.",
            "Golden Games Inc.", "it had sold a plant",
        ),
        ("The Brookside actor revealed that he had sold the house.", "The Brookside actor", "he had sold the house"),
    ],
)  # fmt: skip
def test_the_source_is_who_says_it(text: str, source: str, content: str) -> None:
    (quote,) = read(text)
    assert quote.source is not None
    assert (quote.source.text, quote.content[0].text) == (source, content)


# ---------------------------------------------------------------- which side is said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("People used them for work, Jane Roe said while visiting the fair.", [["People used them for work"]]),
        (
            "A part of the reason that help is needed, Roe said, is the flow of water.",
            [["A part of the reason that help is needed", "is the flow of water"]],
        ),
        ("The key to it, says Jane Roe, is the network.", [["The key to it", "is the network"]]),
        (
            "The plants are not “add-on things,” Jane Roe said, but instead “part of who we are.”",
            [["The plants are not “add-on things,”", "instead “part of who we are.”"]],
        ),
        (
            "Though he said it was a good list, Henry Roe said none of them had been chosen.",
            [["it was a good list"], ["none of them had been chosen"]],
        ),
        (
            "Jane Roe called Poe “a valued member of the team,” adding that he had “done a very good job.”",
            [["Poe “a valued member of the team,”"], ["he had “done a very good job.”"]],
        ),
        ("That means more work for the shops, according to Jane Roe.", [["That means more work for the shops"]]),
        ("As the agency notes, the plant is old.", [["the plant is old"]]),
        ("As the Herald reported, even if he wins, he will need help.", [["even if he wins, he will need help"]]),
        ("As explained by the agency, the list is a “key part of safety.”", [["the list is a “key part of safety.”"]]),
        ("But as Jane Roe told the paper, she never left.", [["she never left"]]),
    ],
)
def test_where_the_content_stands(text: str, expected: list[list[str]]) -> None:
    assert contents(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The case went back to the lower courts, which have ruled against the mayor.",
        "They trace the roots that taste receptors share with the immune system.",
        "The court which the founder mentioned in May is closed.",
        "In “Five Questions with an Artist,” she shares the view behind her work.",
        "Young people buy fewer cars than ever. That's according to a new survey by Acme.",
        "The president has claimed victory as the council concluded its third public hearing on the case.",
        "The prize honors their skill, as acknowledged by their peers.",
        "The song “They Will Go When I Go,” he hopes, will sell.",
    ],
)
def test_nothing_is_said(text: str) -> None:
    assert contents(text) == []


# ---------------------------------------------------------------- speech without a common cue


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We miss him so much,” Jane Roe weighed in, telling Poe, “since he left us.”",
         [["We miss him so much,"], ["since he left us."]]),
        ("“What belongs to you today,” the minister went on, “is a queue.”",
         [["What belongs to you today,", "is a queue."]]),
        ("“We trust each other to do so,” she spilled to the paper.", [["We trust each other to do so,"]]),
        ("“It will fall,” said Jane Roe, an analyst. “Perhaps soon.”", [["It will fall,"], ["Perhaps soon."]]),
        ("“But Peter Wilson won,” Roe said.", [["But Peter Wilson won,"]]),
        ("What counts, according to Henry Roe, head of Acme Homes, is company.", [["What counts", "is company"]]),
        ("As a boy he had a plain rule: “You learn it when you do it.”", [["You learn it when you do it."]]),
        ("“We sell to all firms,” Jane Roe concurred.", [["We sell to all firms,"]]),
        ("Jane Roe hinted that the line would close.", [["the line would close"]]),
        ("Tests by Acme Labs revealed that the water was safe.", [["the water was safe"]]),
    ],
)  # fmt: skip
def test_more_ways_to_say_it(text: str, expected: list[list[str]]) -> None:
    assert contents(text) == expected


def test_a_quotation_stays_with_the_speaker_of_its_own_paragraph() -> None:
    text = (
        "Fair of games opens in Lyon\n\nThe fair opened in Lyon on Monday, and the makers were there. "
        "For the trade, “2021 will be about order,” Jane Roe says. “I think 2022 will see more of a push.”\n\n"
        "“Streaming is simple,” says Henry Poe. “You are in or out.”"
    )
    speakers = [quote.speaker.text if quote.speaker else None for quote in read(text)]
    assert speakers == ["Jane Roe", "Jane Roe", "Henry Poe", "Henry Poe"]
