"""What sort of article it is: a press release, an exhibit of a filing, or news.

"BOSTON, Jan. 12, 2026 (GLOBE NEWSWIRE) -- Acme today …"      press_release
"Exhibit 99.1" at the top                                     filing
"""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import urlsplit

Kind = Literal["news", "press_release", "filing", "unknown"]

_BEGINNING = 2_000
_WIRE = re.compile(
    r"/\s?(?:PR ?Newswire|CNW|24-7PressRelease|EINPresswire|Cision|PRWeb)[\w. -]{0,30}/"
    r"|[(\[](?:[\w.]{1,20} ){0,2}(?:\w{0,15}(?:newswire|media ?wire|press ?wire|access ?wire)|BUSINESS ?WIRE|"
    r"Marketwired|Newsfile Corp\.?|PRWEB|Newsworthy\.ai|NewsUSA)\b[^()\[\]]{0,40}[)\]]"
    r"|[–—-]\s?(?:[\w.]{1,20} ){0,2}\w{0,15}(?:newswire|mediawire)\s?[–—-]"
    r"|\bFOR IMMEDIATE RELEASE\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"\btoday (?:announced|reported|launched|unveiled|introduced|released)\b|\bannounced today\b"
    r"|\bis (?:pleased|proud|excited|thrilled|delighted|honou?red) to (?:announce|introduce|share|report)\b"
    r"|\bproudly (?:announces|introduces|presents)\b"
)
"""How companies write of themselves; reporters write "said on Monday"."""
_EXHIBIT = re.compile(
    r"^\W*EX(?:HIBIT)?[\s-]*(?:99(?:\.\d{1,2})?|\([a-z]\)(?:\([a-z0-9]\))*)\s*$", re.IGNORECASE | re.MULTILINE
)
_WIRE_HOSTS = re.compile(
    r"newswire|mediawire|presswire|press-?release|(?:^|\.)(?:businesswire|accesswire|newsfilecorp|prweb|cision|openpr|prlog|"
    r"blockchainwire|marketwired|newsdirect|media-outreach|newsworthy)\."
)
_RELEASE_PATH = re.compile(r"/(?:press|news|media)[-_]?releases?(?:[-_]details?)?/|/pressreleases?/", re.IGNORECASE)


def kind_of(text: str, url: str | None, *, is_news: bool = False) -> Kind:
    """`is_news`: whether its page says that it is a news article."""
    beginning = text[:_BEGINNING]
    host, path = _host_and_path(url)
    if _EXHIBIT.search(beginning[:400]) or host.endswith("sec.gov"):
        return "filing"
    is_on_wire = _WIRE_HOSTS.search(host) or _RELEASE_PATH.search(path)
    if is_on_wire or _WIRE.search(beginning) or (not is_news and _LEAD.search(beginning)):
        return "press_release"
    return "news" if is_news or host else "unknown"


def _host_and_path(url: str | None) -> tuple[str, str]:
    try:
        address = urlsplit(url or "")
        return address.hostname or "", address.path
    except ValueError:  # "http://[broken"
        return "", ""
