"""What the words right before a time tell of its side, and what the thing tells that it is the day of.

"since Friday"                       past
"ahead of Thursday's vote"           future
"put off until Monday"               future; "It rained until Monday": not told
"Friday's plunge may cost jobs"      past: a plunge that has its day has happened
"""

from __future__ import annotations

import re
from functools import cache

from extractors.chronology.tense_cues import Tense
from extractors.chronology.words import any_of
from extractors.lexicons import entries

_REACH, _FAR_REACH = 48, 96
_EARLY = r"(?:(?:early|late|mid)(?:\s+|-))?"
_SINCE = re.compile(
    rf"\b(?:since|way\s+back\s+in|(?:far|long)\s+(?:back|ago)\s+as|dat(?:es|ed|ing)\s+(?:back\s+)?(?:to|from))\s+(?:the\s+)?{_EARLY}$",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    rf"\b(?:ahead\s+of|(?:days?|weeks?|hours?)\s+before|as\s+(?:early|soon)\s+as|(?:is|are)(?:\s+(?:on|for|by|not\s+until))?"
    rf"|(?:likely|possible)(?:\s+(?:on|by|in|as\s+early\s+as))?)\s+(?:the\s+)?{_EARLY}$",
    re.IGNORECASE,
)
# "Last fight: April 22", "Next meeting: May 6"
_LABEL = re.compile(
    r"\b(?:(?P<next>next|upcoming|coming)|last|latest|previous|most\s+recent)\s+[a-z]+(?:\s+[a-z]+)?:\s*(?:on\s+)?$",
    re.IGNORECASE,
)
# What holds for a day, and not for a month: "data for July", "a partner beginning in May".
_DAY_AHEAD = re.compile(
    rf"\b(?:(?<!as\s)for|(?<!was\s)(?<!were\s)(?:starting|beginning|effective|commencing)(?:\s+on)?)\s+{_EARLY}$",
    re.IGNORECASE,
)
# "preparing for Sunday's vote"; "blamed for Sunday's attack" tells nothing.
_PREPARED_FOR = re.compile(
    r"\b(?:prepar|read[yi]|brac|gear|plan|schedul|campaign|regist|ticket|rehears|train|hope|forecast|expect|candidat"
    r"|front-?runner|favou?rite|squad|line-?up|ballot|agenda)\w*\s+"
    r"(?:up\s+)?for\s+$",
    re.IGNORECASE,
)
# "ahead of the vote on Sunday", "bracing for more rain Monday"
_READY = re.compile(
    r"\b(?:ahead\s+of|in\s+advance\s+of|(?:prepar(?:e|es|ing)|brac(?:e|es|ing)|gear(?:s|ing)?\s+up|gett?ing\s+ready)\s+for)\s+"
    r"(?:(?!(?:[a-z]+ed|held|said|was|were)\b)[\w'’-]+\s+){1,6}(?:on\s+)?$",
    re.IGNORECASE,
)
# "await Friday's jobs report", "what to watch in Thursday's debate"
_AWAITED = re.compile(
    r"\b(?:await(?:s|ed|ing)?|look(?:s|ed|ing)?\s+(?:ahead|forward)\s+to|wait(?:s|ed|ing)?\s+for|in\s+time\s+for"
    r"|countdown\s+to|eve\s+of|to\s+(?:expect|watch)\s+(?:from|in|at|for)|preview\s+of|pending)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# "had been set for Monday", "originally scheduled for Monday": it came otherwise.
_PUT_OFF = re.compile(r"\b(?:had\s+been|originally|initially|previously)\s+[a-z]+\s+(?:for|on)\s+$", re.IGNORECASE)
# "23 cases for Monday"
_COUNTED_FOR = re.compile(
    r"\b(?:cases|infections|deaths|data|figures|numbers|results|report(?:ed|s)?|recorded)\b", re.IGNORECASE
)
_LIMIT = re.compile(rf"(?:^|[^.!?\s\"“‘(]\W*\s)(?P<word>by|until|till|through)\s+(?:at\s+least\s+)?{_EARLY}$")
_OVER = re.compile(
    r"\b(?:had|was|were|been|did|didn['’]t|lasted|waited|stayed|remained|ran|worked|lived|continued|kept|stood|fell|rose"
    r"|dropped|reached|grew)\b",
    re.IGNORECASE,
)
# "but by Sunday evening the speech had been changed"
_HAD = re.compile(r"\w+(?:\s[\w'’-]+){0,5}?\shad\b")
# "fears that it could miss its targets, in early trading Monday", "the bank's Monday statement"
_AT_WORK = re.compile(
    r"\bin\s+(?:(?:an?|its|his|her|their|the)\s+)?(?:[a-z-]+\s+){0,2}?(?:trading|dealings|statement|lawsuit|suit|filing"
    r"|memo|ruling|article)(?:\s+(?:filed|released|issued|published|posted|dated))?\s+(?:on\s+)?(?:early\s+|late\s+)?$",
    re.IGNORECASE,
)


# "an explosion in northern Tolland on Friday"
_PLACE = r"(?:(?:in|at|near|outside|on)\s+(?:the\s+|a\s+)?(?:[\w'’-]+\s+){1,3}?)?"
# "The agency reports Saturday that 150 soldiers will leave"
_TELLS = re.compile(r"\b(?:says?|saying|reports?|announces?|writes?|claims?|notes?)\s+(?:on\s+)?$")
_SAYS = re.compile(r",\s+(?:[A-Z][\w.'’-]+\s+){1,3}says\b")
_THAT = re.compile(r"\s+that\b")


@cache
def _happened_behind() -> re.Pattern[str]:
    return re.compile(
        rf"['’]s\s+(?:(?!to\b|and\b|or\b)[\w-]+\s+){{0,2}}?{any_of(entries('happened_nouns.txt'))}\b", re.IGNORECASE
    )


@cache
def _happened_before() -> re.Pattern[str]:
    return re.compile(
        rf"\b{any_of(entries('happened_nouns.txt'))}\s+{_PLACE}(?:on\s+)?(?:early\s+|late\s+)?$", re.IGNORECASE
    )


@cache
def _happened_after() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:after|following|follows?|because\s+of|in\s+response\s+to|in\s+the\s+wake\s+of|despite|over|since|by|from|thanks\s+to)\s+"
        rf"(?:(?!(?:and|or|but|to|will|would)\b)[\w'’-]+\s+){{0,4}}?(?:{any_of(entries('happened_nouns.txt'))}|decision|statement"
        rf"|remarks|comments)\s+{_PLACE}(?:on\s+)?(?:early\s+|late\s+)?$",
        re.IGNORECASE,
    )


