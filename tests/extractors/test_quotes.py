"""Quotes: who said what. The surface alone has to carry direct quotes; `build_nlp()` serves where grammar decides."""

from __future__ import annotations

import time
from functools import cache

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from extractors import paragraphs  # noqa: F401  (registers the factory)
from extractors.pipeline import build_nlp, extract
from extractors.quotes import find_quotes
from extractors.reading import add_records, make_record, span_at
from extractors.text import read_text
from schemas import Organization, Person, Quote


@cache
def surface_only() -> Language:
    """A pipeline that knows words and sentence ends, and nothing else: what is left when the parser errs."""
    nlp = spacy.blank("en")
    nlp.add_pipe("factwire_paragraphs")
    nlp.add_pipe("sentencizer")
    return nlp


def on_surface(text: str, people: tuple[str, ...] = (), organizations: tuple[str, ...] = ()) -> list[Quote]:
    doc = surface_only()(text)
    for kind, names in ((Person, people), (Organization, organizations)):
        for name in names:
            short = name.split()[-1] if kind is Person else name
            spans = [span_at(doc, at, at + len(name)) for at in _places(text, name)] or [span_at(doc, 0, 1)]
            spans += [span_at(doc, at, at + len(short)) for at in _places(text, short)]
            unique = tuple(span for span in spans if not any(other.covers(span) and other != span for other in spans))
            add_records(doc, [make_record(doc, kind, "test", spans[:1], key=name, name=name, mentions=unique)])
    return list(find_quotes(doc))


def _places(text: str, name: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(name, at)]


def read(text: str) -> list[Quote]:
    return list(extract(read_text(text), build_nlp()).quotes)


def row(quote: Quote) -> tuple[str, str | None, str | None, list[str]]:
    return (
        quote.type,
        quote.source.text if quote.source else None,
        quote.cue.text if quote.cue else None,
        [span.text for span in quote.content],
    )


# ---------------------------------------------------------------- direct


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("“We grew this year,” said Jane Roe, chief executive of Acme.", "Jane Roe", "said", ["We grew this year,"]),
        ('"We grew this year," Jane Roe said.', "Jane Roe", "said", ["We grew this year,"]),
        ("'We grew this year,' Jane Roe said.", "Jane Roe", "said", ["We grew this year,"]),
        ('"We grew", Roe added later.', "Roe", "added", ["We grew"]),
        ('"We grew," said Acme’s editor-in-chief Jane Roe.', "Acme’s editor-in-chief Jane Roe", "said", ["We grew,"]),
        ('"We grew," said the firm’s founder, Jane Roe.', "Jane Roe", "said", ["We grew,"]),
        ('"We grew," says the head of Acme during the fair.', "the head of Acme", "says", ["We grew,"]),
        ('Jane Roe, CEO of Acme, commented: "We grew this year."', "Jane Roe", "commented", ["We grew this year."]),
        ('Jane Roe, CEO of Acme comments, "We grew this year."', "Jane Roe", "comments", ["We grew this year."]),
        ('Jane Roe said in a statement: "We grew this year."', "Jane Roe", "said", ["We grew this year."]),
        ('Asked about it, Jane Roe stated:\n"We grew this year."', "Jane Roe", "stated", ["We grew this year."]),
        ('"We are a team that grows." States Jane Roe, CEO.', "Jane Roe", "States", ["We are a team that grows."]),
        ('"Did we grow?" Roe asked.', "Roe", "asked", ["Did we grow?"]),
        ('"We grew this year." – Jane Roe, CEO', "Jane Roe", None, ["We grew this year."]),
        ('Roe told reporters: "We grew this year."', "Roe", "told", ["We grew this year."]),
        ('Roe, host of "The Shift," shared her view: "We grew a lot."', "Roe", "shared", ["We grew a lot."]),
        ('"We grew this year," according to Jane Roe.', "Jane Roe", "according to", ["We grew this year,"]),
        ('"We grew," Roe said of the year that had passed.', "Roe", "said", ["We grew,"]),
        ('"We grew," Jane Roe (Acme), who leads the fair, said.', "Jane Roe", "said", ["We grew,"]),
        # the marks are malformed: the quotation is saved
        ("“We grew,“ said Jane Roe. She left.", "Jane Roe", "said", ["We grew,"]),
        ("“We grew, said Jane Roe, who leads Acme.", "Jane Roe", "said", ["We grew,"]),
        # the name holds marks itself
        ('"We grew," said Jane "Jay" Roe of Acme.', 'Jane "Jay" Roe of Acme', "said", ["We grew,"]),
    ],
)
def test_direct_quotes_on_the_surface(text: str, source: str, cue: str | None, content: list[str]) -> None:
    assert [row(quote) for quote in on_surface(text)] == [("direct", source, cue, content)]


