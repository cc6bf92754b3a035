"""The verb that an amount hangs on, and what the verb says the amount of.

"Its contribution to the pipeline reached 30 percent."   verb "reached", measured: <contribution to the pipeline>
"Acme raised $20 million."                               verb "raised", measured: nothing (Acme is who raised it)
"""

from __future__ import annotations

from spacy.tokens import Token

from extractors import syntax
from extractors.clause_subjects import REFERRING, VERB_TAGS, copula_of, subject_token
from extractors.figure_words import change_cues, is_measure_verb, lemma_of, word_set
from extractors.noun_phrases import Phrase, phrase_after, phrase_around, phrase_ending, with_complements
from extractors.phrase_words import NOUN_TAGS, is_nominal_time, is_noun
from extractors.sites import Context, Site, Stretch
from schemas import Direction
from schemas.figures import FigureType

_BETWEEN_VERB_AND_AMOUNT = frozenset({"IN", "TO", "RB", "RBR", "RP", "JJR", "DT", "PDT", "JJ"})


def governing_verb(site: Stretch) -> Token | None:
    """The verb of the amount's clause: by the parse where there is one, else the verb just before it."""
    beside = _verb_before(site)
    if not site.is_parsed:
        return beside
    current = site.root
    if any(child.dep_ in syntax.SUBJECTS for child in current.children):
        copula = next((child for child in current.children if child.dep_ == "cop"), None)
        return copula or beside
    for _ in range(8):
        above = current.head
        if above == current:
            break
        copula = copula_of(above)
        if copula is not None and beside is None and above.i > site.end:
            # "Acme, with sales of $5 million, is the largest bidder"
            return copula
        if copula is not None and above.i < site.start and above.lower_ in _MOVED:
            # "While revenue was down 17%, the figure grew"
            return copula
        is_verb = above.tag_ in VERB_TAGS and above.dep_ not in {"aux", "cop", "obj"}
        if is_verb and not _is_aside(site, above.i):
            nearest = max((verb.i for verb in (beside, _verb_in_segment(site)) if verb is not None), default=-1)
            is_later = beside is not None and beside.tag_ in {"VBD", "VBZ", "VBP"} and _is_behind_comma(site, above.i)
            if above.i >= site.end and nearest >= 0 and (is_later or above.lemma_.lower() in _TRAILING):
                # "A pill cut relapses by 24 percent, the company said": not what the company said of the figure.
                return site.doc[nearest]
            return site.doc[nearest] if above.i < nearest < site.start else above
        current = above
    return beside or _verb_in_segment(site)


def _is_behind_comma(site: Stretch, position: int) -> bool:
    """ "While revenue was down 17%, the headcount grew": not the verb of the next clause."""
    return any(token.text == "," for token in site.doc[site.end : position])


_MOVED = frozenset({"up", "down", "higher", "lower", "flat"})


def _verb_in_segment(site: Stretch) -> Token | None:
    """The last finite verb between the last comma or amount and this amount, outside relative clauses."""
    doc = site.doc
    for position in range(site.left - 1, max(site.sent_start, site.left - 12) - 1, -1):
        token = doc[position]
        if token.text in {",", ";", ":", "("} or site.context.site_at(position):
            return None
        if token.tag_ in {"VBD", "VBZ", "VBP"}:
            before = doc[position - 1].lower_ if position > site.sent_start else ""
            return None if before in REFERRING else token
        if token.tag_ in {"VB", "VBG"}:
            opener = doc[position - 1] if position > site.sent_start else None
            if opener is None or opener.tag_ in {"CC", ",", "TO", "IN"}:
                return token
        elif token.tag_ == "VBN" and _acts_on_object(site, position):
            return token
        elif token.tag_ in {"VBN", "MD", "WDT", "WP"}:
            return None
    return None


def _is_aside(site: Stretch, position: int) -> bool:
    """ "dropped as anticipated to $5 million", "remained unchanged at 4%": no verb of the amount."""
    word, before = site.doc[position], site.doc[max(site.sent_start, position - 1)]
    if word.lower_ in {"unchanged", "flat", "stable", "steady"}:
        return True
    if word.lower_ == "compared" and position >= site.end:
        # "cut the risk of death by 23% compared with chemotherapy"
        return True
    return word.tag_ in {"VBN", "VBD"} and before.lower_ in {"as", "than"} and position > site.sent_start


def _acts_on_object(site: Stretch, position: int) -> bool:
    """ "an experimental pill reduced hospital stays": a past tense that a tagger takes for a participle."""
    doc = site.doc
    if position - 1 < site.sent_start or position + 1 >= site.left:
        return False
    follows = doc[position + 1].tag_ in NOUN_TAGS | {"DT", "PRP$", "JJ"}
    return follows and doc[position - 1].tag_ in NOUN_TAGS and is_transitive(doc[position])


_TRAILING = frozenset({"say", "tell", "add", "report", "announce", "note", "state", "show", "write"})


