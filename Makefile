# The commands of the house. `make` alone says what each does.

.DEFAULT_GOAL := help
.PHONY: help run dev build test test-all check bench ci clean-demo

help: ## Say what each command does
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

run: ## Build, then serve made-up data on http://127.0.0.1:3000
	@.ci/demo.sh

dev: ## Serve made-up data; build and start again when a source changes
	@.ci/dev.sh

build: ## Build the program: clywed in the target's release folder
	@.ci/build.sh

test: ## Run every test, on both databases, then the browser journeys pairwise
	@.ci/test.sh

test-all: ## The same, with the browser journeys in every combination
	@.ci/test.sh all

check: ## Format, lints, documentation, house rules, dependencies, licences
	@.ci/check.sh

bench: ## Measure pages and sending of a release build, on both databases
	@.ci/bench.sh

ci: ## What must hold before anything is merged: check, then test
	@.ci/run

clean-demo: ## Remove the made-up data of `make run`, and never real data
	@.ci/clean-demo.sh
