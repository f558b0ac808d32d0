# yidi: the commands. Each installs what it is missing (.ci/setup) and says so; a second run installs nothing.
#   PORT=9000 make demo    another port

.PHONY: help demo miniprogram test test-native test-wasm test-package test-boundary test-page test-miniprogram lint audit fuzz mutants pkg reproducible bench clean distclean

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name what; do printf '  make %-13s %s\n' "$$name" "$$what"; done

demo: ## serve the page on this machine and print its address
	@.ci/demo

miniprogram: ## put the demo mini-program together and print its sizes
	@.ci/build --if-stale
	@node .ci/miniprogram-demo.mjs

test: test-native test-wasm test-package test-boundary test-page test-miniprogram ## run every test

test-native: ## cargo test, with the examples in the documentation
	@.ci/test native

test-wasm: ## the same cases in Chromium and Firefox
	@.ci/test wasm

test-package: ## the npm package as a user gets it
	@.ci/test package

test-boundary: ## values that mean harm, traps, memory, and the same bytes in every engine
	@.ci/test boundary

test-page: ## the page, driven in the browsers
	@.ci/test page

test-miniprogram: ## the package for mini-programs, in the engines of their hosts
	@.ci/test miniprogram

lint: ## formatting, clippy, types, and whether pkg/ is stale
	@.ci/lint

audit: ## licences, duplicates, origins and known vulnerabilities of what it stands on
	@.ci/audit

fuzz: ## look for inputs that break a function, FUZZ_SECONDS=60 each
	@.ci/fuzz

mutants: ## see that the tests notice each small change to what decides money; hours. MUTANTS="--shard 0/20"
	@.ci/mutants $(MUTANTS)

pkg: ## build pkg/ from source
	@.ci/build

reproducible: ## build pkg/ in other folders, and compare every byte
	@.ci/reproducible

bench: ## measure time and size
	@.ci/bench

clean: ## remove what was built, but not the installed tools
	@[ ! -d target ] || find target -mindepth 1 -maxdepth 1 ! -name tools -exec rm -rf {} +

distclean: clean ## remove the installed tools as well
	@rm -rf target tests/node_modules
