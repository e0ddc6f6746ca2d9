"""The rules for quotations as docs/quotations.md prints them. Run this file to print them anew."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import Any

from newsextract.quotes import alone, headlines, indirect, pieces
from newsextract.quotes.speakers import resolve
from newsextract.rules import Rule

PAGE = Path(__file__).parent.parent / "docs" / "quotations.md"
LISTS: dict[str, tuple[Rule[Any], ...]] = {
    "alone": alone.RULES,
    "pieces": pieces.RULES,
    "headlines": headlines.RULES,
    "indirect": indirect.RULES,
    "names": resolve.NAMES,
    "settled": resolve.SETTLED,
}
TABLE = re.compile(r"(?<=<!-- rules )(?P<name>\w+) -->\n.*?(?=<!-- end -->)", re.DOTALL)


def with_tables(page: str) -> str:
    """The page with every list of rules as it stands in the code."""
    return TABLE.sub(lambda match: f"{match['name']} -->\n{table(LISTS[match['name']])}", page)


def table(rules: tuple[Rule[Any], ...]) -> str:
    """Rules in their order, each with what it says and its examples."""
    lines = []
    for number, rule in enumerate(rules, start=1):
        summary = (inspect.getdoc(rule.decide) or "").partition("\n\n")[0].replace("\n", " ")
        lines += [f"{number}. `{rule.name}`: {summary}", "", *(f"        {line}" for line in rule.examples), ""]
    return "\n".join(["", *lines])


if __name__ == "__main__":
    PAGE.write_text(with_tables(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
