"""The words that name the terms of a deal, as expressions over the text beside a figure."""

from __future__ import annotations

import re

from schemas.deals import TermKind


def _words(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b", re.IGNORECASE)


SHARES = re.compile(r"\b(?:shares?|ADSs?|ADRs?|units?|warrants?|stock)\b", re.IGNORECASE)

KEYS: tuple[tuple[TermKind, re.Pattern[str]], ...] = (
    (
        "option_fee",
        _words(
            r"option(?:[- ]exercise)? (?:fees?|payments?)",
            r"exercise (?:fees?|payments?)",
            r"for an? (?:exclusive )?option",
        ),
    ),
    (
        "milestones",
        _words(
            r"milestones?",
            r"(?<=^ )more (?:if|when|as|once|depending)",
            r"(?:if|when|once|as) [\w ,-]{0,50}(?:goals?|targets?|objectives?|events?) (?:is|are)",
            r"earn-?outs?",
            r"contingent (?:value rights?|payments?|consideration)",
        ),
    ),
    (
        "upfront",
        _words(
            r"up[- ]?front",
            r"(?:initial|signing|down|one-time)(?: cash)? payments?",
            r"(?:on|at|upon) (?:signature|signing)",
            r"(?<=^ )(?:now|at once|immediately|straight away)",
        ),
    ),
    (
        "equity",
        _words(
            r"equity (?:investment|stake|purchase|component)s?",
            r"(?:in|of) (?:[\w’']+ ){0,3}(?:common )?(?:equity|stock|shares)"
            r"(?! (?:deal|transaction|swap|offer|merger)|-for-)",
        ),
    ),
    ("royalty", _words(r"royalt(?:y|ies)")),
    (
        "valuation",
        _words(
            r"(?:enterprise|equity|market) value",
            r"valuations?",
            r"valu(?:e|ing|es) [^,;]{1,60}? at",
            r"valued at",
        ),
    ),
)
"""The terms that a noun beside the amount names, in the order in which they are looked for."""
TOTALS = re.compile(
    r"\b(?:total|aggregate|potential|overall|headline|transaction|deal|contract)(?: \w+){0,2}? "
    r"(?:value|consideration|payments?|proceeds|amount)\b|\bgross proceeds\b|\bpurchase price\b|"
    r"\b(?:a|the) price of\b|\bprice tag\b|"
    r"\b(?:worth|totall?ing|totals|totall?ed|representing)\b|\bconsideration\b",
    re.IGNORECASE,
)
MEASURED = re.compile(
    r"^(?:\w+ ){0,2}(?:gross proceeds|purchase price|(?:aggregate|total) (?:consideration|principal amount|price))\b",
    re.IGNORECASE,
)
"""What an amount measures that is a total: "The gross proceeds from the offering are expected to be $2 million"."""
PRINCIPAL = re.compile(r"^\s*(?:(?:in|of) )?(?:an )?(?:aggregate |total )?principal amount\b", re.IGNORECASE)
COMPARED = re.compile(
    r"\b(?:surpass\w*|exceed\w*|eclips\w*|topp\w*|beating|dwarf\w*|(?:larger|bigger|more) than|compared (?:to|with)|"
    r"up from|down from) (?:the|its|a|an|last)\b[^,;]{0,20}$",
    re.IGNORECASE,
)
"""Before the sum of another deal: "surpassing the $32 billion buyout of 2007"."""
OF_ALL = re.compile(
    r"\b(?:(?:for|with|to|at|worth|representing) (?:an? )?(?:potential |possible |combined )?(?:total|aggregate)|"
    r"total(?: potential)? (?:deal |transaction )?(?:value|consideration))(?: \w+){0,4} of(?: (?:up to|more than|about|"
    r"approximately|over|nearly|around|as much as))?\s*$|\b(?:for|with) a total of(?: up to)?\s*$",
    re.IGNORECASE,
)
NO_PRICE = re.compile(
    r"\b(?:par value|exercise price|exercisable|strike price|conversion price|closing (?:share |bid |sale )?price|"
    r"price target|target price|(?:share|stock) price (?:reach|exceed|ris|fall|trad)\w*|"
    r"valuation range|dividends?|earnings)\b[^;.]{0,50}$",
    re.IGNORECASE,
)
NO_PRICE_BEHIND = re.compile(r"^\W*(?:par value|closing|exercise)\b", re.IGNORECASE)
"""Prices that nobody pays in the deal: "par value $0.001 per share", "warrants exercisable at $6.00"."""
WARRANTS = re.compile(
    r"\b(?:option to (?:purchase|buy)(?: up to)?(?: an)?(?: additional)?|over-?allotment|finder[’']?s?[’']? warrants|"
    r"warrants? to (?:purchase|buy)(?: up to)?|broker warrants|repurchase[ds]?)\W*(?:[\w,]+ ){0,4}$|\bwarrants\b",
    re.IGNORECASE,
)
OF_WARRANTS = re.compile(
    r"\bwarrants? (?:to (?:purchase|buy|acquire)|for)\b[^;.]*$|\bexercisable\b[^;]*$", re.IGNORECASE
)
"""Before a price of what may be bought later: "warrants to purchase 2,000,000 shares at $6.00 per share"."""
OF_OTHERS = re.compile(
    r"\b(?:markets?|industry|sector|products?|prizes?|analysts?)\b[^;.]{0,40}\bvalued at\b|\bvaluation range\b|"
    r"\bone of [^;.]{0,60}\bvalued at\b|"
    r"\b(?:markets?|industry|sector) (?:is|was|are)\b",
    re.IGNORECASE,
)
"""A valuation of something else than the company: "where the market is valued at $3.7 billion"."""
NET = _words(
    r"net proceeds", r"bring(?:s|ing)", r"to date", r"termination fee", r"break-?up fee", r"revenues?", r"sales of"
)
"""What is beside the terms: what remains of them, what was raised before, what a company sells."""
NOUNS = re.compile(
    r"^[\s-]{0,2}(?:\(?(?:[A-Z$€£]{2,3})\)? )?(?:(?!(?:to|for|that|and|by|from|with)\b)[\w.-]+ ){0,5}?"
    r"(?:all-cash |all-stock )?"
    r"(?:deal|bid|offer|approach|transaction|acquisition|takeover|buyout|merger|purchase|sale|financing|round|funding|series|seed|"
    r"(?:public |direct |private |bought |rights )?offering|ipo|placement|investment|grants?|award|contract|order|"
    r"donation|contribution|gift|"
    r"settlement|agreement|pact|partnership|collaboration|loan|facility|capital|equity|pipe|(?:line|letter) of credit|"
    r"notes?|bonds?|debentures?|stake|commitment)\b",
    re.IGNORECASE,
)
IN_FUNDING = re.compile(
    r"^\s*(?:\([^)]{1,24}\) )?(?:in|of|from|via|through) (?:an? |its |the )?(?:[\w-]+ ){0,5}?"
    r"(?:funding|financing|capital|round|series|seed|grants?|offering|ipo|placement|investments?|proceeds|debt|equity)\b",
    re.IGNORECASE,
)
PAID = re.compile(
    r"\b(?:for|pay(?:s|ing)?|paid|rais(?:es?|ed|ing)|invest(?:s|ed|ing)?|secur(?:es?|ed|ing)|clos(?:es?|ed|ing)|"
    r"land(?:s|ed)?|lend(?:s|ing)?|lent|inject(?:s|ed|ing)?|puts?|putting|sell|sold|pour(?:s|ed|ing)?|net(?:s|ted)?|"
    r"bag(?:s|ged)?|snag(?:s|ged)?|pick(?:s|ed)? up|pull(?:s|ed)? in|nab(?:s|bed)?|attract(?:s|ed)?|fetch|"
    r"issue[ds]?|settle[sd]?|wins?|won|borrow(?:s|ed|ing)?|offer(?:s|ed|ing)|bids?|commit(?:s|ted)?|"
    r"collect(?:s|ed)?|proceeds of|hop(?:es|ing) for|take[sn]? in|taking in|took in|through a|contribut(?:es?|ed)|"
    r"award(?:s|ed|ing)?|receiv(?:es?|ed|ing)|of|settle for)(?: on)?"
    r"(?: (?:an?|the|up|to|at|about|around|approximately|roughly|nearly|over|least|more|than|some|total|of|aggregate|"
    r"cash|additional|us|just|under|almost|in|excess|another|its|oversubscribed|new))*\s*$",
    re.IGNORECASE,
)
PAYING = re.compile(
    r"\b(?:paid|pays|will pay|(?:is|are) paying)(?: [A-Z][\w.]*){0,3}"
    r"(?: (?:between|about|around|up|to|a|total|of|more|than))*\s*$",
    re.IGNORECASE,
)
FOR = re.compile(
    r"\bfor(?: (?:up|as|much|as|to|about|around|approximately|nearly|over|more|than|some|a|total|of))*\s*$",
    re.IGNORECASE,
)
CASH = re.compile(r"^\s*(?:in|of) (?:an all-|all-)?(?:cash|stock|shares)|^\s*(?:deal|transaction)", re.IGNORECASE)
KINDS_OF_MILESTONE: tuple[tuple[TermKind, re.Pattern[str]], ...] = (
    (
        "development_milestones",
        re.compile(r"\b(?:development|developmental|clinical|preclinical|research)\b", re.IGNORECASE),
    ),
    ("regulatory_milestones", re.compile(r"\b(?:regulatory|approvals?)\b", re.IGNORECASE)),
    ("sales_milestones", re.compile(r"\b(?:sales|commercial|commerciali[sz]ation)\b", re.IGNORECASE)),
)
EACH = re.compile(
    r"^\s*(?:(?:in cash )?for (?:each|every)\b[^,;]{0,40}\bshare\b|each|apiece|a share|per share|per ADS|a unit)\b",
    re.IGNORECASE,
)
ISSUING = re.compile(
    r"\b(?:sell(?:s|ing)?|sold|offer(?:s|ed|ing)?|issu(?:e|es|ed|ing)|sale|issuance) (?:up to |of )?"
    r"(?:up to |an aggregate of )?\s*$",
    re.IGNORECASE,
)
DEALS = re.compile(r"\b(?:deal|transaction|acquisition|takeover|merger|buyout|offer|agreement)\b", re.IGNORECASE)
OWN_FIGURES = re.compile(
    r"^\s*(?:in|of) (?![\w, -]{0,60}milestone)(?:[\w-]+ ){0,3}?(?:assets|revenues?|sales|savings|"
    r"synergies|debt|earnings|profits?|EBITDA|contracts|claims|turnover|market)\b",
    re.IGNORECASE,
)
"""What a company has or earns: "adds $292 billion in assets under advisement"."""
GIVEN = re.compile(
    r"\b(?:lend|lends|lent|lending|award(?:s|ed)?|gave|gives?|given|giving|grant(?:s|ed)?|paid|pays?|paying|donat(?:es?|ed|ing)|fund(?:s|ed)?|support(?:s|ed|ing)?)\b[^;]{0,60}$",
    re.IGNORECASE,
)
"""Behind the receiver: "will lend Norvane $20 million"."""
OR_ALL = re.compile(r"^\s*(?:including|in (?:total|all|cash)|[.,;])")
JOINTS = re.compile(r"\b(?:and|plus|as well as|including|includes|of which|with)\b|[;(]", re.IGNORECASE)
