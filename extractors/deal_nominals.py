"""What stands around a noun that may tell a deal: the verb over it, who acts, whose it is, what it is of."""

from __future__ import annotations

from spacy.tokens import Token

from extractors import syntax
from extractors.deal_complements import Complements
from extractors.deal_cues import Cue
from extractors.deal_lexicon import NOUN_TAGS, deal_words, has_amount, lemma_of, modifiers_of
from extractors.deal_mentions import CREDIT, JOINT_VENTURE
from extractors.deal_names import unique
from extractors.deal_organizations import Organizations
from extractors.deal_status import verbs_above
from extractors.deal_things import Thing, read_thing
from extractors.reading import records_of
from schemas import Affiliation, DealType, Person, Reference

_ADVISERS = frozenset({"adviser", "advisers", "advisor", "advisors", "counsel"})
_AIMS = frozenset({"advcl", "xcomp"})
_TELLING = frozenset({"announce", "share", "discuss", "detail", "reveal", "unveil", "report", "present"})
_RAISING = frozenset({DealType.FINANCING, DealType.OFFERING, DealType.PRIVATE_PLACEMENT})
_OF_AMOUNT = frozenset({"CD", "$", "RB", "IN", "TO", "JJR", "RBR", "DT", "JJ"})
_ONES_OWN = frozenset({DealType.OFFERING, DealType.IPO, DealType.PRIVATE_PLACEMENT})


