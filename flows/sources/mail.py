"""Press releases that came by e-mail, saved as .eml: the text of the message, with its subject, date and sender.

    From: Acme Investor Relations <ir@acme.example>
    Subject: Acme buys Beta
    Date: Mon, 12 Jan 2026 09:00:00 +0100

gives a page with that title, moment and publisher; attachments are left aside.
"""

from __future__ import annotations

from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from typing import Final, NamedTuple

from flows.moments import mail_moment
from flows.page import Hints
from schemas import SourceError

MAILS: Final = frozenset({".eml"})
_BODIES: Final = ("text/html", "text/plain")


class Mail(NamedTuple):
    content: bytes
    content_type: str
    encoding: str | None
    hints: Hints


def read_mail(content: bytes) -> Mail:
    """The message in an .eml file. Raises SourceError where it holds no text."""
    try:
        message = message_from_bytes(content)
        parts = {part.get_content_type(): part for part in reversed(list(message.walk())) if _is_body(part)}
    except (ValueError, LookupError, RecursionError, TypeError, AttributeError) as error:  # made to be malformed
        raise SourceError("is not an e-mail that can be read") from error
    kind = next((kind for kind in _BODIES if kind in parts), None)
    body = parts[kind].get_payload(decode=True) if kind else None
    if kind is None or not isinstance(body, bytes) or not body.strip():
        raise SourceError("is an e-mail without text")
    published = mail_moment(_header(message, "Date"))
    sender = parseaddr(_header(message, "From"))[0].strip()
    hints = Hints(
        title=" ".join(_header(message, "Subject").split()) or None,
        published_at=published,
        published_basis="given" if published else None,
        publisher=sender or None,
    )
    return Mail(body, kind, parts[kind].get_content_charset(), hints)


def _is_body(part: Message) -> bool:
    return not part.is_multipart() and part.get_content_type() in _BODIES and not part.get_filename()


def _header(message: Message, name: str) -> str:
    """A header as people read it: "=?utf-8?q?Caf=C3=A9?=" is "Café"."""
    written = str(message.get(name) or "")[:2_000]
    try:
        return str(make_header(decode_header(written)))
    except (HeaderParseError, ValueError, LookupError):
        return written
