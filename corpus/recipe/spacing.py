"""Tokens -> the text they came from, as nearly as the tokens tell.

["He", "said", ":", '"', "It", "'s", "up", "3", "%", ".", '"']  ->  'He said: "It's up 3%."'
["an", "anti", "-", "gay", "law"]                                ->  "an anti-gay law"
["26", "June", "-", "In", "Madagascar"]                          ->  "26 June - In Madagascar"
"""

import re
from collections.abc import Sequence

from corpus.recipe.lexicon import LEXICONS, lexicon_lines

CLOSES = frozenset([*",.;:?!)]}%”…'’", "...", "..", "''", "):", "™", "®", "°"])
OPENS = frozenset([*"([{“‘$€£#₹¥@", "``", "US$", "NT$", "A$", "C$", "HK$", "S$"])
CLITIC = re.compile(r"^(['’](s|S|re|ve|m|d|ll|t|RE|VE|LL|T|M|D)|n['’]t|N['’]T)$")
JOINERS = frozenset(["/", "-", "–", "@"])
PREFIXES = frozenset(lexicon_lines(LEXICONS / "prefixes.txt"))
LIGHT_WORDS = frozenset(lexicon_lines(LEXICONS / "light_words.txt"))


def spaces_after(tokens: Sequence[str]) -> list[bool]:
    """For each token, whether a space follows it."""
    is_closing = closing_quotes(tokens)
    return [index + 1 < len(tokens) and has_space(tokens, index, is_closing) for index in range(len(tokens))]


def has_space(tokens: Sequence[str], index: int, is_closing: Sequence[bool]) -> bool:
    token, following = tokens[index], tokens[index + 1]
    if "/" in (token, following) and (wire := slashed_name(tokens, index)):
        return index not in wire
    if following == '"' or token == '"':
        return not is_closing[index + 1] if following == '"' else is_closing[index]
    if following in CLOSES or CLITIC.match(following) or token in OPENS:
        return False
    if token in JOINERS:
        return not joins(tokens, index)
    if following in JOINERS:
        return not joins(tokens, index + 1)
    return True


def slashed_name(tokens: Sequence[str], index: int) -> range | None:
    """ "2026 / PRNewswire / --": the tokens of the wire after which no space follows."""
    for start in (index + 1, index, index - 1):
        if start >= 0 and list(tokens[start : start + 3 : 2]) == ["/", "/"] and not tokens[start + 1][0].isdigit():
            return range(start, start + 2)
    return None


def joins(tokens: Sequence[str], index: int) -> bool:
    """Does this hyphen or slash hold two halves of a word together? "anti - gay" does, "June - In" does not."""
    if not 0 < index < len(tokens) - 1:
        return False
    before, after = tokens[index - 1], tokens[index + 1]
    if not (before[-1:].isalnum() and after[:1].isalnum()):
        return False
    if tokens[index] in ("/", "@") or (before.isdigit() and after.isdigit()):
        return True
    if tokens[index] == "–" or before in CLOSES:
        return False
    if before.lower() in PREFIXES:
        return True
    if after[:1].isupper():
        return before[:1].isupper() and after.lower() not in LIGHT_WORDS and before.lower() not in LIGHT_WORDS
    return after.lower() not in LIGHT_WORDS


def closing_quotes(tokens: Sequence[str]) -> list[bool]:
    """Which typewriter quotes close; they alternate within a sentence."""
    is_open = False
    result = []
    for token in tokens:
        result.append(token == '"' and is_open)
        if token == '"':
            is_open = not is_open
    return result
