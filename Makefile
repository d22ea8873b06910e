# The ways into this checkout. Each sets up what it needs, once.
#
#   make run          open the program (ARGS="demo" and the like are passed on)
#   make test         run the tests
#   make test-newest  run them with the newest releases that pyproject.toml allows
#   make check        formatting, lint, types, catalogues: what a change must pass besides the tests
#   make catalogue    bring the catalogues up to date with the source, and compile them
#   make data         compile the files on languages and on the law, after a change to them
#   make lock         bring requirements/ up to date with the package index
#   make mutation     change the deciding code in small ways, and list what no test notices
#   make clean        take away everything these commands made
#
# PYTHON=python3.12 says which Python, and keeps an environment of its own for it (.venv-3.12).
# BIN=/path/to/bin takes the tools from there as they are, and sets nothing up.

SHELL := /bin/sh
.NOTPARALLEL:

VENV := .venv$(if $(PYTHON),-$(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])'))
BIN := $(VENV)/bin
ARGS :=
PIP = $(BIN)/python -m pip --quiet --disable-pip-version-check
# One process a core; a file's tests stay together, in their order.
PYTEST := -m pytest --numprocesses=auto --maxprocesses=8 --dist=loadfile

TEMPLATE := build/interview.pot
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard interview/locale/*/LC_MESSAGES/*.po))
# Catalogues are sorted and name no files, so that moving code changes no catalogue.
EXTRACT := PYTHONPATH=. $(BIN)/pybabel -q extract -F babel.cfg --no-default-keywords \
	-k _ -k ngettext:1,2 -k mark --no-wrap --no-location --sort-output --omit-header

# An environment whose Python was uninstalled since is of no use.
$(shell [ -x $(VENV)/bin/python ] || rm -rf $(VENV))

.PHONY: run test test-newest mutation check catalogue data lock clean

run: $(VENV)/.run $(CATALOGUES)
	@$(BIN)/interview $(ARGS)

test: $(VENV)/.test $(CATALOGUES)
	@$(BIN)/python $(PYTEST) $(ARGS)

test-newest: $(VENV)-newest/bin/python
	@echo "Installing the newest releases into $(VENV)-newest ..."
	@$(VENV)-newest/bin/python -m pip --quiet --disable-pip-version-check install \
		--upgrade --upgrade-strategy eager --editable ".[test]"
	@$(VENV)-newest/bin/python $(PYTEST) $(ARGS)

mutation: $(VENV)/.dev $(CATALOGUES)
	$(BIN)/mutmut run --max-children 2 $(ARGS)
	$(BIN)/mutmut results

check: $(VENV)/.dev $(CATALOGUES)
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy --strict
	$(BIN)/python -m pytest tests/test_catalogue.py

catalogue: $(VENV)/.dev
	@mkdir -p build
	$(EXTRACT) -o $(TEMPLATE) .
	for folder in interview/locale/*/; do \
		$(BIN)/pybabel -q update -D interview -i $(TEMPLATE) -d interview/locale \
			-l $$(basename $$folder) --no-fuzzy-matching --ignore-obsolete --no-wrap \
			--ignore-pot-creation-date || exit 1; \
	done
	$(BIN)/pybabel -q compile -D interview -d interview/locale

data: $(VENV)/.run
	PYTHONPATH=. $(BIN)/python -m interview.compile_data

%.mo: %.po
	@$(BIN)/pybabel -q compile -i $< -o $@

# The lock: one resolution for every Python from 3.11 on and every platform, in three parts, so that
# running the program does not install the tests. The builder and what it needs are in each.
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --upgrade \
	--generate-hashes --no-annotate --custom-compile-command "make lock" pyproject.toml build/build.in

lock: $(VENV)/.dev
	@mkdir -p build
	@$(BIN)/python -c 'import tomllib; project = tomllib.load(open("pyproject.toml", "rb")); \
		print(*project["build-system"]["requires"], sep="\n")' > build/build.in
	$(LOCK) --extra dev --output-file requirements/dev.txt
	$(LOCK) --extra test --constraint requirements/dev.txt --output-file requirements/test.txt
	$(LOCK) --constraint requirements/dev.txt --output-file requirements/run.txt

clean:
	rm -rf .venv .venv-* build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis $(CATALOGUES)

# A stamp says that what it stands for is installed, until a file it comes from changes. Nothing is
# built apart from the environment: the builder comes from requirements/ too, as exact as the rest.
ifneq ($(origin BIN),command line)
$(VENV)/.run $(VENV)/.test $(VENV)/.dev: $(VENV)/.%: requirements/%.txt pyproject.toml hatch_build.py \
		| $(BIN)/python
	@echo "Installing what is needed into $(VENV) (once, about a minute) ..."
	@$(PIP) install --require-hashes --requirement $<
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@
else
$(VENV)/.run $(VENV)/.test $(VENV)/.dev: ;
endif

# The first Python that is new enough and can make a virtual environment; PYTHON=... decides.
%/bin/python:
	@for python in $(or $(PYTHON),python3.11 python3.12 python3.13 python3.14 python3); do \
		if $$python -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' \
			>/dev/null 2>&1; then exec $$python -m venv $*; fi; \
	done; \
	echo "No Python 3.11 or newer was found that can make a virtual environment." >&2; \
	echo "Install Python 3.11 or newer (on Debian and Ubuntu also the package" >&2; \
	echo "python3-venv), or say where it is: make PYTHON=/path/to/python3" >&2; \
	exit 1