def _verb_before(site: Stretch) -> Token | None:
    """ "fell" in "fell sharply by 12 percent": only words that may stand between verb and amount lie between."""
    doc = site.doc
    position = site.left - 1
    for _ in range(6):
        if position < site.sent_start:
            return None
        token = doc[position]
        if _is_aside(site, position):
            position -= 1
            continue
        if token.tag_ in VERB_TAGS and not (token.tag_ == "VBG" and is_noun(token)):
            found: Token = token
            return found
        if token.tag_ not in _BETWEEN_VERB_AND_AMOUNT and not site.context.time_at(position):
            previous = site.previous()
            # "rose 12 percent to $3 billion": the verb of the amount before is this one's too.
            if previous is not None and previous.start <= position < previous.end:
                position = previous.left - 1
                continue
            return None
        position -= 1
    return None


def measured_subject(site: Site) -> Phrase | None:
    """The subject of a verb that measures ("reached", "was", "rose"), as a phrase; None for a verb of acting."""
    is_verb = site.match.amount.type is FigureType.MULTIPLE and site.doc[site.start].tag_.startswith("VB")
    verb = site.doc[site.start] if is_verb else governing_verb(site)
    if is_because(site) or verb is None or (not is_verb and valuing_verb(site) is not None):
        return None
    if is_verb and verb.tag_ == "VBG" and (beside := phrase_ending(site.context, verb.i, site.sent_start)):
        return beside
    thing = None if is_verb else _object_of_change(site, verb)
    if thing is not None:
        return thing
    acts = is_transitive(verb) and not _is_intransitive_here(site, verb)
    if not is_verb and (acts or not _is_direct(site, verb)):
        return None
    if (
        not is_measure_verb(verb.lower_, verb.lemma_)
        and not _is_estimated(verb)
        and not _is_moved(site, verb)
        and not _is_seen(verb)
    ):
        return None
    if verb.tag_ == "VB" and verb.dep_ == "acl" and not any(child.tag_ == "MD" for child in verb.children):
        # "plans to reach $5 million" are no plans of $5 million.
        return None
    return subject_phrase(site, verb)


def is_because(site: Site) -> bool:
    """ "increased, primarily due to $1.6 million in startup costs": what it is due to, not where it came to; nor "the
    balance sheet remains strong with $377 million in cash"."""
    before = [token.lower_ for token in site.doc[max(site.sent_start, site.left - 2) : site.left]]
    is_with = before[-1:] == ["with"] and site.doc[min(site.end, len(site.doc) - 1)].lower_ == "in"
    is_due = before[-1:] == ["to"] and before[0] in {"due", "owing", "thanks", "attributable", "related"}
    return is_due or (is_with and site.match.amount.type is FigureType.MONEY)


def subject_phrase(site: Site, verb: Token) -> Phrase | None:
    """The subject of a verb with what its head needs; None where the amount stands in it, and for a time."""
    subject = subject_token(site, verb)
    if subject is None:
        return None
    phrase = phrase_around(site.context, subject.i, site.sent_start, site.sent_end)
    if phrase is None or phrase.start <= site.start < phrase.end or is_nominal_time(site.doc[phrase.head]):
        return None
    return with_complements(site.context, phrase, min(site.sent_end, max(verb.i, phrase.end)))


def valuing_verb(site: Site) -> Token | None:
    """ "values" of "the deal values Acme at $2 billion": the worth of its object, not of its subject."""
    verb = governing_verb(site)
    if verb is None or verb.lemma_.lower() not in {"value", "price"} or site.doc[site.left - 1].lower_ != "at":
        return None
    first = verb.i + 1
    if verb.lemma_.lower() == "value" and site.doc[first].tag_ in {"DT", "PRP$"}:
        first += 1
    has_object = first < site.left - 1 and (is_noun(site.doc[first]) or first > verb.i + 1)
    return verb if has_object and verb.tag_ in {"VBZ", "VBD", "VBG", "VBP", "VB"} else None


def _is_direct(site: Site, verb: Token) -> bool:
    """Whether the amount is the verb's own: not the 50 of "asthma is more common in patients older than 50"."""
    if verb.lemma_.lower() == "come" and site.doc[verb.i + 1].lower_ not in {"to", "in", "out", "up", "down"}:
        # "The award comes with a grant of $5,000", but "costs came to $5,000".
        return False
    if verb.lemma_.lower() == "cost" and any(is_noun(token) for token in site.doc[verb.i + 1 : site.left]):
        # "cost the operator $25 million"
        return False
    if site.is_parsed and site.root.head == verb:
        return True
    copular = any(child.dep_ in syntax.SUBJECTS for child in site.root.children) if site.is_parsed else False
    if copular or verb.i > site.start:
        return True
    context, depth = site.context, 0
    for token in site.doc[verb.i + 1 : site.left]:
        depth += (token.text == "(") - (token.text == ")")
        is_counted = context.site_at(token.i - 1) is not None  # "by 10%, or 650 positions, to 5,850"
        if depth == 0 and is_noun(token) and not (context.time_at(token.i) or context.site_at(token.i) or is_counted):
            return False
    return True


