"""The lowest versions that pyproject.toml admits, as constraints for pip: `make test-lowest` uses them."""

from __future__ import annotations

import re
from pathlib import Path

PYPROJECT = Path(__file__).parent.parent / "pyproject.toml"
REQUIREMENT = re.compile(r'^    "(?P<name>[\w-]+)>=(?P<version>[\d.]+)', re.MULTILINE)


def main() -> None:
    """Print a line for every dependency of the package itself."""
    text = PYPROJECT.read_text(encoding="utf-8")
    start = text.index("\ndependencies")
    for found in REQUIREMENT.finditer(text[start : text.index("\n]", start)]):
        print(f"{found['name']}=={found['version']}")


if __name__ == "__main__":
    main()
