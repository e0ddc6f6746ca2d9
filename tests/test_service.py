"""The service, by a real client over a real socket."""

from __future__ import annotations

import io
import json
import os
import signal
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsextract import Article, Articles, Extractor, OptionError

httpx = pytest.importorskip("httpx")
pytest.importorskip("uvicorn")
pytest.importorskip("fastapi")
from newsextract.service import Limits, create_app  # noqa: E402
from serving import serve  # noqa: E402

TEXT = "Мэр Каменки Вера Ильина открыла мост. «Мы ждали этого два года», — сказала она."
OTHER = "По словам инженера Павла Гаранина, мост простоит полвека."
HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def service(nx: Extractor) -> Iterator[str]:
    yield from serve(create_app(Extractor(tokens=False, max_chars=200_000), limits=Limits(megabytes=0.5, texts=5)))


@pytest.fixture(scope="module")
def client(service: str) -> Iterator[Any]:
    with httpx.Client(base_url=service, timeout=60) as client:
        yield client


def test_a_text_comes_back_as_an_article(client: Any, nx: Extractor) -> None:
    answer = client.post("/extract", json={"text": TEXT})
    assert answer.status_code == 200
    article = Article.model_validate_json(answer.text)
    assert (article.quotes, article.entities) == (nx(TEXT).quotes, nx(TEXT).entities)


@pytest.mark.parametrize("given", [{}, {"text": 5}, {"text": "а", "colour": 1}, []])
def test_what_is_no_text_is_refused(client: Any, given: Any) -> None:
    assert client.post("/extract", json=given).status_code == 422


def test_what_the_extractor_refuses_says_why(client: Any) -> None:
    answer = client.post("/extract", json={"text": "a" * 200_001})
    assert answer.status_code == 422
    assert "200001 code points" in answer.json()["detail"]


def test_the_interface_is_described(client: Any) -> None:
    described = client.get("/openapi.json").json()
    assert set(described["paths"]) == {"/health", "/extract", "/show", "/table"}
    answer = described["paths"]["/extract"]["post"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert answer == {"$ref": "#/components/schemas/Article"}
    assert {"Quote", "Speaker", "Entity", "Mention"} <= described["components"]["schemas"].keys()
    assert client.get("/health").json()["status"] == "ok"


def test_a_pasted_text_is_shown(client: Any) -> None:
    answer = client.post("/show", data={"text": TEXT, "lang": "en"})
    assert answer.status_code == 200
    assert 'class="nx-means nx-PER"' in answer.text
    assert "Who said what" in answer.text


def test_several_files_are_a_report_with_what_failed(client: Any) -> None:
    files = [
        ("files", ("a.txt", TEXT.encode("cp1251"), "text/plain")),
        ("files", ("b.csv", f'id,date,text\n1,2024-05-01,"{OTHER}"\n2,2024-05-02,\n'.encode(), "text/csv")),
    ]
    page = client.post("/show", files=files, data={"lang": "ru"}).text
    assert "Кого цитируют чаще всего" in page
    assert "Павел Гаранин" in page
    assert "b.csv, row 3: the text is empty" in page


def test_one_good_text_beside_a_bad_one_does_not_hide_it(client: Any) -> None:
    files = [("files", ("a.txt", TEXT.encode())), ("files", ("b.pdf", b"%PDF"))]
    page = client.post("/show", files=files).text
    assert "Вера Ильина" in page
    assert "b.pdf: a PDF, not text" in page


def test_tables_to_take_along(client: Any, tmp_path: Path) -> None:
    csv = client.post("/table?format=csv", data={"text": TEXT, "lang": "ru"})
    assert "filename*=UTF-8''%D1%86" in csv.headers["content-disposition"]
    assert csv.content.decode("utf-8-sig").splitlines()[1].split(";")[3] == "Мы ждали этого два года"
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(client.post("/table?format=xlsx", data={"text": TEXT}).content))
    assert book.sheetnames == ["quotes", "entities", "mentions"]
    (tmp_path / "a.jsonl").write_bytes(client.post("/table?format=jsonl", data={"text": TEXT}).content)
    assert len(Articles.load_jsonl(tmp_path / "a.jsonl")) == 1


def test_offsets_are_those_of_the_text_with_its_own_line_breaks(client: Any) -> None:
    sent = client.post("/table?format=jsonl", data={"text": f"Мост\r\n{TEXT}"})
    assert json.loads(sent.text)["article"]["text"] == f"Мост\n{TEXT}"