def is_transitive(verb: Token) -> bool:
    """Whether a verb of change acts on something: "cut its workforce by 12%", "raised $20 million"."""
    stems = word_set("transitive_changes.txt")
    return lemma_of(verb.lemma_, verb.lower_, dict.fromkeys(stems, Direction.UNCHANGED)) is not None


def _is_intransitive_here(site: Site, verb: Token) -> bool:
    """ "gained 12 percent", "doubled to $5 million", "was cut by 12%": the subject is what changes."""
    before = site.doc[site.left - 1]
    if site.left == verb.i + 1 and site.doc[site.end - 1].lower_ in {"point", "points", "pts"}:
        return True
    if site.left == verb.i + 1:
        return site.match.amount.type in {FigureType.PERCENT, FigureType.PERCENTAGE_POINT, FigureType.MULTIPLE}
    return before.lower_ in {"by", "to", "from"}


def _object_of_change(site: Site, verb: Token) -> Phrase | None:
    """ "its workforce" of "cut its workforce by 12%"; None where no noun follows a verb of change."""
    doc, context = site.doc, site.context
    changes = is_transitive(verb) or lemma_of(verb.lemma_, verb.lower_, change_cues("verb")) is not None
    preposition = doc[site.left - 1].lower_
    if doc[site.left - 1].tag_ == "IN" and preposition not in {"by", "to", "from", "at"}:
        # "gained momentum with $5 million in new funding"
        return None
    by_percent = preposition == "by" and site.match.amount.type is FigureType.PERCENT
    moves = preposition in {"to", "from", "by"} and verb.lemma_.lower() in _MOVING
    if preposition == "at":
        changes, moves = False, verb.lemma_.lower() in _HOLDING
    if not changes and not by_percent and not moves:
        return None
    start = verb.i + 1
    while start < site.left and (doc[start].tag_ in {"DT", "PRP$", "RB"} or context.time_at(start)):
        start += 1
    inner = phrase_after(context, start, site.left) if start < site.left else None
    if inner is None or is_nominal_time(doc[inner.head]):
        return None
    phrase = phrase_ending(context, inner.end, verb.i + 1) or inner
    return with_complements(context, phrase, site.left)


_HOLDING = frozenset(
    {"put", "leave", "hold", "keep", "maintain", "estimate", "cap", "fix", "set", "peg", "calculate", "price"}
)
"""Verbs that tell at what a thing stands: "left its dividend at $0.22", "puts the liability at $38 million"."""


_MOVING = frozenset(["improve", "change", "revise", "adjust", "amend", "move", "update", "bring", "narrow", "worsen"])
"""Verbs that move a thing to a figure without saying up or down: "improved its gross margin to 55%"."""


def _is_seen(verb: Token) -> bool:
    """ "is now seen at $5 million", "was left at 4%"."""
    return verb.tag_ == "VBN" and verb.lemma_.lower() in {"see", "leave", "put", "keep", "peg", "settle"}


def _is_moved(site: Site, verb: Token) -> bool:
    """ "turned up by 1.9 percent", "went down to 40": the particle says that the subject moves."""
    particle = site.doc[verb.i + 1].lower_ if verb.i + 1 < site.sent_end else ""
    if verb.lemma_.lower() in {"close", "end", "finish", "settle", "trade"}:
        # "gold closed above $2,500", "the shares finished at 41 euros"
        beside = {site.doc[site.left - 1].lower_, site.doc[site.left].lower_}
        return site.match.amount.type is not FigureType.COUNT and bool(beside & {"at", "above", "below"})
    if verb.lower_ in {"added", "adds", "adding"} and site.left == verb.i + 1:
        return site.match.amount.type in {FigureType.PERCENT, FigureType.PERCENTAGE_POINT}
    if verb.lemma_.lower() == "turn" and site.doc[site.left - 1].lower_ not in {"by", "to"}:
        return False
    return particle in {"up", "down"} and verb.lemma_.lower() in {"make", "turn", "go", "tick", "drift", "add", "move"}


def _is_estimated(verb: Token) -> bool:
    """ "is expected to be $3 billion": the open complement measures."""
    return any(child.dep_ == "xcomp" and is_measure_verb(child.lower_, child.lemma_) for child in verb.children)


_TELLERS = frozenset(
    {"analysts", "brokers", "economists", "experts", "officials", "executives", "observers", "sources"}
)
"""Those who tell of figures, which measure none of them."""


def is_owner(context: Context, head: int) -> bool:
    """Whether a noun names who has a figure rather than what it measures: a name, "the company"."""
    doc, token = context.doc, context.doc[head]
    if not is_noun(token) or context.owner_at(head) or token.lower_ in _TELLERS:
        return True
    start = head - 2 if head > 1 and doc[head - 1].text in {"-", "‑"} and not doc[head - 1].whitespace_ else head
    # "start-up" is one word.
    return doc[start : head + 1].text.lower() in word_set("possessing_nouns.txt")
