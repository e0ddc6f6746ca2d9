"""The pages of the service."""

from __future__ import annotations

import html
import string
from collections.abc import Mapping, Sequence
from importlib.resources import files

from newsextract import show
from newsextract.service.limits import Limits
from newsextract.service.words import WORDS, Language


def form_page(lang: Language, limits: Limits) -> str:
    """The page with the form."""
    words = {name: html.escape(word) for name, word in WORDS[lang].items()}
    words["privacy"] = string.Template(words["privacy"]).substitute(megabytes=f"{limits.megabytes:g}")
    script, sheet = asset("form.js"), asset("form.css")
    return string.Template(asset("form.html")).substitute(
        words,
        lang=lang,
        sample=html.escape(asset("sample.txt").strip()),
        other_lang="en" if lang == "ru" else "ru",
        style=show.style() + f"<style>{sheet}</style>",
        script=script,
        hash=show.script_hash(script),
    )


def error_page(reason: str, lang: Language) -> str:
    """A page that says why there is nothing to see."""
    words = WORDS[lang]
    content = f'<div class="newsextract"><p><strong>{words["wrong"]}</strong></p><p>{html.escape(reason)}</p></div>'
    return show.page(str(show.style("article.css")) + content, words["wrong"], lang)


def with_failures(page: str, failures: Sequence[str], lang: Language) -> str:
    """A page of many articles, at its end the texts that could not be read."""
    if not failures:
        return page
    lines = "".join(f"<li>{html.escape(line)}</li>" for line in failures)
    told = f'<section class="dim"><p>{WORDS[lang]["failed"]}</p><ul>{lines}</ul></section>'
    return page.replace("<footer", f"{told}<footer", 1)


def language_of(headers: Mapping[str, str], default: Language) -> Language:
    """The language that a browser asks for first, of those that there are."""
    wanted = headers.get("accept-language", "").lower()
    first = min(("ru", "en"), key=lambda lang: wanted.find(lang) % (len(wanted) + 1))
    return first if first in wanted else default  # type: ignore[return-value]


def asset(name: str) -> str:
    """A file beside this one."""
    return (files(__package__) / name).read_text(encoding="utf-8")