@pytest.mark.parametrize("path", ["/table?format=csv", "/table?format=xlsx", "/show"])
def test_what_cannot_be_read_is_no_empty_answer(client: Any, path: str) -> None:
    answer = client.post(path, files=[("files", ("a.txt", b" \n")), ("files", ("b.pdf", b"%PDF"))])
    assert answer.status_code == 422
    assert answer.json()["detail"] == "a.txt: the text is empty; b.pdf: a PDF, not text: save its text first"


def test_nothing_sent_is_told(client: Any) -> None:
    answer = client.post("/show", data={"text": "  "}, headers=HTML)
    assert answer.status_code == 422
    assert "neither a text nor a file" in answer.text
    assert answer.headers["content-type"].startswith("text/html")


def test_too_much_is_refused_whatever_length_is_declared(client: Any) -> None:
    assert client.post("/extract", json={"text": "а" * 300_000}).status_code == 413
    assert client.post("/show", data={"text": "а" * 600_000}).status_code == 413

    def chunks() -> Iterator[bytes]:
        yield b'{"text": "'
        for _ in range(60):
            yield b"a" * 10_000
        yield b'"}'

    answer = client.post("/extract", content=chunks(), headers={"Content-Type": "application/json"})
    assert answer.status_code == 413


def test_an_archive_that_unpacks_to_too_much_is_refused(client: Any) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "а" * 5_000_000)
    answer = client.post("/show", files=[("files", ("a.zip", packed.getvalue()))])
    assert answer.status_code == 413
    assert "unpacks to 10 MB" in answer.text


def test_more_texts_than_are_read_are_told(client: Any) -> None:
    rows = "".join(f'{n},"{OTHER}"\n' for n in range(9))
    page = client.post("/show", files=[("files", ("a.csv", f"id,text\n{rows}".encode()))]).text
    assert "only the first 5 texts are read" in page


def test_markup_that_is_sent_stays_text(client: Any) -> None:
    evil = "<script>alert(1)</script>"
    page = client.post("/show", data={"text": f"{evil} {TEXT} {evil}"}).text
    assert "<script" not in page
    page = client.post("/show", files=[("files", (f"{evil}.pdf", b"%PDF"))], headers=HTML).text
    assert "<script" not in page
    assert "a PDF, not text" in page


def test_it_answers_under_names_of_this_machine_only(client: Any) -> None:
    """A page elsewhere that lets its own name point here gets nothing."""
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400
    assert client.get("/", headers={"Host": "localhost"}).status_code == 200
    assert "access-control-allow-origin" not in client.get("/", headers={"Origin": "http://evil.example"}).headers


def test_the_page_speaks_the_language_of_the_browser(client: Any) -> None:
    def title(path: str, language: str) -> str:
        return str(client.get(path, headers={"Accept-Language": language}).text.partition("<h1>")[2].partition("<")[0])

    assert title("/", "ru-RU,ru;q=0.9,en;q=0.8") == "Кто что сказал"
    assert title("/", "en-GB,ru;q=0.2") == "Who said what"
    assert title("/", "fr") == "Кто что сказал"
    assert title("/?lang=en", "ru") == "Who said what"


def test_the_command_serves_this_machine_until_it_is_stopped(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "newsextract", "serve", "--port", "0", "--lang", "en"]
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment) as run:
        assert run.stdout is not None
        address = run.stdout.readline().split()[4]
        answer = httpx.post(f"{address}/show", data={"text": TEXT}, timeout=60)
        assert "Вера Ильина" in answer.text
        run.send_signal(signal.SIGINT)
        assert run.wait(20) in (0, 130)
    assert address.startswith("http://127.0.0.1:")
    assert list(tmp_path.iterdir()) == []  # nothing of it is left


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"extractor": 5}, "extractor must be an Extractor or None, not 5"),
        ({"hosts": "news.example.org"}, "hosts must be a list of names, not 'news.example.org'"),
        ({"lang": "de"}, "lang must be one of ru, en, not 'de'"),
    ],
)
def test_an_option_of_the_app_says_what_it_cannot_be(nx: Extractor, options: dict[str, Any], message: str) -> None:
    with pytest.raises(OptionError, match=message):
        create_app(**{"extractor": nx, **options})


def test_a_port_that_is_taken_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    from newsextract.command import main

    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        assert main(["serve", "--port", str(other.getsockname()[1])]) == 2
    assert "--port takes another" in capsys.readouterr().err
