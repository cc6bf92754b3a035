"""Moments as feeds, sitemaps and files write them; the zone is kept, because "Monday" counts from the local day."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def iso_moment(written: str | None) -> datetime | None:
    """ "2026-01-12T07:00:00+08:00" or "2026-01-12" (midnight UTC); None for anything else."""
    try:
        return _aware(datetime.fromisoformat((written or "").strip()))
    except (ValueError, OverflowError):
        return None


def mail_moment(written: str | None) -> datetime | None:
    """ "Mon, 12 Jan 2026 07:00:00 +0800", the form of RSS; None for anything else."""
    try:
        return _aware(parsedate_to_datetime((written or "").strip()))
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _aware(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
