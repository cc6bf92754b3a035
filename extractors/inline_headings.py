"""Where standing text opens inside a paragraph, because the page lost a line break or had none.

"… in the fourth quarter. Media Contact: Jane Roe"                 contact, from "Media Contact:"
"… at www.acme.exampleForward-Looking Statements This press …"     forward_looking
"… for children. The post Acme opens a school appeared first on The Example."     boilerplate
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from schemas import SectionType

_SENTENCE_END = r"(?:(?<=[.!?”\"’)]\s)|(?<=[a-z0-9.!?)”\"’]))"
"""Behind a sentence, or glued to the word before it."""
_CONTACT = (
    rf"{_SENTENCE_END}"
    r"(?:(?:(?:Media|Press|Investors?|Company|Corporate|Public Relations|PR|Sales)(?: (?:and|&|/) )?){1,2} ?)?"
    r"(?:Relations )?(?:Contacts?|Inquiries|Enquiries)(?: Information| Details| Info)?(?::|(?<=Details)(?=[A-Z]))"
)
_FORWARD = (
    rf"{_SENTENCE_END}(?:(?:Cautionary |Special )?(?:Note|Statement|Language)s? (?:Regarding|About|Concerning|[Oo]n) )?"
    r"(?:(?:Safe Harbou?r|SAFE HARBOU?R)(?: Statements?| STATEMENTS?)?"
    r"|(?:Forward[- ][Ll]ooking|FORWARD[- ]LOOKING) (?:[Ss]tatements?|STATEMENTS?|[Ii]nformation|INFORMATION)):?"
    r"(?:\s(?:and |& )?(?:Disclaimers?|Disclosures?))?\s?"
    r"(?=(?:This|These|Certain|Some|Statements|The|All|Except|In|Any|Forward)\b)"
)
_MARKS = (
    r"(?:^|\s)The post [^\n]{3,300}? appeared first on [^\n]{2,60}$"
    r"|(?:^|\s)View (?:the )?(?:original|source) (?:press )?(?:release|content|version) (?:on|at)\b"
    r"|\s(?:#\s?#\s?#|-\s?30\s?-|-+\s?(?:END|ENDS)\s?-+)\s*$"
    r"|[Tt]he issuer is solely responsible for the content of this announcement"
    r"|\sSOURCE:? [A-Z][^\n.]{2,80}\.?$"
)
_HEADINGS = (
    (SectionType.CONTACT, re.compile(_CONTACT)),
    (SectionType.FORWARD_LOOKING, re.compile(_FORWARD)),
    (SectionType.BOILERPLATE, re.compile(_MARKS)),
)
_SIGNS = (
    "ontact",
    "nquiries",
    "arbo",
    "ooking",
    "LOOKING",
    "HARBO",
    "The post ",
    "View ",
    "#",
    "30",
    "END",
    "SOURCE",
    "solely resp",
)


class InlineHeading(NamedTuple):
    """Where in a paragraph a section opens, and where its heading ends."""

    type: SectionType
    start: int
    end: int


def inline_headings(text: str) -> Iterator[InlineHeading]:
    """The headings inside a paragraph, not at its start."""
    if not any(sign in text for sign in _SIGNS):
        return
    for kind, expression in _HEADINGS:
        for found in expression.finditer(text):
            start = found.start() + len(found.group()) - len(found.group().lstrip())
            if start > 0:
                yield InlineHeading(kind, start, found.end())
