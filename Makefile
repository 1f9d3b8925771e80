# make demo    the table of the sample pages, and what does not agree in them
# make test    all tests
# make lint    formatting, lint, types, import contracts
# make bench   speed of `heshu extract` beside baselines
# make docs    write the generated parts of README and docs/ anew
# make clean   remove .venv and caches
#
# Each makes .venv by itself; nothing but make and Python 3.11 or later is needed.
# PYTHON=... chooses another interpreter.

SHELL := /bin/sh
CANDIDATES := python3.11 python3.12 python3.13 python3.14 python3 python
RECENT := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for each in $(CANDIDATES); do \
	if "$$each" -c "$(RECENT)" >/dev/null 2>&1; then echo "$$each"; break; fi; done)
BIN := .venv/bin
PAGES := seeds/city-news.md seeds/digest.en.md

.PHONY: demo test lint bench docs clean

demo: .venv/run.stamp
	$(BIN)/heshu extract --format table $(PAGES)
	@echo
	@$(BIN)/heshu check $(PAGES); code=$$?; \
	if [ $$code -ne 1 ]; then echo "demo: expected findings (exit 1), got exit $$code"; exit 1; fi
	@echo "(Exit code 1: the check found what it should. A clean text gives 0.)"

test: lint
	$(BIN)/python -m pytest -q -n auto

lint: .venv/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/run.stamp
	$(BIN)/python bench/throughput.py

docs: .venv/dev.stamp
	$(BIN)/python docs/generate.py

clean:
	rm -rf .venv .heshu_cache .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests bench docs -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/python.stamp:
	@if [ -z "$(PYTHON)" ]; then \
	echo "heshu needs Python 3.11 or later with venv; none of $(CANDIDATES) is one." >&2; \
	echo "Install it, or name it: make PYTHON=/path/to/python3.11" >&2; exit 1; fi
	"$(PYTHON)" -m venv .venv
	@touch $@

# The bytecode is made here: where PYTHONDONTWRITEBYTECODE is set, as in many containers, every
# start of the program would compile its modules anew.
.venv/run.stamp: .venv/python.stamp pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@$(BIN)/python -m compileall -q src
	@touch $@

.venv/dev.stamp: .venv/python.stamp pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@$(BIN)/python -m compileall -q src
	@touch $@ .venv/run.stamp
