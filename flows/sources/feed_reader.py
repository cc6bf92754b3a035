"""A feed as a stream of entries: whatever its dialect, however malformed, in linear time and constant memory.

    <item><title>Acme buys Beta</title><link>/a.html</link><dc:creator>Jane Roe</dc:creator></item>

gives Entry(texts={"title": ["Acme buys Beta"], "link": ["/a.html"], "dc:creator": ["Jane Roe"]}, links=[], base="").

No entity is resolved, no file and no address is read; what is deeper than 256 elements ends the reading, with a reason.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from html.entities import html5
from typing import Any, Final
from urllib.parse import urljoin

from lxml import etree

from flows.sources.base import READING_SECONDS, is_web_url

_CHUNK: Final = 1 << 16
_MOST_TEXT: Final = 20_000
"""Characters of one field: a title has no more that anybody wants."""
_MOST_PER_FIELD: Final = 20
_MOST_DEPTH: Final = 256
"""libxml2's own limit for trees; what is malformed on purpose costs it time that grows with the depth squared."""
_ENTRIES: Final = {"item", "entry"}
_FEEDS: Final = {"channel", "feed"}
_PARTED: Final = {"author": "name", "source": "title"}
_BASE: Final = "{http://www.w3.org/XML/1998/namespace}base"

_PREFIXES: Final = {
    "http://purl.org/dc/elements/1.": "dc:",
    "http://purl.org/dc/terms/": "dc:",
    "http://rssnamespace.org/feedburner": "feedburner:",
    "http://www.itunes.com/dtds/podcast": "itunes:",
}
_FEED_SPACES: Final = (
    *("http://www.w3.org/2005/atom", "http://purl.org/atom", "http://purl.org/rss/", "http://purl.org/net/rss"),
    *("http://backend.userland.com", "http://blogs.law.harvard.edu", "http://my.netscape.com"),
    *("http://channel.netscape.com", "http://www.w3.org/1999/02/22-rdf"),
)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,300}\?>")
_HTML_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_XML_ENTITIES: Final = {"amp", "lt", "gt", "quot", "apos"}


class _TooDeepError(Exception):
    """Ends the reading."""


@dataclass
class Entry:
    """The parts of an entry, or of the feed itself, that say what and where it is."""

    texts: dict[str, list[str]] = field(default_factory=dict)
    """By name ("title", "dc:date"; "author/name" for what an author or a source is made of)."""
    links: list[tuple[str, str]] = field(default_factory=list)
    """Those that are attributes: (rel, href)."""
    base: str = ""
    """The address that relative links count from, where the feed states one."""

    def text(self, *names: str) -> str | None:
        """The first text of the first of these fields that has one."""
        return next((text for name in names for text in self.texts.get(name, ()) if text.strip()), None)


