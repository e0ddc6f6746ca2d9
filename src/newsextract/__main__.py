"""The command, also as `python -m newsextract`. Nothing is imported before Ctrl-C is answered by a line."""

from __future__ import annotations

import sys

INTERRUPTED = 130  # the exit status of what was stopped from the keyboard, as shells count it


def main() -> int:
    """Run the command; return its exit status."""
    try:
        from newsextract.command import main as run

        return run()
    except KeyboardInterrupt:
        print("\rStopped.", file=sys.stderr)
        return INTERRUPTED


if __name__ == "__main__":  # worker processes import this module
    raise SystemExit(main())
