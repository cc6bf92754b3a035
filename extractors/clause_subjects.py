"""The subject of a verb: by the words before it where they are clear, else by the parse.

"its contribution to the global drug pipeline reached 30 percent"   subject of "reached": contribution
"The commission ordered the insurer to repay £9 million."           subject of "repay": insurer
"The plant in Dresden, which will employ 2,000 people, …"           subject of "employ": plant
"""

from __future__ import annotations

from spacy.tokens import Token

from extractors import syntax
from extractors.figure_words import is_verb_of, word_set
from extractors.noun_phrases import Phrase, phrase_around, phrase_ending
from extractors.phrase_words import NOUN_TAGS, is_noun
from extractors.relative_verbs import ends_relative
from extractors.sites import Stretch

VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})


REFERRING = frozenset({"which", "that", "who"})


def copula_of(predicate: Token) -> Token | None:
    return next((child for child in predicate.children if child.dep_ == "cop"), None)


def subject_token(site: Stretch, verb: Token) -> Token | None:
    """The subject of a verb: the nouns right before a finite verb where they open their clause, else by the parse,
    over relative and participle clauses, else the noun before the verb."""
    beside = _shared_relative(site, verb) or _clear_subject(site, verb) or _behind_with(site, verb)
    if beside is not None:
        return beside
    if site.is_parsed and any(
        child.dep_.startswith("csubj") and child.tag_ == "VBG" and child.i < verb.i for child in verb.children
    ):
        # "Staying in Queens can reduce expenses by 30%": nobody in particular.
        return None
    found = _parsed_subject(site, verb) if site.is_parsed else None
    if found is not None and verb.dep_ in syntax.RELATIVE_CLAUSES | {"acl"} and site.context.owner_at(found.i):
        # "a plant in Telangana that is to employ 4,500 people"
        inner = phrase_around(site.context, found.i, site.sent_start, site.sent_end)
        found = site.doc[_placed(site, inner).head] if inner is not None else found
    if found is not None and site.sent_start <= found.i and found.tag_ in NOUN_TAGS | {"PRP", "DT", "CD", "EX", "WDT"}:
        return found
    return _noun_before_verb(site, verb)


def _behind_with(site: Stretch, verb: Token) -> Token | None:
    """ "Output grew, with local mills opening 12 plants": the noun between "with" and the participle."""
    position = verb.i - 1
    while position > site.sent_start and site.doc[position].tag_ == "RB":
        # "with large drugmakers collectively holding $170 billion"
        position -= 1
    if verb.tag_ != "VBG" or position <= site.sent_start or site.doc[position].tag_ not in NOUN_TAGS:
        return None
    phrase = phrase_around(site.context, position, site.sent_start, position + 1)
    if phrase is None or phrase.end != position + 1 or phrase.start <= site.sent_start:
        return None
    return site.doc[position] if site.doc[phrase.start - 1].lower_ == "with" else None


def _shared_relative(site: Stretch, verb: Token) -> Token | None:
    """ "a driver of the market, which was worth $90 billion in 2023 and is estimated to grow to $137 billion"."""
    doc, first = site.doc, _first_of_verb_group(site, _finite(verb))
    if first - 1 <= site.sent_start or doc[first - 1].lower_ != "and":
        return None
    for position in range(first - 2, max(site.sent_start, first - 20), -1):
        if doc[position].text in {",", ";"}:
            return None
        if doc[position].lower_ == "which" and doc[position - 1].text == ",":
            phrase = phrase_ending(site.context, position - 1, site.sent_start)
            return doc[_placed(site, phrase).head] if phrase is not None else None
    return None


def _finite(verb: Token) -> Token:
    """ "is estimated" over "to grow"."""
    above = verb.head
    is_complement = verb.dep_ == "xcomp" and verb.tag_ == "VB" and above.i < verb.i
    return above if is_complement else verb


def _parsed_subject(site: Stretch, verb: Token) -> Token | None:
    if any(child.dep_ in syntax.SUBJECTS for child in site.root.children) and verb.head == site.root:
        return _antecedent(syntax.subject_of(site.root))
    current = verb
    for _ in range(4):
        controller = _controller(current)
        if controller is not None:
            return controller
        subject = _noun_subject(current)
        if subject is not None:
            return _antecedent(subject)
        if current.dep_ in syntax.RELATIVE_CLAUSES | {"acl"}:
            return _modified(current)
        is_complement = current.dep_ in {"csubj", "ccomp"} and current.tag_ == "VB" and current.head.i < current.i
        if current.dep_ not in {"advcl", "cop", "aux", "xcomp", "conj"} and not is_complement:
            # "is eligible to receive": who is eligible receives, whatever the parse calls it.
            return None
        if current.head == current:
            return None
        current = current.head
    return None


