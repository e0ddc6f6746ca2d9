"""`python -m newsextract`: the command."""

from newsextract.command import main

if __name__ == "__main__":  # worker processes import this module
    raise SystemExit(main())
