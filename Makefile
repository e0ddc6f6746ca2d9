# Two commands do everything: `make demo` and `make test`. Both set up .venv first.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
GOLD ?= ../shared/gold

.PHONY: demo test lint types accuracy check clean

demo: $(VENV)/.ready
	$(BIN)/python examples/extract_article.py

test: $(VENV)/.ready
	$(BIN)/python -m pytest

lint: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.ready
	$(BIN)/mypy

# fails when a figure falls under its floor in benchmarks/floors.json
accuracy: $(VENV)/.ready
	$(BIN)/python benchmarks/accuracy.py --gold $(GOLD) --floors benchmarks/floors.json

check: test lint types accuracy

$(VENV)/.ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10))' || { echo "newsextract needs Python 3.10 or later: make PYTHON=python3.x"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
