"""A text as the tokens that numbers are read from, in one linear pass.

    "$1.2bn (up 3%)"  →  $ · 1.2 · bn · ( · up · 3 · % · )

Letters and digits never share a token, so "IL-17", "2b" and "Q3" show what is glued to their digits.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"(?P<d>[0-9]+(?:[.,'’][0-9]+)*|(?<![\w.])\.[0-9]+)"
    r"|(?P<w>[Uu]\.[Ss]\b\.?(?:[Aa]\.)?|[^\W\d_]+)"
    r"|(?P<s>[^\s])"
)
_WELL_FORMED = re.compile(
    r"[0-9]*\.?[0-9]+"  # 12, 1.2, .77
    r"|[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?"  # 1,234.5
    r"|[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?"  # 12,34,567.89, as in India
    r"|[1-9][0-9]{0,2}(?:\.[0-9]{3})+,[0-9]{1,2}|[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}"  # 1.234,56
    r"|[1-9][0-9]{0,2}(?:['’][0-9]{3})+(?:\.[0-9]+)?"  # 1'234.5
    r"|[0-9]+,[0-9]{1,2}"  # 1,2 for 1.2
)
_PIECE = re.compile(r"[0-9]+(?:\.[0-9]+)?|[^0-9]")
_LONGEST_NUMBER = 24


class Tokens:
    """Parallel lists: where each token starts and ends, its lower-case form, its kind: d(igits), w(ord), s(ymbol)."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        self.kinds: list[str] = []
        for match in _TOKEN.finditer(text):
            kind = match.lastgroup or "s"
            word = match.group()
            if kind == "d" and not (len(word) <= _LONGEST_NUMBER and _WELL_FORMED.fullmatch(word)):
                self._add_pieces(match.start(), word)
                continue
            self.starts.append(match.start())
            self.ends.append(match.end())
            self.words.append(_spelled(word) if kind == "w" else word)
            self.kinds.append(kind)
        self.size = len(self.words)

    def _add_pieces(self, start: int, word: str) -> None:
        """ "22,24,26" is a list, "1.2.3" a version: their parts are tokens of their own."""
        for match in _PIECE.finditer(word):
            piece = match.group()
            self.starts.append(start + match.start())
            self.ends.append(start + match.end())
            self.words.append(piece)
            self.kinds.append("s" if len(piece) > _LONGEST_NUMBER or not piece[0].isdecimal() else "d")

    def raw(self, index: int) -> str:
        """The token as written."""
        return self.text[self.starts[index] : self.ends[index]]

    def word(self, index: int) -> str:
        """The lower-case form; empty before the first and behind the last token."""
        return self.words[index] if 0 <= index < self.size else ""

    def kind(self, index: int) -> str:
        return self.kinds[index] if 0 <= index < self.size else ""

    def glued(self, index: int) -> bool:
        """Whether nothing stands between this token and the next."""
        return 0 <= index < self.size - 1 and self.ends[index] == self.starts[index + 1]

    def near(self, index: int) -> bool:
        """Whether this token and the next stand on one line, at most three spaces apart."""
        if not 0 <= index < self.size - 1:
            return False
        end, start = self.ends[index], self.starts[index + 1]
        return end == start or (start - end <= 3 and "\n" not in self.text[end:start])

    def wrapped(self, index: int) -> bool:
        """Whether only spaces and at most one line break stand between this token and the next."""
        if not 0 <= index < self.size - 1:
            return False
        return self.text.count("\n", self.ends[index], self.starts[index + 1]) <= 1

    def line_start(self, index: int) -> bool:
        """Whether this token is the first of its line."""
        return index == 0 or "\n" in self.text[self.ends[index - 1] : self.starts[index]]

    def line_end(self, index: int) -> bool:
        """Whether this token is the last of its line."""
        return index == self.size - 1 or "\n" in self.text[self.ends[index] : self.starts[index + 1]]

    def is_short(self, index: int, most: int) -> bool:
        """Whether the paragraph of a token has at most so many tokens."""
        first, last = index, index
        while first > 0 and last - first <= most and not self._parts(first - 1):
            first -= 1
        while last < self.size - 1 and last - first <= most and not self._parts(last):
            last += 1
        return last - first < most

    def _parts(self, index: int) -> bool:
        """Whether a paragraph ends behind a token."""
        return self.text.count("\n", self.ends[index], self.starts[index + 1]) > 1

    def capital(self, index: int) -> bool:
        """Whether the token begins with a capital letter."""
        return 0 <= index < self.size and self.text[self.starts[index]].isupper()


def _spelled(word: str) -> str:
    """Lower case; "U.S." as "us"."""
    return word.lower().replace(".", "")
