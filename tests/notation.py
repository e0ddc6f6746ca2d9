"""The one-line notation for cases.

    «[Мы готовы], — {сказал} <Иванов>. — [Ждём вас]». => direct: Иванов

[content], {cue} and <mention> stand in a Russian text. A number after a closing bracket tells several apart; equal
numbers join the parts of one quotation, or the mentions of one entity; a cue or a mention without a number belongs to
all. `\\n` is a line break. `@rule/strategy` behind the speaker, where given, must be the evidence; the rule alone or
`@/strategy` will do. A line without `=>` must find nothing; `XFAIL ` before it is a known failure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

CASES = Path(__file__).parent / "cases"
PAIRS = {"[": "]", "{": "}", "<": ">"}
EXPECTATION = re.compile(r"(?:(?P<digit>\d+) )?(?P<type>\w+)(?:: (?P<name>[^@]+?))?(?: @(?P<evidence>\w*(?:/\w+)?))?")

Place = tuple[int, int]


@dataclass
class Case:
    """A parsed line: the text without brackets, places by bracket and digit, what is expected of each digit.

    evidence: digit -> the names of the rule and of the strategy, "" where none is given.
    """

    text: str
    places: dict[str, dict[str, list[Place]]]
    expected: dict[str, tuple[str, str | None]]
    xfail: bool
    evidence: dict[str, tuple[str, str]] = field(default_factory=dict)
    where: str = field(default="")


def parse(line: str) -> Case:
    """Parse one line. Raise ValueError for brackets that do not match."""
    xfail = line.startswith("XFAIL ")
    marked, _, right = line.removeprefix("XFAIL ").replace("\\n", "\n").partition(" => ")
    text, places = unbracket(marked)
    expected, evidence = {}, {}
    for item in filter(None, right.split("; ")):
        match = EXPECTATION.fullmatch(item.strip())
        if match is None:
            raise ValueError(f"not an expectation: {item!r}")
        digit = match["digit"] or ""
        expected[digit] = (match["type"], match["name"])
        if match["evidence"]:
            rule, _, strategy = match["evidence"].partition("/")
            evidence[digit] = (rule, strategy)
    return Case(text, places, expected, xfail, evidence)


def unbracket(marked: str) -> tuple[str, dict[str, dict[str, list[Place]]]]:
    """The text without brackets, and the places they marked: bracket -> digit -> places."""
    text = ""
    open_: list[tuple[str, int]] = []
    places: dict[str, dict[str, list[Place]]] = {bracket: {} for bracket in PAIRS}
    index = 0
    while index < len(marked):
        char = marked[index]
        if char in PAIRS:
            open_.append((char, len(text)))
        elif open_ and char == PAIRS[open_[-1][0]]:
            bracket, start = open_.pop()
            digit = re.match(r"\d*", marked[index + 1 :])[0]  # type: ignore[index]
            places[bracket].setdefault(digit, []).append((start, len(text)))
            index += len(digit)
        else:
            text += char
        index += 1
    if open_:
        raise ValueError(f"a bracket is not closed: {marked!r}")
    return text, places


def read_cases(*names: str) -> list[Case]:
    """All cases of the files, each with its place as `file:line`."""
    cases = []
    for name in names:
        for number, line in enumerate((CASES / name).read_text(encoding="utf-8").splitlines(), start=1):
            if line.strip() and not line.startswith("#"):
                case = parse(line)
                case.where = f"{name}:{number}"
                cases.append(case)
    return cases
