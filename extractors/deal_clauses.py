"""The clause of a verb that may tell a deal: who acts, on what, and what follows."""

from __future__ import annotations

from spacy.tokens import Token

from extractors import syntax
from extractors.deal_complements import Complements
from extractors.deal_cues import Cue
from extractors.deal_frames import verb_of
from extractors.deal_lexicon import cue_table, deal_words, is_joined, is_participle, lemma_of
from extractors.deal_mentions import DealMention, name_of
from extractors.deal_names import BEFORE_NAME, unique
from extractors.deal_organizations import Organizations
from extractors.deal_status import status_of, verbs_above
from extractors.deal_things import Thing, read_thing
from schemas import DealType, Reference

_AGREEING = frozenset({"agree", "sign", "enter", "reach", "strike", "ink"})


class Clause:
    """One verb with its sentence."""

    def __init__(self, organizations: Organizations, cue: Cue) -> None:
        self.organizations = organizations
        self.doc = organizations.doc
        self.verb: Token = self.doc[cue.position]
        self.lemma = verb_of(self.verb)
        self.start, self.end = organizations.sentence_at(cue.position)
        self.behind = Complements(organizations, cue.position + 1, self.end)

    def new(self, kind: DealType, is_completed_by_past: bool = False, is_weak: bool = False) -> DealMention:
        status = status_of(self.verb, self.start, False, is_completed_by_past)
        return DealMention(kind, self.verb.i, self.start, self.end, status=status, is_weak=is_weak)

    def actors(self) -> list[Reference]:
        found = self.organizations.named_to_act(self.verb) or self.organizations.actors(self.verb)
        if not found and not self.is_passive:
            found = self.organizations.before_verb(self.verb) or self.organizations.acting_before(self.verb, self.start)
        if not found and (subject := syntax.subject_of(self.verb)) is not None and subject.lower_ == "it":
            # "is Halden's largest deal since it bought Norvane"
            found = self.organizations.others_before(max(subject.i, self.start), [])
        found = self.organizations.with_others(found, self.verb, self.start) if found else found
        is_misread = not found and self.verb.tag_ == "NNS"
        if is_misread or self.organizations.is_headline(self.start, self.end):
            leading = self.organizations.leading(self.start, self.verb.i)
            if not found or {one.record_id for one in found} & {one.record_id for one in leading}:
                return unique([*found, *leading])
        return found

    @property
    def is_passive(self) -> bool:
        if any(child.dep_ in {"aux:pass", "auxpass", "nsubj:pass"} for child in self.verb.children):
            return True
        following = self.doc[self.verb.i + 1].lower_ if self.verb.i + 1 < self.end else ""
        if self.verb.tag_ == "VBN" and self.verb.dep_ == "conj":
            # "was discovered by Halden and licensed to Norvane"
            return any(child.dep_ in {"aux:pass", "auxpass"} for child in self.verb.head.children)
        return (self.verb.tag_ == "VBN" and self.verb.dep_ == "acl") or (is_participle(self.verb) and following == "by")

    def has_money(self) -> bool:
        return self.organizations.has_money(self.verb.i, self.end)

    def is_of_a_share(self) -> bool:
        """ "a majority stake in the cosmetics company of a singer", "a 55 percent interest": a share that is told."""
        words = {token.lower_ for token in self.doc[self.verb.i + 1 : min(self.end, self.verb.i + 9)]}
        return bool(words & {"majority", "minority", "controlling", "%", "percent"}) and bool(
            words & {"stake", "interest"}
        )

    def following(self) -> str:
        """The word behind the verb: "up" of "snaps up"."""
        return self.doc[self.verb.i + 1].lower_ if self.verb.i + 1 < self.end else ""

    def owner_behind(self) -> list[Reference]:
        """ "Norvane" of "up to a 70% interest in Norvane's project"."""
        return self.organizations.owner_within(self.verb.i + 1, min(self.end, self.verb.i + 14))

    def owners_of_object(self) -> list[Reference]:
        """ "Norvane" of "several Norvane programs", "Norvane's antibody", right behind the verb."""
        for index in range(self.verb.i + 1, min(self.end, self.verb.i + 5)):
            mention = self.organizations.mention_at(index)
            if mention is not None:
                named = self.organizations.named(index)
                return [named] if named and self.organizations.is_modifier(mention, self.end) else []
            if self.doc[index].tag_ not in BEFORE_NAME:
                break
        return []

    def speaker(self, known: list[Reference]) -> list[Reference]:
        """Who says what the clause tells: of "Halden said Norvane has agreed to pay for rights" the other side."""
        names = {name_of(one) for one in known}
        current = self.verb
        for _ in range(5):
            if current.dep_ == "ccomp" and (subject := syntax.subject_of(current.head)) is not None:
                found = self.organizations.of_noun(subject, current.head)
                return [one for one in found if name_of(one) not in names][:1]
            if current.head == current:
                break
            current = current.head
        return []

    def counterparty(self) -> list[Reference]:
        """ "signed an agreement with Norvane to sell its unit": with whom, named before the infinitive."""
        if self.verb.i - 2 < self.start or self.doc[self.verb.i - 1].lower_ != "to":
            return []
        last = self.organizations.before_bracket(self.verb.i - 2)
        mention = self.organizations.mention_at(last)
        if mention is None:
            return []
        words = [token.lower_ for token in self.doc[max(self.start, mention.start - 7) : mention.start]]
        named = self.organizations.named(last)
        before = words[: words.index("with")] if "with" in words else []
        return [named] if named and any(word in cue_table("agreement") for word in before) else []

    def prefix(self) -> str:
        """ "out" of "out-licensed"."""
        return (
            self.doc[self.verb.i - 2].lower_
            if self.verb.i > self.start + 1 and is_joined(self.doc, self.verb.i - 2)
            else ""
        )

    def agent_before(self) -> list[Reference]:
        """ "was discovered by Halden and licensed to Norvane": who does the first does the second."""
        agent = syntax.agent_of(self.verb.head) if self.verb.dep_ == "conj" else None
        return self.organizations.of_noun(agent) if agent is not None else []

    def is_agreed(self) -> bool:
        """Whether the verb hangs on an agreement: "agreed to sell", "signed a deal to buy"."""
        return any(lemma_of(verb) in _AGREEING for verb in verbs_above(self.verb)[:3])

    def object(self) -> Thing | None:
        position = self.verb.i + 1
        while position < self.end and (
            self.doc[position].tag_ in {"RB", "RP"}
            or self.doc[position].dep_ == "compound:prt"
            or (self.doc[position].lower_ in {"of", "with"} and self.lemma in {"dispose", "part"})
        ):
            position += 1
        return read_thing(self.organizations, position, self.end)

    def subject_thing(self) -> Thing | None:
        """What a passive is about: its subject, or the noun that it describes."""
        if described := self.organizations.described_by(self.verb):
            # "Norvane, acquired by Halden in 2020, …"
            return Thing("organization", described)
        subject = syntax.subject_of(self.verb)
        is_of_deal = self.verb.dep_ == "acl" and lemma_of(self.verb.head) in cue_table("agreement")
        is_agreed = self.verb.dep_ == "xcomp" and self.is_agreed()
        if (is_of_deal or is_agreed) and self.verb.tag_ == "VBN" and (found := self.organizations.actors(self.verb)):
            # "Norvane signed a deal to be acquired by a consortium", "Norvane, which agreed to be bought by Halden"
            return Thing("organization", found)
        if subject is None or subject.lower_ in {"which", "that", "who"}:
            subject = self.verb.head if self.verb.dep_ in {"acl", *syntax.RELATIVE_CLAUSES} else subject
        if subject is None:
            return None
        is_part = subject.lower_ in deal_words("business")
        if not is_part and (found := self.organizations.of_noun(subject, self.verb)):
            return Thing("organization", found)
        return read_thing(self.organizations, subject.left_edge.i, max(subject.i + 1, self.verb.i))
