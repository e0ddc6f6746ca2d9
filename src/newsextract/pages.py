"""From a web page to an article: `pip install '.[pages]'` in a clone. Nothing is fetched: the caller gives the page.

trafilatura finds the text of the article and what the page says of it; the rest (menus, comments, captions) is left
out, and of what it lets through the extractor leaves out furniture.
Offsets refer to the text that was found, `page.article.text`.
"""

from __future__ import annotations

import codecs
import re
from typing import Any

from newsextract.article import Article, Model
from newsextract.errors import OptionError, PageError
from newsextract.extractor import Extractor
from newsextract.extras import needed
from newsextract.shared import own_or_default

# <meta charset="windows-1251">, <meta http-equiv="Content-Type" content="text/html; charset=koi8-r">
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
# <figure><blockquote>Дорогу починят.</blockquote><figcaption>Павел Гаранин</figcaption></figure>
QUOTE = re.compile(
    r"(?:<figure\b[^<>]*>\s*)?<blockquote\b.*?</blockquote\s*>"
    r"(?:\s*<figcaption\b(?:(?!</figcaption).)*</figcaption\s*>\s*</figure\s*>)?",
    re.IGNORECASE | re.DOTALL,
)
FIGURE = re.compile(r"</?figure\b[^<>]*>", re.IGNORECASE)
SIGNATURE = re.compile(  # <footer>…</footer>   <div class="quote__author">…</div>   <cite>…</cite> at the end
    r"<(?:(?P<own>footer|figcaption)|(?P<told>div|p|span)(?=[^<>]*\bclass=[^<>]*(?:author|sign|caption))|(?P<last>cite))"
    r"\b[^<>]*>(?P<words>.*?)</(?(own)(?P=own)|(?(told)(?P=told)|cite))\s*>(?(last)(?=(?:\s*</[^<>]*>)*\s*\Z))",
    re.IGNORECASE | re.DOTALL,
)
BOLD_SIGNATURE = re.compile(  # <p><strong>Павел Гаранин</strong><br>депутат</p> at the end
    r"<(?P<tag>p|div)\b[^<>]*>\s*(?P<words><(?P<bold>strong|b)\b[^<>]*>[^<>]*</(?P=bold)\s*>(?:\s|,|<br\s*/?>)*[^<>]{0,120})</(?P=tag)\s*>"
    r"(?=(?:\s*</[^<>]*>)*\s*\Z)",
    re.IGNORECASE,
)
QUOTE_AUTHOR = re.compile(  # <div class="quote__author">Павел Гаранин</div> where no block quote is
    r"<(?P<tag>div|p|span|footer)(?=[^<>]*\bclass=[^<>]*(?:quot|cite|citat)[\w-]*(?:author|sign|caption|name))[^<>]*>"
    r"(?P<words>(?:(?!</?(?:div|p|footer)\b).)*)</(?P=tag)\s*>",
    re.IGNORECASE | re.DOTALL,
)
LINK_ALONE = re.compile(  # <p><a href="/1">Мост закрыли на ночь</a></p>
    r"<p\b[^<>]*>\s*(?:<(?:b|strong|em|i|span)\b[^<>]*>\s*)*<a\b[^<>]*>(?:(?!</a|<p\b).)*?[^\s<>.!?…»\"](?:\s|<[^<>]*>)*</a\s*>"
    r"(?:\s*</(?:b|strong|em|i|span)\s*>)*\s*</p\s*>",
    re.IGNORECASE | re.DOTALL,
)
BREAK = re.compile(r"(?:\s|,)*<br\s*/?>\s*", re.IGNORECASE)
BLOCK = re.compile(r"<(/?)(?:div|p|header|footer|figcaption)\b[^<>]*>", re.IGNORECASE)
INLINE = re.compile(r"</?(?:cite|span)\b[^<>]*>", re.IGNORECASE)
SIDE_BY_SIDE = re.compile(r"(?<=\w)(</(?:span|cite|b|strong|a)\s*>)\s*(?=<(?:span|cite|b|strong|a)\b)", re.IGNORECASE)
INLINE_QUOTE = re.compile(r"<(/?)q(?:\s[^<>]*)?>", re.IGNORECASE)
RUSSIAN = ["cp1251", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic", "utf_16"]  # encodings in which Russian is written
HEAD = 4096  # bytes in which a page declares its encoding
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class Page(Model):
    """An article with what its page says of it; None where it says nothing. `date` is YYYY-MM-DD."""

    article: Article
    title: str | None = None
    author: str | None = None
    date: str | None = None
    site: str | None = None
    url: str | None = None


def extract_page(
    page: str | bytes, url: str | None = None, extractor: Extractor | None = None, encoding: str | None = None
) -> Page:
    """Extract from a web page, as text or as bytes in the encoding that it declares.

    `encoding` is for pages that declare a wrong one: its name, or "detect" to find it by the bytes. `url` helps to
    find dates and is kept; `extractor` is the caller's own. PageError where the bytes cannot be decoded or no article
    is found, OptionError for what is neither text nor bytes.
    """
    if not isinstance(page, (str, bytes)):
        raise OptionError(f"page must be str or bytes, not {type(page).__name__}")
    for name, value in (("url", url), ("encoding", encoding)):
        if value is not None and not isinstance(value, str):
            raise OptionError(f"{name} must be str or None, not {value!r}")
    nx = own_or_default(extractor)
    found = find_article(decoded(page, encoding) if isinstance(page, bytes) else page, url)
    if found is None or not (found.text or "").strip():
        raise PageError("no text of an article was found in the page")
    return Page(
        article=nx(found.text),
        title=found.title,
        author=found.author,
        date=found.date,
        site=found.sitename,
        url=url or found.url,
    )


def find_article(page: str, url: str | None) -> Any:
    """trafilatura's document; None where it finds nothing. Comments and tables of links are no article."""
    with needed("trafilatura", "pages"), needed("lxml_html_clean", "pages"):
        from trafilatura import bare_extraction

    return bare_extraction(
        with_signatures(page), url=url, include_comments=False, include_tables=False, with_metadata=True
    )


def with_signatures(page: str) -> str:
    """The page with every quote and what signs it as paragraphs, so that neither is lost or run on.

    A paragraph that is a link and no sentence leads to another article, and is left out.
    """
    signed = QUOTE_AUTHOR.sub(signature, QUOTE.sub(with_signature, page))
    return INLINE_QUOTE.sub(lambda tag: "»" if tag[1] else "«", LINK_ALONE.sub("", signed))


def with_signature(quote: re.Match[str]) -> str:
    """A block quote in plain paragraphs, the signature behind a dash: «Дорогу починят.», «— Павел Гаранин, депутат»."""
    plain = FIGURE.sub("", quote[0])
    signed = SIGNATURE.sub(signature, plain, count=1)
    if signed == plain:
        signed = BOLD_SIGNATURE.sub(signature, plain)
    return INLINE.sub("", BLOCK.sub(r"<\1p>", signed))


def signature(found: re.Match[str]) -> str:
    """Who signs a block quote, as a paragraph of its own: «— Павел Гаранин, депутат»."""
    words = INLINE.sub("", BLOCK.sub("", SIDE_BY_SIDE.sub(r"\1, ", BREAK.sub(", ", found["words"]))))
    return f"<p>— {words.strip().lstrip('—–- ')}</p>"


def decoded(page: bytes, encoding: str | None = None) -> str:
    """The page as text: in the encoding given, else by its mark of byte order, by what it declares, as UTF-8."""
    declared = DECLARED.search(page[:HEAD])
    by_mark = next((name for mark, name in MARKS if page.startswith(mark)), None)
    found = by_mark or detected(page) if encoding == "detect" else encoding
    found = found or by_mark or (declared[1].decode("ascii") if declared else "utf-8")
    try:
        return page.decode(found)
    except LookupError:
        if found == encoding:
            raise OptionError(f"encoding {encoding!r} is not known") from None
        raise PageError(f"the page declares an encoding that is not known: {found}") from None
    except UnicodeDecodeError as error:
        raise PageError(f"the page is not {found} at byte {error.start}") from None


def detected(page: bytes) -> str:
    """The encoding that the bytes speak for: UTF-8 where they are that, else charset-normalizer's best."""
    from charset_normalizer import from_bytes

    try:
        page.decode("utf-8")
    except UnicodeDecodeError:
        best = from_bytes(page, cp_isolation=RUSSIAN).best()
        if best is None:
            raise PageError("no encoding was found in which the page can be read") from None
        return str(best.encoding)
    return "utf-8"
