"""Phrases whose numbers are no figures: titles in quotation marks, codes, coordinates, idioms.

the film “21 Grams”, "a 24-hour helpline", "at 52°31' north", "a 501(c)(3) body", "on cloud nine"
"""

from __future__ import annotations

import re
from functools import cache

from extractors.lexicons import entries

_PHRASES = re.compile(
    r"(?<=[“\"])(?=[^“”\"]{3,60}[”\"])(?:[0-9][0-9,]*[0-9]|[A-Z0-9][\w'’]*)"  # the film “21 Grams”
    r"(?:[ -](?:[A-Z0-9][\w'’]*|of|in|the|a|an|and|to|for|on|at|from|with|by)){1,7}(?=[”\"])"
    r"|\b24-hour\b(?! (?:[a-z]+ )?(?:period|window|deadline|ultimatum|notice|delay|strike|ceasefire|truce|curfew|race"
    r"|high|low|average|total|walkout|stoppage|shutdown|suspension|volume|change|gain)\b)"  # a 24-hour helpline
    r"|(?<![\w.,$€£-])[0-9]{1,4}\([a-z]\)(?:\([0-9]{1,2}\))?"  # a 403(b) plan
    r"(?= (?:plans?|body|bodies|status|notices?|letters?|fees?|organi[sz]ations?|clearances?|accounts?|groups?|pathway"
    r"|submissions?|applications?)\b)"
    r"|(?<![\w.,$€£])[0-9]{3}\([a-z]\)\([0-9]{1,2}\)|\b(?:529|457|403|401) plans\b"  # 501(c)(3)
    r"|(?<![\w.,])-?[0-9]{1,3}"  # 52°31' north, 38.1 east
    r"(?:\.[0-9]{1,6}(?: degrees)?|°(?: ?[0-9]{1,2}(?:\.[0-9]+)?['’′])?(?: ?[0-9.]{1,5}[\"”″])?)"
    r" ?(?:[NSEW]|north|south|east|west)\b(?! of\b)"
    r"|(?<![\w$€£.,-])0[0-9]{2,4}(?:[ -][0-9]{3,4}){1,3}(?![\w%-]|[ -][0-9$€£]|[.,][0-9])"  # 0800 555 111
    r"|(?i:\b(?:hotline|helpline|extension|switchboard|dialled|dialed|(?:phone|fax|room|pin|code) number)"
    r"(?: (?:is|was|on|at))? )[0-9]{3,5}(?: [0-9]{3})?\b(?![,.]?[0-9]| [a-z]+s\b)"
    r"|(?<![\w.,$€£'’])[4-7]['’′](?:1[01]|[0-9])(?![\w,.]?[0-9])[\"”″]?"  # a 6'2" forward
    r"|\b[0-9]{1,2}[A-Z]{1,2}-[A-Z]{2,4}\b"  # an aircraft's 9V-SKA
    r"|\b(?:[2-9]|two|three|four|five|all)-in-(?:1|one)\b|\bpress [0-9](?=[,.;]|$| (?:to|for|now)\b)"
    r"|\b[Uu]nder[ -][0-9]{2}(?= (?:squad|team|side|players?|World|Championship|international))"
)


def blocked_phrases(text: str) -> list[tuple[int, int]]:
    """The titles, codes, coordinates and idioms of a text."""
    return [match.span() for pattern in (_PHRASES, _idioms()) for match in pattern.finditer(text)]


@cache
def _idioms() -> re.Pattern[str]:
    """ "on cloud nine", "the whole nine yards"."""
    phrases = sorted(entries("number_idioms.txt"), key=len, reverse=True)
    return re.compile(rf"(?<![\w$€£.,-])(?:{'|'.join(map(re.escape, phrases))})(?![\w-])", re.IGNORECASE)
