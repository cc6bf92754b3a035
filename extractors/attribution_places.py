"""Where what a cue attributes may start and end, on either side of it.

    Costs, Roe said, would fall on Monday.  →  left: from "Costs" to "Costs"; right: from "would" to "fall" or "Monday"
    “We won.” ⏎ “We grew,” said Roe.        →  left: from either quotation to the end of the second

Each place is named by what starts or ends there: a part of the clause by its relation, a quotation, the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.attribution_words import Stretch, Words

Places = dict[int, str]
"""A word, and the name of what starts at it (or ends before it)."""
NEAR = 14
"""Words between a cue and a quotation that belongs to it."""
_LOOSE = frozenset({
    "advcl", "acl", "acl:relcl", "conj", "parataxis", "obl", "advmod", "appos", "obl:unmarked", "xcomp", "ccomp",
})  # fmt: skip
_CARRIED = frozenset({"obj", "xcomp", "ccomp", "nmod", "acl", "obl", "advcl"})
"""Parts of a complement that may be the content themselves: "decided to seek | new owners"."""
_HELPERS = frozenset({"aux", "aux:pass", "cop", "advmod", "nsubj", "compound:prt", "case", "fixed"})
_ALWAYS = frozenset({"sentence", "clause", "subtree"})
_MOST_STARTS, _MOST_ENDS = 12, 16
_LONGEST_SUBJECT = 12


def left_places(words: Words, cue: int, source: Stretch | None) -> tuple[Places, Places]:
    """Where stretches on the left of a cue start, and where they end."""
    first = words.sentences[cue][0]
    clause = clause_of(words, cue, source)
    starts: Places = {first: "sentence"}
    ends: Places = {clause[0]: "clause"}
    quotation = _quotation_before(words, cue, clause[0])
    if quotation is not None:
        starts[quotation[0]] = "quotation"
        ends[quotation[1]] = "quotation"
        starts.setdefault(words.sentences[quotation[0]][0], "quoted sentence")
        for number, (earlier, _) in enumerate(_quotations_before(words, quotation), 1):
            starts.setdefault(earlier, f"quotation -{number}")
    nodes = [cue]
    while len(nodes) < 4 and words.heads[nodes[-1]] != nodes[-1]:
        nodes.append(words.heads[nodes[-1]])
    for level, node in enumerate(nodes):
        if node < cue and level:
            starts.setdefault(words.lefts[node], f"head{level}/{words.deps[node]}")
            ends.setdefault(min(clause[0], words.ends[node]), f"head{level}/{words.deps[node]}")
        for child in words.children[node]:
            if child >= clause[0] or words.deps[child] == "punct":
                continue
            rel = f"{level}/{words.deps[child]}"
            starts.setdefault(words.lefts[child], rel)
            starts.setdefault(_behind_case(words, child), rel + "/case")
            ends.setdefault(min(clause[0], words.ends[child]), rel)
    return _few(starts, _MOST_STARTS, cue), _few(ends, _MOST_ENDS, cue)


def right_places(words: Words, cue: int, source: Stretch | None) -> tuple[Places, Places]:
    """Where stretches on the right of a cue start, and where they end."""
    end = words.sentences[cue][1]
    clause = clause_of(words, cue, source)
    starts: Places = {clause[1]: "clause"}
    ends: Places = {end: "sentence", words.ends[cue]: "subtree"}
    quotation = _quotation_after(words, clause[1], end)
    if quotation is not None:
        starts[quotation[0]] = "quotation"
        ends[quotation[1]] = "quotation"
        for number in range(1, 4):
            quotation = _adjoining(words, quotation)
            if quotation is None:
                break
            ends[quotation[1]] = f"quotation +{number}"
    nodes = [cue]
    while len(nodes) < 3 and words.heads[nodes[-1]] != nodes[-1]:
        nodes.append(words.heads[nodes[-1]])
    for level, node in enumerate(nodes):
        if node > cue and level:
            starts.setdefault(
                words.lefts[node] if words.lefts[node] > cue else clause[1], f"head{level}/{words.deps[node]}"
            )
            ends.setdefault(words.ends[node], f"head{level}")
        for child in words.children[node]:
            if child <= cue or words.deps[child] == "punct" or words.lefts[child] <= cue:
                continue
            rel = f"{level}/{words.deps[child]}"
            starts.setdefault(words.lefts[child], rel)
            starts.setdefault(_behind_case(words, child), rel + "/case")
            ends.setdefault(words.ends[child], rel)
            ends.setdefault(words.lefts[child], "before " + rel)
            for part in words.children[child]:
                if part <= child or words.deps[part] == "punct":
                    continue
                if words.deps[part] in _LOOSE:
                    ends.setdefault(words.lefts[part], f"before {rel}/{words.deps[part]}")
                if not level and words.deps[part] in _CARRIED:
                    starts.setdefault(words.lefts[part], f"{rel}/{words.deps[part]}")
                    starts.setdefault(_behind_case(words, part), f"{rel}/{words.deps[part]}/case")
    return _few(starts, _MOST_STARTS, cue), _few(ends, _MOST_ENDS, cue)


def clause_of(words: Words, cue: int, source: Stretch | None) -> Stretch:
    """From the first word of the source or of the cue's auxiliaries to the last: "Roe has said", "said Roe"."""
    first, end = cue, cue + 1
    for child in words.children[cue]:
        if words.deps[child] in _HELPERS:
            if child < cue and words.ends[child] - words.lefts[child] < _LONGEST_SUBJECT:
                first = min(first, words.lefts[child])
            elif child > cue and words.deps[child] in {"compound:prt", "fixed"}:
                end = max(end, words.ends[child])
    if source is not None:
        if source[0] < first and first - source[1] < 4:
            first = source[0]
        elif source[1] > end and source[0] - end < 3:
            end = source[1]
    return first, end


