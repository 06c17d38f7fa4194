# make run    try the bot at once (with a token: connect it to Discord)
# make test   install what the tests need and run every check
# make lock   pin the requirements anew (needs uv)

PYTHON ?= $(firstword $(foreach name,python3 python3.13 python3.12 python3.11,$(shell \
	$(name) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo $(name))))
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: run test check tests lock clean

run: $(VENV)/ready
	@$(BIN)/python -m compileall -q bot
	@$(BIN)/python -m bot $(ARGS)

test: $(VENV)/ready-to-test check tests

check: $(VENV)/ready-to-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

tests: $(VENV)/ready-to-test
	$(BIN)/python -m pytest $(ARGS)

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed; none was found. PYTHON=... names one." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/ready: requirements.txt | $(VENV)/bin/python
	@echo "Installing what the bot needs, once; this takes a minute …"
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/ready-to-test: requirements-test.txt | $(VENV)/bin/python
	@echo "Installing what the tests need, once; this takes a minute or two …"
	@$(PIP) -r requirements-test.txt
	@$(BIN)/python -m compileall -q bot
	@touch $@ $(VENV)/ready

LOCK := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links --quiet

lock:
	$(LOCK) --output-file requirements.txt
	$(LOCK) --extra milvus --output-file requirements-milvus.txt
	$(LOCK) --group test --all-extras --output-file requirements-test.txt
	$(LOCK) --group bench --output-file requirements-bench.txt

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
