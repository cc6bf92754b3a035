"""A linear-chain CRF that learns from tags of which several may be allowed: a set without products does not deny them.

The loss of a text is the negative log of the probability of all tag sequences that its annotation allows.
Lafferty et al. 2001; partial labels as Bellare and McCallum 2007.
"""

import torch

IMPOSSIBLE = -10_000.0


def names_loss(scores: torch.Tensor, moves: torch.Tensor, allowed: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
    """Scores and allowed are (texts, words, tags); one loss a text. A tag sequence may not start within a name."""
    texts = scores.shape[0]
    restricted = scores.masked_fill(~allowed, IMPOSSIBLE)
    both = log_partition(torch.cat([scores, restricted]), moves, torch.cat([lengths, lengths]))
    return both[:texts] - both[texts:]


def log_partition(scores: torch.Tensor, moves: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
    inside = torch.tensor([IMPOSSIBLE * (tag > 0 and tag % 2 == 0) for tag in range(scores.shape[-1])])
    alpha = scores[:, 0] + inside
    for word in range(1, scores.shape[1]):
        following = (alpha[:, :, None] + moves).logsumexp(1) + scores[:, word]
        alpha = torch.where((word < lengths)[:, None], following, alpha)
    return alpha.logsumexp(-1)