def _behind_case(words: Words, index: int) -> int:
    """Where "deals" starts in "for new deals"."""
    start = words.lefts[index]
    for child in words.children[index]:
        if child < index and words.deps[child] == "case" and words.lefts[child] == start:
            start = words.ends[child]
    return start


def _few(places: Places, most: int, cue: int) -> Places:
    if len(places) <= most:
        return places
    special = {at: rel for at, rel in places.items() if rel in _ALWAYS or rel.startswith("quotation")}
    rest = sorted((at for at in places if at not in special), key=lambda at: (places[at][:1] != "0", abs(at - cue)))
    return special | {at: places[at] for at in rest[: most - len(special)]}


def _quotation_before(words: Words, cue: int, first: int) -> Stretch | None:
    for index in range(first - 1, max(-1, first - NEAR), -1):
        number = words.quotation[index]
        if number >= 0 and number != words.quotation[cue]:
            return words.quotations[number]
    return None


def _quotations_before(words: Words, quotation: Stretch) -> Iterator[Stretch]:
    """The quotations that end right before one, up to three: a speech over several paragraphs."""
    for _ in range(3):
        last = quotation[0] - 1
        while last >= 0 and words.quotation[last] < 0 and words.is_loose(last):
            last -= 1
        if last < 0 or words.quotation[last] < 0:
            return
        quotation = words.quotations[words.quotation[last]]
        yield quotation


def _adjoining(words: Words, quotation: Stretch) -> Stretch | None:
    """The quotation that opens right behind one."""
    index = quotation[1]
    while index < len(words) and words.quotation[index] < 0 and words.is_loose(index):
        index += 1
    return words.quotations[words.quotation[index]] if index < len(words) and words.quotation[index] >= 0 else None


def _quotation_after(words: Words, first: int, end: int) -> Stretch | None:
    """A quotation that opens in first:end, or right behind it where a new paragraph or a colon parts them."""
    for index in range(first, min(len(words), end + 3)):
        number = words.quotation[index]
        if number >= 0 and words.quotations[number][0] >= first:
            if index < end or not any(words.lowers[at][:1].isalnum() for at in range(end, index)):
                return words.quotations[number]
            return None
    return None
