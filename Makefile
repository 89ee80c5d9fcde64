SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# Where scripts/setup puts what Debian does not have. `swift build` by hand needs this too:
#   export PKG_CONFIG_PATH=$PWD/.prefix/lib/pkgconfig
export PKG_CONFIG_PATH := $(CURDIR)/.prefix/lib/pkgconfig$(addprefix :,$(PKG_CONFIG_PATH))

PREFIX ?= $(HOME)/.local
SCENARIO ?= scenarios/south-yorkshire.yaml

almoner := .build/release/almoner
swift_files := Sources Tests $(wildcard Benchmarks/Sources Benchmarks/Benchmarks) \
  Package.swift $(wildcard Benchmarks/Package.swift)
longest_file := 300

.PHONY: help setup prerequisites build run test notebook lint bench gate install clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: prerequisites ## install what a build needs and this machine lacks
	@echo 'Nothing is missing. Next: make run'

prerequisites:
	@scripts/setup

build: prerequisites ## build the command: .build/release/almoner
	swift build -c release

run: build ## build, then run the example scenario (or SCENARIO=path)
	$(almoner) run $(SCENARIO)

# Without testable imports the tests use the very modules that `make build` made.
test: build ## run the tests
	swift test -c release --disable-testable-imports --disable-xctest
	scripts/test-notebook

notebook: run ## run the scenario, then write and execute its notebook
	scripts/notebook runs/$(basename $(notdir $(SCENARIO)))

lint: ## check formatting and tidiness
	swift format lint --recursive --strict $(swift_files)
	@for script in scripts/* .ci/run; do case "$$(head -n 1 "$$script")" in \
	  *bash*) bash -n "$$script" ;; esac; done
	@untidy=$$(git grep --no-index --exclude-standard -nIE '[[:blank:]]+$$|'$$'\r' -- . ':!*.md') || true; \
	  if [[ -n $$untidy ]]; then echo "$$untidy"; \
	  echo 'lint: error: these lines end in blanks or a carriage return'; exit 1; fi
	@find $(swift_files) -name '*.swift' -exec awk -v most=$(longest_file) ' \
	  FNR > most { print FILENAME ": error: over " most " lines; one main type a file"; \
	  bad = 1; nextfile } END { exit bad }' {} +

bench: prerequisites ## measure speed
	@touch Benchmarks/Package.swift
	swift run -c release --package-path Benchmarks

gate: prerequisites ## fail where the work asks for memory more often than is checked in
	@touch Benchmarks/Package.swift
	swift build -c release --package-path Benchmarks
	Benchmarks/.build/release/almoner-bench --gate

install: build ## link almoner into PREFIX/bin (default ~/.local)
	@mkdir -p "$(PREFIX)/bin"
	@ln -sf "$(CURDIR)/$(almoner)" "$(PREFIX)/bin/almoner"
	@echo 'Linked $(PREFIX)/bin/almoner. Next: almoner --help'

clean: ## remove what was built (not .prefix)
	rm -rf .build Benchmarks/.build
