# Everything a newcomer needs is `make demo` and `make test`; both install first, from the lock, into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.PHONY: help install demo test lint lint-deploy types lock bench chaos evaluate format clean

help:  ## what there is
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(INSTALLED)  ## .venv with the locked dependencies and the command `casualties`

$(INSTALLED): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: install  ## the main job on a real broker, from an article to totals per region; ends by itself
	$(BIN)/casualties demo --once

test: install lint types  ## lint, types and every test of ordinary length
	$(BIN)/python -m pytest -m "not slow"

chaos: install  ## the long fault runs: minutes of kills, pauses, rebalances and broker crashes against the oracle
	$(BIN)/python -m pytest -m slow tests/chaos

bench: install  ## messages a second in one worker, and what a report costs beside many others
	$(BIN)/python -m tests.bench.throughput
	$(BIN)/python -m tests.bench.resolution

lint: install  ## ruff, all rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: install  ## mypy, strict
	$(BIN)/mypy

lint-deploy: .venv-lint/.installed  ## the programs that judge files which are not Python; `make test` then uses them

.venv-lint/.installed: tests/lint-requirements.lock
	$(PYTHON) -m venv .venv-lint
	.venv-lint/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/lint-requirements.lock
	@touch $@

DATA ?= data

evaluate: install  ## how well texts are read and incidents resolved, on data sets with gold: make evaluate DATA=FOLDER
	$(BIN)/python -m tests.evaluation.extraction $(DATA) --errors 5
	$(BIN)/python -m tests.evaluation.resolution $(DATA)

format: install  ## let ruff put the code in order
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

LOCK := uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11

lock:  ## resolve the dependencies anew, with hashes (needs uv)
	$(LOCK) --extra broker --group test pyproject.toml --output-file requirements.lock
	$(LOCK) --constraint requirements.lock pyproject.toml --output-file services/requirements.lock
	$(LOCK) --constraint requirements.lock services/build-requirements.in --output-file services/build-requirements.lock
	$(LOCK) tests/lint-requirements.in --output-file tests/lint-requirements.lock

clean:  ## remove what install and the tests made here
	rm -rf $(VENV) .venv-lint .mypy_cache .ruff_cache .pytest_cache .hypothesis
