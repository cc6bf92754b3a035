"""The tables of factwire 0.1: articles, records, visits. Nobody migrates to them; this is where the way begins."""

revision = "1"
down_revision = None


def upgrade() -> None:
    raise NotImplementedError("stores are made with the tables of the latest version")
