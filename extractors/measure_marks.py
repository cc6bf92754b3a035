"""The noun that a mark, a participle or a bound ties to the amount after it.

"Revenue: $3.2 million", "Operating cash flow $612 million, up 8%", "Sales, at €1.02 billion, were …"
"contracts worth $5 million", "profit up 12%", "firms valued at $2 billion", "deposits above $2,500"
"""

from __future__ import annotations

from spacy.tokens import Token

from extractors import syntax
from extractors.clause_subjects import skip_parenthesis
from extractors.figure_words import is_measure_verb, word_set
from extractors.measure_changes import complement, lightened
from extractors.measure_nouns import before_times, outermost, points_at
from extractors.neighbours import Found, is_named_itself
from extractors.noun_phrases import Phrase, phrase_around, phrase_ending
from extractors.nouns_after import phrase_of
from extractors.phrase_words import NOUN_TAGS, is_nominal_time
from extractors.predicates import governing_verb, is_owner, measured_subject
from extractors.sites import Site
from schemas.figures import FigureType


def label(site: Site, found: Found) -> Phrase | None:
    """ "Revenue: $3.2 million", "Headcount – 1,200", "Net loss ($5.1 million)"."""
    doc = site.doc
    mark = site.left - 1
    if is_named_itself(site) or mark <= site.sent_start or doc[mark].text not in {":", "–", "—", "-", "(", "|", "="}:
        return None
    if doc[mark].text != ":" and doc[mark].text != "(" and mark - site.sent_start > 8:
        return None
    if doc[mark].text == "(" and site.end + 1 < site.sent_end and doc[site.end].lower_ == "in":
        # "a connected plan ($1,830 in value)"
        inside = complement(site.context, site.end, site.sent_end)
        if inside is not None:
            return inside
    if doc[mark].text == "(" and _is_pair(site):
        return _rate_compared(site, found)
    phrase = phrase_ending(site.context, before_times(site, mark), site.sent_start)
    if phrase is not None and doc[phrase.head].lower_ == "average" and doc[phrase.start - 1].lower_ == "on":
        # "Personnel on average: 1,064"
        phrase = phrase_ending(site.context, phrase.start - 1, site.sent_start)
    if phrase is not None and doc[phrase.head].lower_ == "net" and doc[phrase.head - 1].text == ",":
        # "Other income (expense), net | 43"
        phrase = phrase_ending(site.context, skip_parenthesis(site, phrase.head - 1), site.sent_start)
    if phrase is None or is_nominal_time(doc[phrase.head]) or site.context.owner_at(phrase.head):
        return None
    if doc[mark].text == "(" and doc[phrase.head].lower_ in {"point", "points"}:
        # "won by 18 points (58 percent to 40 percent)"
        return None
    return outermost(site, phrase)


def _is_pair(site: Site) -> bool:
    """ "(3.8% vs. 0.5%)": two groups side by side."""
    following = site.following()
    is_percent = site.match.amount.type is FigureType.PERCENT
    if following is None or not is_percent or following.match.amount.type is not FigureType.PERCENT:
        return False
    words = [token.lower_ for token in site.doc[site.end : following.left]]
    return len(words) <= 3 and bool(set(words) & {"vs", "vs.", "versus", "v", "v."})


def _rate_compared(site: Site, found: Found) -> Phrase | None:
    """ "The risk of bleeding was higher with the drug than without it (3.8% vs. 0.5%)": the risk, not what is named
    last before the brackets."""
    previous = site.previous()
    while previous is not None and site.left - previous.end <= _CLAUSE:
        phrase = found.get(previous.index)
        if phrase is not None and site.doc[phrase.head].lower_ in _RATES:
            return phrase
        previous = previous.previous()
    verb = next((token for token in site.doc[site.sent_start : site.left] if token.dep_ == "ROOT"), None)
    subject = syntax.subject_of(verb) if verb is not None else None
    if subject is None or subject.i > site.left or site.doc[subject.i].tag_ not in NOUN_TAGS:
        return None
    phrase = phrase_around(site.context, subject.i, site.sent_start, site.left)
    return None if phrase is None or is_owner(site.context, phrase.head) else phrase


