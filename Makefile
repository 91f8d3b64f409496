# Two commands do all the set-up: `make run` starts the app, `make test` passes the tests.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

help:  ## List what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 16

run: $(VENV)/.run  ## Start the app on this computer
	@$(BIN)/python app.py

test: $(VENV)/.dev system check  ## Check everything, then pass every test that holds a rule
	@$(BIN)/python -m pytest -n 2 -m "not all" $(ARGS)

test-all: $(VENV)/.dev system check  ## The tests, with the full matrices, the long faults and the rehearsals
	@$(BIN)/python -m pytest -n 2 $(ARGS)

check: $(VENV)/.dev  ## Lint, types, import directions, content, translations
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy .
	@$(BIN)/lint-imports --no-cache > $(VENV)/imports.txt || { cat $(VENV)/imports.txt; exit 1; }
	@$(BIN)/yamllint --strict .
	@$(BIN)/python cli.py check-content
	@$(BIN)/python -m i18n.extract --check

bench: $(VENV)/.dev  ## Measure, and print the figures of benchmarks/
	@for script in startup wire scoring storage report explain budget plan_page whatif workbook load; do $(BIN)/python -m benchmarks.$$script || exit 1; done

screenshots: $(VENV)/.dev system  ## Take the pictures in docs/screenshots
	@$(BIN)/python docs/screenshots/take.py

translations: $(VENV)/.dev  ## Bring the catalogues up to date with the texts
	@$(BIN)/python -m i18n.extract

lock: $(VENV)/.dev  ## Pin what requirements*.in ask for
	@$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --quiet --no-header requirements.in -o requirements.txt
	@$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --quiet --no-header requirements-dev.in -o requirements-dev.txt

clean:  ## Remove what make made
	@rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .hypothesis

system:
	@sh tests/system.sh

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Python 3.11 or newer is needed. Name it: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "Python's venv module is missing. On Debian or Ubuntu: apt install python3-venv"; exit 1; }
	@touch $@

$(VENV)/.run: requirements.txt | $(VENV)/.made
	@echo "Installing what the app needs (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements.txt requirements-dev.txt | $(VENV)/.made
	@echo "Installing what the tests need (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt -r requirements-dev.txt
	@touch $@ $(VENV)/.run

.PHONY: help run test test-all check bench screenshots translations lock clean system