def led_tense(text: str, floor: int, start: int, *, is_day: bool, is_owner: bool) -> Tense | None:
    """What the words right before a time tell; `floor` is where its sentence begins."""
    opening, floor = floor, max(floor, start - _REACH)
    lead = text[floor:start]
    if _SINCE.search(lead):
        return "past"
    if _AHEAD.search(lead):
        return "future"
    if label := _LABEL.search(lead):
        return "future" if label["next"] else "past"
    if not is_day:
        return None
    if not is_owner and _happened_after().search(text, max(opening, start - _FAR_REACH), start):
        return "past"  # "will meet after the attack in Tolland on Friday"
    if _PUT_OFF.search(lead) or (not is_owner and _AT_WORK.search(lead)):
        return "past"
    if _AWAITED.search(lead) or (not is_owner and _READY.search(lead)):
        return "future"
    if (ahead := _DAY_AHEAD.search(lead)) and not (is_owner and not _PREPARED_FOR.search(lead)):
        return None if _COUNTED_FOR.search(lead, 0, ahead.start()) else "future"
    limit = _LIMIT.search(lead)
    if limit is None or (floor == opening and not lead[: limit.start("word")].strip()):
        return None
    is_over = _OVER.search(lead[: limit.start("word")]) or _HAD.match(text, start)
    return None if is_over else "future"


