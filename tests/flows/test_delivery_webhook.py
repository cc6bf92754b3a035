"""The webhook: signed, in batches, tried again, told apart; and never sent where it should not go."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.connections import Network
from flows.delivery import DeliveryReport, deliver
from flows.delivery.webhook import WebhookTarget, secret_key
from flows.settings import load_settings
from flows.stores import Store, open_store
from schemas import ConfigError, StoreError
from tests.flows.delivered_articles import example, fill
from tests.flows.delivery_places import SECRET, Receiver, receiving


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving(Receiver()) as opened:
        yield opened


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"{tmp_path}/ours.db") as opened:
        fill(opened, 3)
        yield opened


def send(store: Store, receiver: Receiver, folder: Path, *, secret: str = SECRET, at_once: int = 100) -> DeliveryReport:
    target = WebhookTarget(
        receiver.url, secret=secret, network=Network(allow_loopback=True), folder=folder, sleep=lambda _: None
    )
    target.batch_size = at_once
    try:
        return deliver(store, target)
    finally:
        target.close()


def test_every_message_is_signed_as_standard_webhooks_has_it(store: Store, receiver: Receiver, tmp_path: Path) -> None:
    old = "the-secret-that-is-on-its-way-out"
    send(store, receiver, tmp_path, secret=f"{SECRET} {old}")
    assert len(receiver.bodies) == 2
    for headers, body in zip(receiver.headers, receiver.bodies, strict=True):
        signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
        for key, signature in zip(
            (base64.b64decode(SECRET.removeprefix("whsec_")), old.encode()),
            headers["webhook-signature"].split(),
            strict=True,
        ):
            digest = hmac.new(key, signed, hashlib.sha256).digest()
            assert signature == "v1," + base64.b64encode(digest).decode()
        assert headers["idempotency-key"] == headers["webhook-id"]
        assert headers["content-type"] == "application/json"


def test_a_batch_says_what_it_is(store: Store, receiver: Receiver, tmp_path: Path) -> None:
    send(store, receiver, tmp_path, at_once=6)
    hello, *batches = receiver.messages
    assert (hello["type"], hello["contract"], hello["kinds"][0]) == ("factwire.hello", "1.1", "article")
    assert [batch["type"] for batch in batches] == ["factwire.changes"] * 3
    reach = [(batch["since"], batch["cursor"]) for batch in batches]
    assert reach[0][0] == 0 and reach[-1][1] == store.last_change()
    assert [start for start, _ in reach[1:]] == [end for _, end in reach[:-1]]
    claim = next(change for change in batches[0]["changes"] if change["kind"] == "claim")
    assert claim["value"]["amount"]["value"] == "12500000.50"


def test_what_is_busy_gets_the_same_message_again(store: Store, receiver: Receiver, tmp_path: Path) -> None:
    receiver.answers = [503, 429]
    report = send(store, receiver, tmp_path)
    assert sum(report.put.values()) == 15
    assert len({headers["webhook-id"] for headers in receiver.headers[:3]}) == 1
    assert len(set(receiver.bodies[:3])) == 1


def test_what_fails_leaves_the_cursor_where_it_was(store: Store, receiver: Receiver, tmp_path: Path) -> None:
    send(store, receiver, tmp_path)
    store.write(example(8))
    receiver.answers = [500] * 3
    with pytest.raises(StoreError, match="HTTP 500"):
        send(store, receiver, tmp_path)
    assert send(store, receiver, tmp_path).put["claim"] == 1
    assert len(receiver.changes) == 20


def test_a_batch_whose_answer_was_lost_has_its_id_again(store: Store, receiver: Receiver, tmp_path: Path) -> None:
    send(store, receiver, tmp_path / "one")
    send(store, receiver, tmp_path / "two")  # nothing is known here of the first time
    assert receiver.headers[1]["webhook-id"] == receiver.headers[3]["webhook-id"]
    assert len(receiver.changes) == 15


def test_a_receiver_that_refuses_the_contract_gets_no_row(store: Store, receiver: Receiver, tmp_path: Path) -> None:
    receiver.answers = [422]
    with pytest.raises(StoreError, match=r"HTTP 422 .*not now"):
        send(store, receiver, tmp_path)
    assert receiver.changes == []


def test_a_redirect_is_not_followed(store: Store, receiver: Receiver, tmp_path: Path) -> None:
    receiver.answers = [302]
    with pytest.raises(StoreError, match="HTTP 302"):
        send(store, receiver, tmp_path)


def test_this_machine_is_no_receiver_unless_it_is_allowed(
    store: Store, receiver: Receiver, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("FACTWIRE_WEBHOOK_SECRET", SECRET)
    with pytest.raises(ConfigError, match="http is for this machine and private networks"):
        deliver(store, receiver.url)
    with pytest.raises(StoreError, match="refused: loopback address"):
        deliver(store, receiver.url.replace("http:", "https:"))
    assert receiver.bodies == []
    deliver(store, receiver.url, allow_private=True)
    assert len(receiver.changes) == 15


@pytest.mark.parametrize("secret", ["short", "whsec_$$$$", "whsec_c2hvcnQ="])
def test_a_bad_secret_is_refused_and_not_repeated(secret: str) -> None:
    with pytest.raises(ConfigError, match="FACTWIRE_WEBHOOK_SECRET") as error:
        secret_key(secret)
    assert secret not in str(error.value)


def test_the_secret_is_not_shown() -> None:
    settings = load_settings({"FACTWIRE_WEBHOOK_SECRET": SECRET})
    assert SECRET not in repr(settings) and SECRET not in settings.model_dump_json()


def test_a_mapping_gives_their_names(store: Store, receiver: Receiver, tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.toml"
    mapping.write_text('[claim]\ntable = "c"\n[claim.columns]\nref = "id"\nlink = "article.url"\namount = "value"\n')
    target = WebhookTarget(receiver.url, secret=SECRET, network=Network(allow_loopback=True), folder=tmp_path)
    deliver(store, target, mapping=mapping)
    target.close()
    value = json.loads(receiver.bodies[-1])["changes"][0]["value"]
    assert value["link"] == "https://news.example/0"
    assert value["amount"] == "12500000.50"
