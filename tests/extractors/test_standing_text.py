"""Where the news of a release ends and its standing text begins: headings with and without their line breaks."""

import pytest

from extractors.about_headings import describes_an_organization
from extractors.sections import with_sections
from extractors.text import read_text
from schemas import Article, SectionType

ABOUT, BODY, CONTACT = SectionType.ABOUT, SectionType.BODY, SectionType.CONTACT
FORWARD, BOILERPLATE = SectionType.FORWARD_LOOKING, SectionType.BOILERPLATE
LEAD = "BOSTON, Jan. 12, 2026 (GLOBE NEWSWIRE) -- Acme Bio Inc. (Nasdaq: ACB) today announced that sales rose."


def read(*paragraphs: str) -> Article:
    return with_sections(read_text("\n\n".join(["Acme Bio grows", *paragraphs])))


def types(*paragraphs: str) -> list[SectionType]:
    return [section.type for section in read(*paragraphs).sections][2:]


@pytest.mark.parametrize(
    ("name", "description", "is_standing"),
    [
        ("Acme Bio", "Acme Bio discovers medicines.", True),
        ("Beta Holdings PLC", "Beta Holdings PLC is focused on expanding its clubs.", True),
        ("Gammafinder", "Gammafinder is a travel company that serves families.", True),
        ("Delta", "Delta is an Omaha-based window film company serving homes.", True),
        ("Examplinib", "Examplinib is an oral inhibitor that the company develops.", False),
        ("the EXAMPLE-1 Trial", "The company leads the trial in ten countries.", False),
        ("Acme One", "Acme One is a tablet for adults.", False),
        ("Wilson's Disease", "The disease is rare; a group of patients founded a register.", False),
        ("Epsilon", "It grows in the north.", False),
    ],
)
def test_about_a_company_is_standing_text_and_about_a_product_is_news(
    name: str, description: str, is_standing: bool
) -> None:
    assert describes_an_organization(name, description, "Acme Bio") is is_standing


def test_a_ticker_behind_the_name_makes_it_a_company() -> None:
    assert describes_an_organization("Zeta", "It grows.", None, "Shares of Zeta (CSE: ZET) rose.")


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("See https://acme.exampleAbout Beta Corp.\n\nBeta Corp. makes tools.", [BODY, ABOUT]),
        ("Sales rose.\n\nAbout Acme BioAcme Bio is a company.", [BODY, ABOUT]),
        ("Sales rose.\n\nContact DetailsAcme Bio\n\nJane Roe", [BODY, CONTACT]),
        ("Sales rose in the year. Media Contact: Jane Roe, press@acme.example", [BODY, CONTACT]),
        ("Sales rose in the year.Forward-Looking Statements This release contains such statements.", [BODY, FORWARD]),
        ("Sales rose. The post Acme Bio grows appeared first on Example Biz.", [BODY, BOILERPLATE]),
        ("Sales rose.\n\nView the original release on www.wire.example", [BODY, BOILERPLATE]),
        ("Sales rose.\n\nNOTE TO INVESTORS: See the newsroom.", [BODY, BOILERPLATE]),
        ("Sales rose. # # #", [BODY, BOILERPLATE]),
        ("Sales rose. SOURCE Acme Bio Inc.", [BODY, BOILERPLATE]),
        ("We look for inquiries: none came. Jane Roe signed forward-looking contracts.", [BODY]),
        ("It opened a contact centre. The source of the river is near.", [BODY]),
    ],
)
def test_a_heading_opens_its_section_however_it_is_set(tail: str, expected: list[SectionType]) -> None:
    assert types(f"{LEAD} {tail}") == expected


def test_terms_of_use_behind_the_contacts_are_no_news() -> None:
    terms = "Whoever reads this agrees that nothing in it is advice to buy or to sell, and that it may be wrong. " * 3
    assert types(LEAD, "About Acme Bio\nAcme Bio is a company.", "Contact: Jane Roe", terms) == [BODY, ABOUT, CONTACT]


def test_financial_statements_behind_the_contacts_are_news() -> None:
    found = types(LEAD, "About Acme Bio\nAcme Bio is a company.", "Contact: Jane Roe",
                  "CONSOLIDATED BALANCE SHEETS\n(in thousands)", "Cash | 101 | 83")  # fmt: skip
    assert found == [BODY, ABOUT, CONTACT, BODY]


def test_the_names_of_contacts_are_no_headings() -> None:
    assert types(LEAD, "About Acme Bio\nAcme Bio is a company.", "Jane Roe", "jane@acme.example") == [BODY, ABOUT]


@pytest.mark.parametrize(
    ("lead", "issuer"),
    [
        ("Acme Auto, Boston's first garage, today announced a sale.", "Acme Auto"),
        ("Acme Tools (CSE: ACT) (FSE: 8R2) has bought a mine.", "Acme Tools"),
        ("Acme Grill, owned by Beta Foods, Inc., today announced a sale.", "Acme Grill"),
        ("This Labor Day, Acme today announced a sale.", None),
        ("Acme chief Jane Roe joined John Doe to announce what she has announced today.", None),
    ],
)
def test_the_issuer_is_a_name_and_no_more(lead: str, issuer: str | None) -> None:
    text = f"Acme sells\n\nBOSTON, Jan. 12, 2026 (GLOBE NEWSWIRE) -- {lead}"
    assert with_sections(read_text(text)).issuer == issuer
