"""Which organizations some words of a deal mean: a name, "the company", "it", "its subsidiary Norvane".

Only what has an Organization record answers; what is bought may be more (`deal_things`).
"""

from __future__ import annotations

from spacy.tokens import Token

from extractors import syntax
from extractors.coreference import resolve_nominal, resolve_subject
from extractors.deal_issuers import speaker_of_release
from extractors.deal_lexicon import deal_words
from extractors.deal_names import BEFORE_NAME, unique
from extractors.deal_surface import Surface
from extractors.owners import refer, reference_to
from extractors.reading import section_at
from extractors.sites import EntityMention
from schemas import Organization, Reference, SectionType

_PRONOUNS = frozenset({"it", "its", "they", "their", "itself"})
_OURS = frozenset({"we", "our", "us"})
_NAMING = frozenset({"led", "by", "of", "including", "comprising", "formed", "made", "up", "between", "from", "headed"})
_BOTH = frozenset({"companies", "firms", "pair", "duo", "two", "sides", "parties", "partners", "groups", "rivals"})
_RELATIVES = frozenset({"who", "which", "that", "whose"})


class Organizations(Surface):
    """The organizations of one article, by what stands for them."""

    def listed(self, position: int, end: int, is_subject: bool = False) -> tuple[list[Reference], int]:
        """The organizations of a list that begins at a token; also "the company", "us" where a name might stand."""
        found, after = super().listed(position, end, is_subject)
        return found or self._nominal(position, end), after

    def actors(self, verb: Token) -> list[Reference]:
        """Who does what a verb says, through "agreed to", "has entered into an agreement to", "which"."""
        current = verb
        for _ in range(7):
            subject = subject_of(current, verb.i) or _subject_behind(current, verb)
            if subject is not None and subject.lower_ in _RELATIVES:
                if before := self.antecedent(subject):
                    return before
                subject = current.head if current.dep_ in syntax.RELATIVE_CLAUSES else subject
            if subject is not None and any(subject == above for above in verb.ancestors):
                # "said a plan to sell its business has fallen through": the plan sells nothing
                subject = None
            if subject is not None and subject != verb:
                return self.of_noun(subject, current) or self._other_subject(subject, current)
            if current.dep_ == "csubj" and (it := next((c for c in current.head.children if c.dep_ == "expl"), None)):
                # "said it is in talks to sell", which a parse may read as "it is good to sell"
                return self._pronoun(it, current.head)
            if current.head == current or current.dep_ in {"csubj", "csubj:pass"}:
                return self._behind_dateline(verb.sent.start)
            if current.dep_ in syntax.RELATIVE_CLAUSES:
                return self.of_noun(current.head, current)
            if current.dep_ == "acl" and current.tag_ == "VB" and (owner := self._owner_of(current.head)):
                return owner
            if current.dep_ == "acl" and (self.mention_at(current.head.i) and current.tag_ == "VBG"):
                return self.of_noun(current.head, current)
            if current.dep_ in {"parataxis", "appos"} and (lead := self._behind_dateline(verb.sent.start)):
                return lead
            current = current.head
        return []

    def _other_subject(self, subject: Token, verb: Token) -> list[Reference]:
        """The name among the other words that a parse calls subjects: "Halden, a start-up that …, has raised"."""
        for child in verb.children:
            if child.dep_ in syntax.SUBJECTS and child.i < subject.i and (named := self.named(child.i)):
                return [named]
        return []

    def _owner_of(self, noun: Token) -> list[Reference]:
        """ "Halden" of "Halden's deal to buy Norvane"."""
        for child in noun.children:
            if child.dep_ in syntax.POSSESSIVES and child.i < noun.i and (found := self.of_noun(child)):
                return found[:1]
        return self.owner_within(max(noun.sent.start, noun.i - 4), noun.i)

    def of_noun(self, noun: Token, verb: Token | None = None) -> list[Reference]:
        """The organizations that a noun and what is joined to it mean."""
        found = self._of_one(noun, verb)
        for other in syntax.conjuncts_of(noun):
            if verb is None or (noun.i < verb.i) == (other.i < verb.i):
                # "Halden plans to raise $1 million from Norvane", which a parse may tie to Halden
                found += self._of_one(other, verb)
        if mention := self.mention_at(noun.i):
            found += self._beside(mention, verb.i if verb is not None and verb.i > noun.i else mention.end)
        return unique(found)

    def _of_one(self, noun: Token, verb: Token | None) -> list[Reference]:
        if found := self._named_subject(noun):
            return found
        if noun.lower_ in _PRONOUNS:
            return self._pronoun(noun, verb)
        if noun.lower_ in _OURS:
            return self._known(refer(self.context, noun.i, noun.i + 1) or speaker_of_release(self, noun.i))
        if noun.lower_ == "two" and (both := self._both(noun)):
            return both
        if noun.pos_ not in {"NOUN", "PROPN"}:
            return []
        # "Drugmaker Halden", "its subsidiary, Norvane": the name stands behind its noun.
        for child in noun.children:
            is_behind = child.i > noun.i and child.dep_ in {"appos", "flat", "flat:name", "compound"}
            if is_behind and (mention := self.mention_at(child.i)):
                end = verb.i if verb is not None and verb.i > child.i else mention.end
                named = reference_to(self.context, mention.start, mention.end, mention.entity)
                return [named, *self._beside(mention, end)]
        next_name = self.mention_at(noun.i + 1) if noun.is_lower else None
        if next_name is not None and next_name.start == noun.i + 1:
            # "the Company's subsidiary Norvane Pharma Inc., entered into", where a parse loses the name
            return [reference_to(self.context, next_name.start, next_name.end, next_name.entity)]
        if noun.lower_ in deal_words("holders"):
            if noun.i + 2 < len(self.doc) and self.doc[noun.i + 1].text == "," and (behind := self.named(noun.i + 2)):
                # "its subsidiary, Norvane Trucks, has reached an agreement"
                return [behind]
            # "Norvane's board", "shareholders of Norvane": the company acts.
            for child in noun.children:
                if holder := self.named(child.i) or self._named_behind(child):
                    return [holder]
                if child.dep_ in syntax.POSSESSIVES and child.tag_ == "PRP$":
                    return self._of_one(child, verb)
        if noun.lower_ in _BOTH and (both := self._both(noun)):
            return both
        if noun.lower_ in deal_words("bands") and (members := self._members(noun)):
            return members
        phrase = syntax.noun_phrase(noun)
        described = self._before_apposition(phrase.start) if phrase[0].lower_ in {"a", "an", "the", "one"} else None
        if described is not None:
            return [described]
        if any(self.mention_at(token.i) or (token.tag_ == "NNP" and token.i < noun.i) for token in phrase):
            # "the Chengdu company" need not be the company named last.
            return []
        # "the valve maker" may be anyone who was named
        is_bare = len(phrase) <= 2
        entity = resolve_nominal(self.doc, phrase.start_char, phrase.end_char) if is_bare else None
        if isinstance(entity, Organization):
            return [reference_to(self.context, phrase.start, phrase.end, entity)]
        if phrase[0].lower_ == "the" or phrase[0].is_title:
            found = self._known(refer(self.context, phrase.start, phrase.end))
            is_own = is_bare and phrase[0].lower_ == "the" and noun.lower_ == "company"
            # "* The company recently closed a private placement", above the text that names it
            return found or (self._known(speaker_of_release(self, noun.i)) if is_own else [])
        return []

    def _named_behind(self, noun: Token) -> Reference | None:
        """ "TDC" of "shares in the Danish operator TDC"."""
        if noun.pos_ != "NOUN" or noun.dep_ not in {"nmod", "obl"}:
            return None
        return self.named(noun.i + 1) if noun.i + 1 < len(self.doc) else None

    def _both(self, noun: Token) -> list[Reference]:
        """ "the two companies": those that the sentence names before, or the one before it, where these are two."""
        if not {token.lower_ for token in syntax.noun_phrase(noun)} & {"the", "two", "both"}:
            return []
        start, _ = self.context.sentence_at(noun.i)
        for low, high in ((start, noun.i), (self.context.sentence_at(start - 1)[0] if start else 0, start)):
            found = unique(named for index in range(low, high) if (named := self.named(index)))
            if found:
                return found if len(found) == 2 else []
        return []

    def _members(self, noun: Token) -> list[Reference]:
        """ "a consortium led by Halden and Norvane": those who are named of it."""
        position = noun.i + 1
        while position < noun.i + 5 and position < len(self.doc) and self.doc[position].lower_ in _NAMING:
            position += 1
        return super().listed(position, noun.sent.end, True)[0] if position > noun.i + 1 else []

    def _nominal(self, position: int, end: int) -> list[Reference]:
        """ "the company", "us" where a name might stand."""
        for token in self.doc[position : min(end, position + 6)]:
            if token.tag_ == "PRP":
                return self._of_one(token, syntax.finite_verb_above(token))
            if token.tag_ in {"NN", "NNP"} and token.dep_ not in {"compound", "nmod:poss", "amod"}:
                return self._of_one(token, None)
            if token.tag_ not in BEFORE_NAME:
                break
        return []

    def _beside(self, mention: EntityMention, end: int) -> list[Reference]:
        """The names joined to a name by "and" or a comma, which a parse often tears apart: "Halden and Norvane"."""
        found: list[Reference] = []
        position = mention.start - 1
        while position > 0 and self.doc[position].lower_ in {"and", "&", ",", "+"}:
            before = self.mention_at(position - 1)
            if before is None or (before.start and self.doc[before.start - 1].tag_ in {"IN", "TO", "DT"}):
                # "featured in Norvane Today and Sable News, Halden has raised": of them nobody raised.
                is_list_of_others = before is not None and self.doc[before.start - 1].tag_ in {"IN", "TO"}
                found = [] if is_list_of_others else found
                break
            found.append(reference_to(self.context, before.start, before.end, before.entity))
            position = before.start - 1
        found.reverse()
        position = self.behind(mention.end, end)
        while position + 1 < end and self.doc[position].lower_ in {"and", "&", ",", "+"}:
            position += 1 + (self.doc[position].text == "," and self.doc[position + 1].lower_ == "and")
            following = self.mention_at(position)
            if following is None or self.is_modifier(following, end):
                break
            found.append(reference_to(self.context, following.start, following.end, following.entity))
            position = self.behind(following.end, end)
        return found

    def _named_subject(self, noun: Token) -> list[Reference]:
        """The name that a word belongs to; of a dateline or ticker, which parses take for subjects, the one beside."""
        mention = self.mention_at(noun.i)
        if mention is not None:
            behind = self.behind_label(mention.start, mention.end)
            if behind == mention.end:
                return [reference_to(self.context, mention.start, mention.end, mention.entity)]
            return self.leading(behind, min(behind + 30, len(self.doc)))[:1]
        if section_at(self.doc, noun.idx) is SectionType.DATELINE:
            return self._behind_dateline(noun.i)
        if (opening := self._opening_bracket(noun.i)) is not None:
            before = self.mention_at(opening - 1)
            return [reference_to(self.context, before.start, before.end, before.entity)] if before else []
        return []

    def _pronoun(self, pronoun: Token, verb: Token | None) -> list[Reference]:
        """ "Halden, a unit of Norvane, said it …": the subject of the clause above; else the one that is clear."""
        current = verb
        if current is not None and pronoun.dep_ in syntax.OBJECTS | syntax.OBLIQUES:
            # "said that the foundation had awarded it a grant": not the foundation.
            current = current.head if current.head != current else None
        for _ in range(5):
            if current is None:
                break
            subject = subject_of(current, pronoun.i)
            if subject is not None and subject.i < pronoun.i and subject.pos_ in {"NOUN", "PROPN"}:
                # "Norvane and its board agreed": "its" is not asked again for what the board belongs to.
                is_within = pronoun in subject.subtree
                found = self._of_one(subject, current) if is_within else self.of_noun(subject, current)
                return found if pronoun.lower_ in {"they", "their"} else found[:1]
            current = current.head if current.head != current else None
        if found := self._behind_dateline(pronoun.sent.start):
            return found if pronoun.lower_ in {"they", "their"} else found[:1]
        entity = resolve_subject(self.doc, pronoun.idx, pronoun.idx + len(pronoun))
        if isinstance(entity, Organization) and pronoun.lower_ in {"it", "its", "itself"}:
            return [reference_to(self.context, pronoun.i, pronoun.i + 1, entity)]
        return []

    def _known(self, reference: Reference | None) -> list[Reference]:
        return [reference] if reference is not None and reference.record_id in self._types else []


def subject_of(verb: Token, position: int) -> Token | None:
    """The subject of a verb; of two that a parse gives it the one nearest before a token.

    "Halden is in talks to buy Norvane, Reuters reported": the buyer is not Reuters.
    """
    own = [child for child in verb.children if child.dep_ in syntax.SUBJECTS and not child.dep_.startswith("csubj")]
    before = [child for child in own if child.i < position]
    if before or own:
        return before[-1] if before else own[0] if verb.dep_ not in {"ROOT"} or verb.i <= position else None
    return syntax.subject_of(verb)


def _subject_behind(current: Token, verb: Token) -> Token | None:
    """ "Backed by a grant, Halden will open a plant": a clause that opens a sentence has its subject behind it."""
    opens = verb.tag_ in {"VBN", "VBG"} and verb.i <= verb.sent.start + 1 and verb.head != verb
    if not opens or current != verb:
        return None
    return next((child for child in verb.head.children if child.dep_ in {"nsubj", "nsubj:pass"}), None)
