"""Organizations tied to the SEC's table and to a user's list: what is linked, what is only said to be possible."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.catalogues import Catalogue, Entry, listed_companies, read_catalogue
from extractors.company_names import openings_like, parts_of
from extractors.link_scores import score_names
from extractors.linking import LINK, Mentioned, find_links
from extractors.pipeline import build_nlp, extract
from extractors.text import read_text
from schemas import ConfigError, OrganizationType


@pytest.mark.parametrize(
    ("name", "words", "form"),
    [
        ("The Harbor & Sons Holdings Co., Ltd.", ("harbor", "and", "sons"), "ltd"),
        ("AMAZON COM INC", ("amazon",), "inc"),
        ("Amazon.com", ("amazon",), None),
        ("VERTEX PHARMACEUTICALS INC / MA", ("vertex", "pharmaceuticals"), "inc"),
        ("US BANCORP \\DE\\", ("us", "bancorp"), None),
        ("U.S. Bancorp", ("us", "bancorp"), None),
        ("NOVO NORDISK A S", ("novo", "nordisk"), "nordic"),
        ("Novo Nordisk A/S", ("novo", "nordisk"), "nordic"),
        ("McDonald’s Corporation", ("mcdonalds",), "inc"),
        ("Nestlé S.A.", ("nestle",), "latin"),
        ("3M CO", ("3m",), "inc"),
        ("Group", ("group",), None),
    ],
)
def test_a_name_is_taken_apart(name: str, words: tuple[str, ...], form: str | None) -> None:
    parts = parts_of(name)
    assert (parts.words, parts.form) == (words, form)


@pytest.mark.parametrize(
    ("text", "listed", "score"),
    [
        ("Pfizer Inc.", "PFIZER INC", 1.0),
        ("Pfizer", "PFIZER INC", 0.97),
        ("JP Morgan Chase", "JPMORGAN CHASE & CO", 0.95),
        ("Goldman Sachs", "GOLDMAN SACHS GROUP INC", 0.94),
        ("Alnylam", "ALNYLAM PHARMACEUTICALS, INC.", 0.87),
        ("Medtronics plc", "Medtronic plc", 0.89),
        ("Pfizer Ltd", "PFIZER INC", 0.72),
        ("Harbor Group", "Harbor Holdings", 0.72),
        ("Pfizer Japan", "PFIZER INC", 0.0),
        ("Harbor Equity Partners II", "Harbor Equity Partners III, Inc.", 0.0),
        ("Appili Therapeutics", "Applied Therapeutics, Inc.", 0.0),
    ],
)
def test_how_well_two_names_agree(text: str, listed: str, score: float) -> None:
    assert score_names(parts_of(text), parts_of(listed)).score == pytest.approx(score, abs=0.01)


@pytest.mark.parametrize(
    ("mentioned", "cik"),
    [
        (Mentioned("Pfizer"), "78003"),
        (Mentioned("Apple"), "320193"),
        (Mentioned("The Home Depot"), "354950"),
        (Mentioned("Eli Lilly and Company", ["Lilly"]), "59478"),
        (Mentioned("Berkshire", listings=[("NYSE", "BRK.B")]), "1067983"),
        (Mentioned("Summit", listings=[("Nasdaq", "SMMT")]), "1599298"),
        (Mentioned("Pfizer Japan", ["Pfizer"]), None),  # the alias is its mother's name
        (Mentioned("Harvard University", type=OrganizationType.UNIVERSITY), None),
        (Mentioned("FDA"), None),
        (Mentioned("Orvella Biosciences"), None),
        (Mentioned("Tarnow Software", listings=[("Nasdaq", "MSFT")]), None),  # a slip: the name disagrees
        (Mentioned("Pfizer", listings=[("NYSE", "PFZR")]), None),  # another company's symbol
        (Mentioned(""), None),
    ],
)
def test_links_to_the_register(mentioned: Mentioned, cik: str | None) -> None:
    links = find_links(mentioned)
    assert [(link.scheme, link.value) for link in links.identifiers] == ([("cik", cik)] if cik else [])


@pytest.mark.parametrize("name", ["Vertex", "Comstock", "Summit"])
def test_what_several_companies_are_called_is_linked_to_none(name: str) -> None:
    links = find_links(Mentioned(name))
    assert not links.identifiers
    assert links.candidates


def test_a_link_says_its_score_and_what_it_rests_on() -> None:
    (link,) = find_links(Mentioned("Pfizer")).identifiers
    assert (link.name, str(link.score), link.basis, link.listing) == ("PFIZER INC", "0.97", "name", "NYSE:PFE")
    assert float(link.score or 0) >= LINK


@pytest.fixture
def companies(tmp_path: Path) -> Path:
    path = tmp_path / "companies.csv"
    path.write_text(
        "\ufeffID;Name;Aliases;Country;sales\n"
        "A1;Ridgeway Analytics Ltd;Ridgeway|RWA;GB;9\n"
        "A2;Beacon;;;\n"
        ";;;;\n"
        "A3;Halden Foods Inc.;;US;1\n",
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("Ridgeway Analytics", "A1"),
        ("RWA", "A1"),
        ("Ridgeway", "A1"),
        ("Beacon", "A2"),  # a plain word, but the user asks for it
        ("Ridgeway Japan", None),
        ("Beacon Hill Institute", None),
        ("Halden Foods GmbH", None),
    ],
)
def test_links_to_a_users_list(companies: Path, name: str, entry: str | None) -> None:
    links = find_links(Mentioned(name), [read_catalogue(companies)])
    assert [(link.scheme, link.value) for link in links.identifiers] == ([("companies", entry)] if entry else [])


def test_a_company_of_another_country_is_not_linked(companies: Path) -> None:
    links = find_links(Mentioned("Ridgeway Analytics", country="CA"), [read_catalogue(companies)])
    assert not links.identifiers
    assert [link.value for link in links.candidates] == ["A1"]


def test_a_list_travels_with_the_pipeline(companies: Path) -> None:
    nlp = build_nlp(entities=str(companies))
    article = read_text("Ridgeway Analytics bought the tools of Pfizer Inc. for $3 million.")
    found = {one.name: one for one in extract(article, nlp).organizations}
    linked = {name: [f"{link.scheme}:{link.value}" for link in one.identifiers] for name, one in found.items()}
    assert linked == {"Ridgeway Analytics": ["companies:A1"], "Pfizer Inc.": ["cik:78003"]}
    assert found["Ridgeway Analytics"].country == "GB"
    assert not extract(article).organizations[0].identifiers


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "has no column id and no column name"),
        (b"id,label\n1,Acme\n", "has no column name"),
        (b"id,name\n", "lists no company"),
        (b"id,name\n1,Acme\n,Harbor\n", "line 3: the id is missing"),
        (b"id,name\n1,...\n", "line 2: the name is missing"),
        (b"id,name\n1,Acme\n1,Harbor\n", "line 3: the id '1' stands in line 2 already"),
        (b'id,name\n1,"Acme\n', "unexpected end of data"),
        (b"id,name\n1,Caf\xe9\n", "is not UTF-8 text"),
    ],
)
def test_a_bad_list_is_one_clear_error(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(content)
    with pytest.raises(ConfigError) as error:
        read_catalogue(path)
    assert message in str(error.value)
    assert str(path) in str(error.value)


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such file"):
        build_nlp(entities=str(tmp_path / "none.csv"))


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_name_has_an_answer(name: str) -> None:
    links = find_links(Mentioned(name))
    assert links == find_links(Mentioned(name))
    assert all(0 < float(link.score or 0) <= 1 for link in (*links.identifiers, *links.candidates))


@given(st.text(min_size=1, max_size=40))
@settings(deadline=None)
def test_a_name_is_found_under_its_own_opening(name: str) -> None:
    catalogue = Catalogue("own", [Entry("1", name)], is_chosen=True)
    if parts_of(name).words and name.isascii() and name.isalpha():
        assert openings_like(name)
        assert [entry.id for _, entry in catalogue.beginning_like(name)] == ["1"]


def test_the_register_is_read_at_once() -> None:
    listed_companies.cache_clear()
    started = time.process_time()
    assert len(listed_companies()) > 7_000
    assert time.process_time() - started < 0.3  # 0.02 where nothing else runs
