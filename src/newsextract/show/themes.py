"""Colours of pages, light and dark; tests hold their contrast at WCAG AA.

The theme follows the page around: Jupyter, VS Code, Colab, mkdocs-material, else the system's.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from newsextract.show.markup import Markup, asset, element

Palette = Mapping[str, str]
LIGHT: Palette = {
    "back": "#ffffff", "soft": "#f5f7f9", "text": "#1b1f24", "dim": "#57606a", "line": "#dbe1e7", "said": "#8a4b00",
    "PER": "#dbeafe", "PER-label": "#1e3a8a", "ORG": "#fde8d0", "ORG-label": "#7c2d12",
    "LOC": "#d8f3dc", "LOC-label": "#14532d", "number": "#6b3f00", "number-text": "#ffffff",
    "sure0": "#ffffff", "sure1": "#fffbf0", "sure2": "#fff7e0", "sure3": "#fff0c7", "lit": "#ffd257",
    "accent": "#1f4fa3", "accent-text": "#ffffff", "direct": "#1f4fa3", "partial": "#6f97d6", "indirect": "#b9cdee",
    "women": "#7a4fb5", "men": "#1d8a7c", "unknown": "#c3cad2",
}  # fmt: skip
DARK: Palette = {
    "back": "#16191d", "soft": "#1e2328", "text": "#e6e9ed", "dim": "#9aa4af", "line": "#343b43", "said": "#e3b341",
    "PER": "#1d3557", "PER-label": "#a9c7ff", "ORG": "#4a2c12", "ORG-label": "#ffc48a",
    "LOC": "#17402a", "LOC-label": "#9be3b4", "number": "#e3b341", "number-text": "#16191d",
    "sure0": "#1c1c1a", "sure1": "#25221a", "sure2": "#302a19", "sure3": "#3b3219", "lit": "#6b5410",
    "accent": "#8db4ff", "accent-text": "#10151b", "direct": "#8db4ff", "partial": "#5b80c4", "indirect": "#3c5684",
    "women": "#b691ea", "men": "#4fc3b3", "unknown": "#4a525b",
}  # fmt: skip
BLOCK = ".newsextract, .newsextract-page"
# how Jupyter, VS Code, Colab, mkdocs-material and our own pages say which theme they show
SHOWN: tuple[tuple[str, Palette], ...] = (
    ('[data-jp-theme-light="true"], .vscode-light, html[theme="light"], [data-md-color-scheme="default"]', LIGHT),
    ('[data-jp-theme-light="false"], .vscode-dark, html[theme="dark"], [data-md-color-scheme="slate"]', DARK),
)


@cache
def style(*sheets: str) -> Markup:
    """The colours and the style sheets that are named, as one element."""
    rules = [f"{BLOCK} {{ {variables(LIGHT)} }}"]
    rules.append(f"@media (prefers-color-scheme: dark) {{ {BLOCK} {{ {variables(DARK)} }} }}")
    rules += [f":is({where}) :is({BLOCK}) {{ {variables(palette)} }}" for where, palette in SHOWN]
    return element("style", Markup("\n".join([*rules, *map(asset, sheets)])))


def variables(palette: Palette) -> str:
    """A palette as variables of CSS."""
    return " ".join(f"--nx-{name}: {colour};" for name, colour in palette.items())
