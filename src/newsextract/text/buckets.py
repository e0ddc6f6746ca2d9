"""Numbers and shares as one of a few names, which features can be made of."""

from __future__ import annotations

from collections.abc import Sequence

NEAR = ((0, "0"), (1, "1"), (2, "2"), (4, "3-4"), (8, "5-8"))
FARTHEST = NEAR[-1][0]  # lines


def bucket(number: int) -> str:
    """A number as one of a few names: «0», «1», «2», «3-4», «5-8», «9+»."""
    return next((name for most, name in NEAR if number <= most), "9+")


def share_name(share: float, names: Sequence[tuple[float, str]], rest: str) -> str:
    """Return a share as one of a few names."""
    return next((name for most, name in names if share < most), rest)
