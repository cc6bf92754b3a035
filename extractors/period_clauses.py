"""Which clause a time belongs to, and whether it only says when something was said.

"Founded in 2010, Acme serves 2,400 hospitals."             2010 is not the time of the hospitals
"The loan carries a rate of 6.5% and matures in 2031."       nor 2031 of the rate
"Acme said Friday that sales rose 12 percent."               Friday is when it was said
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from extractors import syntax
from extractors.figure_words import is_measure_verb
from extractors.reading import section_at
from extractors.sites import Site
from schemas import Granularity, SectionType, TimeExpression

Timed = tuple[TimeExpression, int, int]


_SAYING = frozenset(
    [
        "say",
        "announce",
        "tell",
        "report",
        "state",
        "note",
        "add",
        "disclose",
        "reveal",
        "release",
        "publish",
        "unveil",
        "confirm",
        "issue",
        "file",
        "sign",
        "agree",
        "offer",
        "propose",
        "dated",
        "date",
        "update",
        "speak",
        "write",
    ]
)


def sites_between(site: Site, left: int, right: int) -> Iterator[Site]:
    seen = set()
    for position in range(left, right):
        other = site.context.site_at(position)
        if other is not None and other.index != site.index and other.index not in seen:
            seen.add(other.index)
            yield other


def governs(site: Site, timed: Timed) -> bool:
    """Whether a time stands in the figure's clause or above it: not in "Founded in 2010, Acme has 500 employees"."""
    if not site.is_parsed or is_in_own_clause(site, timed):
        return True
    time_token = site.doc[timed[1] : timed[2]].root
    clause = syntax.clause_of(time_token)
    if clause == time_token or timed[1] <= clause.i < timed[2]:
        return True
    current = own = syntax.clause_of(site.root)
    if own != clause and (_is_told_otherwise(own, clause) or _is_told_later(site, clause, timed[1])):
        return False
    if _opens_with_participle(site, timed):
        return False
    for _ in range(8):
        if current == clause:
            return True
        if current.head == current:
            break
        current = syntax.clause_of(current.head)
    # A finite clause beside it may share its time; a participle or relative clause keeps its own.
    is_finite = clause.tag_ in {"VBD", "VBZ", "VBP"} and clause.dep_ == "acl"
    is_participle = clause.tag_ in {"VBN", "VBG"} and clause.dep_ == "csubj"  # "Founded in 2010, Acme serves …"
    return (
        is_finite
        or _sets_scene(site, timed)
        or not (is_participle or clause.dep_ in syntax.RELATIVE_CLAUSES | {"acl", "advcl"})
    )


def _sets_scene(site: Site, timed: Timed) -> bool:
    """ "In March, when 27,300 cars were registered, sales were 4.4 percent lower": the sentence opens with its time."""
    _, start, end = timed
    is_first = start == site.sent_start + 1 and site.doc[start - 1].lower_ in {"in", "on", "during"}
    return is_first and end < site.start and site.doc[end].text == ","


def is_in_own_clause(site: Site, timed: Timed) -> bool:
    """ "twice the €570 million that it had provisioned in 2023", "the 38 assets that it has bought since 2019"."""
    first = next((k for k in range(site.end, min(site.end + 4, timed[1])) if site.doc[k].tag_ in {"WDT", "WP"}), None)
    if first is None and site.end < timed[1] and site.doc[site.end].lower_ == "that":
        first = site.end
    # "a fine of $640 million for a cartel that ran until 2018": the clause is of the cartel.
    if first is None or any(token.text == "," or token.tag_ == "IN" for token in site.doc[site.end : first]):
        return False
    return not any(token.text in {",", ";"} for token in site.doc[first : timed[1]])


def _is_told_later(site: Site, clause: Token, time: int) -> bool:
    """ "carries a rate of 6.5% and matures in 2031": a clause behind the figure, on what is to come, keeps its time."""
    if clause.dep_ != "conj" or not site.end <= clause.i < time or any(sites_between(site, clause.i, site.sent_end)):
        return False
    if clause.tag_ == "VBD" and not is_measure_verb(clause.lower_, clause.lemma_) and _acted(site):
        # "won three titles with Halden and returned to England in 2016"
        return True
    auxiliaries = {child.tag_ for child in clause.children if child.dep_ == "aux"}
    return tense(clause) == "present" or "MD" in auxiliaries


