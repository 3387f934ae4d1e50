# Intendant. `make run` opens it, `make test` tests it, `make help` lists the rest.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory

# What a person has in GOFLAGS is theirs and not meant for this program. The
# version is handed over by -X, so Go needs no look at the repository, which fails
# where the files belong to somebody else (containers).
export GOFLAGS := -buildvcs=false
export CGO_ENABLED := 1
export GOWORK := off

TAGS    := production desktop webkit2_41
VERSION ?= $(shell git -c safe.directory='*' describe --tags --always --dirty 2>/dev/null || echo unversioned)
BINARY  := build/bin/intendant
TOOLS   := $(CURDIR)/build/.tools
# Runs a tool of the page's packages, with the Node that they bring along.
TOOL    := cd frontend && npm exec --no --

# The newest golangci-lint that the module proxy serves.
LINT_VERSION := v2.15.0
LINT         := $(TOOLS)/golangci-lint-$(LINT_VERSION)

# Tests commit thousands of times, and a commit waits for the disk: their folders
# are in memory where there is some to spare. What Go builds stays on the disk.
MEMORY := $(shell [ -w /dev/shm ] && df -Pk /dev/shm | awk 'NR == 2 && $$4 > 2000000 {print "/dev/shm"}')
DISK   := $(or $(TMPDIR),/tmp)

PAGE         := frontend/dist/index.html
PAGE_SOURCES := $(shell find frontend -type d \( -name node_modules -o -name dist -o -name e2e \) -prune -o -type f -print) \
	$(wildcard backend/i18n/locales/*.json)

.PHONY: help run build test check bench screens generate clean
help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' Makefile

run: binary ## Build it and open its window or, without a display, serve it to a browser (ARGS="--data DIR")
	@if [ "$$(uname -s)" != Linux ] || [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
		exec $(BINARY) $(ARGS); \
	else \
		exec $(BINARY) serve $(ARGS); \
	fi

build: binary ## Build build/bin/intendant

test: test-go test-page test-browser test-window test-generated ## Test everything, in the five steps below
	@echo "make test: all five steps passed"

check: setup-test test-generated $(LINT) ## Lint everything, and see that nothing generated is out of date
	go mod tidy -diff
	$(LINT) run --build-tags "production,desktop,webkit2_41" ./...
	npm --prefix frontend run --silent check
	$(TOOL) biome check e2e
	$(TOOL) tsc --noEmit -p e2e

bench: setup-test binary ## Measure it beside plain references, in one run
	@build/bench/run

screens: setup-test binary ## Photograph every screen into build/screens/index.html
	$(TOOL) vitest run --config e2e/screens.config.ts

generate: setup-run ## Write the generated files anew
	@build/generate

clean: ## Remove what a build leaves behind
	rm -rf build/bin build/.tools build/screens build/results frontend/node_modules
	find frontend/dist -mindepth 1 ! -name .gitkeep -delete

.PHONY: test-go test-page test-browser test-window test-generated
test-go test-browser: export GOTMPDIR := $(or $(GOTMPDIR),$(DISK))
test-go test-browser: export TMPDIR := $(or $(MEMORY),$(DISK))

test-go: setup-test binary ## Vet and test the Go packages
	go test -vet all -timeout 15m ./...

test-page: setup-test ## Test the page's parts
	npm --prefix frontend run --silent test

test-browser: setup-test binary ## Walk through the house in headless Chromium
	$(TOOL) vitest run --config e2e/browser.config.ts

test-window: setup-test binary ## Type into the real window, under Xvfb
	$(TOOL) vitest run --config e2e/window.config.ts

test-generated: setup-test ## See that the generated files are what generating gives
	@build/generate --check

# --- steps of the above -----------------------------------------------------

.PHONY: setup-run setup-test binary
setup-run:
	@build/setup run
setup-test:
	@build/setup test

binary: setup-run $(PAGE)
	go build -tags "$(TAGS)" -ldflags "-X main.version=$(VERSION)" -o $(BINARY) .

$(PAGE): $(PAGE_SOURCES) | setup-run
	npm --prefix frontend run --silent build
	@touch $@ frontend/dist/.gitkeep

$(LINT):
	GOBIN=$(TOOLS) go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(LINT_VERSION)
	mv $(TOOLS)/golangci-lint $@
