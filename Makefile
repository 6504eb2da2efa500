# Every command of the house. `make help` lists them; the work is in scripts/.
.DEFAULT_GOAL := help
SHELL := /bin/bash

LISTEN ?= 127.0.0.1:3000
# The service lives in March 2020, when the scheme was open, and says so on every page.
ABRI_CLOCK ?= 2020-03-25T08:00:00+01:00
run dev: export ABRI_CLOCK := $(ABRI_CLOCK)
run dev: export ABRI_SITE_DIR := target/site
run dev: export ABRI_PUBLIC_URL := http://$(LISTEN)

.PHONY: help run sandbox build test test-rust test-browser dev bench lint doc fmt sqlx clean

help: ## Lists the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

run: build ## Installs what is missing, builds, serves on http://127.0.0.1:3000 with synthetic people
	@exec target/release/abri serve --demo --listen $(LISTEN)

sandbox: build ## Serves a service to train with on http://127.0.0.1:3100: made-up claims, our answers, nothing is sent
	@ABRI_SITE_DIR=target/site exec target/release/abri sandbox

build: ## Builds the optimised server and what the browser loads
	@scripts/build.sh release

test: ## Installs what is missing and runs every test: Rust, lints, the partners' API, browser
	@scripts/test.sh

test-rust: ## Domain, letters, persistence on a real PostgreSQL, HTTP; ARGS go to the runner
	@scripts/rust-tests.sh $(ARGS)

test-browser: ## Every journey in Chromium, with and without JavaScript; ARGS go to Playwright
	@scripts/browser-tests.sh $(ARGS)

dev: ## Serves for development, rebuilds and restarts when a file changes
	@scripts/dev.sh --listen $(LISTEN)

bench: ## Measures against the budgets of docs/performance.md
	@scripts/bench.sh $(ARGS)

lint: ## Format, Clippy, documentation, freshness of .sqlx
	@scripts/lint.sh

doc: ## Writes the documentation of the code to target/doc
	cargo doc --no-deps --document-private-items -p abri-domain -p abri-letters -p server -p abri-app --features abri-app/ssr

fmt: ## Formats the Rust code
	cargo fmt --all

sqlx: ## Writes .sqlx anew after a change of a query or a migration
	@scripts/sqlx.sh

clean: ## Removes what was built, and the npm packages; keeps the demonstration's data in var/
	rm -rf target scripts/node_modules end2end/node_modules end2end/test-results end2end/playwright-report
