# The first two commands of a newcomer. Everything else is `.venv/bin/invoke --list`.
PYTHON ?= python3

.PHONY: build test clean

build: .venv/.ready
	.venv/bin/invoke build

test: .venv/.ready
	.venv/bin/invoke test

.venv/.ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Mohafez needs Python 3.11 or newer; this is $$($(PYTHON) --version). Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv .venv
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[test]'
	@touch .venv/.ready

clean:
	rm -rf .venv output .mohafez
