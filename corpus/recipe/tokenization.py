"""spaCy's English tokenizer with what business text needs. It is saved with the model: no product runs this code.

"€30–40m"       ->  € 30 – 40 m
"US$130-million" ->  US$ 130 - million
"10mg/kg"       ->  10 mg / kg            "Phase 2b/3"  ->  Phase 2b / 3
"(NASDAQ:XYZ)"  ->  ( NASDAQ : XYZ )      "Inc.(the"    ->  Inc. ( the
"/PRNewswire/"  ->  / PRNewswire /        "WIRE)--Acme" ->  WIRE ) -- Acme
"""

import spacy
from spacy.lang.tokenizer_exceptions import emoticons
from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

CURRENCY = r"(?:US|HK|NT|NZ|CA|AU|[ACSR])\$(?=\d)"
RUPEES = r"(?:Rs|INR|RMB|CNY|EUR|USD|GBP|CHF|SEK|NOK|DKK|JPY|KRW)\.?(?=\d)"
# No "b": "Phase 2b" is no two billion. No "k", "x": "10k" and "12x" stay whole. ("5G" and "10K" part: spaCy's units.)
UNITS = (
    r"(?:m|bn|mn|tn|trn|mln|bln|cr|lakh|pct|bps?|mg|mcg|µg|μg|ug|ng|kg|g|ml|mL|km|cm|mm|nm|ft|sq|oz|lbs?|mi|ha|"
    r"[kMGT]Wh?|[kMG]Wp|[KMGTP]i?[Bb]|[kMG]?Hz|kV|bpd|boe|MMBtu|tonnes|mph|rpm|hrs?|min|yrs?|°[CF])"
)
DASHES = r"(?<!-)--+"  # sought from the start of a run alone: a long one costs no more than its length
OPENERS, CLOSERS = r"(\[“", r")\]”"
SEPARATORS = r"–—,;:/\-"
# spaCy drops an infix that touches the one before it. Where several marks meet, the boundaries between them are
# matched, which have no width: "WIRE)--Acme", "Télam)—Beef", "XYZ”)/ABC", "(1)(a)".
BOUNDARIES = [
    rf"(?=[{CLOSERS}](?:[{CLOSERS}{OPENERS}{SEPARATORS}]|\w))",
    rf"(?<=[{CLOSERS}])(?=[{CLOSERS}{OPENERS}{SEPARATORS}]|\w)",
    rf"(?<=[{CLOSERS}][{SEPARATORS}{OPENERS}])(?=[{OPENERS}\w\"$€£])",
    rf"(?=[{SEPARATORS}][{OPENERS}])",  # "YORK–(BUSINESS"
    rf"(?<=[{SEPARATORS}])(?=[{OPENERS}])",
    rf"(?<=[{SEPARATORS}][{OPENERS}])(?=\w)",
    r"(?=[,;:]\"\w)",  # 'said:"We'
    r"(?<=[,;:])(?=\"\w)",
    r"(?<=[,;:]\")(?=\w)",
    r"(?<=/[–—-])(?=\w)",  # "/CNW/-Acme"
    r"(?<=--)(?=[^\s-])",
    r"(?<=[-–—~][$€£¥])(?=\d)",
    r"(?<=\d)(?=%[-–—~])",
]
INFIXES = [
    *BOUNDARIES,
    r"(?<=[\d%])[–—~](?=[\d$€£¥])",  # "30–40m"
    r"(?<=\w)-(?=[$€£¥]\d)",  # "$1.2-$1.5 billion"
    r"(?<=%)[-–](?=\d)",  # "3.5%-4%"
    r"(?<=[A-Za-z]\.)[-–—](?=\w)",  # "U.S.-based"
    r"(?<=[A-Za-z]\.),(?=[A-Za-z])",  # "Co.,Ltd"
    r"(?<=\w);(?=[A-Za-z])",
    r"(?<=\w)[:](?=[A-Z][A-Z0-9]*\b)",  # "NASDAQ:XYZ"
    r"(?<=[A-Za-z]{2}):(?=\d{3,})",  # "SEHK:1234"
    r"(?<=[\w.,%])[(\[](?=[\w“\"$€£])",  # "Inc.(the"; "f(x)" is rare in the news
    r"(?<=[\w.,!?])[”“](?=\w)",
    DASHES,
    rf"(?<=\d)(?={UNITS}[/–—-])",  # "10mg/kg"
    r"(?<=[A-Za-z\d.])/(?=[A-Za-z\d])",
    r"(?<=\w)/(?=[–—-]|$)",  # "/PRNewswire/--"; as a suffix it would be cut off web addresses
    r"(?<=[a-z]{2}[.!?])(?=[A-Z][a-z])",
]
WHOLE = ("A/S", "N/A", "No.", "Nos.", "24-7PressRelease", *(f"{generation}G" for generation in range(2, 8)))
UNSPACED = ("Co.,Ltd.", "Co.,LTD.", "CO.,LTD.")


def business_nlp() -> Language:
    """A blank English pipeline with this tokenizer."""
    nlp = spacy.blank("en")
    defaults = nlp.Defaults
    prefixes = [CURRENCY, RUPEES, r"[~≈±<>≤≥](?=[\d$€£¥])", DASHES, r"/(?=\w)", *defaults.prefixes]
    suffixes = [rf"(?<=\d){UNITS}", DASHES, *defaults.suffixes]
    nlp.tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    nlp.tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    nlp.tokenizer.infix_finditer = compile_infix_regex([*INFIXES, *defaults.infixes]).finditer
    # "(Note 8)" and "(see below):" hold no faces.
    nlp.tokenizer.rules = {form: parts for form, parts in nlp.tokenizer.rules.items() if form not in emoticons}
    for form in WHOLE:
        nlp.tokenizer.add_special_case(form, [{"ORTH": form}])
    for form in UNSPACED:
        company, limited = form.split(",")
        nlp.tokenizer.add_special_case(form, [{"ORTH": company}, {"ORTH": ","}, {"ORTH": limited}])
    return nlp
