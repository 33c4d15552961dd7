# Set-up and the two jobs, on a machine that has Python 3.11 or newer and make.
# On Windows without make: the README has the same steps for PowerShell.

PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
STAMP := $(VENV)/.installed

.PHONY: demo test lint example docs clean

demo: $(STAMP)  ## a whole fictional audit, end to end, in maar-demo/
	rm -rf maar-demo
	$(BIN)/maar demo maar-demo

test: lint  ## everything that .ci/run checks
	$(BIN)/python -m pytest

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

example: $(STAMP)  ## make audits/example and reports/example anew
	rm -rf audits/example reports/example
	$(BIN)/python -m maar.demo.example .

docs: $(STAMP)  ## make the pages that are made from the code anew
	$(BIN)/python -m maar.problems > docs/problems.md.new
	mv docs/problems.md.new docs/problems.md
	$(BIN)/python -m maar.questions.lessons > docs/lessons.md.new
	mv docs/lessons.md.new docs/lessons.md

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable .
	touch $(STAMP)

$(VENV)/.dev: $(STAMP)
	$(BIN)/python -m pip install --quiet --group dev
	touch $(VENV)/.dev

clean:
	rm -rf $(VENV) maar-demo build dist
