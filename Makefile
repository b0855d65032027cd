# mcpconform: every step of CI is a target here. `make help` lists them.
# Values given as NAME=value reach the recipes as environment variables, so that the shell, not make,
# quotes them. What setup put into .cache/bin is found before the system's own.

SHELL := /bin/bash
export PATH := $(CURDIR)/.cache/bin:$(PATH)

# Under the race detector: every package, ./suite with a whole play of the reference among them, but those
# whose tests mostly wait for Chromium, Node, a compiler or the proof of every fault.
RACE_EXCEPT := /interop|/official|/nodesdk|/selftest|/login/browser|/newcheck|/testrun|/mcpconform$$

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help conformance serve setup test race lint build bin/mcpconform docs new-check interop stability official clean

help: ## list the targets
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

conformance: bin/mcpconform ## play ChatGPT: the built-in reference, or TARGET=URL [LOGIN= OUT= LABELS= ARGS=]
	@bin/mcpconform "$${TARGET-self}" $${LOGIN:+--login "$$LOGIN"} $${OUT:+--out "$$OUT"} $${LABELS:+--labels "$$LABELS"} $(ARGS)

serve: bin/mcpconform ## run the reference server and the mock Privy [FAULTS=id,id PORT=]
	@bin/mcpconform serve $${FAULTS:+--fault "$$FAULTS"} $${PORT:+--port "$$PORT"} $(ARGS)

setup: ## install what the other targets need (Chromium, Node 22, PostgreSQL, golangci-lint, npm packages)
	@.ci/setup.sh

test: ## run every test; says at the end what was skipped and why (REQUIRE_ALL=1: a skip fails)
	@.ci/setup.sh --best-effort modules browser postgres node npm
	@go run ./suite/testrun ./...

race: ## run the concurrent packages' tests under the race detector
	@go run ./suite/testrun -race $$(go list ./... | grep -vE '$(RACE_EXCEPT)')

lint: ## golangci-lint, gofmt, go mod tidy
	@.ci/setup.sh lint
	@for module in . suite/interop/fosite; do (cd $$module && golangci-lint run ./... && go mod tidy -diff) || exit 1; done

build: bin/mcpconform ## build bin/mcpconform, bin/refserver and bin/mockprivy
	@go build -o bin/refserver ./server
	@go build -o bin/mockprivy ./mockprivy

bin/mcpconform:
	@go build -o $@ ./suite/mcpconform

docs: ## regenerate the pages that are made from the catalogue
	@go generate ./...

new-check: ## scaffold a check and its fault: ID=area.subject.property FAULT=fault-id
	@go run ./suite/newcheck "$$ID" "$$FAULT"

interop: ## play servers nobody here wrote and compare with the committed expectations
	@.ci/setup.sh modules browser node npm
	@go run ./suite/testrun -count=1 -v -run Verdicts ./suite/interop

official: ## let the official MCP conformance tool judge the suite's client and the reference server
	@.ci/setup.sh modules node npm
	@go run ./suite/testrun -count=1 ./suite/official

stability: bin/mcpconform ## play the reference N=50 times, every other time with all cores busy: verdicts, time, memory
	@go run ./suite/stability -n "$${N:-50}" bin/mcpconform

clean: ## remove what was built and the reports of past runs (.cache stays)
	@rm -rf bin reports/out
