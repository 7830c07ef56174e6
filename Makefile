# make run    virtual environment, install, then sayso on the seed document and the demo corpus
# make test   the same with the dev extra, then linters, type checker, import contract and tests
# make bench  speed beside bare spaCy, start-up and memory, in one run; writes out/bench.json and out/bench.svg

PYTHON ?= python3.11
VENV ?= .venv
BIN = $(VENV)/bin

.PHONY: run test lint bench clean

run: $(VENV)/installed
	$(BIN)/sayso run seeds corpus/articles -o out

test: $(VENV)/installed-dev lint
	$(BIN)/python -m pytest

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/installed-dev
	$(BIN)/python benchmarks/bench.py -o out

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/python setup.cfg pyproject.toml constraints.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[html,report]'
	touch $@

$(VENV)/installed-dev: $(VENV)/installed
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[html,dev]'
	touch $@

clean:
	rm -rf $(VENV) out build dist pipeline/*.egg-info
