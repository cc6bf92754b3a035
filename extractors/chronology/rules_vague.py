"""Rules for what has no days: "now", "recently", "at the moment", "in the near future"."""

from __future__ import annotations

import re

from extractors.chronology.atoms import Rules
from extractors.chronology.meanings import Meaning, Vague
from extractors.chronology.words import GAP, NUMBER, SP, UNIT

RULES = Rules()


_VAGUE = dict.fromkeys(["now", "currently", "nowadays", "presently"], "PRESENT_REF")
_VAGUE |= dict.fromkeys(["recently", "lately"], "PAST_REF")


@RULES.rule(_VAGUE, r"[a-z]+")
def vague_time(match: re.Match[str]) -> Meaning | None:
    is_as = re.search(rf"\bas{SP}$", match.string[max(0, match.start() - 6) : match.start()].lower())
    if is_as and match.group().lower() == "recently":
        return None  # "as recently as Tuesday"
    return Vague(_VAGUE[match.group().lower()])


@RULES.rule(["these"], rf"these{SP}days\b")
def these_days(match: re.Match[str]) -> Meaning:
    return Vague("PRESENT_REF")


@RULES.rule(["this"], rf"this{SP}(?:very{SP})?day\b")
def to_this_day(match: re.Match[str]) -> Meaning | None:
    before = match.string[max(0, match.start() - 8) : match.start()].lower()
    return Vague("PRESENT_REF") if re.search(rf"\b(?:to|until|till){SP}$", before) else None


@RULES.rule(["moment", "this"], rf"(?:this{SP}(?:moment|time|point)|moment)\b")
def this_moment(match: re.Match[str]) -> Meaning | None:
    before = match.string[max(0, match.start() - 12) : match.start()].lower()
    is_led = re.search(rf"\b(?:at|for){SP}{'the' + SP if match.group()[0] in 'mM' else ''}$", before)
    if is_led is None or re.match(rf"{SP}(?:last|of|that|when|in)\b", match.string[match.end() : match.end() + 8]):
        return None  # "at this time last year", "the moment of truth"
    return Vague("PRESENT_REF")


@RULES.rule(["long"], rf"long{SP}ago\b")
def long_ago(match: re.Match[str]) -> Meaning:
    return Vague("PAST_REF")


@RULES.rule(
    ["past", "present", "future", "near", "foreseeable", "distant", "recent"],
    rf"(?:(?:near|foreseeable|distant|recent|not-too-distant){GAP})?(?P<word>past|present|future)\b(?!{SP}(?:and|[a-z]+ing|{NUMBER}|{UNIT})\b)",
)
def past_or_future(match: re.Match[str]) -> Meaning | None:
    before = match.string[max(0, match.start() - 16) : match.start()].lower()
    if not re.search(
        rf"\b(?:(?:in|at|for|from|of|with|into){SP}the|{'at' if match['word'].lower() == 'present' else 'in'}){SP}$",
        before,
    ):
        return None
    is_bare = re.search(r"\bthe\s+$", before) is None and match["word"].lower() != "present"
    if is_bare and re.match(r"\s+[A-Za-z]", match.string[match.end() : match.end() + 3]):
        return None  # "in future releases"
    return Vague(match["word"].upper() + "_REF")
