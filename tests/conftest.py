"""Shared fixtures: the models are loaded once for the whole run."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from newsextract import Extractor, extractor
from newsextract.models import Models

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # processes that tests start need not compile every module again


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-articles", action="store_true", help="write tests/articles/*.expected anew; read the diff afterwards"
    )
    parser.addoption("--screenshots", action="store_true", help="keep the pictures of what a browser shows in docs")


@pytest.fixture(scope="session", autouse=True)
def models_loaded_once() -> Iterator[None]:
    """All extractors of the run share the bundled models, which nobody changes: to load them takes long."""
    load = extractor.load_models
    bundled = cache(load)

    def load_models(ner: Path | None = None, convention: str | None = None) -> Models:
        return bundled() if ner is None else load(ner, convention)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extractor, "load_models", load_models)
        yield


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
