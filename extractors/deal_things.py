"""What is bought, sold or licensed: a company, a stake in one, a business of one, rights.

"a 60% stake in Norvane"       ->  stake, of Norvane
"Norvane's dairy business"     ->  business, owned by Norvane
"the rights to AB-123"         ->  rights
"a Danish maker of cheese"     ->  company, without a name
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from extractors.deal_lexicon import deal_words
from extractors.deal_organizations import Organizations
from extractors.reading import span_at
from schemas import Product, Reference

ThingKind = Literal["organization", "stake", "business", "company", "rights"]

_IN_PHRASE = frozenset(
    [
        "DT",
        "PDT",
        "JJ",
        "JJR",
        "JJS",
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "PRP$",
        "CD",
        "RB",
        "VBN",
        "VBG",
        "HYPH",
        "POS",
        "$",
        "SYM",
    ]
)
_REACH = 26
_HELD = frozenset({"stake", "stakes", "interest", "interests", "holding", "holdings"})
_HARD_STOPS = frozenset({"from", "for", "by", "with", "at", "on", "after", "through", "as", "under", "via"})


@dataclass
class Thing:
    kind: ThingKind
    organizations: list[Reference] = field(default_factory=list)
    """The company itself, or the one whose stock it is."""
    owners: list[Reference] = field(default_factory=list)
    """Whose business or right it is."""
    phrase: Reference | None = None
    """The words for a thing that is no organization: "dairy business"."""
    end: int = 0


def read_thing(organizations: Organizations, position: int, end: int) -> Thing | None:
    """The thing that a phrase beginning at a token speaks of; None for what is no object of a deal."""
    doc = organizations.doc
    owners: list[Reference] = []
    kind: ThingKind | None = None
    start, head, core = position, -1, -1
    limit = min(end, position + _REACH)
    while position < limit:
        token = doc[position]
        mention = organizations.mention_at(position)
        if mention is not None:
            if organizations.is_modifier(mention, end):
                owners = [reference for reference in [organizations.named(position)] if reference]
                if kind in {"business", "rights"} and core >= 0:
                    # "two units of Norvane's parent"
                    return Thing(kind, [], owners, _phrase(organizations, start, core), mention.end)
                position = mention.end
                start, head = position, -1
                continue
            if kind == "business" or kind == "rights":
                owners = organizations.listed(position, end)[0]
                return Thing(kind, [], owners, _phrase(organizations, start, core if core >= 0 else head), mention.end)
            if kind is None and _are_goods(organizations, mention.end, end):
                # "the acquisition of new Halden X21 units": goods that bear its name
                return None
            found, after = organizations.listed(position, end)
            return Thing("stake" if kind == "stake" else "organization", found, owners, None, after)
        if product := _product_at(organizations, position, head):
            if not owners:
                return product
            # "Norvane's prostate cancer drug PX-12"
            name = product.phrase or next(iter(product.organizations), None)
            return Thing("business", [], owners, name, product.end) if head >= 0 else None
        word = token.lower_
        is_genitive = token.tag_ == "POS" and head >= 0 and doc[head].tag_ == "NN"
        if is_genitive and (holders := organizations.of_noun(doc[head])):
            # "the sale of the firm's medicine": whose it is, by a noun
            owners, start, head = holders, position + 1, -1
            position += 1
            continue
        if token.tag_ in {"NN", "NNS", "NNP", "NNPS"} or word in {"all", "majority", "%", "remainder", "rest"}:
            head = position
            position += 1
        elif (
            token.tag_ in _IN_PHRASE
            or (doc[position - 1].text == "-" and head >= 0)
            or word in {"-", "–", "®", "™", "/", "100", "and", "&"}
            or token.tag_ == "CC"
        ):
            if token.tag_ == "CC" and kind is None and head >= 0 and _kind_of(doc[head].lower_) == "business":
                # "a fuel business and related companies"
                kind, core = "business", head
            position += 1
        elif token.text == "(":
            after = organizations.behind(position, end)
            if after == position:
                break
            position = after
        elif word in {"of", "in"} and head >= 0:
            kind = kind or _kind_of(doc[head].lower_)
            if kind == "stake" and doc[position + 1 : position + 3].text.lower() == "the latter":
                return Thing("stake", organizations.others_before(position, owners), owners, None, position + 3)
            if kind == "company" or (kind is None and word != "of"):
                break
            core = head if kind and core < 0 else core
            position += 1
        elif token.text == "," and position + 2 < limit and _goes_on(organizations, position, head):
            position += 1
        elif token.text == "," and head >= 0 and _kind_of(doc[head].lower_) in {"business", "company"}:
            # "its wound-care subsidiary, Norvane": the name stands behind.
            if (named := organizations.mention_at(position + 1)) is None or organizations.is_modifier(named, end):
                break
            name = organizations.named(position + 1)
            return Thing("organization", [name] if name else [], owners, None, named.end)
        else:
            break
    if kind is None and (described := _described(organizations, start, end)) is not None:
        return described
    return _unnamed(organizations, start, head, owners, kind, position)


_NAME = 8


def _described(organizations: Organizations, start: int, end: int) -> Thing | None:
    """ "5416 Wyoming Ave., an 80,000-square-foot building": a property by its address or name."""
    doc = organizations.doc
    comma = next((k for k in range(start + 1, min(end, start + _NAME)) if doc[k].text == ","), None)
    if comma is None or comma + 2 >= end or doc[comma + 1].lower_ not in {"a", "an", "the"}:
        return None
    last = comma - 1 - (doc[comma - 1].text == ".")
    if doc[last].tag_ not in {"NNP", "NNPS"} or not (doc[start].tag_ in {"NNP", "NNPS"} or doc[start].is_digit):
        return None
    head = next((k for k in range(comma + 2, min(end, comma + 14)) if doc[k].lower_ in _PREMISES), None)
    span = span_at(doc, doc[start].idx, doc[comma - 1].idx + len(doc[comma - 1]))
    return Thing("business", [], [], Reference(text=span.text, span=span), comma) if head is not None else None


_PREMISES = frozenset(
    {"building", "property", "mine", "hotel", "center", "centre", "warehouse", "complex", "community", "apartments"}
    | {"facility", "portfolio", "campus", "tower", "park", "project"}
)


def _are_goods(organizations: Organizations, position: int, end: int) -> bool:
    """Whether a product stands behind a name and a noun behind that: "X21 units" of "new Halden X21 units"."""
    product = organizations.context.named_at(position) if position < end else None
    if product is None or _product_at(organizations, position, -1) is None:
        return False
    return product.end >= end or organizations.doc[product.end].tag_ in {"NN", "NNS"}


def _goes_on(organizations: Organizations, comma: int, head: int) -> bool:
    """ "a profitable, family-owned maker", "revenue-generating, award-winning Norvane": the comma parts adjectives."""
    before, behind, after = (organizations.doc[comma + step] for step in (-1, 1, 2))
    if head < 0:
        return behind.tag_ in {"JJ", "NN"}
    is_compound = before.tag_ in {"VBG", "VBN", "JJ"} and head < comma - 1
    return is_compound and (behind.tag_ == "JJ" or after.text == "-")


def _product_at(organizations: Organizations, position: int, head: int) -> Thing | None:
    """What a name that reads as a product's stands for: a medicine or a brand, else the company that sells it.

    "acquired Luciva® from Norvane" is of a business; in "acquired Pomelo for $40 million" the company goes by it.
    """
    mention = organizations.context.named_at(position)
    if mention is None or not isinstance(mention.entity, Product) or mention.end - position > 4:
        return None
    tokens = organizations.doc[position : mention.end]
    name = Reference(text=tokens.text, span=span_at(organizations.doc, tokens.start_char, tokens.end_char))
    behind = organizations.doc[mention.end].text if mention.end < len(organizations.doc) else ""
    if mention.entity.type in {"drug", "device"} or behind in {"®", "™"} or any(c.isdigit() for c in tokens.text):
        return Thing("business", [], [], name, mention.end)
    is_bare = head < 0 or _kind_of(organizations.doc[head].lower_) in {"company", None}
    is_address = position > 0 and organizations.doc[position - 1].tag_ == "CD"
    is_name = not is_address and tokens.text[0].isupper() and not (tokens.text.isupper() and len(tokens.text) < 5)
    return Thing("organization", [name], [], None, mention.end) if is_bare and is_name else None


def _unnamed(
    organizations: Organizations, start: int, head: int, owners: list[Reference], kind: ThingKind | None, end: int
) -> Thing | None:
    doc = organizations.doc
    if head < 0:
        pronoun = doc[start] if start < len(doc) else None
        if pronoun is not None and pronoun.tag_ == "PRP" and not owners:
            found = organizations.of_noun(pronoun)
            return Thing("organization", found, [], None, start + 1) if found else None
        return Thing("organization", owners, [], None, end) if owners and doc[start - 1].tag_ != "POS" else None
    kind = kind or _kind_of(doc[head].lower_)
    nominal = organizations.listed(start, end)[0] if kind in {"company", None} and not owners else []
    if nominal:
        return Thing("organization", nominal, [], None, end)
    if kind is None:
        return None
    if kind == "stake" and owners and doc[head].lower_ in _HELD:
        # "Norvane's stake": held by Norvane; "Norvane's shares" are those of Norvane
        return Thing("stake", [], owners, None, end)
    if kind == "stake" and owners:
        return Thing("stake", owners, [], None, end)
    if owners == [] and doc[start].tag_ == "PRP$" and kind != "company":
        owners = organizations.of_noun(doc[start])
    if kind == "stake" and doc[head].tag_ == "NNP" and doc[head - 1].tag_ in {"IN", "NNP"} and not owners:
        # "a minority interest in Builders": a name that no record has
        first = head
        while doc[first - 1].tag_ == "NNP":
            first -= 1
        if organizations.context.named_at(head) is None and doc[first - 1].lower_ == "in":
            span = span_at(doc, doc[first].idx, doc[head].idx + len(doc[head]))
            return Thing("stake", [Reference(text=span.text, span=span)], [], None, end)
    phrase = None if kind == "stake" else _phrase(organizations, start, head)
    return Thing(kind, [], owners, phrase, end)


def _kind_of(word: str) -> ThingKind | None:
    for kind in ("rights", "stake", "business", "company"):
        if word in deal_words(kind):
            return kind
    return None


def _phrase(organizations: Organizations, start: int, head: int) -> Reference | None:
    """The words from the first that tells something to the head: "dairy business"."""
    doc = organizations.doc
    while start < head and (doc[start].tag_ in {"DT", "PDT", "PRP$", "POS", "CD", "RB"} or not doc[start].is_alpha):
        start += 1
    if head < start:
        return None
    tokens = doc[start : head + 1]
    span = span_at(doc, tokens.start_char, tokens.end_char)
    return Reference(text=" ".join(span.text.split()), span=span)