def test_a_cue_that_interrupts_the_sentence_makes_one_quote() -> None:
    (quote,) = on_surface('"We grew," Roe said, "and we hired."')
    assert [span.text for span in quote.content] == ["We grew,", "and we hired."]


def test_a_new_sentence_after_the_cue_carries_the_quote_on() -> None:
    first, second = on_surface('"We grew," said Jane Roe, CEO. "We hired as well." The fair ended.')
    assert second.continuation_of == first.id
    assert second.speaker == first.speaker
    assert second.cue is None


def test_speech_over_several_paragraphs() -> None:
    text = "“We grew,” said Jane Roe. “It was a good year.\n“Then we hired.\n“Now we build.”\nThe fair ended."
    quotes = on_surface(text)
    assert [quote.speaker.text for quote in quotes if quote.speaker] == ["Jane Roe"] * 4
    assert [quote.continuation_of for quote in quotes] == [None, *(quote.id for quote in quotes[:3])]


def test_the_first_paragraph_of_a_speech_is_attributed_by_the_second() -> None:
    first, second = on_surface("“We grew in spite of everything.\n“And we hired,” said Jane Roe.")
    assert first.speaker is not None
    assert first.speaker.text == "Jane Roe"
    assert second.continuation_of == first.id


@pytest.mark.parametrize(
    "text",
    [
        'Acme Corp. (the "Company") makes tools.',
        'Her book "The Long Way Home" sold well.',
        'The so-called "smart" meter failed.',
        'Text "JOIN" to 12345.',
        'A session titled "Growing in a Hard Year" follows.',
        'Acme Named "Best Place to Work"',
        "The words “expects” and “believes” mark forward-looking statements.",
        "Roe would not say whether the plant was safe.",
        "The tank is said to be full.",
        "It is hard to say that the plant is safe.",
    ],
)
def test_no_quotes(text: str) -> None:
    assert on_surface(text) == []


# ---------------------------------------------------------------- indirect and mixed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane Roe said that the plant will open.", ("indirect", "Jane Roe", "said", "the plant will open")),
        ("Jane Roe told reporters that the plant was safe.", ("indirect", "Jane Roe", "told", "the plant was safe")),
        ("The plant will open in May, Jane Roe said.", ("indirect", "Jane Roe", "said", "The plant will open in May")),
        (
            "The plant is safe, according to a spokesman for Acme.",
            ("indirect", "a spokesman for Acme", "according to", "The plant is safe"),
        ),
        (
            "According to the report, the plant was never safe.",
            ("indirect", "the report", "According to", "the plant was never safe"),
        ),
        (
            'She called the fair a "two-way street" for both countries.',
            ("mixed", "She", "called", 'the fair a "two-way street" for both countries'),
        ),
        ('Roe said that the plant was "safe and sound".', ("mixed", "Roe", "said", 'the plant was "safe and sound"')),
    ],
)
def test_reported_speech(text: str, expected: tuple[str, str, str, str]) -> None:
    (quote,) = on_surface(text)
    assert row(quote) == (*expected[:3], [expected[3]])


def test_a_clause_inside_the_sentence_leaves_content_on_both_sides() -> None:
    (quote,) = read("The plant, Jane Roe said, will open in May.")
    assert row(quote) == ("indirect", "Jane Roe", "said", ["The plant", "will open in May"])


