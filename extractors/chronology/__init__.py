"""When: from words about time to days of the calendar.

    text → atoms → phrases → (with the publication date) periods

`extractors/times.py` is the way in; nothing here is meant for others.
"""