class FeedReader:
    """Reads one feed; `feed` is known as far as it was read."""

    def __init__(self) -> None:
        self.feed = Entry()
        self.is_complete = False
        """Whether the root element was closed: a feed that was cut off is not."""
        self.reason: str | None = None
        """Why it was not read to its end, where that is known."""
        self.root: str | None = None
        """The name of the root element."""
        self._parts: list[tuple[str, str]] = []  # of the open elements: name, base
        self._entry: Entry | None = None
        self._entry_depth = 0
        self._field: str | None = None
        self._field_depth = 0
        self._text: list[str] = []
        self._done: list[Entry] = []

    def entries(self, text: str) -> Iterator[Entry]:
        """The entries of a feed, one by one."""
        parser = etree.XMLParser(
            target=self, recover=True, resolve_entities=False, no_network=True, load_dtd=False, encoding="utf-8"
        )
        content = _well_formed(text).encode("utf-8")
        spent = 0.0  # in here, not in what is done with the entries
        for start in range(0, len(content), _CHUNK):
            started = time.monotonic()
            try:
                parser.feed(content[start : start + _CHUNK])
            except (etree.XMLSyntaxError, _TooDeepError):  # beyond recovery; what was read until there counts
                break
            spent += time.monotonic() - started
            yield from self._taken()
            if spent > READING_SECONDS:
                self.reason = f"takes more than {READING_SECONDS:g} s to read: the rest is not read"
                return
        with suppress(etree.XMLSyntaxError, _TooDeepError):
            parser.close()
        self._finish_entry()
        yield from self._taken()

    def start(self, tag: str, attributes: Any) -> None:
        name = _name(tag)
        base = self._parts[-1][1] if self._parts else ""
        if _BASE in attributes:
            base = _joined(base, attributes[_BASE])
        if len(self._parts) >= _MOST_DEPTH:
            raise _TooDeepError
        self._parts.append((name, base))
        self.root = self.root or name
        if name in _ENTRIES:
            self._finish_entry()  # one that was never closed
            self._entry, self._entry_depth = Entry(base=base), len(self._parts)
        elif name == "link" and attributes.get("href"):
            # Where entities are not resolved, lxml leaves "&amp;" in an attribute as "&#38;".
            self._add_link(str(attributes.get("rel") or "alternate"), unescape(attributes["href"]), base)
        # The name within an author goes before the author's own text.
        elif (place := self._place()) and (self._field is None or "/" in place):
            self._field, self._field_depth, self._text = place, len(self._parts), []

    def data(self, data: str) -> None:
        if self._field is not None:
            self._text.append(data)

    def end(self, tag: str) -> None:
        depth = len(self._parts)
        if self._field is not None and depth <= self._field_depth:
            self._keep_field()
        if self._entry is not None and depth <= self._entry_depth:
            self._finish_entry()
        if self._parts:
            self._parts.pop()
        self.is_complete = not self._parts

    def close(self) -> None:
        """What lxml calls at the end."""

    def _place(self) -> str | None:
        """The field that the element just opened is, if it is one: a part of an entry or of the feed."""
        depth, name = len(self._parts), self._parts[-1][0]
        parent = self._parts[-2][0] if depth > 1 else ""
        if self._entry is None:
            return name if parent in _FEEDS and name in ("title", "link") else None
        if depth == self._entry_depth + 1:
            return name
        is_part = depth == self._entry_depth + 2 and parent in _PARTED
        return f"{parent}/{name}" if is_part and name == _PARTED[parent] else None

    def _add_link(self, relation: str, address: str, base: str) -> None:
        holder = self._entry if self._entry is not None else self.feed
        depth = self._entry_depth + 1 if self._entry is not None else 3
        if len(self._parts) <= depth and len(holder.links) < _MOST_PER_FIELD:
            holder.links.append((relation.strip().lower(), _joined(base, address)))

    def _keep_field(self) -> None:
        holder = self._entry if self._entry is not None else self.feed
        values = holder.texts.setdefault(self._field or "", [])
        if len(values) < _MOST_PER_FIELD:
            values.append("".join(self._text)[:_MOST_TEXT].strip())
        self._field, self._text = None, []

    def _finish_entry(self) -> None:
        if self._entry is not None:
            if self._field is not None:
                self._keep_field()
            self._done.append(self._entry)
            self._entry = None

    def _taken(self) -> list[Entry]:
        done, self._done = self._done, []
        return done


@lru_cache(maxsize=1_000)
def _name(tag: str) -> str:
    """ "title", "dc:date"; "…:title" for that of a namespace that is none of a feed's own: a picture has one, too."""
    space, brace, local = tag.rpartition("}")
    local, space = local.lower(), space[1:].lower()
    if not brace:
        # Undeclared prefixes stay in the name.
        return local.removeprefix("atom:").removeprefix("rss:").replace("dcterms:", "dc:")
    for start, prefix in _PREFIXES.items():
        if space.startswith(start):
            return prefix + local
    return local if space.startswith(_FEED_SPACES) else f"…:{local}"


def _well_formed(text: str) -> str:
    """Without what XML forbids, and with the characters that HTML's entities stand for: &eacute; is none of XML's."""
    declaration = _DECLARATION.match(text)
    text = _ILLEGAL.sub("", text[declaration.end() :] if declaration else text).lstrip()
    return _HTML_ENTITY.sub(_character, text) if "&" in text else text


def _character(entity: re.Match[str]) -> str:
    name = entity.group(1)
    return entity.group() if name in _XML_ENTITIES else html5.get(f"{name};", entity.group())


def _joined(base: str, address: str) -> str:
    try:
        joined = urljoin(base, address.strip())
    except ValueError:  # "http://[broken"
        return ""
    return joined if is_web_url(joined) or not base else base