def test_two_cues_of_one_subject() -> None:
    first, second = read('She called the fair a "two-way street" and said that sales had doubled.')
    assert (first.type, first.content[0].text) == ("mixed", 'the fair a "two-way street"')
    assert (second.type, second.source, second.content[0].text) == ("indirect", first.source, "sales had doubled")


@pytest.mark.parametrize(
    "text",
    [
        "Results said little about the plant.",
        "Acme announced the opening of a plant.",
        "He said goodbye.",
        "Analysts did not say why the plant closed.",
    ],
)
def test_prefers_omission(text: str) -> None:
    assert read(text) == []


# ---------------------------------------------------------------- speakers


def test_short_names_lead_to_the_person() -> None:
    quotes = on_surface(
        '"We grew," said Jane Roe, CEO of Acme. Acme makes tools. "We hired as well," Roe said.', people=("Jane Roe",)
    )
    assert len({quote.speaker.record_id for quote in quotes if quote.speaker}) == 1
    assert all(quote.speaker and quote.speaker.text == "Jane Roe" and quote.speaker.record_id for quote in quotes)


def test_a_speaker_who_is_never_named_stays_one_speaker() -> None:
    quotes = on_surface(
        'The fair is large, said the director-general of the trade office. She called it a "very fine street" for all. '
        "Sales have doubled since May, the director-general said. "
        "Growth will last for years, according to the director."
    )
    assert [quote.source.text for quote in quotes if quote.source] == [
        "the director-general of the trade office", "She", "the director-general", "the director",
    ]  # fmt: skip
    assert {quote.speaker.text for quote in quotes if quote.speaker} == {"director-general of the trade office"}
    assert all(quote.speaker and quote.speaker.record_id is None for quote in quotes)
    assert {quote.speaker_title for quote in quotes} == {"director-general"}


def test_organizations_speak() -> None:
    (quote,) = on_surface("Acme Corp said that it would build a plant.", organizations=("Acme Corp",))
    assert quote.speaker is not None
    assert quote.speaker.text == "Acme Corp"
    assert quote.speaker.record_id is not None


def test_somebody_of_an_organization_is_not_the_organization() -> None:
    (quote,) = on_surface("A lawyer for Acme Corp said that the plant is safe.", organizations=("Acme Corp",))
    assert quote.speaker is not None
    assert (quote.speaker.text, quote.speaker.record_id) == ("lawyer for Acme Corp", None)


def test_a_spokesperson_without_a_name_speaks_for_the_organization() -> None:
    quotes = read("“It is safe,” said a spokeswoman for Acme Corp. She added that it was new. The spokeswoman said so.")
    assert [quote.speaker.text for quote in quotes if quote.speaker] == ["spokeswoman for Acme Corp."] * 2
    assert {quote.speaker.record_id is not None for quote in quotes if quote.speaker} == {True}
    assert {quote.speaker_title for quote in quotes} == {"spokeswoman"}


def test_a_name_that_only_tells_which_is_not_the_speaker() -> None:
    (quote,) = on_surface('"We grew," Jane Roe campaign officials said.', people=("Jane Roe",))
    assert quote.speaker is not None
    assert quote.speaker.record_id is None


def test_pronouns_follow_the_speaker() -> None:
    text = '"We grew," said Jane Roe, chief executive of Acme Corp. The plant will open in May, she added.'
    first, second = read(text)
    assert first.speaker is not None
    assert second.speaker is not None
    assert second.speaker.record_id == first.speaker.record_id is not None


# ---------------------------------------------------------------- properties


PARTS = [
    "“", "”", '"', "'", " said ", "Roe", ", ", ". ", "\n", "that ", "we grew", " – ", ":", "😀", " she", "as ", " by ",
    "explained", "state ", " went on", "told ", "the minister ", "is ", "which ", "saying ", "they ", "According to ",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PARTS)))
def test_spans_slice_back_and_nothing_crashes(parts: list[str]) -> None:
    text = "".join(parts)
    for quote in on_surface(text):
        for span in (*quote.content, *quote.evidence):
            assert text[span.start : span.end] == span.text


