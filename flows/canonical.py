"""One address for one page: what a feed appends to tell where its readers come from makes no other article.

    canonical_url("HTTPS://Wire.example:443/a.html?id=3&utm_source=rss#top")  ->  "https://wire.example/a.html?id=3"

Only what is known to be tracking goes: `courlan`, the library for this, also drops "?20260112", "cid=" and "uid=", by
which some sites name their articles, and two articles under one address would be one lost.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import SplitResult, urlsplit

_TRACKING = re.compile(
    r"(?:utm_\w+|at_(?:medium|campaign|link\w*|format|ptr_name|creation|bbc_team)|mc_[ce]id|pk_\w+|mtm_\w+|itm_\w+|hsa_\w+"
    r"|fbclid|gclid|dclid|gclsrc|gbraid|wbraid|msclkid|yclid|twclid|igshid|_hsenc|_hsmi|mkt_tok|vero_id|oly_anon_id"
    r"|oly_enc_id|cmpid|ncid|wt\.\w+|__twitter_impression|feedtype|feedname)(?:=.*)?",
    re.IGNORECASE | re.ASCII,
)
_PORTS: Final = {"http": 80, "https": 443}


def canonical_url(url: str) -> str:
    """The address without tracking, fragment, default port and capitals of the host; a file's as it is."""
    try:
        parts = urlsplit(url.strip())
        host = _host(parts)
    except ValueError:  # "http://[broken", a port of 99999
        return url
    if parts.scheme.lower() not in _PORTS or not host:
        return url
    query = "&".join(field for field in parts.query.split("&") if not _TRACKING.fullmatch(field))
    # "#!/news/3" is how some sites name their pages; any other fragment is a place on one.
    fragment = parts.fragment if parts.fragment.startswith("!") else ""
    return SplitResult(parts.scheme.lower(), host, parts.path or "/", query, fragment).geturl()


def _host(parts: SplitResult) -> str:
    """ "user@wire.example:8080": only the host is in small letters, and a port that says nothing goes."""
    user, at, _ = parts.netloc.rpartition("@")
    name = parts.hostname or ""
    port = "" if parts.port in (None, _PORTS.get(parts.scheme.lower())) else f":{parts.port}"
    return f"{user}{at}[{name}]{port}" if ":" in name else f"{user}{at}{name}{port}"
