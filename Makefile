# Every target creates and uses .venv by itself; PYTHON chooses the interpreter that makes it.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
CORPUS := data/corpus
OUTPUT := reports/_output

.PHONY: help setup briefing test check lab wheel bench bench-compiled bench-reading bench-render clean
help:  ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

$(STAMP): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "govtrends needs Python 3.11 or newer; this is " + sys.version.split()[0] + ": run make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $(STAMP)

setup: $(STAMP)  ## create .venv with everything that running and testing needs

briefing: $(STAMP)  ## build the sample corpus and render a briefing per district and one comparison (HTML and PDF)
	$(BIN)/govtrends build data/pages --out $(CORPUS)
	$(BIN)/govtrends render --all --jobs 2 --corpus $(CORPUS) --out $(OUTPUT)

test: $(STAMP)  ## run every test
	$(BIN)/python -m pytest -n auto

check: $(STAMP)  ## lint, types, import contract
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

lab: $(STAMP)  ## open JupyterLab on the notebooks
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[lab]'
	test -d $(CORPUS) || $(BIN)/govtrends build data/pages --out $(CORPUS)
	$(BIN)/jupyter lab analysis

wheel: $(STAMP)  ## build the compiled wheel and the sdist into dist/ (needs a C compiler; some minutes)
	rm -rf dist
	HATCH_BUILD_HOOKS_ENABLE=true $(BIN)/python -m hatchling build -d dist

bench: $(STAMP)  ## time the readers beside jieba on the same texts, and whole builds (ARGS='--sizes 1,10,100')
	$(BIN)/python bench/indicators.py
	$(BIN)/python bench/build.py $(ARGS)
	$(BIN)/python bench/pages.py

bench-compiled: wheel  ## the same, plain and compiled side by side (ARGS='--pages FOLDER')
	rm -rf $(VENV)/compiled
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --target $(VENV)/compiled dist/*.whl
	$(BIN)/python bench/compiled.py $(VENV)/compiled $(ARGS)

bench-reading: $(STAMP)  ## tear clean text apart as OCR does and measure how well it is put together again
	$(BIN)/python bench/reading.py

bench-render: $(STAMP)  ## time 20 district briefings against papermill's command line (and one batch: ARGS='--batch 300')
	$(BIN)/python bench/render.py $(ARGS)

clean:  ## remove what the targets made
	rm -rf $(VENV) $(CORPUS) data/.corpus.work $(OUTPUT) .pytest_cache .mypy_cache .ruff_cache
