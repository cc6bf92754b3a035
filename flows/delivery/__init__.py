"""Delivery: a store's records into databases and files that other projects own, and kept up to date there.

from flows.delivery import deliver
report = deliver("news.db", "postgresql://facts@db.example/warehouse", mapping="mapping.toml")
"""

from flows.delivery.base import DeliveryReport, Target
from flows.delivery.delivering import deliver
from flows.delivery.envelope import envelope
from flows.delivery.mapping import Mapping, read_mapping
from flows.delivery.targets import TARGETS, open_target

__all__ = ["TARGETS", "DeliveryReport", "Mapping", "Target", "deliver", "envelope", "open_target", "read_mapping"]
