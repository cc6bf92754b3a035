""" "About Acme Bio" opens standing text about a company; "About Examplinib", "About the Study" open news.

The issuer's own name, a legal form in the name, a ticker behind it, or what the text below says of it decide.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

_ABOUT_HEADING = re.compile(r"(?:About|ABOUT)\s+(?P<definite>(?:the|THE)\s+)?(?P<name>\S[^\n]{0,100}?)\s*[:.]?$")
_ABOUT_INLINE = re.compile(
    r"(?:(?<=[.!?”\"’)]\s)|(?<=\s\s)|(?<=[a-z0-9.!?)”\"’™®])|^)"
    r"(?P<header>About (?:the )?"
    r"(?P<name>(?P<first>[A-Z0-9][\w&.'’®™-]*?)(?:\.[a-z]{2,4})?(?: [\w&.,'’®™()-]+?){0,9}?)[:.]?)"
    r"(?:\s|(?<=[a-z.:)])|(?<=[A-Z]{3}))[“\"]?(?:The )?(?=(?P=first)\b)"
)
_ABOUT_OPENING = re.compile(
    r"(?P<header>(?:About|ABOUT) (?:"
    r"(?P<name>[A-Z0-9][\w&.'’®™-]*(?:,? (?:[A-Z0-9(&][\w&.'’®™)-]*|of|for|and|the)){0,7}?)"
    r"(?:(?<=\w):(?=\s?[\w“\"])"
    r"|(?=\s?(?:Founded|Established|Headquartered|Based in|Launched|Born in|With (?:over|more than))\b)"
    r"|(?<=Inc|Ltd|LLC|PLC|plc)\.?,?(?=\s[A-Z]))"
    r"|(?:the )?(?:Author|Artist|Speaker|Founder)s?\b:?(?=\s?[A-Z“\"])))"
)
"""Headings that do not repeat the name behind them: "About Acme Grill: Founded by …", "About the Author Jane Roe …"."""
_OPENS_A_SENTENCE = re.compile(r"(?:^|[.!?”\"’)]\s|\s\s|[a-z0-9.!?)”\"’™®])$")
_ABOUT_IN_CAPITALS = re.compile(
    r"(?P<header>ABOUT (?:THE )?(?P<name>[A-Z0-9][A-Z0-9 &.,'’®™()-]{1,80}?):)(?=\s?[A-Z“][\w’'.-]*[a-z])"
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
    r"Guild|College|School|Church|Museum|Alliance|Coalition|Committee|Chamber|Department|Ministry)\b|Wire\b"
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
    r"organi[sz]ation|nonprofit|startup|studio|brand|bank|insurer|operator|supplier|platform|leader|group|association|exchange|marketplace|"
    r"community|center|centre|clinic)\b",
    re.IGNORECASE,
)
_INTRODUCTION = re.compile(
    r"(?:The )?[A-Z0-9][\w&.’'®™-]*(?:,? (?:[A-Z0-9(][\w&.’'®™)-]*|of|for|and|the)){0,7},? "
    r"(?:is|operates as) (?:an?|the|one of)\s"
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
    r"book|event|show|album|award|project|property|non-gaap|our )\b|\b(?:study|trial|survey|disease|syndrome|"
    r"cancer|disorder|award|conference|webinar|event|report|index|ETF|fund)s?$",
    re.IGNORECASE,
)
_SPEAKS_OF_MEDICINE = re.compile(
    r"\b(?:patients?|diseases?|trials?|treat(?:s|ment|ed)|symptoms?|cancers?|tumou?rs?|diagnos\w+|dos(?:e|es|ing)|"
    r"\d ?mg|FDA|approved|indicat\w+|clinical|mutations?|inhibit\w+|receptors?|respondents|methodology|surveyed)\b",
    re.IGNORECASE,
)
_IS_ONE_WHO_WROTE = re.compile(r"(?:author|artist|speaker|founder)s?", re.IGNORECASE)
_TICKER = re.compile(r"\((?:[A-Z][\w .]{1,20}:\s?[A-Z0-9])")
_DESCRIPTION = 400
_MOST = 100
"""Headings in a paragraph, tickers in a text: more of them are a list or an attack."""
_LONGEST = 120
_BEFORE = 60


def about_heading(line: str) -> str | None:
    """The name in a line that is such a heading: "Acme Bio" of "About Acme Bio:", "the Group" of "About the Group"."""
    found = _ABOUT_HEADING.match(line)
    return (found["definite"] or "").lower() + found["name"] if found else None


def introduces_a_company(paragraph: str) -> bool:
    """Whether a paragraph without a heading is standing text: "Acme Bio, Inc. is a biotechnology company that …"."""
    return (
        _INTRODUCTION.match(paragraph) is not None and _IS_COMPANY.search(_first_sentence(paragraph[:200])) is not None
    )


def inline_about_headings(text: str) -> list[re.Match[str]]:
    """Such headings inside a paragraph, with groups `header` and `name`: "… agents. About Acme Acme is a company"."""
    capitals = _ABOUT_IN_CAPITALS.match(text)
    found = list(islice(_ABOUT_INLINE.finditer(text), _MOST)) if "About " in text else []
    if "About " in text or "ABOUT " in text:
        openings = islice(_ABOUT_OPENING.finditer(text), _MOST)
        found += [
            opening
            for opening in openings
            if opening[0][-1] == ":" or _OPENS_A_SENTENCE.search(text[: opening.start()][-2:])
        ]
    return [capitals, *found] if capitals else found


def about_heading_at_end(text: str) -> re.Match[str] | None:
    """Such a heading that lost the line break before it: "… at https://acme.exampleAbout Acme Inc."."""
    found = _ABOUT_AT_END.search(text[-_LONGEST:])
    return _ABOUT_AT_END.search(text, len(text) - len(found.group())) if found else None


def describes_an_organization(
    name: str | None, description: str, issuer: str | None, text: str = "", *, is_marked: bool = False
) -> bool:
    """Whether "About NAME" with this text below it is standing text, of an organization or a person.

    `is_marked` tells that a colon makes it a heading: "About Jane: Widely read …".
    """
    if name and issuer and _first_word(name.removeprefix("the ")) == _first_word(issuer):
        return not _is_another(name, issuer, description)
    if not name:
        return True  # "About the Author"
    is_definite, name = name.startswith("the "), name.removeprefix("the ")
    if _IS_ONE_WHO_WROTE.fullmatch(name):
        return True
    if _NO_ORGANIZATION.search(name):
        return False
    if _LEGAL_FORM.search(name) or _has_ticker(name, text):
        return True
    beginning = description[:_DESCRIPTION]
    if _IS_COMPANY.search(_first_sentence(beginning)):
        return True
    if _SAYS_PRODUCT.search(_first_sentence(beginning)):
        return False
    if _SAYS_COMPANY.search(beginning) is not None:
        return True
    # "About Acme.ai": "Acme.ai builds …" is standing text as well; "About Examplinib", "About the Offering" open news.
    is_subject = is_marked or _first_word(name) in re.sub(r"\W", "", _first_sentence(beginning)).casefold()
    is_trademark = name[-1] in "®™" and not is_marked
    return is_subject and not is_definite and not (_SPEAKS_OF_MEDICINE.search(beginning) or is_trademark)


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
    return re.split(r"(?<=[a-z)])(?<!\bInc)(?<!\bCorp)(?<!\bLtd)(?<!\bCo)[.!?]\s", text, maxsplit=1)[0]
