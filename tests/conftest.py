"""What holds for all tests: nothing is kept in the user's cache folder."""

import os

os.environ.setdefault("FACTWIRE_CACHE", "none")
