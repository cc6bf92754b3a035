"""The tokens of business text, on which the model and the rules rely."""

from time import process_time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from corpus.recipe.tokenization import business_nlp
from extractors.tokens import make_doc

TEXTS = """
# money and ranges
$1.2bn                        $ 1.2 bn
US$130-million                US$ 130 - million
€30–40m                       € 30 – 40 m
£2m-£3m                       £ 2 m - £ 3 m
$1.2-$1.5 billion             $ 1.2 - $ 1.5 billion
$100M                         $ 100 M
Rs500                         Rs 500
3.5%-4%                       3.5 % - 4 %
10–12%                        10 – 12 %
~$5                           ~ $ 5
# units
10mg/kg                       10 mg / kg
5.0mg                         5.0 mg
12MW/24MWh                    12 MW / 24 MWh
20°C                          20 °C
12x                           12x
Phase 2b/3                    Phase 2b / 3
# possessives
Acme's                        Acme 's
Acme’s                        Acme ’s
AT&T’s                        AT&T ’s
Corp.’s                       Corp. ’s
companies’ shares             companies ’ shares
# slashes
Harrow/Velt's                 Harrow / Velt 's
$5/share                      $ 5 / share
U.S./China                    U.S. / China
anti-PD-1/PD-L1               anti - PD-1 / PD - L1
and/or                        and/or
# hyphens and dashes
state-of-the-art              state - of - the - art
U.S.-based                    U.S. - based
COVID-19                      COVID-19
word—word                     word — word
word--word                    word -- word
HB-204                        HB-204
# tickers
(NASDAQ:XYZ)                  ( NASDAQ : XYZ )
(Nasdaq: XYZ)                 ( Nasdaq : XYZ )
(NYSE/TSX: XYZ)               ( NYSE / TSX : XYZ )
(Nasdaq:XYZ;TSX:ABC)          ( Nasdaq : XYZ ; TSX : ABC )
(HKEX:1234.HK)                ( HKEX : 1234.HK )
(Shanghai:600276)             ( Shanghai : 600276 )
# brackets and quotation marks
Inc.(the                      Inc. ( the
Co.,Ltd.                      Co. , Ltd.
(the “Company”)               ( the “ Company ” )
Harrow”(the                   Harrow ” ( the
(“XYZ”)—a                     ( “ XYZ ” ) — a
501(c)(3)                     501 ( c ) ( 3 )
Acme),which                   Acme ) , which
said,“We                      said , “ We
said:"We                      said : " We
fell.”The                     fell . ” The
(Note 8)                      ( Note 8 )
(see below):                  ( see below ) :
# wires
(BUSINESS WIRE)--Acme         ( BUSINESS WIRE ) -- Acme
(BUSINESS WIRE)-- Acme        ( BUSINESS WIRE ) -- Acme
YORK–(BUSINESS WIRE)–Acme     YORK – ( BUSINESS WIRE ) – Acme
(GLOBE NEWSWIRE)—Acme         ( GLOBE NEWSWIRE ) — Acme
Télam)—Beef                   Télam ) — Beef
(Reuters)-Acme                ( Reuters ) - Acme
/PRNewswire/ --               / PRNewswire / --
/PRNewswire/--Acme            / PRNewswire / -- Acme
/PRNewswire-USNewswire/ --    / PRNewswire - USNewswire / --
/24-7PressRelease/ --         / 24-7PressRelease / --
/CNW/-Acme                    / CNW / - Acme
# what stays whole
https://acme.example.com/a/b/ https://acme.example.com/a/b/
jane@acme.com                 jane@acme.com
1,200.5                       1,200.5
12:30                         12:30
"""
TABLE = [(line[:30].strip(), line[30:].split()) for line in TEXTS.splitlines() if line and line[0] != "#"]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return business_nlp()


@pytest.mark.parametrize(("text", "tokens"), TABLE, ids=[text for text, _ in TABLE])
def test_business_text_is_parted(nlp: Language, text: str, tokens: list[str]) -> None:
    assert [token.text for token in nlp(text)] == tokens


def test_the_tokenizer_is_saved_whole(nlp: Language) -> None:
    loaded = spacy.blank("en")
    loaded.tokenizer.from_bytes(nlp.tokenizer.to_bytes())
    for text, tokens in TABLE:
        assert [token.text for token in loaded(text)] == tokens


@given(text=st.text(st.sampled_from("ab1 .,:;/-–—()[]“”\"'$€%|~")))
def test_tokens_make_up_the_text_again(nlp: Language, text: str) -> None:
    assert nlp(text).text == text


@pytest.mark.parametrize("unit", ["-", '"', ")--", ")—", "a)”", "--a", "1-$", "a;b:", "/", "(“", "1m/"])
def test_a_long_run_without_white_space_takes_linear_time(nlp: Language, unit: str) -> None:
    run = unit * (40_000 // len(unit))
    start = process_time()
    assert make_doc(nlp, f"Before it. {run} After it.").text == f"Before it. {run} After it."
    assert process_time() - start < 10
