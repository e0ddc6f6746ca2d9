"""The application: a page with a form, what the form asks for, and an HTTP API."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from http import HTTPStatus
from pathlib import Path
from typing import Annotated, Any, Literal, get_args
from urllib.parse import quote

from fastapi import FastAPI, File, Form, HTTPException, Request, UploadFile
from fastapi.middleware.trustedhost import TrustedHostMiddleware
from fastapi.responses import HTMLResponse, JSONResponse, Response

import newsextract
from newsextract import show
from newsextract.article import Article, Model
from newsextract.articles import Articles
from newsextract.errors import NewsextractError, OptionError, check_choice
from newsextract.extractor import Extractor
from newsextract.service.given import TEXT, Given, Read, read_given
from newsextract.service.limits import BodyLimit, Limits
from newsextract.service.page import error_page, form_page, language_of, with_failures
from newsextract.service.words import Language
from newsextract.shared import own_or_default

HERE = ("127.0.0.1", "localhost", "[::1]")  # names of this machine: a page elsewhere cannot reach it by another
Format = Literal["csv", "xlsx", "jsonl"]
MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jsonl": "application/jsonl",
}
DEFAULT = Limits()
UNREADABLE = int(HTTPStatus.UNPROCESSABLE_ENTITY)


class Text(Model):
    """What POST /extract takes."""

    text: str


class Health(Model):
    """What GET /health answers."""

    status: Literal["ok"]
    version: str
    backend: str


def create_app(
    extractor: Extractor | None = None, *, limits: Limits = DEFAULT, hosts: Sequence[str] = HERE, lang: Language = "ru"
) -> FastAPI:
    """Make the application. hosts: the names by which it may be called; ["*"] for any, behind a proxy of your own.

    OptionError for an argument that cannot be what it is.
    """
    if isinstance(hosts, str):
        raise OptionError(f"hosts must be a list of names, not {hosts!r}")
    check_choice("lang", lang, get_args(Language))
    nx = Extractor(tokens=False) if extractor is None else own_or_default(extractor)
    app = FastAPI(
        title="newsextract",
        version=newsextract.__version__,
        summary="Who is named in Russian news, what was said and by whom",
        docs_url=None,  # it would load scripts from elsewhere
        redoc_url=None,
    )
    app.add_middleware(BodyLimit, limits=limits)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))
    app.add_exception_handler(NewsextractError, refused)
    app.add_exception_handler(HTTPException, refused)
    app.add_api_route("/", page_route(limits, lang), methods=["GET"], include_in_schema=False)
    app.add_api_route("/health", health, methods=["GET"])
    app.add_api_route("/extract", extract_route(nx), methods=["POST"], response_model=Article)
    app.add_api_route("/show", show_route(nx, limits), methods=["POST"], response_class=HTMLResponse)
    app.add_api_route("/table", table_route(nx, limits), methods=["POST"], response_class=Response)
    return app


def health() -> Health:
    """Whether it is there."""
    return Health(status="ok", version=newsextract.__version__, backend=newsextract.backend)


def page_route(limits: Limits, default: Language) -> Callable[..., Any]:
    """The page with the form."""

    def page(request: Request, lang: Language | None = None) -> HTMLResponse:
        return HTMLResponse(form_page(lang or language_of(request.headers, default), limits))

    return page


def extract_route(nx: Extractor) -> Callable[..., Any]:
    """One text in, one Article out."""

    def extract(given: Text) -> Response:
        """Read one text; the answer is an Article, with offsets in code points of the text."""
        return Response(nx(given.text).model_dump_json(), media_type="application/json")

    return extract


def show_route(nx: Extractor, limits: Limits) -> Callable[..., Any]:
    """A text or files in, a page out."""

    def show_page(
        text: Annotated[str, Form()] = "",
        files: Annotated[list[UploadFile], File()] = [],  # noqa: B006  # FastAPI copies it
        lang: Annotated[Language, Form()] = "ru",
    ) -> HTMLResponse:
        """Read a text or files; the answer is a page: of one article, or of many with who is quoted how often."""
        read = read_some(given_of(text, files, limits), nx, limits)
        return HTMLResponse(result_page(read, lang))

    return show_page


def table_route(nx: Extractor, limits: Limits) -> Callable[..., Any]:
    """A text or files in, a table out."""

    def table(
        text: Annotated[str, Form()] = "",
        files: Annotated[list[UploadFile], File()] = [],  # noqa: B006
        format: Format = "csv",
        lang: Annotated[Language, Form()] = "ru",
    ) -> Response:
        """Read a text or files; the answer is a table of quotations, or with `format=jsonl` the whole results."""
        read = read_some(given_of(text, files, limits), nx, limits)
        name = quote(f"{'цитаты' if lang == 'ru' else 'quotations'}.{format}")
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
        return Response(table_file(read.articles, format, lang), media_type=MEDIA[format], headers=headers)

    return table


def given_of(text: str, files: Sequence[UploadFile], limits: Limits) -> Given:
    """What was sent: files where there are any, else the text. HTTPException where there is neither."""
    sent = [(file.filename or TEXT, file.file.read()) for file in files if file.filename or file.size]
    for _, data in sent:
        limits.check_archive(data)
    if not sent and text.strip():
        sent = [(TEXT, text.replace("\r\n", "\n").encode())]  # as forms send line breaks
    if not sent:
        raise HTTPException(UNREADABLE, "neither a text nor a file was sent")
    return Given(sent)


def read_some(given: Given, nx: Extractor, limits: Limits) -> Read:
    """What was read. HTTPException with the reasons where nothing could be."""
    read = read_given(given, nx, limits)
    if not read.articles:
        raise HTTPException(UNREADABLE, "; ".join(read.failures))
    return read


def result_page(read: Read, lang: Language) -> str:
    """The page of what was read."""
    if read.single:
        article = read.articles[0]
        return show.page(article.to_html(lang), show.first_line(article), lang)
    return with_failures(show.corpus_page(read.articles.rows(), lang), read.failures, lang)


def table_file(articles: Articles, format_: Format, lang: Language) -> bytes:
    """A file with the results; it stands on the disk only while it is written."""
    with tempfile.TemporaryDirectory(prefix="newsextract-") as folder:
        path = Path(folder) / "table"
        if format_ == "csv":
            articles.to_csv(path, delimiter=";" if lang == "ru" else ",")
        elif format_ == "xlsx":
            articles.to_excel(path)
        else:
            articles.save_jsonl(path)
        return path.read_bytes()


async def refused(request: Request, error: Exception) -> Response:
    """Why a request was not answered: a page for browsers, else JSON."""
    status, reason = (error.status_code, error.detail) if isinstance(error, HTTPException) else (UNREADABLE, str(error))
    if "text/html" in request.headers.get("accept", ""):
        return HTMLResponse(error_page(str(reason), language_of(request.headers, "ru")), status)
    return JSONResponse({"detail": reason}, status)