class Nominal:
    """One noun with its sentence."""

    def __init__(self, organizations: Organizations, cue: Cue, kind: DealType) -> None:
        self.organizations = organizations
        self.doc = organizations.doc
        self.noun: Token = self.doc[cue.position]
        self.type = kind
        self.start, self.end = organizations.sentence_at(cue.position)
        self.behind = Complements(organizations, cue.position + 1, self.end)
        self.above = verbs_above(self.noun) or self._verb_before_cut()
        self.modifiers = modifiers_of(self.doc, cue.position, self.start)
        if kind in _RAISING and (verb := self._verb_of_amount()) is not None and verb not in self.above[:1]:
            self.above = [verb, *self.above]

    def _verb_of_amount(self) -> Token | None:
        """ "Halden, which …, announced $5 million in seed funding": the verb right before the amount, whatever hangs
        on it."""
        position = self.noun.i - len(self.modifiers) - 1
        if position <= self.start or self.doc[position].lower_ not in {"in", "of"}:
            return None
        first = position
        while first > self.start and (self.doc[first - 1].is_currency or self.doc[first - 1].tag_ in _OF_AMOUNT):
            first -= 1
        verb = self.doc[first - 1] if first > self.start else None
        is_verb = verb is not None and verb.tag_ in {"VBD", "VBZ", "VBN"}
        return verb if is_verb and has_amount(self.doc, first, position) else None

    def _verb_before_cut(self) -> list[Token]:
        """ "announced an $8 million Series / A Preferred equity investment": the verb of the part that was cut off."""
        first = self.noun.sent.start
        if first <= self.start:
            return []
        root = self.doc[first - 1].sent.root
        return [root] if root.pos_ == "VERB" else []

    def actors(self) -> list[Reference]:
        """Who does what the verb over the noun says: "Halden" of "Halden announced the closing of its acquisition"."""
        if advised := self._advised():
            return advised
        found: list[Reference] = []
        for verb in self.above[:1]:
            if lemma_of(verb) in deal_words("outsiders"):
                # "The law firm advised Halden on the sale of Norvane"
                return []
            # "is developed by Halden in a joint venture with Norvane": the agent acts.
            is_passive = any(child.dep_ in {"aux:pass", "auxpass", "nsubj:pass"} for child in verb.children)
            agent = syntax.agent_of(verb) if is_passive else None
            if agent is not None:
                found = self.organizations.of_noun(agent)
            else:
                found = self.organizations.actors(verb) or self.organizations.before_verb(verb)
                found = found or self.organizations.acting_before(verb, self.start) or self._told_for(verb)
                found = self.organizations.with_others(found, verb, self.start) if found else found
        if any(lemma_of(verb) in {"clear", "block", "challenge", "probe", "review"} for verb in self.above[:1]):
            return []
        if any(lemma_of(verb) == "approve" for verb in self.above[:1]):
            # "Its board approved the merger", but not "the regulator approved"
            found = [actor for actor in found if not self.organizations.is_authority(actor)]
        if self.organizations.is_headline(self.start, self.end):
            leading = self.organizations.leading(self.start, self.noun.i)
            is_acting = self.noun.dep_ not in syntax.SUBJECTS or self.type in _ONES_OWN
            if (not found and is_acting) or ({one.record_id for one in found} & {one.record_id for one in leading}):
                found = unique([*found, *leading])
        return found

    def _told_for(self, verb: Token) -> list[Reference]:
        """ "Halden CEO Jane Roe joined us to announce the acquisition of …": for whom somebody speaks."""
        subject = syntax.subject_of(verb) or (syntax.subject_of(verb.head) if verb.dep_ in _AIMS else None)
        mention = self.organizations.context.named_at(subject.i) if subject is not None else None
        if mention is None or not isinstance(mention.entity, Person) or lemma_of(verb) not in _TELLING:
            return []
        roles = records_of(self.doc, Affiliation)
        employers = [role.organization for role in roles if role.person.record_id == mention.entity.id]
        named = unique(employer for employer in employers if employer is not None and employer.record_id is not None)
        return named if len(named) == 1 else []

    def _advised(self) -> list[Reference]:
        """ "its role as adviser to Halden on the acquisition": Halden acts, not its adviser."""
        for index in range(max(self.start, self.noun.i - 16), self.noun.i - 2):
            if self.doc[index].lower_ in _ADVISERS and self.doc[index + 1].lower_ == "to":
                return self.organizations.listed(index + 2, self.noun.i)[0]
        return []

    def owners(self) -> list[Reference]:
        """ "Halden" of "Halden's acquisition", "its acquisition"."""
        for child in self.noun.children:
            if child.dep_ in syntax.POSSESSIVES and child.i < self.noun.i:
                found = self.organizations.of_noun(child, self.above[0] if self.above else None)
                is_joint = child.lower_ == "their" and bool(found) and bool(self.above)
                return self.organizations.with_others(found, self.above[0], self.start) if is_joint else found
        # "Halden's $13 billion acquisition", whatever the parse hangs the name on
        for index in range(self.noun.i - 1, max(self.start, self.noun.i - 9), -1):
            token = self.doc[index]
            if token.tag_ == "POS" and (named := self.organizations.named(index - 1)):
                return [named]
            if token.tag_ == "PRP$":
                return self.organizations.of_noun(token, syntax.finite_verb_above(token))
            if token.tag_ in {"IN", "TO", ","} or (token.tag_.startswith("VB") and token.dep_ != "amod"):
                break
        return []

    def named_before(self) -> list[Reference]:
        """Names among its modifiers: "the Norvane acquisition", "the Halden-Norvane merger"."""
        found = [self.organizations.named(token.i) for token in self.modifiers]
        has_owner = any(token.tag_ == "POS" for token in self.doc[self.start : self.noun.i][-4:])
        return [] if has_owner else unique(reference for reference in reversed(found) if reference)

    def of(self) -> Thing | None:
        """What the noun is "of" or "in": only right behind it."""
        position = self.noun.i + (3 if self.noun.lower_ == "spin" else 1)
        if position < self.end and self.doc[position].text == "(":
            position = self.organizations.behind(position, self.end)
        if self.doc[position + 1 : position + 3].text.lower() == "up to" and self.doc[position].lower_ == "of":
            # "the acquisition of up to 67% of Norvane"
            return read_thing(self.organizations, position + 3, self.end)
        is_told_behind = self.type is DealType.ACQUISITION and position < self.end and self.doc[position].text == ":"
        if position + 1 < self.end and (self.doc[position].lower_ in {"of", "in"} or is_told_behind):
            return read_thing(self.organizations, position + 1, self.end)
        return None

    def is_priced(self) -> bool:
        """ "its $350 million IPO": an amount among its modifiers."""
        return has_amount(self.doc, max(self.start, self.noun.i - 6), self.noun.i)

    def around(self) -> tuple[list[Reference], list[Reference], str]:
        """Who acts, with whom, and what they do, under an agreement: "will sell flour to Norvane under a contract"."""
        preposition = syntax.preposition_of(self.noun)
        if preposition is None or preposition.lower_ not in {"under", "in", "through", "via", "as", "on"}:
            return [], [], ""
        verbs = [token for token in self.doc[self.start : preposition.i] if token.tag_.startswith("VB")]
        if not self.above and not verbs:
            return [], [], ""
        verb = self.above[0] if self.above else verbs[-1]
        between = Complements(self.organizations, verb.i + 1, self.noun.i)
        others = between.first("from", "with", "to", "for", "by", anywhere=True)
        others = others or self.organizations.listed(verb.i + 1, self.noun.i)[0] or self.organizations.owner(verb.i + 1)
        return self.actors() or self.organizations.actors(verb), others, lemma_of(verb)

    def has_money(self) -> bool:
        return self.organizations.has_money(self.start, self.end)

    def is_definite(self) -> bool:
        before = [token.lower_ for token in self.doc[max(self.start, self.noun.i - 6) : self.noun.i]]
        return bool({"the", "this", "its", "their", "our"} & set(before)) and self.noun.tag_ in NOUN_TAGS

    def is_of_rights(self) -> bool:
        """ "an agreement for the worldwide rights to …"."""
        return bool({"rights", "license", "licence"} & {t.lower_ for t in self.doc[self.noun.i + 1 : self.noun.i + 9]})

    def is_manner(self) -> bool:
        """ "in a private placement", but not "in a concurrent private placement"."""
        before = [token.lower_ for token in self.doc[max(self.start, self.noun.i - 5) : self.noun.i]]
        return bool({"in", "through", "via"} & set(before)) and "concurrent" not in before

    def label(self) -> str:
        """ "series b" of "Series B financing", "credit" of "debt facility"."""
        doc = self.doc
        if self.type is DealType.COLLABORATION:
            words = [token.lower_ for token in doc[max(self.start, self.noun.i - 2) : self.noun.i + 1]]
            return JOINT_VENTURE if "joint venture" in " ".join(words) else ""
        if self.type is not DealType.FINANCING:
            return ""
        if lemma_of(self.noun) in {"loan", "facility", "line"}:
            return CREDIT
        for index in [self.noun.i, *[token.i for token in self.modifiers]]:
            word = doc[index].lower_
            if word == "series" and index + 1 < len(doc):
                return f"series {doc[index + 1].lower_[:1]}"
            if word in {"seed", "pre-seed"}:
                return str(word)
        return ""
