"""Names, quotes, claims and deals of an extraction are compared with gold as corpus/guidelines.md says."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from corpus.gold_claims import ClaimScores
from corpus.gold_deals import DealScores
from corpus.gold_names import ClusterScores, bare_name, score_roles
from corpus.gold_quotes import QuoteScores
from corpus.scoring import Score
from schemas import (
    Affiliation,
    Amount,
    AnyRecord,
    Article,
    Attribution,
    Claim,
    ClaimMention,
    Deal,
    Extraction,
    Figure,
    Measure,
    Organization,
    Party,
    Person,
    Quote,
    Reference,
    Span,
    Term,
    Versions,
)

TEXT = (
    "Ardent Foods, Inc. (“Ardent”) agreed to buy Bellmere for $3.4 billion. “We like Bellmere,” said Ruth Vance, chief "
    "executive of Ardent. Revenue was $9 million in 2025, a person familiar with the matter said. Its revenue of $9 "
    "million is the largest in Ohio, Vance said."
)
GOLD: dict[str, Any] = {
    "id": "g", "published": "2026-02-03", "text": TEXT,
    "organizations": [["Ardent Foods, Inc.", "Ardent"], ["Bellmere"]], "people": [["Ruth Vance", "Vance"]],
    "affiliations": [["Ruth Vance", ["chief executive", "chief"], "Ardent Foods, Inc."]],
    "figures": [{"text": "$3.4 billion", "value": "3400000000"}],
    "quotes": [["We like Bellmere,", "Ruth Vance"]],
    "indirect": [
        {"content": "Revenue was $9 million in 2025", "cue": "said", "speaker": None, "source": "a person familiar"},
        {"content": "is the largest in Ohio", "cue": "said", "speaker": "Ruth Vance", "optional": True},
    ],
    "claims": [
        {"text": "$9 million", "value": "9000000", "bound": "exact", "measure": "Revenue", "attribution": "person",
         "period": ["2025-01-01", "2025-12-31"], "mentions": [["$9 million", 2]]},
        {"comparison": "the largest", "optional": True},
    ],
    "deals": [
        {"type": "acquisition", "status": "announced", "parties": [["Ardent Foods, Inc.", "acquirer"],
         ["Bellmere", "target"]], "terms": [["total", "$3.4 billion"]]},
    ],
}  # fmt: skip


def span(words: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return Span.of(TEXT, start, start + len(words))


def record(kind: str, words: str, nth: int = 1) -> dict[str, Any]:
    one = span(words, nth)
    return {
        "id": f"{kind}_{one.start:08x}{one.end:08x}", "article_id": "a", "evidence": (one,), "section": "body",
        "extractor": kind,
    }  # fmt: skip


def extraction(*records: AnyRecord) -> Extraction:
    article = Article(id="a_0000000000000000", text=TEXT, text_sha256="0" * 64)
    return Extraction(article=article, records=records, versions=Versions(factwire="0", model="none"))


def counts(score: Score) -> tuple[int, int, int]:
    return score.hits, score.found, score.gold


# Names


def organization(name: str, *aliases: str) -> Organization:
    return Organization(**record("organization", name), name=name, aliases=aliases)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Dr. Amara Okafor", "amara okafor"),
        ("Silvio Marengo, M.D., Ph.D.", "silvio marengo"),
        ("the Agency", "agency"),
        ("Ardent Foods, Inc.", "ardent foods, inc"),
        ("Drax Group", "drax group"),
        ("Professor Oyelaran", "oyelaran"),
    ],
)
def test_names_are_bared(name: str, bare: str) -> None:
    assert bare_name(name) == bare


@pytest.mark.parametrize(
    ("found", "records", "forms"),  # right, found, gold
    [
        ([organization("Ardent Foods, Inc.", "Ardent"), organization("Bellmere")], (2, 2, 2), (3, 3, 3)),
        # A short name with a record of its own: one form is in the right record.
        ([organization("Ardent Foods, Inc."), organization("Ardent")], (1, 2, 2), (1, 2, 3)),
        # Two companies in one record.
        ([organization("Ardent Foods, Inc.", "Ardent", "Bellmere")], (0, 1, 2), (2, 3, 3)),
        ([organization("Ohio")], (0, 1, 2), (0, 1, 3)),
    ],
)
def test_forms_count_in_the_right_record(
    found: list[Organization], records: tuple[int, ...], forms: tuple[int, ...]
) -> None:
    scores = ClusterScores()
    scores.add(found, GOLD, "organizations")
    assert (counts(scores.records), counts(scores.forms)) == (records, forms)


def test_optional_names_count_neither_way() -> None:
    scores = ClusterScores()
    scores.add([organization("Ohio")], {**GOLD, "optional": {"organizations": [["Ohio"]]}}, "organizations")
    assert counts(scores.records) == (0, 0, 2)


def test_a_surname_of_two_people_tells_neither() -> None:
    scores = ClusterScores()
    people = [["Ruth Vance", "Vance"], ["Ardent Vance", "Vance"]]
    found = [Person(**record("person", "Ruth Vance"), name="Ruth Vance", aliases=("Vance",))]
    scores.add(found, {"people": people}, "people")
    assert (counts(scores.records), counts(scores.forms)) == ((1, 1, 2), (2, 2, 4))


@pytest.mark.parametrize(
    ("title", "employer", "hits"),
    [("chief executive", "Ardent", 1), ("chief", "Ardent Foods, Inc.", 1), ("chief executive", "Bellmere", 0)],
)
def test_a_role_is_person_title_and_organization(title: str, employer: str, hits: int) -> None:
    score = Score()
    role = Affiliation(
        **record("affiliation", title), person=Reference(text="Vance"), title=span(title),
        organization=Reference(text=employer),
    )  # fmt: skip
    score_roles(extraction(role), GOLD, score)
    assert counts(score) == (hits, 1, 1)


# Quotes


def quote(type: Any, words: str, speaker: str | None = None, source: str | None = None) -> Quote:
    return Quote(
        **record("quote", words), type=type, content=(span(words),), cue=span("said"),
        speaker=Reference(text=speaker) if speaker else None, source=span(source) if source else None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("found", "direct", "speaker"),
    [
        (quote("direct", "We like Bellmere,", "Ruth Vance"), (1, 1, 1), (1, 1, 1)),
        (quote("direct", "We like Bellmere", "Vance"), (1, 1, 1), (1, 1, 1)),
        (quote("mixed", "“We like Bellmere,” said", "Vance"), (1, 1, 1), (1, 1, 1)),
        (quote("direct", "We like Bellmere,", "Ardent"), (1, 1, 1), (0, 1, 1)),
        (quote("direct", "Ardent", "Ruth Vance"), (0, 1, 1), (0, 0, 0)),
        (quote("indirect", "We like Bellmere,", "Ruth Vance"), (0, 0, 1), (0, 0, 0)),
    ],
)
def test_direct_quotes_are_stretches_between_marks(
    found: Quote, direct: tuple[int, ...], speaker: tuple[int, ...]
) -> None:
    scores = QuoteScores()
    scores.add(extraction(found), GOLD)
    assert (counts(scores.direct), counts(scores.details["quote_speaker"])) == (direct, speaker)


@pytest.mark.parametrize(
    ("found", "indirect", "source"),
    [
        (quote("indirect", "Revenue was $9 million in 2025", None, "a person familiar"), (1, 1, 1), (1, 1, 1)),
        (quote("indirect", "Revenue was $9 million in 2025", "Ruth Vance", "Vance"), (1, 1, 1), (0, 1, 1)),
        (quote("indirect", "Revenue was", None, "a person familiar"), (0, 1, 1), (0, 0, 0)),
        (quote("indirect", "is the largest in Ohio", "Vance"), (0, 0, 1), (0, 0, 0)),
        (quote("mixed", "We like Bellmere,", "Vance"), (0, 0, 1), (0, 0, 0)),
    ],
)
def test_indirect_quotes_need_most_of_the_words(
    found: Quote, indirect: tuple[int, ...], source: tuple[int, ...]
) -> None:
    scores = QuoteScores()
    scores.add(extraction(found), GOLD)
    assert (counts(scores.indirect), counts(scores.details["indirect_source"])) == (indirect, source)


# Claims


def figure(nth: int) -> Figure:
    return Figure(**record("figure", "$9 million", nth), surface="$9 million", type="money", value=Decimal(9_000_000))


def claim(head: str, nth: int, mentions: tuple[int, ...] = (), **fields: Any) -> Claim:
    return Claim(
        **record("claim", "$9 million", nth), statement=span("$9 million", nth), figure_id=figure(nth).id,
        measure=Measure(text=head, head=head, span=span(head)), amount=Amount(type="money", value=Decimal(9_000_000)),
        mentions=tuple(ClaimMention(statement=span("$9 million", one), figure_id=figure(one).id) for one in mentions),
        period={"start": "2025-01-01", "end": "2025-12-31"}, **fields,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([claim("Revenue", 1, (2,))], (1, 1, 1)),
        ([claim("Revenue", 2)], (1, 1, 1)),
        # Made twice, and one claim.
        ([claim("Revenue", 1), claim("Revenue", 2)], (1, 2, 1)),
        ([claim("Ohio", 1)], (0, 1, 1)),
        ([claim("Revenue", 1).model_copy(update={"period": None})], (0, 1, 1)),
        ([claim("Revenue", 1).model_copy(update={"figure_id": None, "comparison": span("the largest")})], (0, 0, 1)),
    ],
)
def test_claims_have_value_measure_and_period(found: list[Claim], expected: tuple[int, ...]) -> None:
    scores = ClaimScores()
    scores.add(extraction(figure(1), figure(2), *found), GOLD)
    assert counts(scores.claims) == expected


@pytest.mark.parametrize(("source", "is_right"), [("a person familiar", 1), ("Ruth Vance", 0), (None, 0)])
def test_a_claim_is_somebodys(source: str | None, is_right: int) -> None:
    attribution = Attribution(kind="unnamed", source=Reference(text=source)) if source else None
    scores = ClaimScores()
    scores.add(extraction(figure(1), claim("Revenue", 1, attribution=attribution)), GOLD)
    assert counts(scores.details["claim_attribution"]) == (is_right, 1, 1)
    assert counts(scores.details["claim_attribution_named"]) == (is_right, 1, 1)


# Deals


def deal(type: str, *parties: tuple[str, Any], total: int = 3_400_000_000) -> Deal:
    amount = Amount(type="money", value=Decimal(total))
    return Deal(
        **record("deal", "buy"), type=type, status="announced",
        parties=tuple(Party(organization=Reference(text=name), role=role) for name, role in parties),
        terms=(Term(term="total", figure_id=figure(1).id, amount=amount),),
    )  # fmt: skip


SIDES = (("Ardent", "acquirer"), ("Bellmere", "target"))


@pytest.mark.parametrize(
    ("found", "deals", "terms"),
    [
        (deal("acquisition", *SIDES), (1, 1, 1), (1, 1, 1)),
        (deal("acquisition", *SIDES, total=1), (1, 1, 1), (0, 1, 1)),
        (deal("merger", *SIDES), (0, 1, 1), (0, 0, 0)),
        (deal("acquisition", SIDES[0]), (0, 1, 1), (0, 0, 0)),
        (deal("acquisition", *SIDES, ("Ohio", "seller")), (0, 1, 1), (0, 0, 0)),
        (deal("acquisition", ("Ardent", "target"), ("Bellmere", "acquirer")), (0, 1, 1), (0, 0, 0)),
    ],
)
def test_deals_have_type_and_parties(found: Deal, deals: tuple[int, ...], terms: tuple[int, ...]) -> None:
    scores = DealScores()
    scores.add(extraction(found), GOLD)
    assert (counts(scores.deals), counts(scores.terms)) == (deals, terms)
