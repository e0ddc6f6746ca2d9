# Two commands do everything: `make demo` and `make test`. Each sets up .venv first, with what it needs.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
GOLD ?= ../shared/gold
# what an installation is made from: when one of them changes, it is made again
BUILT = pyproject.toml hatch_build.py $(wildcard src/newsextract/models/engine/arithmetic.*)

.PHONY: wheels demo test test-all test-lowest coverage mutants slow fuzz docs lint types accuracy check browser clean

demo: $(VENV)/.installed
	$(BIN)/python examples/extract_article.py

test: $(VENV)/.ready
	$(BIN)/python -m pytest

# browser, engines, the site, the wheel: minutes, and a few hundred megabytes of packages
slow: $(VENV)/.slow browser
	$(BIN)/python -m pytest -m slow

# the fast tests over the interpreters that are there; VERSIONS names them. Of pyenv all versions are: its shims answer
# for those that PYENV_VERSION names, and only fail for others
VERSIONS ?= 3.10 3.11 3.12 3.13 3.14
test-all: export PYENV_VERSION := $(or $(PYENV_VERSION),$(shell pyenv versions --bare 2>/dev/null | tr '\n' ':'))
test-all:
	for version in $(VERSIONS); do \
		! python$$version -c '' 2>/dev/null || $(MAKE) test PYTHON=python$$version VENV=.venv-$$version || exit 1; \
	done

# the fast tests with the lowest versions that pyproject.toml admits
test-lowest:
	$(MAKE) $(VENV)-lowest/bin/python VENV=$(VENV)-lowest
	$(VENV)-lowest/bin/python benchmarks/lowest.py > $(VENV)-lowest/constraints.txt
	$(VENV)-lowest/bin/python -m pip install --quiet --constraint $(VENV)-lowest/constraints.txt --editable '.[dev]'
	$(VENV)-lowest/bin/python -m pytest

# lines and branches that the fast tests reach; fails under 90 %
coverage: $(VENV)/.ready
	$(BIN)/python -m pytest --cov --cov-report=term-missing

# changes to the rules of quotations that no case line and no example article notices: `mutmut browse` shows them
mutants: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet 'mutmut>=3.8'
	$(BIN)/mutmut run

# EXAMPLES generated texts, then MINUTES of coverage-guided ones (atheris), with every invariant of the result checked
EXAMPLES ?= 100000
MINUTES ?= 30
fuzz: $(VENV)/.slow
	NEWSEXTRACT_EXAMPLES=$(EXAMPLES) $(BIN)/python -m pytest tests/test_invariants.py -k test_every_text
	$(BIN)/python -m pip install --quiet atheris
	$(BIN)/python benchmarks/fuzz.py --minutes $(MINUTES)

# the sdist, a wheel for every platform by Zig, and one without anything compiled; auditwheel, which reads libraries of
# its own platform only, says whether the tag of one is true
TAGS = manylinux_2_17_x86_64.manylinux2014_x86_64 manylinux_2_17_aarch64.manylinux2014_aarch64 \
	musllinux_1_2_x86_64 musllinux_1_2_aarch64 macosx_11_0_x86_64 macosx_11_0_arm64 win_amd64 any
wheels: $(VENV)/.ready
	rm -rf dist
	$(BIN)/python -m pip install --quiet 'hatchling>=1.24' 'ziglang>=0.11' 'auditwheel>=6'
	$(BIN)/python -m build --no-isolation --sdist
	mkdir -p dist/source && tar -xzf dist/*.tar.gz -C dist/source --strip-components 1
	for tag in $(TAGS); do \
		NEWSEXTRACT_WHEEL=$$tag $(BIN)/python -m build --no-isolation --wheel --outdir dist dist/source || exit 1; \
	done
	rm -rf dist/source
	$(BIN)/python -m auditwheel show dist/*manylinux*x86_64.whl

docs: $(VENV)/.docs
	$(BIN)/python -m mkdocs build --strict

lint: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.ready
	$(BIN)/mypy

# fails when a figure falls under its floor in benchmarks/floors.json
accuracy: $(VENV)/.ready
	$(BIN)/python benchmarks/accuracy.py --gold $(GOLD) --floors benchmarks/floors.json

check: test lint types accuracy

# on Debian as root; elsewhere the tests that need a browser are skipped without one
browser:
	@command -v chromium >/dev/null || [ "$$(id -u)" != 0 ] || ! command -v apt-get >/dev/null || \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-dejavu-core; }

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10))' || { echo "newsextract needs Python 3.10 or later: make PYTHON=python3.x"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python $(BUILT)
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.ready: $(VENV)/bin/python $(BUILT)
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@ $(VENV)/.installed

$(VENV)/.docs: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --editable '.[docs]'
	@touch $@

$(VENV)/.slow: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --editable '.[slow]'
	@touch $@

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis site dist mutants
