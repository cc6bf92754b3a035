"""E-mails on disk: the text of the message, whatever it is wrapped in."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta, timezone
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.http import HttpClient
from flows.sources import open_source
from flows.sources.mail import read_mail
from schemas import SourceError

MORNING = datetime(2026, 1, 12, 9, tzinfo=timezone(timedelta(hours=1)))


def release(text: str = "Acme buys Beta for €20 million.", html: str | None = None) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Acme Café Relations <ir@acme.example>"
    message["Subject"] = "Acme Café buys Beta"
    message["Date"] = "Mon, 12 Jan 2026 09:00:00 +0100"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return message


def test_a_mail_gives_its_text_subject_date_and_sender() -> None:
    mail = read_mail(release().as_bytes())
    assert mail.content.decode(mail.encoding or "").strip() == "Acme buys Beta for €20 million."
    assert mail.content_type == "text/plain"
    assert (mail.hints.title, mail.hints.publisher) == ("Acme Café buys Beta", "Acme Café Relations")
    assert (mail.hints.published_at, mail.hints.published_basis) == (MORNING, "given")


def test_its_html_goes_before_its_text_and_attachments_do_not_count() -> None:
    message = release(html="<p>Acme buys Beta.</p>")
    message.add_attachment("<p>Something else</p>", subtype="html", filename="other.html")
    mail = read_mail(message.as_bytes())
    assert (mail.content.strip(), mail.content_type) == (b"<p>Acme buys Beta.</p>", "text/html")


def test_a_folder_of_mails_is_a_source(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(release().as_bytes())
    (tmp_path / "b.eml").write_bytes(b"Subject: Nothing\n\n")
    source = open_source(str(tmp_path), http=HttpClient())
    first, second = source.discover()
    assert source.fetch(first).hints.title == "Acme Café buys Beta"
    with pytest.raises(SourceError, match="is an e-mail without text"):
        source.fetch(second)


@given(st.binary(max_size=300))
@settings(max_examples=60, deadline=None)
def test_no_bytes_make_it_crash(noise: bytes) -> None:
    for content in (noise, b"Subject: " + noise, b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" + noise):
        with suppress(SourceError):
            read_mail(content)


def test_deep_nesting_is_no_crash() -> None:
    nested = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(2_000))
    with pytest.raises(SourceError):
        read_mail(nested.encode())
