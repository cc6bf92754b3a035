"""Facts that were overlooked: marked in the article, added as corrections, kept, withdrawn, exported as gold."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from corpus.evaluate_gold import GoldScores
from factwire.gold_lines import gold_line
from factwire.web.app import create_app
from factwire.web.corrections_adding import KINDS
from factwire.web.corrections_drafts import draft_of
from factwire.web.corrections_form import form_of
from factwire.web.settings import WebSettings
from flows.stores import Store
from schemas import Article, Claim, Deal, Extraction, Figure, Organization, Quote, Record, Span
from schemas.corrections import add, added_id
from tests.web.archive_of_ostrava import VERSIONS, licence, results
from tests.web.test_corrections_form import submitted

OWN = {"Origin": "http://127.0.0.1"}
FULL = licence()
TEXT = FULL.article.text
ARTICLE = FULL.article.id
ADD = f"/archive/articles/{ARTICLE}/add"
NOW = datetime(2026, 5, 3, 12, tzinfo=UTC)


def span(words: str) -> Span:
    start = TEXT.rindex(words)
    return Span.of(TEXT, start, start + len(words))


def found_without(*records: Record) -> Extraction:
    """What an extractor gives that overlooks these."""
    gone = {record.id for record in records}
    return FULL.model_copy(update={"records": tuple(one for one in FULL.records if one.id not in gone)})


@pytest.fixture
def store(database: Store) -> Store:
    database.write(found_without(FULL.figures[1], FULL.claims[0]))
    return database


@pytest.fixture
def client(store: Store) -> TestClient:
    def read(article: Article) -> Extraction:
        return Extraction(article=article, versions=VERSIONS)

    return TestClient(create_app(WebSettings(), extract=read, store=store), base_url="http://127.0.0.1")


def post(client: TestClient, store: Store, kind: str, words: str, **changes: str) -> Response:
    """The form as it opens at these words, with some fields filled in."""
    place = span(words)
    extraction = store.read(ARTICLE)
    assert extraction is not None
    sent = submitted(form_of(draft_of(kind, extraction, place), extraction))
    sent |= {"kind": kind, "start": str(place.start), "end": str(place.end), "by": "mh"}
    sent |= {name.replace("__", "."): value for name, value in changes.items()}
    answer: Response = client.post(ADD, data=sent, headers=OWN, follow_redirects=False)
    return answer


def added(store: Store, kind: type[Any]) -> Any:
    stored = store.read(ARTICLE)
    assert stored is not None
    return next(record for record in stored.records if isinstance(record, kind) and record.extractor == "correction")


def test_a_marked_figure_is_read_from_its_words_and_stands_like_any_other(client: TestClient, store: Store) -> None:
    seen = store.last_change()
    answer = post(client, store, "figure", "$31 million", measure__span="Revenue")
    figure = added(store, Figure)
    assert answer.headers["location"] == f"/archive/articles/{ARTICLE}#{figure.id}"
    assert (figure.value, figure.currency, figure.surface) == (Decimal(31_000_000), "USD", "$31 million")
    assert (figure.measure.text, figure.measure.head) == ("Revenue", "Revenue"), "said once, by its words"
    assert figure.evidence == (span("$31 million"),) and figure.section == "body"
    assert [(one.id, one.operation) for one in store.changes(seen)] == [(figure.id, "put")]
    assert figure.id in client.get("/records/figure", params={"low": "31000000"}).text
    [correction] = store.corrections(ARTICLE)
    assert (correction.verdict, correction.by, correction.before, correction.after) == ("added", "mh", None, figure)


def test_a_claim_takes_the_figure_that_its_words_hold_along(client: TestClient, store: Store) -> None:
    post(client, store, "claim", "Ostrava Bio licensed OB-12 to Halden Pharma for $130 million")
    claim = added(store, Claim)
    assert claim.amount is not None and claim.amount.value == 130_000_000
    assert claim.figure_id == FULL.figures[0].id and claim.statement == claim.evidence[0]


def test_a_deal_asks_for_the_roles_of_the_companies_in_its_words(client: TestClient, store: Store) -> None:
    words = "Ostrava Bio licensed OB-12 to Halden Pharma for $130 million"
    answer = post(client, store, "deal", words, type="option")
    assert answer.status_code == 422 and "parties.0.role-error" in answer.text
    roles = {"parties.0.role": "licensor", "parties.1.role": "licensee"}
    term = {"terms.0.term": "option_fee", "terms.0.figure_id": FULL.figures[0].id, "terms.0.?": "on"}
    post(client, store, "deal", words, type="option", **roles, **term)
    deal = added(store, Deal)
    assert [(one.organization.text, one.role) for one in deal.parties] == [
        ("Ostrava Bio", "licensor"),
        ("Halden Pharma", "licensee"),
    ]
    assert deal.terms[0].amount.value == 130_000_000, "the amount follows from the figure"


def test_names_have_every_place_where_the_same_words_stand(client: TestClient, store: Store) -> None:
    post(client, store, "product", "OB-12")
    stored = store.read(ARTICLE)
    assert stored is not None
    [product] = stored.products
    assert product.name == "OB-12" and len(product.mentions) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_opens_a_form(client: TestClient, kind: str) -> None:
    place = span("Halden Pharma")
    page = client.get(ADD, params={"kind": kind, "start": place.start, "end": place.end})
    assert (
        page.status_code == 200 and "Add it" in page.text and '<p class="marked-words"><bdi>Halden Pharma' in page.text
    )


def test_without_a_script_the_words_are_written(client: TestClient) -> None:
    assert "Go on" in client.get(ADD).text
    assert "Halden Pharma</bdi>" in client.get(ADD, params={"words": "Halden  Pharma", "kind": "quote"}).text
    wrong = client.get(ADD, params={"words": "Nobody said so", "kind": "quote"})
    assert "these words do not stand in the article" in wrong.text


def test_it_outlasts_every_reading_and_gives_way_to_the_extractors_own(client: TestClient, store: Store) -> None:
    post(client, store, "figure", "$31 million")
    figure = added(store, Figure)
    newer = VERSIONS.model_copy(update={"model": "other 1"})
    store.write(found_without(FULL.figures[1]).model_copy(update={"versions": newer}))
    assert added(store, Figure) == figure
    store.write(FULL.model_copy(update={"versions": newer}))
    stored = store.read(ARTICLE)
    assert stored is not None and stored.figures == FULL.figures, "a better model finds it: told once, with its subject"
    store.write(found_without(FULL.figures[1]))
    assert added(store, Figure) == figure


def test_it_is_corrected_and_withdrawn_like_the_others(client: TestClient, store: Store) -> None:
    post(client, store, "figure", "$31 million")
    figure = added(store, Figure)
    [correction] = store.corrections()
    page = f"/archive/articles/{ARTICLE}/records/{figure.id}"
    assert "<strong>added</strong> by mh" in client.get(page).text
    sent = submitted(form_of(figure, FULL)) | {"by": "second", "verdict": "changed", "currency": "CZK"}
    client.post(page, data=sent, headers=OWN)
    assert added(store, Figure).currency == "CZK"
    newest = next(store.corrections())
    for one in (newest.id, correction.id):
        client.post("/archive/corrections/withdraw", data={"correction": one, "article": ARTICLE}, headers=OWN)
    assert store.read(ARTICLE) == found_without(FULL.figures[1], FULL.claims[0])
    assert [row["verdict"] for row in client.get("/archive/corrections?table=corrections&format=json").json()] == [
        "changed",
        "added",
    ]


def test_the_same_fact_is_added_once(client: TestClient, store: Store) -> None:
    post(client, store, "figure", "$31 million")
    again = post(client, store, "figure", "$31 million")
    assert again.status_code == 422 and "added before" in again.text
    assert len(list(store.corrections())) == 1


@pytest.mark.parametrize(
    ("kind", "changes", "told"),
    [
        ("figure", {"value": "plenty"}, "should be a valid decimal"),
        ("figure", {"by": " "}, "say who you are"),
        ("figure", {"evidence.0": "words of mine"}, "these words do not stand in the article"),
        ("affiliation", {}, "person.text-error"),
        ("claims", {}, "say what kind of fact it is"),
    ],
)
def test_what_cannot_be_is_said(
    client: TestClient, store: Store, kind: str, changes: dict[str, str], told: str
) -> None:
    place = span("$31 million")
    sent = submitted(form_of(draft_of(kind, FULL, place), FULL)) if kind in KINDS else {}
    sent |= {"kind": kind, "start": str(place.start), "end": str(place.end), "by": "mh"} | changes
    answer = client.post(ADD, data=sent, headers=OWN)
    assert answer.status_code == 422 and told in answer.text
    assert list(store.corrections()) == []


def test_nobody_else_adds_through_a_users_browser(client: TestClient, store: Store) -> None:
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {}):
        assert client.post(ADD, data={"kind": "figure", "by": "mallory"}, headers=headers).status_code == 403
    assert list(store.corrections()) == []


@pytest.mark.parametrize("record", [FULL.figures[1], FULL.deals[0], FULL.organizations[1], results().of(Quote)[0]])
def test_gold_asks_for_what_was_added(record: Record) -> None:
    whole = next(one for one in (FULL, results()) if one.article.id == record.article_id)
    kept = tuple(one for one in whole.records if one.id != record.id)
    made = record.model_copy(update={"extractor": "correction"})
    made = made.model_copy(update={"id": added_id(made)})
    overlooking = whole.model_copy(update={"records": kept})
    line, left_out = gold_line(overlooking, [add(made, by="mh", at=NOW)])
    assert line is not None and not left_out
    for extraction, recall in ((overlooking, 0), (whole, 100)):
        scores = GoldScores()
        scores.add(extraction, line)
        assert recall in [score["recall"] for score in scores.as_dict()["scores"].values()]


def test_a_correction_says_exactly_one_of_before_and_added() -> None:
    figure = FULL.figures[1]
    whole = add(figure, by="mh", at=NOW).model_dump()
    with pytest.raises(ValueError, match='"before" is given unless'):
        type(add(figure, by="mh", at=NOW)).model_validate(whole | {"before": figure.model_dump()})
    with pytest.raises(ValueError, match='"after" is given exactly'):
        type(add(figure, by="mh", at=NOW)).model_validate(whole | {"after": None})


def test_an_organization_that_the_extractor_names_by_itself_stands_once(store: Store) -> None:
    name = FULL.organizations[1].model_copy(update={"id": "organization_0123456789abcdef", "extractor": "correction"})
    store.correct(add(name, by="mh", at=NOW))
    stored = store.read(ARTICLE)
    assert stored is not None and [one.name for one in stored.of(Organization)] == ["Ostrava Bio", "Halden Pharma"]
