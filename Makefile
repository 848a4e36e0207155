# Two commands are enough: make run, make test. Both set everything up on a fresh machine with Python 3.11 or later.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do command -v $$p >/dev/null 2>&1 && \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
OUT := out
unexport PYTHONDONTWRITEBYTECODE
SHARED := $(or $(TAIZHANG_SHARED),../shared)

.PHONY: run test test-server test-locked lint demo screens pictures bench faults mutate texts lock audit clean

run: $(VENV)/.run
	@sh .ci/system_libraries.sh qt
	@$(BIN)/python main.py

test: $(VENV)/.test
	@sh .ci/system_libraries.sh qt
	$(MAKE) lint
	$(BIN)/coverage erase
	$(BIN)/python -m compileall -q main.py gui model reports resources  # for what the tests start as programs of their own
	QT_QPA_PLATFORM=offscreen $(IN_MEMORY) $(BIN)/python -m pytest -n 2 --dist worksteal --cov --cov-report= $(ARGS)
	$(BIN)/coverage report --include='model/*,reports/*' --fail-under=$(COVER_MODEL)
	$(BIN)/coverage report --include='gui/*' --fail-under=$(COVER_GUI)
# Thousands of small ledgers are written to the disk and thrown away: a tenth of the time went into waiting for it.
IN_MEMORY = $(addprefix TMPDIR=,$(shell sh .ci/quick_folder.sh))
COVER_MODEL ?= 95
COVER_GUI ?= 85

# The model's tests with every ledger on a PostgreSQL server of their own, in a temporary folder. What is tried of ledgers in folders
# alone (files, locks, PRAGMAs, query plans) is marked with the reason and left out; `test` asks both databases the same
# (test_two_databases.py). Reading plans and reckoning know nothing of ledgers.
test-server: $(VENV)/.test
	$(BIN)/python -m pytest --on-server -n 2 --dist worksteal $(or $(ARGS),tests/model --ignore=tests/model/readers --ignore=tests/model/rules)

# The model's tests with a passphrase on every ledger; what a test opens by itself as a plain database, or needs so, is left out.
test-locked: $(VENV)/.test
	$(BIN)/python -m pytest --locked -n 2 --dist worksteal $(or $(ARGS),tests/model --ignore=tests/model/readers --ignore=tests/model/rules)

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The whole job without a display, on a real plan where there is one, else on the sample.
demo: $(VENV)/.run
	@sh .ci/system_libraries.sh
	@if [ -f "$(SHARED)/plans/daxing-2024.txt" ]; then \
		$(BIN)/python main.py demo --out $(OUT)/demo --plan "$(SHARED)/plans/daxing-2024.txt" \
			--area 北京市大兴区 --unit 黄村镇人民政府; \
	else $(BIN)/python main.py demo --out $(OUT)/demo; fi

screens: $(VENV)/.test
	@sh .ci/system_libraries.sh qt
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.screens $(OUT)/screens

# The pictures of README and of the help (tests/pictures.py says which), made anew.
pictures: $(VENV)/.test
	@sh .ci/system_libraries.sh qt
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.pictures $(ARGS)

bench: $(VENV)/.test
	@sh .ci/system_libraries.sh qt
	@mkdir -p $(OUT)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.benchmarks $(ARGS) | tee $(OUT)/bench.jsonl

# Kills, full disks, damage, changed files and all else that may befall a ledger, as often as README.md says; one line of
# figures for each. ARGS="kills fuzz" tries some of them, ARGS="fuzz --tries 500" so often. The short forms are in `test`.
faults: $(VENV)/.test
	QT_QPA_PLATFORM=offscreen nice $(BIN)/python -m tests.faults --full $(ARGS)

# Small faults put into model/rules one by one: how many the tests notice, by module. Below 85 % it fails. Takes a while,
# so it stands beside `test`; ARGS="targets units" looks at some modules, ARGS="--each 0" tries every fault there is.
mutate: $(VENV)/.test
	$(BIN)/python -m tests.mutation $(ARGS)

# Bring the Chinese texts up to the window's strings (see resources/i18n/README.md).
texts: $(VENV)/.test
	$(BIN)/python -m gui.texts update

# Lock what requirements/*.in ask for, with hashes, for every platform and Python from 3.11 on.
lock:
	$(BIN)/pip install -q uv
	for f in run test audit; do $(BIN)/uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-header \
		requirements/$$f.in -o requirements/$$f.txt; done
	$(BIN)/python -m gui.licences

# What is shipped and what is known of it: a bill of materials (CycloneDX), licences, vulnerabilities where data can be had.
audit: $(VENV)/.run
	@test -x $(OUT)/.audit/bin/pip-audit || { $(BIN)/python -m venv $(OUT)/.audit && \
		$(OUT)/.audit/bin/pip install -q --require-hashes -r requirements/audit.txt; }
	$(OUT)/.audit/bin/cyclonedx-py requirements requirements/run.txt --output-reproducible -o $(OUT)/sbom.cdx.json
	@cat resources/licences/packages.tsv
	@$(OUT)/.audit/bin/pip-audit -r requirements/run.txt --require-hashes --disable-pip --progress-spinner off || \
		echo "Vulnerabilities: see above; without a network there is no data to compare with." >&2

$(BIN)/python:
	@[ -n "$(PYTHON)" ] || { echo "Python 3.11 or later is needed: apt-get install python3 python3-venv" >&2; exit 2; }
	@sh .ci/system_libraries.sh python $(PYTHON)
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements/run.txt | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@touch $@

$(VENV)/.test: requirements/test.txt requirements/run.txt | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@ $(VENV)/.run

clean:
	rm -rf $(VENV) $(OUT) .coverage .coverage.*
