"""Shared fixtures: the models are loaded once for the whole run."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from newsextract import Extractor

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # processes that tests start need not compile every module again


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-articles", action="store_true", help="write tests/articles/*.expected anew; read the diff afterwards"
    )
    parser.addoption("--screenshots", action="store_true", help="keep the pictures of what a browser shows in docs")


@pytest.fixture(scope="session")
def nx() -> Extractor:
    return Extractor()


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser; where CI runs it must be there."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None and not os.environ.get("CI"):
        pytest.skip("no Chromium: apt-get install chromium")
    assert found is not None
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Any]:
    """The browser, driven."""
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()
