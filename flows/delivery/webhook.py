"""A webhook as a target: changes are POSTed in batches, signed as "Standard Webhooks" has it.

    FACTWIRE_WEBHOOK_SECRET=whsec_… factwire export --store news.db --to https://hooks.example.org/facts

    webhook-id: msg_5d41…            the same when a batch is sent again: what to tell repeats by (also Idempotency-Key)
    webhook-timestamp: 1767225600
    webhook-signature: v1,<base64 of HMAC-SHA256 over "id.timestamp.body">     one for each secret

    {"type": "factwire.changes", "contract": "1.1", "source": "store_1f40fc92da241694", "kinds": ["claim", "deal"],
     "since": 12, "cursor": 51, "changes": […]}

The first request of a delivery is {"type": "factwire.hello", …}: a receiver that cannot read this contract refuses it.
If it answers with {"cursors": {"claim": 51, …}}, it keeps the cursors itself, in the transaction of its rows, and the
delivery starts there; otherwise they are kept on this machine, and a batch whose answer was lost comes again.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from flows.connections import Network
from flows.delivery.base import Batch, KindState, State
from flows.delivery.envelope import envelope, mapped_envelope
from flows.delivery.files import FilesTarget
from flows.delivery.plan import Plan
from flows.posting import Answer, post
from flows.retrying import with_retries
from schemas import CONTRACT_VERSION, ConfigError, SourceError, StoreError

SECRET_VARIABLE: Final = "FACTWIRE_WEBHOOK_SECRET"
_SHORTEST_SECRET: Final = 16


class WebhookTarget(FilesTarget):
    batch_size = 100

    def __init__(
        self,
        url: str,
        *,
        secret: str | None,
        network: Network | None = None,
        folder: Path | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`secret` may be several, parted by spaces: one is on its way out. `folder` is where cursors are kept."""
        self._url = url
        self._keys = [secret_key(part) for part in (secret or "").split()]
        self._network = network or Network()
        self._sleep = sleep
        parts = urlsplit(url)
        shown = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/…"  # many a webhook's path is its password
        if not self._keys:
            raise ConfigError(f"{shown}: what is sent is signed: {SECRET_VARIABLE} holds the secret")
        if parts.scheme == "http" and not (self._network.allow_private or self._network.allow_loopback):
            raise ConfigError(f"{shown}: http is for this machine and private networks (--allow-private)")
        name = hashlib.sha256(url.encode()).hexdigest()[:16]
        super().__init__(shown, (folder or state_folder()) / f"{parts.hostname}-{name}.json")

    def prepare(self, plan: Plan) -> Plan:
        self._plan = plan
        return plan

    def state(self, source: str) -> State:
        told = super().state(source)
        cursors = _cursors_in(self._send(self._message("hello", source)))
        if cursors is None:
            return told
        return {
            table.kind: _known_there(cursors[table.kind], table.mapping.digest, told.get(table.kind))
            for table in self._plan
            if table.kind in cursors
        }

    def apply(self, batch: Batch) -> None:
        changes = [
            envelope(item.change)
            if self._plan.mapping.is_own
            else mapped_envelope(item, self._plan.tables[item.change.kind])
            for item in batch.items
        ]
        if changes:
            reach = {"since": batch.since, "cursor": batch.cursor}
            self._send({**self._message("changes", batch.source), **reach, "changes": changes})
        self._note(batch)

    def _message(self, type_: str, source: str) -> dict[str, Any]:
        kinds = list(self._plan.tables)
        return {"type": f"factwire.{type_}", "contract": CONTRACT_VERSION, "source": source, "kinds": kinds}

    def _send(self, message: dict[str, Any]) -> Answer:
        body = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        identity = f"msg_{hashlib.sha256(body).hexdigest()[:32]}"
        try:
            return with_retries(lambda: self._post(identity, body), self._sleep)
        except SourceError as error:
            raise StoreError(f"cannot deliver to {self.name}: {error.message}", concerns=self.name) from error

    def _post(self, identity: str, body: bytes) -> Answer:
        moment = str(int(time.time()))
        headers = {
            "Content-Type": "application/json",
            "Idempotency-Key": identity,
            "webhook-id": identity,
            "webhook-timestamp": moment,
            "webhook-signature": " ".join(signature(key, identity, moment, body) for key in self._keys),
        }
        return post(self._network, self._url, body, headers)


def signature(key: bytes, identity: str, moment: str, body: bytes) -> str:
    """ "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4="."""
    digest = hmac.new(key, f"{identity}.{moment}.".encode() + body, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode()}"


def secret_key(secret: str) -> bytes:
    """ "whsec_" and base64, or any text of 16 bytes or more. Raises ConfigError, which does not repeat it."""
    key = secret.encode()
    if secret.startswith("whsec_"):
        try:
            key = base64.b64decode(secret.removeprefix("whsec_"), validate=True)
        except binascii.Error:
            raise ConfigError(f"{SECRET_VARIABLE}: what follows “whsec_” is no base64") from None
    if len(key) < _SHORTEST_SECRET:
        raise ConfigError(f"{SECRET_VARIABLE}: a secret has {_SHORTEST_SECRET} bytes at least")
    return key


def state_folder() -> Path:
    """Where cursors of receivers that keep none are kept: factwire/deliveries in the user's state folder."""
    folder = os.environ.get("XDG_STATE_HOME") or "~/.local/state"
    try:
        return Path(folder).expanduser() / "factwire" / "deliveries"
    except RuntimeError:  # a user without a home
        raise ConfigError("XDG_STATE_HOME has to name a folder in which the cursor is kept") from None


def _known_there(cursor: int, mapping: str, told: KindState | None) -> KindState:
    """Where a receiver says that it is; with what was kept here of that place."""
    if told and (told.cursor, told.mapping) == (cursor, mapping):
        return told
    return KindState(cursor=cursor, contract=CONTRACT_VERSION, mapping=mapping)


def _cursors_in(answer: Answer) -> dict[str, int] | None:
    try:
        told = json.loads(answer.content)
    except ValueError:
        return None
    cursors = told.get("cursors") if isinstance(told, dict) else None
    if not isinstance(cursors, dict):
        return None
    return {kind: cursor for kind, cursor in cursors.items() if type(cursor) is int and cursor >= 0}