_CLAUSE = 40
_RATES = frozenset({"risk", "risks", "rate", "rates", "odds", "chance", "incidence", "mortality", "likelihood"})


def opens_line(site: Site, found: Found) -> Phrase | None:
    """ "Operating cash flow $612 million, up 8%": a line or heading that is the measure and then its amount."""
    doc = site.doc
    if site.left <= site.sent_start:
        return None
    amount, before = site.match.amount, doc[site.left - 1]
    is_statistic = before.is_alpha and before.is_upper and len(before) <= 4 and amount.value is not None
    is_decimal = amount.value is not None and amount.value % 1 != 0
    if amount.type is FigureType.COUNT and not (is_statistic and is_decimal):
        return None
    phrase = phrase_ending(site.context, site.left, site.sent_start)
    if phrase is None or is_nominal_time(doc[phrase.head]) or is_owner(site.context, phrase.head):
        return None
    if any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in doc[phrase.start : phrase.end]):
        return None
    start = phrase.owner[0] if phrase.owner else phrase.start
    while start > site.sent_start and doc[start - 1].text not in _LINE_MARKS:
        if not (doc[start - 1].is_punct or doc[start - 1].is_space or site.context.time_at(start - 1)):
            break
        start -= 1
    opens = start == site.sent_start or doc[start - 1].text in _LINE_MARKS - {"("}
    return phrase if opens or (is_statistic and doc[start - 1].text == "(") else None


_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade"})
_LINE_MARKS = frozenset({";", "•", "|", "("})


def apposed(site: Site, found: Found) -> Phrase | None:
    """ "Sales, at €1.02 billion, were 3 percent higher", "takings, at 8.8 million euros, lagged"."""
    doc, before = site.doc, site.left - 2
    if before <= site.sent_start or doc[before + 1].lower_ != "at" or doc[before].text != ",":
        return None
    phrase = phrase_ending(site.context, before_times(site, before), site.sent_start)
    if phrase is None or is_nominal_time(doc[phrase.head]) or is_owner(site.context, phrase.head):
        return None
    return outermost(site, phrase, is_apart=True)


def before_comma(site: Site, found: Found) -> Phrase | None:
    """ "At £212 million, half-year losses were 5 percent below estimates"."""
    doc, context = site.doc, site.context
    if site.left != site.sent_start + 1 or doc[site.sent_start].lower_ != "at" or doc[site.end].text != ",":
        return None
    start = site.end + 1
    while start < site.sent_end - 1 and context.time_at(start):
        start += 1
    phrase = phrase_of(context, start, site.sent_end)
    return None if phrase is None or is_owner(context, phrase.head) else phrase


def participle(site: Site, found: Found) -> Phrase | None:
    """ "deals surpassing $130 billion", "contracts worth $5 million", "profit up 12%", "firms valued at $2 billion"."""
    doc = site.doc
    position = site.left - 1
    if position > site.sent_start and doc[position].tag_ in {"IN", "TO"}:
        is_tied = doc[position - 1].tag_ in {"VBN", "VBG"} or doc[position - 1].lower_ in _TIED
        position -= is_tied
    while position > site.sent_start and doc[position].tag_ == "RB" and doc[position].lower_ not in {"up", "down"}:
        position -= 1
    if position <= site.sent_start or not _modifies_the_noun_before(site, position):
        return None
    is_apart = False
    while doc[position].lower_ in _PRICED and position - 1 > site.sent_start and _is_aside_mark(doc[position - 1]):
        # "the market for scooters, now worth $5 million"
        is_apart = is_apart or doc[position - 1].text == ","
        position -= 1
    phrase = phrase_ending(site.context, before_times(site, position), site.sent_start)
    if phrase is not None and is_apart:
        # "Exports to Germany, worth €14 billion"
        phrase = outermost(site, phrase, is_apart)
    if phrase is None or is_nominal_time(doc[phrase.head]) or is_owner(site.context, phrase.head):
        return None
    if doc[phrase.head].lower_ in {"high", "low", "record", "peak"} and doc[position].tag_ == "VBG":
        # "prices reached a fresh record high, closing above $2,500"
        return None
    phrase = outermost(site, phrase)
    wider = measured_subject(site) if doc[position].tag_ == "VBN" else None
    if wider is not None and _reaches(site, wider, phrase) and not is_owner(site.context, wider.head):
        # "provisions for bad loans doubled to $5 million": a past tense that a tagger takes for a participle.
        phrase = wider
    is_leaning = doc[phrase.head].lower_ in word_set("leaning_nouns.txt")
    return (lightened(site, phrase) if is_leaning else None) or phrase


