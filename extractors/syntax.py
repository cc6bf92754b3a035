"""The parse, read the same way whether the model speaks Universal Dependencies (ours: obl, nsubj:pass) or spaCy's
English labels (en_core_web_*: pobj under prep, nsubjpass).

In UD a preposition is a `case` child of its noun; in spaCy's scheme the noun is the `pobj` of the preposition.
`parent` and `preposition_of` hide that: "deals in China" → parent(China) is "deals", preposition_of(China) is "in".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "nsubjpass", "csubj", "csubjpass", "csubj:pass"})
PASSIVE_SUBJECTS = frozenset({"nsubj:pass", "nsubjpass", "csubj:pass", "csubjpass"})
OBJECTS = frozenset({"obj", "iobj", "dobj", "dative"})
OBLIQUES = frozenset({"obl", "obl:npmod", "obl:unmarked", "obl:tmod", "obl:agent", "pobj", "npadvmod"})
APPOSITIONS = frozenset({"appos"})
CONJUNCTS = frozenset({"conj"})
COMPOUNDS = frozenset({"compound", "nmod", "flat", "flat:name", "nmod:desc", "nmod:unmarked", "amod", "nummod"})
COMPLEMENTS = frozenset({"ccomp", "xcomp", "parataxis"})
NUMERIC = frozenset({"nummod", "nummod:entity", "quantmod", "num"})
DETERMINERS = frozenset({"det", "det:predet", "predet"})
RELATIVE_CLAUSES = frozenset({"acl:relcl", "relcl"})
POSSESSIVES = frozenset({"nmod:poss", "poss"})


def is_preposition(token: Token) -> bool:
    """Whether a word only ties a noun to what it depends on (both schemes)."""
    return token.dep_ in {"case", "prep", "agent"} or (token.dep_ == "dative" and token.pos_ == "ADP")


def parent(token: Token) -> Token:
    """The word that a word depends on, looking through a preposition between them; the root is its own parent."""
    head: Token = token.head
    if head != token and head.dep_ in {"prep", "agent"} and token.dep_ in {"pobj", "pcomp"}:
        head = head.head
    return head


def preposition_of(noun: Token) -> Token | None:
    """ "in" for the last noun of "deals in China", "by" for an agent; None where the noun has no preposition."""
    if noun.dep_ in {"pobj", "pcomp"}:
        head: Token = noun.head
        return head
    for child in noun.children:
        if child.dep_ == "case" and child.i < noun.i and child.pos_ != "PART":
            return child
    return None


def subject_of(verb: Token) -> Token | None:
    """The grammatical subject of a verb, inherited over a conjunction ("rose and reached") or an open complement."""
    seen = 0
    while seen < 4:
        for child in verb.children:
            # "is eligible to receive": a clause behind its verb is no subject, whatever the parse calls it.
            if child.dep_ in SUBJECTS and not (child.dep_.startswith("csubj") and child.i > verb.i):
                return child
        if verb.dep_ in {"conj", "xcomp", "aux", "auxpass", "cop"} and verb.head != verb:
            verb = verb.head
            seen += 1
            continue
        return None
    return None


def agent_of(verb: Token) -> Token | None:
    """ "regulators" in "was approved by regulators"."""
    for child in verb.children:
        if child.dep_ == "agent":
            return next((noun for noun in child.children if noun.dep_ in {"pobj", "pcomp"}), None)
        if child.dep_ in {"obl:agent", "obl"} and (marker := preposition_of(child)) and marker.lower_ == "by":
            return child
    return None


def objects_of(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in OBJECTS:
            yield child


def obliques_of(head: Token) -> Iterator[tuple[Token, Token]]:
    """Each (preposition, noun) that hangs on a verb or a noun: ("to", "billion") for "rose to $3 billion"."""
    for child in head.children:
        if child.dep_ in {"prep", "agent"}:
            for noun in child.children:
                if noun.dep_ in {"pobj", "pcomp"}:
                    yield child, noun
        elif marker := preposition_of(child):
            yield marker, child


def conjuncts_of(token: Token) -> Iterator[Token]:
    """The words that a conjunction ties to this one, nearest first."""
    for child in token.children:
        if child.dep_ in CONJUNCTS:
            yield child
            yield from conjuncts_of(child)


def finite_verb_above(token: Token) -> Token | None:
    """The nearest verb that a word hangs on, itself excluded."""
    current = token
    for _ in range(12):
        above = parent(current)
        if above == current:
            return None
        if above.pos_ in {"VERB", "AUX"}:
            return above
        current = above
    return None


def noun_phrase(head: Token) -> TokenSpan:
    """The noun phrase around its head, without clauses and appositions: "the country's out-licensing deals"."""
    left, right = head.i, head.i
    stop = RELATIVE_CLAUSES | APPOSITIONS | CONJUNCTS | SUBJECTS
    stop |= {"acl", "cc", "punct", "parataxis", "dep", "cop", "case", "mark", "aux", "auxpass", "aux:pass"}
    stop |= {"advcl", "advmod", "prep", "ccomp"}
    for child in head.children:
        if child.dep_ in stop or child.is_space:
            continue
        if child.i < head.i:
            left = min(left, child.left_edge.i)
        elif child.dep_ in {"compound", "flat", "flat:name", "nummod", "goeswith", "fixed"}:
            right = max(right, child.right_edge.i)
    return head.doc[left : right + 1]


def clause_of(token: Token) -> Token:
    """The verb (or predicate) of the innermost clause that a word belongs to."""
    current = token
    for _ in range(20):
        if current.dep_ in {"ROOT", "root", "ccomp", "advcl", "acl", "parataxis", "csubj"} | RELATIVE_CLAUSES:
            return current
        if current.dep_ == "conj" and current.pos_ in {"VERB", "AUX"}:
            return current
        if current.head == current:
            return current
        current = current.head
    return current
