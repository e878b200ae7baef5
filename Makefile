# Everything a newcomer needs is `make demo` and `make test`; both install first, from the lock, into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.PHONY: help install demo test lint types lock format clean

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

lint: install  ## ruff, all rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: install  ## mypy, strict
	$(BIN)/mypy

format: install  ## let ruff put the code in order
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock:  ## resolve the dependencies anew, with hashes (needs uv)
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11 \
		--extra broker --group test pyproject.toml --output-file requirements.lock
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11 \
		--constraint requirements.lock pyproject.toml --output-file services/requirements.lock

clean:  ## remove what install and the tests made here
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