def _noun_subject(verb: Token) -> Token | None:
    """The subject of a verb; where the parse names an adjective too ("Global spending"), the noun."""
    subject = syntax.subject_of(verb)
    if subject is None or subject.tag_ not in {"JJ", "RB"}:
        return subject
    siblings = (child for child in subject.head.children if child.dep_ == subject.dep_ and child.tag_ in NOUN_TAGS)
    return next(siblings, subject)


def _controller(verb: Token) -> Token | None:
    """ "insurer" for "repay" in "ordered the insurer to repay £9 million"."""
    is_expected = verb.dep_ == "advcl" and is_verb_of(verb.head, _EXPECTING)
    if not (verb.dep_ == "xcomp" or is_expected) or verb.tag_ != "VB":
        return None
    if not any(child.tag_ == "TO" for child in verb.children):
        return None
    return next((thing for thing in syntax.objects_of(verb.head) if verb.head.i < thing.i < verb.i), None)


_EXPECTING = frozenset({"expect", "forecast", "predict", "project", "see", "estimate"})
"""Verbs whose object does what the infinitive says: "forecasting sales to reach $5 million"."""


def _modified(clause: Token) -> Token:
    """The noun that a participle speaks of: in "Acme has become a key operator, running 522 nodes" it is Acme, in
    "the Council, a coalition representing 70 groups" the Council."""
    noun: Token = clause.head
    comma = clause.i > 0 and clause.doc[clause.i - 1].text == ","
    if comma and (noun.dep_ == "xcomp" or copula_of(noun) is not None):
        return syntax.subject_of(noun) or noun
    if (predicated := _predicated(noun)) is not None:
        return predicated
    is_vague = any(child.lower_ in {"a", "an"} for child in noun.children if child.dep_ == "det")
    if noun.dep_ in syntax.APPOSITIONS and is_vague and noun.head.tag_ in {"NNP", "NNPS"}:
        return noun.head
    return noun


def _antecedent(subject: Token | None) -> Token | None:
    """ "deals" for the "which" of "deals, which exceeded $5 million"."""
    if subject is None or subject.lower_ not in REFERRING:
        return subject
    clause = subject.head
    if clause.dep_ in syntax.RELATIVE_CLAUSES | {"acl"}:
        head: Token = clause.head
        return _predicated(head) or head
    return None


def _predicated(noun: Token) -> Token | None:
    """ "Tarno" of "Tarno is a utility that serves 760,000 customers": of whom an indefinite predicate speaks."""
    is_vague = any(child.lower_ in {"a", "an"} for child in noun.children if child.dep_ == "det")
    copula = copula_of(noun)
    if not is_vague or copula is None:
        return None
    subject = syntax.subject_of(noun) or (noun.doc[copula.i - 1] if copula.i and not copula.is_sent_start else None)
    return subject if subject is not None and subject.i < noun.i and subject.tag_ in NOUN_TAGS else None


def _clear_subject(site: Stretch, verb: Token) -> Token | None:
    """ "contribution" of "and its contribution to the global drug pipeline reached": a chain of nouns and prepositions
    between the opening of a clause and its finite verb. None where a comma, a verb or nothing opens it so."""
    doc, context = site.doc, site.context
    first = _first_of_verb_group(site, verb)
    if doc[first].tag_ not in {"VBD", "VBZ", "VBP", "MD"} and not doc[first].tag_.startswith("VB"):
        return None
    if first - 1 > site.sent_start and doc[first - 1].lower_ in {"which", "that"}:
        # "loan production, which reached $764 million"
        comma = doc[first - 2].text == ","
        phrase = phrase_ending(context, first - 1 - comma, site.sent_start)
        return doc[_placed(site, phrase).head] if phrase is not None and comma else None
    end = _before_insertion(site, skip_parenthesis(site, first))
    while end - 1 > site.sent_start and doc[end - 1].tag_ == "RB":
        # "prices nationwide climbed 5%"
        end -= 1
    phrase = phrase_ending(context, end, site.sent_start)
    for _ in range(4):
        if phrase is None:
            return None
        before = phrase.owner[0] if phrase.owner else phrase.start
        while before > site.sent_start and (
            doc[before - 1].tag_ in {"DT", "PDT", "PRP$", "CD", "JJ"} or context.time_at(before - 1)
        ):
            before -= 1
        if before > site.sent_start and doc[before - 1].lower_ == "as" and doc[phrase.head].lower_ in _SHARES:
            # "charge-offs as a percentage of receivables fell"
            phrase = phrase_ending(context, before - 1, site.sent_start)
            continue
        if ends_relative(doc, before):
            # "The number of people who had asthma rose"
            return None
        if before == site.sent_start or _opens_clause(doc[before - 1]):
            # "the difference between the drug and placebo was": what "and" ties to a noun opens no clause.
            return None if _is_tied(site, phrase.head, before - 1) else doc[phrase.head]
        is_financial = doc[phrase.head].lower_ in word_set("financial_measures.txt")
        if doc[before - 1].text == "," and phrase.end == first and is_financial:
            # "orders rise 8%, cloud revenues grow 3%"
            return doc[phrase.head]
        if doc[before - 1].tag_ not in {"IN", "TO"}:
            return None
        end = skip_parenthesis(site, before - 1)
        while end - 2 >= site.sent_start and doc[end - 1].tag_ in {"VBN", "VBG", "JJ"} and not is_noun(doc[end - 1]):
            # "the share of cancers related to asbestos exposure was 27 percent"
            end -= 1
        phrase = phrase_ending(context, end, site.sent_start)
    return None


