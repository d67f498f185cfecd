# make scorecard   sets up and scores a sample report
# make test        sets up and runs every check and test
# make coverage    tells which lines tests reach
# Needs Python 3.11 or later (PYTHON=python3.12 names another one), make and git; nothing else.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
SAMPLE := $(firstword $(wildcard reports/a-*.pdf))
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help scorecard test coverage check browser samples docs lock clean
.DEFAULT_GOAL := help

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

scorecard: $(VENV)/installed
	@$(BIN)/scorer score "$(SAMPLE)" --register kestrane-group --out scorecards >/dev/null
	@echo
	@echo "The scorecard is  $(CURDIR)/scorecards/$(notdir $(basename $(SAMPLE))).scorecard.html"
	@echo "Open it in a browser. Your own report:  $(BIN)/scorer score REPORT.pdf"

test: check browser
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder -rs

# Also in the processes that read, highlight and work on a batch; TESTS names some tests only.
coverage: export COVERAGE_FILE := $(CURDIR)/build/coverage/data
coverage: $(VENV)/installed-dev
	@rm -rf build/coverage && mkdir -p build/coverage
	$(BIN)/coverage run -m pytest $(TESTS)
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage html --quiet --directory build/coverage/html
	$(BIN)/coverage report

check: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Browser tests drive a Chromium. Where none is installed we ask the system's packages (as root), then Playwright;
# where that fails, too, the tests are left out and the run says so.
browser: $(VENV)/installed-dev
	@if $(BIN)/python -m tests.chromium; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	  { apt-get update -qq; DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; } >/dev/null 2>&1; then :; \
	elif timeout 300 $(BIN)/playwright install chromium >/dev/null 2>&1; then :; \
	else echo "NOTE: no Chromium could be installed (Debian: apt install chromium); the tests marked browser are left out."; \
	fi

samples: $(VENV)/installed-dev
	$(BIN)/python reports/make_samples.py

docs: $(VENV)/installed
	$(BIN)/python docs/make_cli.py

# What is installed, with the digest of every file of it, for every system: pip refuses any other. The versions are the
# newest that pyproject.toml allows; LOCKED='-c requirements.lock' keeps those of before.
COMPILE = build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
  --custom-compile-command "make lock" $(LOCKED)

lock:
	rm -rf build/lock
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip --quiet install 'uv>=0.5,<1'
	printf 'hatchling>=1.27,<2\neditables\n' > build/lock/backend.in
	$(COMPILE) pyproject.toml build/lock/backend.in -o build/lock/requirements.lock
	$(COMPILE) pyproject.toml --extra dev -c build/lock/requirements.lock -o build/lock/requirements-dev.lock
	$(COMPILE) pyproject.toml --extra ocr -c build/lock/requirements-dev.lock -o build/lock/requirements-ocr.lock
	mv build/lock/requirements*.lock .

clean:
	rm -rf $(VENV) build dist scorecards .pytest_cache .mypy_cache .ruff_cache

$(VENV)/installed: pyproject.toml requirements.lock requirements-dev.lock requirements-ocr.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "This needs Python 3.11 or later; name one:  make $(MAKECMDGOALS) PYTHON=python3.11"; exit 1; }
	@echo "Setting up in $(VENV) (a minute, once) ..."
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "Python's venv is missing; on Debian and Ubuntu:  apt install python3-venv"; exit 1; }
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed
	@echo "Setting up what tests need ..."
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@$(PIP) install --require-hashes -r requirements-ocr.lock || \
	  echo "NOTE: the extra ocr could not be installed (see above); the tests marked ocr are left out."
	@touch $@