def test_a_paragraph_in_front_shifts_every_span() -> None:
    text, front = '"We grew," said Jane Roe, CEO. "We hired as well."', "The fair was held in Lyon.\n"
    plain, shifted = on_surface(text), on_surface(front + text)
    moved = [[span.start + len(front) for span in quote.evidence] for quote in plain]
    assert [[span.start for span in quote.evidence] for quote in shifted] == moved


@pytest.mark.parametrize("unit", ['"a" ', ", said ", '"A," said Roe. ', "and said ", "Jane Roe, ", ': "A b c d." '])
def test_linear_in_the_length(unit: str) -> None:
    doc: Doc = surface_only()(unit * (20_000 // len(unit)))
    started = time.perf_counter()
    list(find_quotes(doc))
    assert time.perf_counter() - started < 10


WHOLE_SOURCES = [
    ("Profit fell, the Basel-based lender said on Thursday.", "the Basel-based lender", "Profit fell"),
    (
        "Norland's fisheries minister, Conrad Daley, said that the quota would stay.",
        "Conrad Daley",
        "the quota would stay",
    ),
    ("“We waited,” said Salvina's chief medical officer, Dr. Oliver Clay.", "Dr. Oliver Clay", "We waited,"),
    (
        "The clinic treats 2,000 children a year, according to its president, Dr. Raymond Acker.",
        "Dr. Raymond Acker",
        "The clinic treats 2,000 children a year",
    ),
    ("The singer died on Friday, her cousin, Mike Lynd, told reporters.", "Mike Lynd", "The singer died on Friday"),
    (
        "Two sites will close, according to people familiar with the plan.",
        "people familiar with the plan",
        "Two sites will close",
    ),
    ("The vote was fair, one Danish official said.", "one Danish official", "The vote was fair"),
    ("She told the noisy hall, “Sit down,” with a smile.", "She", "Sit down,"),
]


@pytest.mark.parametrize(("text", "source", "content"), WHOLE_SOURCES)
def test_the_source_is_the_whole_phrase_or_the_name_behind_it(text: str, source: str, content: str) -> None:
    (quote,) = read(text)
    assert quote.source is not None
    assert (quote.source.text, quote.content[0].text) == (source, content)


def test_what_somebody_calls_a_thing_ends_with_the_comma_in_the_marks() -> None:
    assert read("In what her husband, Andrew Grey, called a “hot summer,” the young mother made plans.") == []


def test_a_bracketed_sentence_is_no_part_of_what_was_said() -> None:
    assert read("One member of the board said as much. (He spoke with the recorder on.) But the vote was fair.") == []


def test_any_verb_attributes_between_a_quotation_and_a_person() -> None:
    assert [row(quote)[1:3] for quote in read("“We can only move one fence,” emailed Stephen Shaper, a farmer.")] == [
        ("Stephen Shaper", "emailed")
    ]


def test_a_heading_behind_a_quotation_is_no_speaker() -> None:
    (quote,) = read("“This study is poised to change research.” Accepted Abstracts at the Congress The rest is due.")
    assert quote.source is None


def test_a_clause_that_interrupts_stands_between_two_parts() -> None:
    (quote,) = read("Jane Roe owns it. It is why, she says, the shop's best feature is a vow.")
    assert [span.text for span in quote.content] == ["It is why", "the shop's best feature is a vow"]


def test_two_dashes_sign_a_quotation_as_one_does() -> None:
    (quote,) = read('"I am glad about this long partnership." ——Andrea Pirlotti')
    assert quote.speaker is not None
    assert quote.speaker.text == "Andrea Pirlotti"


INDIRECT_IN_NEWS = [
    (
        "Ardent Tools Inc. (NYSE: ARDT) (the “Company”) today announced that it has opened a plant in Ohio.",
        "Ardent Tools Inc.", "announced", ["it has opened a plant in Ohio"],
    ),
    (
        "Ardent Tools Inc. (NYSE: ARDT) and Brisk Paints plc (LSE: BRSK) announce that they have ended their merger.",
        None, "announce", ["they have ended their merger"],
    ),
    (
        "Ardent Tools, Inc. (Nasdaq: ARDT) today announced that it has opened a plant in Ohio.",
        "Ardent Tools, Inc.", "announced", ["it has opened a plant in Ohio"],
    ),
    (
        "Ardent Capital, an adviser to families and foundations, today announced that it has opened an office in Ohio.",
        "Ardent Capital", "announced", ["it has opened an office in Ohio"],
    ),
    ("Sales rose 5 percent in May, ministry data show.", "ministry data", "show", ["Sales rose 5 percent in May"]),
    (
        "The survey found that half of all shops had closed.", "The survey", "found",
        ["half of all shops had closed"],
    ),
    (
        "The prospectus shows that the firm lost $40 million last year.", "The prospectus", "shows",
        ["the firm lost $40 million last year"],
    ),
    (
        "A banker close to the sale put the price at about $40 million.", "A banker close to the sale", "put",
        ["the price at about $40 million"],
    ),
    (
        "The ministry estimates the cost of the bridge at €60 million.", "The ministry", "estimates",
        ["the cost of the bridge at €60 million"],
    ),
    ("The first bids are due in March, one of them said.", "one of them", "said", ["The first bids are due in March"]),
    ("According to him, the plant will close in May.", "him", "According to", ["the plant will close in May"]),
    (
        "Forty percent of the owners said they planned to sell; the rest will wait.", "Forty percent of the owners",
        "said", ["they planned to sell"],
    ),
    (
        "Lending grew by a third, the bank's chief told investors, and the group would open ten branches.",
        "the bank's chief", "told", ["Lending grew by a third", "the group would open ten branches"],
    ),
    (
        "Shares in Ardent Tools, which warned in May that costs could rise, fell 3 percent on Monday.", None, "warned",
        ["costs could rise"],
    ),
    (
        "The plant will close in May, Jane Roe said on Thursday, betting that buyers can wait.", "Jane Roe", "said",
        ["The plant will close in May"],
    ),
    (
        "The makers met in a hotel twice a year, according to the ruling, which runs to 90 pages.", "the ruling",
        "according to", ["The makers met in a hotel twice a year"],
    ),
    (
        "The group is exploring a sale, three people familiar with the matter told the Daily Gazette.",
        "three people familiar with the matter", "told", ["The group is exploring a sale"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue", "content"), INDIRECT_IN_NEWS)
def test_indirect_quotes_in_news(text: str, source: str | None, cue: str, content: list[str]) -> None:
    (quote,) = read(text)
    assert (quote.type, quote.cue and quote.cue.text) == ("indirect", cue)
    assert [span.text.removeprefix("that ") for span in quote.content] == content
    assert source is None or (quote.source is not None and quote.source.text == source)


@pytest.mark.parametrize(
    "text",
    [
        "The flood put the town at risk.",
        "The bank put 40 jobs at risk.",
        "The firm put its plant at the disposal of the army.",
        "She finds they are caught in a trap.",
        "Ardent Tools has shown that it can build plants.",
        "The company showed a film at the fair.",
        "The police found the car at 5 p.m. in a ditch.",
        "The report shows a fall in sales.",
        "Ardent Tools today announced an agreement with Brisk Paints.",
    ],
)
def test_nobody_says_a_clause(text: str) -> None:
    assert read(text) == []


def test_him_is_the_speaker_before() -> None:
    first, second = read("“We grew,” said Henry Roe, an analyst. According to him, the plant will close in May.")
    assert first.speaker is not None
    assert second.speaker is not None
    assert (second.speaker.text, second.speaker.record_id) == ("Henry Roe", first.speaker.record_id)


def test_one_of_several_keeps_its_words() -> None:
    (quote,) = read("The first bids are due in March, one of the bankers said.")
    assert quote.speaker is not None
    assert quote.speaker.text == "one of the bankers"


@pytest.mark.parametrize(
    ("text", "speaker", "others"),
    [
        ("Jane Roe and John Poe said the merger would close in May.", "Jane Roe", ["John Poe"]),
        ("“We are pleased with it,” said Jane Roe and John Poe, co-founders of Acme Corp.", "Jane Roe", ["John Poe"]),
        (
            "Jane Roe, chief executive of Acme Corp., and John Poe, its chairman, said the plant would open in June.",
            "Jane Roe", ["John Poe"],
        ),
        (
            "Acme Corp. and Beta Therapeutics Inc. today announced that they have settled all litigation over maize.",
            "Acme Corp.", ["Beta Therapeutics Inc."],
        ),
        ("Jane Roe of Acme and Beta Corp. said costs had risen.", "Jane Roe", []),
        ("Jane Roe told John Poe and Mary Moe that the plant was closed.", "Jane Roe", []),
        ("Acme's Jane Roe said that John Poe and Mary Moe had left.", "Jane Roe", []),
    ],
)  # fmt: skip
def test_joint_speakers(text: str, speaker: str, others: list[str]) -> None:
    (quote,) = read(text)
    assert quote.speaker is not None
    assert (quote.speaker.text, [other.text for other in quote.joint_speakers]) == (speaker, others)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Jane Roe told Reuters the demand for copper is strong.",
            "the demand for copper is strong",
        ),
        ("Roe told investors revenue would double by 2027.", "revenue would double by 2027"),
        ("Roe told Acme employees on Monday the plant would stay open.", "the plant would stay open"),
        ("Roe told CNN anchor John Poe the plant would stay open.", "the plant would stay open"),
        ("Roe told the Lyon Herald newspaper that costs would rise.", "costs would rise"),
        ("Jane Roe told John Poe and Mary Moe that the plant was closed.", "the plant was closed"),
    ],
)
def test_the_hearer_is_no_part_of_what_was_said(text: str, content: str) -> None:
    (quote,) = read(text)
    assert [span.text for span in quote.content] == [content]


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("Sales fell 3 percent, according to a report by Acme Research.", "a report by Acme Research", "Acme Research"),
        ("A survey by Acme Research found that most firms plan to hire.", "A survey by Acme Research", "Acme Research"),
        ("The prospectus states that the notes will mature in 2031.", "The prospectus", "prospectus"),
        ("A regulatory filing showed that the firm had sold its stake.", "A regulatory filing", "regulatory filing"),
    ],
)
def test_documents_speak_for_who_made_them(text: str, source: str, speaker: str) -> None:
    (quote,) = read(text)
    assert quote.source is not None and quote.speaker is not None
    assert (quote.source.text, quote.speaker.text) == (source, speaker)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "While Jane Roe is relishing her age: At a certain point, “it’s someone else’s time,” she says.",
            "she", "At a certain point, “it’s someone else’s time,”",
        ),
        (
            "According to Acme Research, the health ministry and the Lyon police, sales fell 3 percent in May.",
            "Acme Research", "sales fell 3 percent in May",
        ),
        ("According to Acme Research, Beta and Gamma raised prices.", "Acme Research", "Beta and Gamma raised prices"),
        (
            "Jane Roe called John Poe an “acting national treasure” — and it's easy to see why.",
            "Jane Roe", "John Poe an “acting national treasure”",
        ),
    ],
)  # fmt: skip
def test_where_a_report_ends(text: str, source: str, content: str) -> None:
    (quote,) = read(text)
    assert quote.source is not None
    assert (quote.source.text, [span.text for span in quote.content]) == (source, [content])


@pytest.mark.parametrize(
    "text",
    [
        "The flood in Lyon claimed 98 lives, and officials have confirmed what many suspected.",
        "She added a clause to the bill that would ensure pay for executives.",
    ],
)
def test_things_are_no_clauses(text: str) -> None:
    assert all(quote.cue is None or quote.cue.text not in {"claimed", "added"} for quote in read(text))


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "Acme Corp. is pleased to announce that it has completed its acquisition of Beta Ltd.",
            ["it has completed its acquisition of Beta Ltd."],
        ),
        ("We are pleased to announce that our plant is open.", []),
        ("Acme Corp. is excited to announce the opening of its plant, which has 300 workers.", []),
        ("Acme is happy to help.", []),
    ],
)
def test_who_is_pleased_to_announce_says_it(text: str, contents: list[str]) -> None:
    assert [span.text for quote in read(text) for span in quote.content] == contents