_SHARES = frozenset({"percentage", "percent", "share", "proportion", "multiple"})


def _placed(site: Stretch, phrase: Phrase) -> Phrase:
    """The plant of "the plant in Dresden, which will employ 2,000 people"."""
    before = phrase.start - 1
    if before <= site.sent_start or site.doc[before].lower_ not in {"in", "near", "outside"}:
        return phrase
    return phrase_ending(site.context, before, site.sent_start) or phrase


def _is_tied(site: Stretch, head: int, conjunction: int) -> bool:
    """Whether "and" ties this noun to another one: "between the drug and placebo". Over a verb or to an amount it opens
    a clause: "deals exceeded $5 million and its share of them reached 30 percent"."""
    doc = site.doc
    if doc[conjunction].lower_ != "and" or doc[head].dep_ != "conj" or not site.is_parsed:
        return False
    other = doc[head].head
    between = doc[min(other.i, conjunction) : conjunction]
    return is_noun(other) and other.is_alpha and not any(token.tag_.startswith("VB") for token in between)


def _before_insertion(site: Stretch, end: int) -> int:
    """Where a subject ends before ", including taxes," or ", which eat up most of them,"."""
    doc = site.doc
    if end - 2 > site.sent_start and doc[end - 1].text == ",":
        for position in range(end - 2, max(site.sent_start, end - 24), -1):
            if doc[position].text != ",":
                continue
            inserted = doc[position + 1 : end - 1]
            if doc[position + 1].lower_ in _INSERTING:
                return position
            has_verb = any(token.tag_ in {"VBD", "VBZ", "VBP", "MD", "CC"} for token in inserted)
            if not has_verb and is_noun(doc[position - 1]) and position - 1 >= site.sent_start:
                # "Jane Roe, 47, has raised $19 million"
                return position
            return end
    return end


_INSERTING = frozenset({"including", "excluding", "which", "who", "whose"})


def _opens_clause(token: Token) -> bool:
    """Whether a subject may begin after this word: "as", "that", "said", "and", "while"."""
    if token.lower_ in {"as", "that", "while", "because", "if", "when", "although", "since", "and", "but", ":", ";"}:
        return True
    return token.tag_ in {"VBD", "VBZ"} or token.is_space or token.text in {"–", "—", "--"}


def _first_of_verb_group(site: Stretch, verb: Token) -> int:
    """The first auxiliary or adverb of "has since risen"."""
    position: int = verb.i
    while position - 1 > site.sent_start and (
        site.doc[position - 1].tag_ in {"MD", "RB", "TO"}
        or site.doc[position - 1].pos_ == "AUX"
        or site.doc[position - 1].dep_ in {"aux", "aux:pass", "auxpass"}
    ):
        position -= 1
    while position < verb.i and site.doc[position].tag_ == "RB":
        position += 1
    return position


def skip_parenthesis(site: Stretch, end: int) -> int:
    """Where the words before a parenthesis end: "Bookings (*) were" → after "Bookings"."""
    doc = site.doc
    if end - 1 > site.sent_start and doc[end - 1].text == ")":
        for position in range(end - 2, max(site.sent_start, end - 16), -1):
            if doc[position].text == "(":
                return position
    return end


def _noun_before_verb(site: Stretch, verb: Token) -> Token | None:
    doc = site.doc
    position = verb.i - 1
    while position > site.sent_start and (
        doc[position].tag_ in VERB_TAGS | {"RB", "TO", "WDT"} or doc[position].lower_ in {"not", "n't", "that"}
    ):
        position -= 1
    if position < site.sent_start:
        return None
    phrase = phrase_ending(site.context, skip_parenthesis(site, position + 1), site.sent_start)
    return doc[phrase.head] if phrase else None