# "The game between Norwood and Leeds on Saturday is sold out", "Sunday's runoff is", "pits"
_PLANNED = (
    r"(?:games?|match(?:es)?|votes?|elections?|runoffs?|primar(?:y|ies)|referendums?|hearings?|meetings?|summits?|concerts?"
    r"|races?|fights?|bouts?|finals?|semi-?finals?|parades?|ceremon(?:y|ies)|funerals?|auctions?|debates?|shows?|launch|rall(?:y|ies)"
    r"|march(?:es)?|festivals?|contests?|services?)"
)
_PLANNED_BEFORE = re.compile(rf"\b{_PLANNED}\s+(?:[\w'’-]+\s+){{0,5}}(?:on\s+)?$", re.IGNORECASE)
_PLANNED_OWNED = re.compile(
    rf"\s?['’]s\s+(?:[\w'’-]+\s+){{0,2}}{_PLANNED}\b(?P<is>\s+(?:is|are|pits|pit)\b)?", re.IGNORECASE
)
_IS = re.compile(r"\s+(?:is|are|pits|pit)\b")
_QUOTES = re.compile(
    r"\s+(?:quotes|cites|says|reports\s+(?:that|on)|accuses|shows|suggests|urges|argues|warns|describes)\b"
)


def is_planned(text: str, start: int, end: int) -> bool:
    """Whether what a day is told of is to come: "The game on Saturday is sold out", "Sunday's runoff is close"."""
    owned = _PLANNED_OWNED.match(text, end)
    if owned is not None:
        return owned["is"] is not None
    return _IS.match(text, end) is not None and _PLANNED_BEFORE.search(text, max(0, start - _REACH), start) is not None


def owns_planned(text: str, end: int) -> bool:
    """Whether a day is that of a meeting, a match or the like: "Wednesday's meeting in Tolland"."""
    return _PLANNED_OWNED.match(text, end) is not None


def is_said(text: str, end: int) -> bool:
    """Whether somebody speaks right behind a day: "In a report Friday, Dale Orsk says"."""
    return _SAYS.match(text, end) is not None


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a paper speaks on the day: "The Lantern Friday quotes him", "the agency reports Friday that"."""
    if _QUOTES.match(text, end) is not None:
        return True
    return _THAT.match(text, end) is not None and _TELLS.search(text, max(0, start - _REACH), start) is not None


# "its July peak", "from its March low"
_EXTREME = re.compile(r"\s+(?:(?:all-time|record|multi-year)\s+)?(?:peaks?|highs?|lows?|records?)\b")


def is_extreme(text: str, end: int) -> bool:
    """Whether a month is that of a high or low, which has been."""
    return _EXTREME.match(text, end) is not None


def is_since(text: str, start: int) -> bool:
    """Whether "since" stands before a time: "since January", told in November, is of this year."""
    return _SINCE.search(text, max(0, start - _REACH), start) is not None


def is_day_of_event(text: str, end: int) -> bool:
    """Whether a day is that of what has happened: "Friday's plunge", "Monday's two attacks"."""
    return _happened_behind().match(text, end) is not None


def follows_event(text: str, start: int) -> bool:
    """Whether a day stands behind what happened on it: "the killing Sunday of a priest", "the blast on Monday"."""
    return _happened_before().search(text, max(0, start - _REACH), start) is not None


def names_happening(text: str, end: int) -> bool:
    """Whether what stands behind a time is what happened in it: "the weekend attack"."""
    return _happening().match(text, end) is not None


@cache
def _happening() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s)?\s+(?:[a-z-]+\s+)?(?:{any_of(entries('happened_nouns.txt'))}|fighting)\b")