def _acted(site: Site) -> bool:
    """ "won three titles": the figure is of what somebody did, and its clause has a verb of its own."""
    verb = syntax.clause_of(site.root)
    return verb.tag_ == "VBD" and verb.i < site.start and not is_measure_verb(verb.lower_, verb.lemma_)


def _opens_with_participle(site: Site, timed: Timed) -> bool:
    """ "Founded in 2010, Acme serves 2,400 hospitals": the opening participle has the time to itself."""
    first = site.doc[site.sent_start]
    if first.tag_ not in {"VBN", "VBD"} or timed[1] - site.sent_start > 6 or timed[2] >= site.start:
        return False
    return bool(site.doc[timed[2]].text == ",")


def _is_record_since(site: Site, since: int) -> bool:
    """ "its largest order since 1998", "the seventh increase since 2022", "has been shut since April 3"."""
    if since == site.sent_start:
        return False
    before = site.doc[max(site.end if site.end <= since else site.sent_start, since - 8) : since]
    if any(token.tag_ in {"JJS", "RBS"} or token.lower_ in _ORDINALS for token in before):
        return True
    return since + 1 < site.start


def is_since(doc: Doc, start: int) -> bool:
    """Whether a time at a token is the start of one that goes on: "since 2021", "since its founding in 2017"."""
    before = [token.lower_ for token in doc[max(0, start - 4) : start]]
    return before[-1:] == ["since"] or (
        len(before) == 4 and before[0] == "since" and before[2] in _STARTS and before[3] == "in"
    )


_STARTS = frozenset(
    ["start", "launch", "founding", "foundation", "inception", "creation", "debut", "opening", "formation", "listing"]
)
_ORDINALS = frozenset(
    {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "only"}
)


def _is_told_otherwise(own: Token, clause: Token) -> bool:
    """ "was founded in 2015 and has 118 employees": one clause is past and the other present, so no time is shared."""
    if "conj" not in {own.dep_, clause.dep_} and "parataxis" not in {own.dep_, clause.dep_}:
        return False
    tenses = {tense(own), tense(clause)} - {None}
    return len(tenses) > 1


def tense(verb: Token) -> str | None:
    """ "past", "present" or "future", by the verb or its auxiliary; None for an infinitive or a participle."""
    if any(child.lower_ in {"will", "'ll", "’ll"} for child in verb.children if child.dep_ == "aux"):
        return "future"
    tags = {child.tag_ for child in verb.children if child.dep_ in {"aux", "aux:pass", "auxpass", "cop"}} | {verb.tag_}
    if "VBD" in tags:
        return "past"
    return "present" if tags & {"VBZ", "VBP"} and "MD" not in tags else None


def is_when_said(site: Site, timed: Timed) -> bool:
    """ "said Friday", "announced today": when it was said."""
    time, start, end = timed
    if section_at(site.doc, time.evidence[0].start) is SectionType.DATELINE:
        return True
    if start and site.doc[start - 1].lower_ == "since" and _is_record_since(site, start - 1):
        # "its largest order since 1998": the order is not of 1998.
        return True
    doc = site.doc
    if time.granularity not in {Granularity.DAY, Granularity.TIME}:
        # "The council reported last month that it had funded 200 trips"
        follows = start > site.sent_start and end < site.sent_end and doc[end].lower_ == "that"
        return follows and doc[start - 1].lemma_.lower() in _SAYING and site.end > end
    before = range(start - 1, max(site.sent_start, start - 4) - 1, -1)
    for position in (*before, *range(end, min(end + 3, site.sent_end))):
        token = doc[position]
        if token.tag_.startswith("VB"):
            return token.lemma_.lower() in _SAYING
        if position >= end and token.tag_ in {"NN", "NNS", "."}:
            break
    if not site.is_parsed:
        return False
    verb = syntax.finite_verb_above(doc[start:end].root)
    return verb is not None and verb.lemma_.lower() in _SAYING and verb != site.root.head
