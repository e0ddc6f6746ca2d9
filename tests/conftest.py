"""Shared fixtures: the models are loaded once for the whole run."""

from __future__ import annotations

import pytest

from newsextract import Extractor


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-articles", action="store_true", help="write tests/articles/*.expected anew; read the diff afterwards"
    )
    parser.addoption("--screenshots", action="store_true", help="keep the pictures of tests/test_browser.py in docs")


@pytest.fixture(scope="session")
def nx() -> Extractor:
    return Extractor()
