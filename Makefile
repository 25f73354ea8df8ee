# Two commands are all a newcomer needs: `make demo` and `make test`. They install what they need into .venv.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
CARGO ?= cargo
FEATURES := --all-features
# Rust tests run with every arithmetic check on; the wheel, the demo and the benchmarks are built as users get them.
TESTED := --profile checked $(FEATURES) -p partnergraph

RUST := $(shell find crates -name '*.rs' -o -name '*.toml' -o -name '*.json' -path '*library*') Cargo.toml Cargo.lock
.DEFAULT_GOAL := help

.PHONY: help
help:
	@echo "make demo      eighteen real cases side by side: prints the roles, writes demo/index.html"
	@echo "make test      everything that must hold before a change is committed"
	@echo "make build     the Python package into .venv"
	@echo "make generate  rewrite what follows from the register and the table of the format"
	@echo "make format    lay out the code"
	@echo "make bench     side by side with networkx, igraph, rustworkx, networkit and scipy: hours"
	@echo "make wheel     the wheel, in dist/"
	@echo "make clean     remove what was built"

$(VENV)/made:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --upgrade "pip>=25.1" "maturin>=1.16,<2"
	@touch $@

$(VENV)/built: $(VENV)/made pyproject.toml $(RUST)
	$(VENV)/bin/maturin develop --release --quiet
	@touch $@

$(VENV)/tested: $(VENV)/built pyproject.toml
	$(PY) -m pip install --quiet --group test
	@touch $@

$(VENV)/gated: $(VENV)/tested tests/networkx_backend/pyproject.toml
	$(PY) -m pip install --quiet --editable tests/networkx_backend
	@touch $@

.PHONY: build
build: $(VENV)/built

.PHONY: demo
demo: $(VENV)/built
	$(PY) -m partnergraph demo --output demo

.PHONY: generate
generate: $(VENV)/tested
	$(PY) tools/generate.py
	PARTNERGRAPH_BLESS=1 $(CARGO) test --quiet $(TESTED) --test schema

.PHONY: format
format: $(VENV)/tested
	$(CARGO) fmt --all
	$(VENV)/bin/ruff format --quiet .
	$(VENV)/bin/ruff check --quiet --fix .

.PHONY: test
test: test-layout test-rust test-python test-networkx

.PHONY: test-layout
test-layout: $(VENV)/tested
	$(CARGO) fmt --all --check
	$(VENV)/bin/ruff format --check --quiet .
	$(VENV)/bin/ruff check --quiet .
	$(PY) tools/generate.py --check
	$(CARGO) clippy --quiet --workspace --all-targets $(FEATURES) -- -D warnings
	$(CARGO) clippy --quiet -p partnergraph --no-default-features -- -D warnings

.PHONY: test-rust
test-rust:
	$(CARGO) test $(TESTED) --lib --tests --examples
	$(CARGO) test $(TESTED) --doc
	for example in examples/rust/*.rs; do $(CARGO) run --quiet $(TESTED) --example "$$(basename "$$example" .rs)" || exit 1; done
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --quiet --no-deps $(FEATURES) -p partnergraph

.PHONY: test-python
test-python: $(VENV)/tested
	$(VENV)/bin/mypy tests/typed_consumer.py
	cd tests && ../$(PY) -m mypy.stubtest partnergraph --ignore-disjoint-bases
	for example in examples/python/*.py; do $(PY) -W error "$$example" || exit 1; done
	$(PY) -m pytest --doctest-modules tests/python python/partnergraph

# networkx's own tests, of which partnergraph must answer and pass as many as before.
.PHONY: test-networkx
test-networkx: $(VENV)/gated
	$(PY) -m partnergraph_networkx

$(VENV)/benched: $(VENV)/built pyproject.toml
	$(PY) -m pip install --quiet --group bench
	@touch $@

.PHONY: bench
bench: $(VENV)/benched
	$(PY) benchmarks/cases.py
	$(PY) benchmarks/cases.py --surveyed
	$(PY) benchmarks/corpus.py
	$(PY) benchmarks/networks.py
	$(PY) benchmarks/casebook.py

.PHONY: wheel
wheel: $(VENV)/made
	$(VENV)/bin/maturin build --release --out dist

.PHONY: clean
clean:
	$(CARGO) clean
	rm -rf $(VENV) demo dist python/partnergraph/*.so
