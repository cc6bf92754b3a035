"""Makes training text look like what users paste: curly quotes, headlines, capitals, paragraphs, datelines.

    ['"', 'Yes', ',', '"', 'she', 'said']  ->  ['“', 'Yes', ',', '”', 'she', 'said']
    ['Shares', 'fell', 'sharply']          ->  ['SHARES', 'FELL', 'SHARPLY']

Each function keeps the number of tokens, so that labels stay where they are.
"""

from collections.abc import Callable
from random import Random

SMALL_WORDS = frozenset(["a", "an", "and", "as", "at", "but", "by", "for", "in", "of", "on", "or", "the", "to", "with"])


def varied(words: list[str], random: Random) -> list[str]:
    """The words of one sentence: most often unchanged, now and then as a headline, in capitals or in lower case."""
    draw = random.random()
    if draw < 0.02:
        return [word.upper() for word in words]
    if draw < 0.05:
        return headline(words)
    if draw < 0.06:
        return [word.lower() for word in words]
    return words


def headline(words: list[str]) -> list[str]:
    """Title case, as American headlines have it. "ß" has no capital of one letter, and stays."""
    return [
        word if word in SMALL_WORDS or len(word[:1].upper()) != 1 else word[:1].upper() + word[1:] for word in words
    ]


def curled(words: list[str]) -> list[str]:
    """Typographic quotes and dashes for the typewriter's."""
    is_open = False
    result = []
    for word in words:
        if word in ('"', "``", "''"):
            is_open = not is_open if word == '"' else word == "``"
            result.append("“" if is_open else "”")
        else:
            result.append("—" if word == "--" else word.replace("'", "’"))
    return result


def straightened(words: list[str]) -> list[str]:
    """The typewriter's quotes for typographic ones."""
    table = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'"})
    return ['"' if word in ("``", "''") else word.translate(table) for word in words]


QUOTE_STYLES: tuple[Callable[[list[str]], list[str]], ...] = (curled, straightened, list)


def paragraph_break(random: Random) -> str:
    return random.choice(["\n\n", "\n\n", "\n"])
