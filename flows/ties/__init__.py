"""What ties articles to one another: one story told twice, one claim, one deal, and claims that cannot both be true.

Everything here is a pure reading of extractions, two at a time at most; `flows.stores.tying` keeps what they give.
Every answer is symmetric and needs nothing but the two articles, so that the order in which articles come to a store
makes no difference.
"""