_TIED = frozenset({"equal", "equivalent", "unchanged", "flat", "steady", "stable"})


_PRICED = frozenset({"worth", "valued", "priced", "estimated"})


def _is_aside_mark(token: Token) -> bool:
    return bool(token.tag_ == "RB" or token.text == ",")


def _reaches(site: Site, wider: Phrase, phrase: Phrase) -> bool:
    """Whether only prepositions and nouns lie between two phrases: "net profit after tax"."""
    if not wider.start < phrase.start <= wider.end + 6:
        return False
    between = site.doc[wider.end : phrase.start]
    return not any(token.is_punct or token.tag_.startswith("VB") or token.tag_ == "CC" for token in between)


def _modifies_the_noun_before(site: Site, position: int) -> bool:
    token = site.doc[position]
    if token.lower_ in {"worth", "up", "down", "higher", "lower", "totaling", "totalling", "plus"} | _TIED:
        return True
    return token.tag_ in {"VBG", "VBN"} and is_measure_verb(token.lower_, token.lemma_)


def bounded_noun(site: Site, found: Found) -> Phrase | None:
    """ "deposits under $2,500", "coverage up to $250,000": the noun right before the bound, where no verb gives it."""
    left = site.left - (site.doc[site.left - 1].lower_ in {"above", "below"} and site.left > site.sent_start)
    if left == site.start or left <= site.sent_start or site.doc[site.start - 1].tag_ == "DT":
        return None
    if site.match.amount.unit in _TIMES:
        # "on its website approximately two hours after the call"
        return None
    phrase = phrase_ending(site.context, left, site.sent_start)
    if phrase is None or is_nominal_time(site.doc[phrase.head]) or is_owner(site.context, phrase.head):
        return None
    if _is_age(site, phrase) or (phrase.start > site.sent_start and site.context.site_at(phrase.start - 1)):
        # "1.24% lithium oxide over 15.6 metres": how long it is, not how much.
        return None
    opener = site.doc[left].lower_
    is_limited = phrase.start > site.sent_start and site.doc[phrase.start - 1].tag_ == "IN"
    is_limited = is_limited and opener in {"above", "below", "over", "under", "exceeding"}
    # "a survival rate below 13%"
    is_limited = is_limited or (opener in {"above", "below"} and site.match.amount.type is FigureType.PERCENT)
    # "margins as high as 20%"
    is_limited = is_limited or site.doc[site.left].lower_ in {"in", "as"}
    if governing_verb(site) is not None and not points_at(site, phrase) and not is_limited:
        return None
    return phrase if is_limited else outermost(site, phrase)


def _is_age(site: Site, phrase: Phrase) -> bool:
    """ "children under 12", "adults over 65": how old they are."""
    amount = site.match.amount
    limit = amount.value if amount.value is not None else amount.max
    is_bare = amount.type is FigureType.COUNT and limit is not None and limit < _OLDEST
    return is_bare and site.doc[phrase.head].lower_ in word_set("aged_nouns.txt")


_OLDEST = 120
