"""The command, run as a user runs it."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import newsextract
from newsextract import Article, Articles, Extractor
from newsextract.command import Request, main, read_files
from newsextract.command.store import Store
from newsextract.show import report

HERE = Path(__file__).parent
BRIDGE = HERE.parent / "examples" / "articles" / "bridge.txt"
TEXTS = [f"«Мост {n} открыт», — сказала мэр Каменки Вера Ильина." for n in range(7)]
COMMAND = [sys.executable, "-m", "newsextract"]


def run(*arguments: str | Path, stdin: bytes = b"", lang: str = "C.UTF-8") -> subprocess.CompletedProcess[bytes]:
    """A run with standard input that is no terminal, in a language."""
    environment = {**os.environ, "LC_ALL": lang, "COLUMNS": "88"}
    command = [*COMMAND, *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, env=environment)


def write_table(path: Path, texts: list[str] = TEXTS) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "date", "text"])
        writer.writerows((f"a{n}", f"2024-05-{n + 1:02}", text) for n, text in enumerate(texts))
    return path


def call(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    """The same without a process: exit status, standard output and error."""
    status = main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def stripped(text: str) -> list[str]:
    return [line.rstrip() for line in text.splitlines()]


def test_version_and_help() -> None:
    assert run("--version").stdout.decode().strip() == f"newsextract {newsextract.__version__}"
    shown = run().stdout.decode()
    assert "newsextract [OPTIONS] FILE" in shown
    assert {"--text-column", "--parquet", "train"} <= set(shown.split())


def test_a_text_is_reported(nx: Extractor) -> None:
    done = run(BRIDGE)
    assert (done.returncode, done.stderr) == (0, b"")
    assert stripped(done.stdout.decode()) == report(nx(BRIDGE.read_text(encoding="utf-8"))).splitlines()


def test_the_report_speaks_the_language_of_the_system(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "ru_RU.UTF-8")
    assert "Цитаты: 9" in call(capsys, BRIDGE)[1]
    assert "Quotations: 9" in call(capsys, BRIDGE, "--lang", "en")[1]


def test_json_of_standard_input_keeps_line_breaks(nx: Extractor) -> None:
    text = "«Мы готовы», — сказал Иванов.\r\nОн уехал.\r\n"
    done = run("-", "--json", "--tokens", stdin=text.encode("utf-16"))
    assert Article.model_validate_json(done.stdout) == nx(text)
    short = Article.model_validate_json(run("-", "--json", stdin=text.encode()).stdout)
    assert (short.quotes, len(short.tokens)) == (nx(text).quotes, 0)


def test_a_table_on_standard_output_has_the_columns_that_came_along(tmp_path: Path) -> None:
    done = run(write_table(tmp_path / "news.csv"), "--csv", "-")
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode())))
    assert [(row["article"], row["date"], row["speaker"]) for row in rows][6] == ("a6", "2024-05-07", "Вера Ильина")


def test_columns_of_csv_are_parted_as_excel_wants_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "quotes.csv"
    status, _, _ = call(capsys, write_table(tmp_path / "news.csv"), "--csv", target, "--delimiter", ";")
    rows = list(csv.DictReader(target.read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert status == 0
    assert [(row["article"], row["speaker"]) for row in rows] == [(f"a{n}", "Вера Ильина") for n in range(len(TEXTS))]


def test_all_outputs_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str], nx: Extractor) -> None:
    pytest.importorskip("pyarrow")
    pytest.importorskip("openpyxl")
    source = write_table(tmp_path / "news.csv")
    targets = {name: tmp_path / f"out.{name}" for name in ("html", "json", "jsonl", "csv", "xlsx", "parquet")}
    status, out, err = call(capsys, source, *(part for n, path in targets.items() for part in (f"--{n}", path)))
    assert (status, out) == (0, "")
    assert "Articles read: 7, quotations: 7" in err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["news.csv", *sorted(p.name for p in targets.values())]
    read = Articles.load_jsonl(targets["jsonl"])
    assert (read.ids, read.meta[0]) == (tuple(f"a{n}" for n in range(7)), {"date": "2024-05-01"})
    assert [article.quotes for article in read] == [nx(text).quotes for text in TEXTS]
    assert [row["article"]["text"] for row in json.loads(targets["json"].read_text("utf-8"))] == TEXTS
    assert "nx-PER" in targets["html"].read_text("utf-8")
    import openpyxl
    from pyarrow import parquet

    assert parquet.read_table(targets["parquet"]).to_pylist() == read.to_records()
    sheets = openpyxl.load_workbook(targets["xlsx"])
    assert [sheet.title for sheet in sheets] == ["quotes", "entities", "mentions"]
    assert sheets["quotes"].max_row == 8


def test_many_articles_are_summed_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = call(capsys, write_table(tmp_path / "news.csv"), "--lang", "ru")
    assert "Статей: 7, цитат: 7" in out
    assert "7 × Вера Ильина — мэр Каменки" in out


@pytest.mark.parametrize(("bad", "status"), [([], 0), (["", "Дождь."], 1), (["", ""], 2)])
def test_the_exit_status_says_whether_texts_failed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], bad: list[str], status: int
) -> None:
    source = write_table(tmp_path / "news.csv", bad or TEXTS)
    found, _, err = call(capsys, source, "--csv", tmp_path / "q.csv")
    assert found == status
    assert (f"{source}, row 2: the text is empty" in err) == bool(bad)
    assert (tmp_path / "q.csv").exists() == (status < 2)


def test_many_failures_are_kept_in_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = write_table(tmp_path / "news.csv", ["Дождь.", *[""] * 30])
    status, _, err = call(capsys, source, "--csv", tmp_path / "q.csv")
    assert (status, "… and 10 more" in err, "Not read: 30 of 31" in err) == (1, True, True)
    lines = (tmp_path / "q.csv.bad.jsonl").read_text("utf-8").splitlines()
    assert (len(lines), json.loads(lines[-1])["place"]) == (30, f"{source}, row 32")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--colour"], "--colour"),
        (["{}", "--table", "words"], "words"),
        (["{}", "--delimiter", "ab"], "delimiter must be one character, not 'ab'"),
        (["{}", "--csv", "{}"], "one of the files to read"),
        (["{}", "--csv", "there.csv"], "is there already"),
        (["{}", "--csv", "no/folder.csv"], "no such folder"),
        (["{}", "--csv", "."], ". is a folder"),
        (["{}", "--csv", ".", "--overwrite"], ". is a folder"),
        (["{}", "--csv", "a.txt", "--jsonl", "./a.txt"], "a.txt is to be written twice"),
        (["{}", "--csv", "-", "--jsonl", "-"], "- is to be written twice"),
        (["{}", "--processes", "0"], "processes must be 1 or more, or -1 for every core, not 0"),
        (["serve", "--port", "99999"], "port must be 0 to 65535, not 99999"),
        (["serve", "--max-megabytes", "0"], "megabytes must be more than 0, not 0"),
        (["train", "{}", "--out", "a.tar", "--type", "FIRM"], "type: 'FIRM' is no NAME=TYPE"),
        (["{}", "--watch-list", "missing.csv"], "missing.csv"),
        (["{}", "--watch-list", "{}"], "news.csv: no column 'name'"),
        (["{}", "--watch-list", "../bad.csv"], "../bad.csv, row 3: the type is 'FIRM'; there are PER, ORG, LOC"),
        (["."], "nothing to read"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    reason: str,
) -> None:
    source = write_table(tmp_path / "news.csv", TEXTS[:1])
    (tmp_path / "bad.csv").write_text("type,name\nPER,Белова\nFIRM,Маяк\n", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "there.csv").touch() if "there.csv" in arguments else None
    monkeypatch.chdir(tmp_path / "empty")
    status, out, err = call(capsys, *(argument.format(source) for argument in arguments))
    assert (status, out) == (2, "")
    assert reason in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"paths": "news.csv"}, "paths must be a list of files, not 'news.csv'"),
        ({"outputs": {"pdf": "a.pdf"}}, "outputs: the format must be one of html, json, jsonl, csv, xlsx, parquet"),
        ({"table": "words"}, "table must be one of quotes, entities, mentions, not 'words'"),
        ({"lang": "de"}, "lang must be one of ru, en, not 'de'"),
    ],
)
def test_a_request_says_what_it_cannot_be(options: dict[str, Any], message: str) -> None:
    with pytest.raises(newsextract.OptionError, match=message):
        Request(**{"paths": ("news.csv",), **options})


def test_a_request_takes_paths(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = write_table(tmp_path / "news.csv", TEXTS[:1]), tmp_path / "a.csv"
    assert read_files(Request((source,), outputs={"csv": target}, lang="en")) == 0
    assert f"Written: {target}" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet"])
def test_a_full_disk_is_a_line(capsys: pytest.CaptureFixture[str], tmp_path: Path, form: str) -> None:
    (tmp_path / f"a.{form}.unfinished").symlink_to("/dev/full")
    status, _, err = call(capsys, write_table(tmp_path / "news.csv"), f"--{form}", tmp_path / f"a.{form}")
    assert (status, len(err.splitlines())) == (2, 1)
    assert f"a.{form}: " in err
    assert "No space left on device" in err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name")
def test_a_pipe_is_written_to_and_stays_one(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    pipe = tmp_path / "a.csv"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    call(capsys, write_table(tmp_path / "news.csv"), "--csv", pipe, "--overwrite")
    assert pipe.is_fifo()
    assert os.read(reader, 100)
    os.close(reader)


@pytest.mark.skipif(os.name == "nt", reason="the shell closes it")
def test_standard_output_may_be_closed(tmp_path: Path) -> None:
    command = f"{sys.executable} -m newsextract {write_table(tmp_path / 'news.csv')} --csv - >&-"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)  # noqa: S607
    assert (done.returncode, done.stderr) == (0, b"")


def test_what_is_there_is_written_anew_when_that_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = write_table(tmp_path / "news.csv", TEXTS[:1])
    (tmp_path / "q.csv").write_text("old", encoding="utf-8")
    assert call(capsys, source, "--csv", tmp_path / "q.csv", "--overwrite")[0] == 0
    assert "Вера Ильина" in (tmp_path / "q.csv").read_text("utf-8")


def test_names_of_a_watch_list_are_linked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "names.csv").write_text("id;type;name;aliases\np7;PER;Вера Ильина;Ильина|Верочка\n", encoding="utf-8")
    source = write_table(tmp_path / "news.csv", TEXTS[:1])
    call(capsys, source, "--watch-list", tmp_path / "names.csv", "--jsonl", tmp_path / "a.jsonl")
    assert Articles.load_jsonl(tmp_path / "a.jsonl").to_records()[0]["link"] == "p7"


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_ctrl_c_while_a_part_is_written_tears_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsextract.command.store.PART", 2)
    source, target, flush = write_table(tmp_path / "news.csv"), tmp_path / "q.csv", Store.flush

    def interrupted(store: Store) -> None:
        flush(store)
        patched.undo()  # once
        signal.raise_signal(signal.SIGINT)

    with monkeypatch.context() as patched:
        patched.setattr(Store, "flush", interrupted)
        status, _, err = call(capsys, source, "--csv", target)
        assert (status, len(err.strip().splitlines()), "(2) is kept" in err) == (130, 1, True)
    assert call(capsys, source, "--csv", target)[0] == 0
    assert len(list(csv.DictReader(io.StringIO(target.read_text("utf-8-sig"))))) == len(TEXTS)


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_ctrl_c_before_anything_is_read_is_a_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsextract.command.run.find_sources", lambda paths: signal.raise_signal(signal.SIGINT))
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell in the background ignores it
    try:
        status, out, err = call(capsys, BRIDGE)
    finally:
        signal.signal(signal.SIGINT, before)
    assert (status, out, len(err.strip().splitlines())) == (130, "", 1)


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_stopped_and_started_again_it_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    slow = [text * 5 + str(n) for n in range(30) for text in TEXTS]  # it is stopped while it reads these
    source = write_table(tmp_path / "news.csv", [*TEXTS * 40, *slow])
    arguments = [str(source), "--csv", str(tmp_path / "q.csv")]
    process = subprocess.Popen([*COMMAND, *arguments], stderr=subprocess.PIPE)
    parts = tmp_path / "q.csv.parts"
    while not list(parts.glob("*.heads.jsonl")):
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert (process.returncode, len(err.decode().strip().splitlines())) == (130, 1)
    assert "is kept" in err.decode()
    assert not (tmp_path / "q.csv").exists()
    assert main([*arguments, "--no-furniture"]) == 2  # other work
    assert "unfinished work" in capsys.readouterr().err
    assert main(arguments) == 0
    assert "Going on" in capsys.readouterr().err
    assert main([str(source), "--csv", str(tmp_path / "whole.csv")]) == 0
    assert (tmp_path / "q.csv").read_bytes() == (tmp_path / "whole.csv").read_bytes()
    assert not parts.exists()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_ten_thousand_articles_stopped_three_times(tmp_path: Path) -> None:
    """The outputs are those of a run that nobody stopped, byte for byte."""
    sys.path.insert(0, str(HERE.parent / "examples"))
    from newsroom import write_articles

    source = tmp_path / "news.jsonl"
    source.write_text("".join(json.dumps(article) + "\n" for article in write_articles(10_000)), encoding="utf-8")

    def start(name: str) -> subprocess.Popen[bytes]:
        outputs = ["--csv", tmp_path / f"{name}.csv", "--jsonl", tmp_path / f"{name}.jsonl", "--processes", "2"]
        return subprocess.Popen([*COMMAND, source, *outputs], stderr=subprocess.PIPE, start_new_session=True)

    for seconds in (3, 4, 5):  # all of it takes a fast machine thirty
        process = start("stopped")
        time.sleep(seconds)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the workers as well
        err = process.communicate()[1].decode()
        assert process.returncode == 130
        assert "Traceback" not in err
    for name in ("stopped", "whole"):
        process = start(name)
        process.communicate()
        assert process.returncode == 0
    for kind in ("csv", "jsonl"):
        assert (tmp_path / f"stopped.{kind}").read_bytes() == (tmp_path / f"whole.{kind}").read_bytes()
    assert len((tmp_path / "whole.jsonl").read_text("utf-8").splitlines()) == 10_000


def test_a_missing_package_names_the_command_that_installs_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    source = write_table(tmp_path / "news.csv", TEXTS[:1])
    status, _, err = call(capsys, source, "--xlsx", tmp_path / "q.xlsx")
    assert (status, "pip install '.[tables]'" in err) == (2, True)
