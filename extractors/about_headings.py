""" "About Acme Bio" opens standing text about a company; "About Examplinib", "About the Study" open news.

The issuer's own name, a legal form in the name, a ticker behind it, or what the text below says of it decide.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

_ABOUT_HEADING = re.compile(r"About\s+(?:the\s+)?(?P<name>\S[^\n]{0,100}?)\s*[:.]?$")
_ABOUT_INLINE = re.compile(
    r"(?:(?<=[.!?”\"’)]\s)|(?<=[a-z0-9.!?)”\"’™®])|^)"
    r"(?P<header>About (?:the )?(?P<name>(?P<first>[A-Z0-9][\w&.'’®™-]*?)(?: [\w&.,'’®™()-]+?){0,9}?)[:.]?)"
    r"(?:\s|(?<=[a-z.:)]))(?:The )?(?=(?P=first)\b)"
)
_ABOUT_AT_END = re.compile(
    r"(?:(?<=[a-z0-9.!?)”\"’]\s)|(?<=[a-z0-9.!?)”\"’]))"
    r"(?P<header>About (?:the )?(?P<name>[A-Z0-9][^\n.!?:]{1,80}(?:(?:Inc|Ltd|Corp|Co)\.)?)):?$"
)
_LEGAL_FORM = re.compile(
    r"\b(?:Inc|Incorporated|Corp|Corporation|Co|Company|Ltd|Limited|LLC|L\.L\.C|LLP|LP|L\.P|PLC|plc|AG|SE|SA|S\.A|N\.?V|"
    r"B\.?V|GmbH|AB|ASA|A/S|Oyj|SpA|S\.p\.A|Pty|KK|Holdings?|Group|Partners|Bancorp|Bank|Trust|Foundation|"
    r"University|Institute|Association|Society|Council|Capital|Ventures|Pharmaceuticals?|Therapeutics|Biosciences|"
    r"Technologies|Solutions|Resources|Industries|Services|Systems|Media|News|Companies|Agency|Center|Centre|Hospital|"
    r"College|School|Church|Museum|Alliance|Coalition|Committee|Chamber|Department|Ministry)\b|Wire\b"
)
_SAYS_COMPANY = re.compile(
    r"\b(?:compan(?:y|ies)|corporation|firm|headquarter\w*|provider|founded|established in|leader in|leading|"
    r"nonprofit|non-profit|not-for-profit|organi[sz]ation|university|institute|agency|group|subsidiar\w+|manufacturer|"
    r"supplier|maker|developer of|distributor|retailer|publisher|brand|startup|start-up|enterprise|association|"
    r"employees|customers|clients|members|listed on|traded|our mission|its mission|dedicated to|specializ\w+|"
    r"specialis\w+|www\.|https?:)",
    re.IGNORECASE,
)
_IS_COMPANY = re.compile(
    r"\b(?:is|are|was|operates as) (?:an?|the|one of|among)\s"
    r"(?:(?!that |which |who |for |by |of |from |in |to |developed |being )[\w&’'®-]+,? ){0,10}?"
    r"(?:compan(?:y|ies)|firms?|corporation|provider|manufacturer|maker|developer|distributor|retailer|publisher|agency|"
    r"organi[sz]ation|nonprofit|startup|studio|brand|bank|insurer|operator|supplier|platform|leader|group|association)\b",
    re.IGNORECASE,
)
_SAYS_PRODUCT = re.compile(
    r"\b(?:is|are) (?:an?|the|our|its)?\s?(?:[\w-]+,? ){0,6}?(?:drug|medicine|therapy|therapeutic|treatment|inhibitor|"
    r"antibody|agonist|antagonist|vaccine|tablet|capsule|injection|infusion|candidate|compound|molecule|disease|disorder|"
    r"cancer|tumou?r|syndrome|condition|infection|trial|study|token|cryptocurrency|coin|book|novel|album|film|movie|game|"
    r"app|event|conference|festival|award|survey|report|index|deposit|mine|acquisition|transaction|offering)s?\b"
    r"|\bis (?:being|under|currently) (?:developed|investigat\w+|evaluat\w+|stud\w+)|\bphase [1-4I]",
    re.IGNORECASE,
)
_NO_ORGANIZATION = re.compile(
    r"^(?:study|trial|phase|clinical|program|survey|research|report|offering|transaction|acquisition|merger|proposed|"
    r"author|book|event|show|album|award|project|property|non-gaap|our )\b|\b(?:study|trial|survey|disease|syndrome|"
    r"cancer|disorder|award|conference|webinar|event|report|index|ETF|fund)s?$",
    re.IGNORECASE,
)
_TICKER = re.compile(r"\((?:[A-Z][\w .]{1,20}:\s?[A-Z0-9])")
_DESCRIPTION = 400
_MOST = 100
"""Headings in a paragraph, tickers in a text: more of them are a list or an attack."""
_LONGEST = 120
_BEFORE = 60


def about_heading(line: str) -> str | None:
    """The name in a line that is such a heading: "About the Acme Group:" gives "Acme Group"."""
    found = _ABOUT_HEADING.match(line)
    return found["name"] if found else None


def inline_about_headings(text: str) -> list[re.Match[str]]:
    """Such headings inside a paragraph, with groups `header` and `name`: "… agents. About Acme Acme is a company"."""
    return list(islice(_ABOUT_INLINE.finditer(text), _MOST)) if "About " in text else []


def about_heading_at_end(text: str) -> re.Match[str] | None:
    """Such a heading that lost the line break before it: "… at https://acme.exampleAbout Acme Inc."."""
    found = _ABOUT_AT_END.search(text[-_LONGEST:])
    return _ABOUT_AT_END.search(text, len(text) - len(found.group())) if found else None


def describes_an_organization(name: str, description: str, issuer: str | None, text: str = "") -> bool:
    """Whether "About NAME" with this text below it is standing text about an organization."""
    if issuer and _first_word(name) == _first_word(issuer):
        return not _is_another(name, issuer, description)
    if _NO_ORGANIZATION.search(name):
        return False
    if _LEGAL_FORM.search(name) or _has_ticker(name, text):
        return True
    beginning = description[:_DESCRIPTION]
    if _IS_COMPANY.search(_first_sentence(beginning)):
        return True
    return _SAYS_COMPANY.search(beginning) is not None and not _SAYS_PRODUCT.search(_first_sentence(beginning))


def _is_another(name: str, issuer: str, description: str) -> bool:
    """A product that bears the issuer's name: "About Acme One", of "Acme", "is a tablet"."""
    is_the_same = name.casefold().startswith(issuer.casefold()) or issuer.casefold().startswith(name.casefold())
    product = _SAYS_PRODUCT.search(_first_sentence(description[:_DESCRIPTION]))
    return not is_the_same and not _LEGAL_FORM.search(name) and product is not None


def _has_ticker(name: str, text: str) -> bool:
    return any(name in words for words in _before_tickers(text))


@lru_cache(maxsize=4)
def _before_tickers(text: str) -> tuple[str, ...]:
    """What stands right before the first tickers of a text, such as "Acme Bio Inc. " before "(Nasdaq: ACB)"."""
    return tuple(text[max(0, at.start() - _BEFORE) : at.start()] for at in islice(_TICKER.finditer(text), _MOST))


def _first_word(name: str) -> str:
    return re.sub(r"\W", "", name.removeprefix("The ").removeprefix("the ").split(" ")[0]).casefold()


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=[a-z)])[.!?]\s", text, maxsplit=1)[0]
