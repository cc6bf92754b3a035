# Each target is complete on a fresh clone: it makes the virtual environment, installs, and runs.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.PHONY: demo test lint contract docs model clean

demo: $(INSTALLED)
	$(BIN)/factwire demo --folder demo

test: $(INSTALLED) lint
	$(BIN)/python -m tests.web.browser # chromium and PostgreSQL for the tests that need them, where they may be installed;
	$(BIN)/python -m tests.databases   # else those tests are skipped and say why
	$(BIN)/pytest -n 2 --dist loadfile

lint: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

contract: $(INSTALLED) ## after a deliberate change of schemas/
	$(BIN)/python -m schemas.publish
	$(BIN)/python -m schemas.reference

docs: $(INSTALLED) ## the documentation as pages, in site/
	$(BIN)/python -m factwire.commands.reference
	$(BIN)/mkdocs build --strict --quiet

DATA ?= ../shared
TRAINING ?=
model: ## trains both language models again, over extractors/models: make model DATA=FOLDER; see docs/model-card.md
	test -x $(VENV)-training/bin/python || $(PYTHON) -m venv $(VENV)-training
	$(VENV)-training/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[training]'
	cd corpus/recipe && PATH="$(abspath $(VENV)-training/bin):$$PATH" python -m spacy project run all . --vars.data $(abspath $(DATA)) $(TRAINING)

$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "factwire needs Python 3.11 or newer: make PYTHON=python3.11 …")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $(INSTALLED)

clean:
	rm -rf $(VENV) demo build site *.egg-info
