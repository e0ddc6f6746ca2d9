"""The lists of rules as the documents print them. Run this file to print them anew."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import Any

from newsextract.entities import aliases
from newsextract.names import find as names
from newsextract.quotes import alone, borders, cues, headlines, indirect, pieces
from newsextract.quotes.speakers import excluded, resolve
from newsextract.roles import find as roles
from newsextract.rules import Rule
from newsextract.text import kinds

DOCS = Path(__file__).parent.parent / "docs"
PAGES = tuple(DOCS / f"{page}.md" for page in ("quotations", "entities", "guides/furniture", "guides/furniture.ru"))
LISTS: dict[str, tuple[Rule[Any], ...]] = {  # numbered, with what each rule says and all its examples
    "cues": cues.RULES,
    "alone": alone.RULES,
    "pieces": pieces.RULES,
    "headlines": headlines.RULES,
    "indirect": indirect.RULES,
    "names": resolve.NAMES,
    "settled": resolve.SETTLED,
    "ends": borders.ENDS,
    "excluding": excluded.EXCLUDING,
}
ROWS: dict[str, tuple[Rule[Any], ...]] = {  # a row each, with the first example
    "tagged": names.RULES,
    "aliases": aliases.ALIASES,
    "titles": roles.STRATEGIES,
    "kinds": kinds.KINDS,
}
TABLE = re.compile(r"(?<=<!-- rules )(?P<name>\w+) -->\n(?P<old>.*?)(?=<!-- end -->)", re.DOTALL)
ROW = re.compile(r"^\| `(?P<name>\w+)` \| [^|]* \|(?P<measured>.*)$", re.MULTILINE)
MARK = re.compile(r"[\[{](?P<words>[^\]}]*)[\]}]\d?")


def with_tables(page: str) -> str:
    """The page with every list of rules as it stands in the code."""
    return TABLE.sub(lambda match: f"{match['name']} -->\n{printed(match['name'], match['old'])}", page)


def printed(name: str, old: str) -> str:
    """A list of rules; rows keep the columns behind their example, which say what was measured."""
    return table(LISTS[name]) if name in LISTS else rows(ROWS[name], old)


def rows(rules: tuple[Rule[Any], ...], old: str) -> str:
    """Rules in their order, a row each: the name, the first example, and what was measured of it."""
    head = [line for line in old.splitlines() if line and not ROW.match(line)]
    measured = {match["name"]: match["measured"] for match in ROW.finditer(old)}
    unmeasured = " – |" * (head[0].count("|") - 3)
    lines = [f"| `{rule.name}` | {shown(rule.examples[0])} |{measured.get(rule.name, unmeasured)}" for rule in rules]
    return "\n".join(["", *head, *lines, "", ""])


def shown(example: str) -> str:
    """An example with its marked words in bold, and without what must come of it."""
    text = MARK.sub(lambda match: f"**{match['words']}**", example.partition(" => ")[0])
    return text.replace("<", "").replace(">", "").replace("|", "\\|")


def table(rules: tuple[Rule[Any], ...]) -> str:
    """Rules in their order, each with what it says and its examples."""
    lines = []
    for number, rule in enumerate(rules, start=1):
        summary = (inspect.getdoc(rule.decide) or "").partition("\n\n")[0].replace("\n", " ")
        lines += [f"{number}. `{rule.name}`: {summary}", "", *(f"        {line}" for line in rule.examples), ""]
    return "\n".join(["", *lines])


if __name__ == "__main__":
    for path in PAGES:
        path.write_text(with_tables(path.read_text(encoding="utf-8")), encoding="utf-8")
