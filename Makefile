# The ways into this checkout. Each sets up what it needs, once.
#
#   make run        open the program (ARGS="demo" and the like are passed on)
#   make test       run the tests
#   make check      formatting, lint, types, catalogues: what a change must pass besides the tests
#   make catalogue  bring the catalogues up to date with the source, and compile them
#   make data       compile the files on languages and on the law, after a change to them
#   make clean      take away everything these commands made

SHELL := /bin/sh
BIN := .venv/bin
ARGS :=
CATALOGUE := build/interview.pot
# Catalogues are sorted and name no files, so that moving code changes no catalogue.
EXTRACT := PYTHONPATH=. $(BIN)/pybabel -q extract -F babel.cfg --no-default-keywords \
	-k _ -k ngettext:1,2 -k mark --no-wrap --no-location --sort-output --omit-header

.PHONY: run test check catalogue data clean

run: .venv/.run
	@$(BIN)/interview $(ARGS)

test: .venv/.test
	@$(BIN)/python -m pytest $(ARGS)

check: .venv/.dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy --strict
	$(BIN)/python -m pytest tests/test_catalogue.py

catalogue: .venv/.dev
	@mkdir -p build
	$(EXTRACT) -o $(CATALOGUE) .
	for folder in interview/locale/*/; do \
		$(BIN)/pybabel -q update -D interview -i $(CATALOGUE) -d interview/locale \
			-l $$(basename $$folder) --no-fuzzy-matching --ignore-obsolete --no-wrap \
			--ignore-pot-creation-date || exit 1; \
	done
	$(BIN)/pybabel -q compile -D interview -d interview/locale

data: .venv/.run
	$(BIN)/python -m interview.compile_data

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

# A stamp says that what it stands for is installed, until pyproject.toml changes.
.venv/.run: EXTRA :=
.venv/.test: EXTRA := [test]
.venv/.dev: EXTRA := [dev]
.venv/.run .venv/.test .venv/.dev: pyproject.toml | $(BIN)/python
	@echo "Installing what is needed into .venv (once, about a minute) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".$(EXTRA)"
	@touch $@

# The first Python that is new enough and can make a virtual environment; PYTHON=... decides.
$(BIN)/python:
	@for python in $(PYTHON) python3.11 python3.12 python3.13 python3.14 python3; do \
		if $$python -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' \
			>/dev/null 2>&1; then exec $$python -m venv .venv; fi; \
	done; \
	echo "No Python 3.11 or newer was found that can make a virtual environment." >&2; \
	echo "Install Python 3.11 or newer (on Debian and Ubuntu also the package" >&2; \
	echo "python3-venv), or say where it is: make PYTHON=/path/to/python3" >&2; \
	exit 1
