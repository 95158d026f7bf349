# Every command of this project; `make help` lists them. Variables (docs/settings.md) may be
# given here or as environment: make html CATALOG_EXPORT=/srv/export OUTPUT=/srv/site
PYTHON ?= python3
PY := .venv/bin/python
DESK := $(PY) -m plugins.desk
INSTALLED := .venv/.site-$(shell cksum < requirements.txt | cut -d' ' -f1)
INSTALLED_DEV := .venv/.dev-$(shell cat requirements.txt requirements-dev.txt | cksum | cut -d' ' -f1)
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r
.DEFAULT_GOAL := help
.PHONY: help html serve publish check test lint bench soak fuzz new chronicle pack deploy rollback lock clean

help:  ## this list
	@sed -n 's/^\([a-z]*\):[^#]*## /\1\t/p' Makefile | awk -F'\t' '{printf "make %-9s %s\n", $$1, $$2}'

html: $(INSTALLED)  ## build the site for reading on this machine, into output/
serve: $(INSTALLED)  ## build, serve on 127.0.0.1:8000, build again on every change
publish: $(INSTALLED)  ## the strict build for SITEURL=https://…
html publish:
	@bash .ci/install-font.sh
	@$(DESK) $@
check: $(INSTALLED)  ## read content and export, list every mistake at once
new: $(INSTALLED)  ## begin something: KIND=exhibition TITLE=… (event, post, closure …)
chronicle: $(INSTALLED)  ## draft what YEAR=… has not in its chronicle yet
pack: $(INSTALLED)  ## an exhibition as one zip for a USB stick or a screen: EXH=<slug>
deploy: $(INSTALLED)  ## put the last publish into DEPLOY_TO=… and switch to it
rollback: $(INSTALLED)  ## go back one release in DEPLOY_TO=…
serve check new chronicle pack deploy rollback:
	@$(DESK) $@
bench: $(INSTALLED_DEV)  ## measure build and queries, write build/bench.json
soak: $(INSTALLED_DEV)  ## the long runs of tests/long: all of them, or ROWS=laws,mutants; SEED=… repeats
fuzz: $(INSTALLED_DEV)  ## the laws with new seeds, round after round, for MINUTES=5
bench soak fuzz:
	@bash .ci/install-browser.sh
	@$(DESK) $@
test: $(INSTALLED_DEV)  ## all tests but those that wait for make soak, the browser's included
	@bash .ci/install-browser.sh && bash .ci/install-nginx.sh
	@PYTHONDONTWRITEBYTECODE= $(PY) -m pytest --numprocesses auto --dist worksteal  # of hundreds of processes each would compile anew
lint: $(INSTALLED_DEV)  ## ruff, mypy --strict, import-linter; tsc where npm is installed
	@.venv/bin/ruff check . && .venv/bin/ruff format --check .
	@.venv/bin/mypy --strict plugins bench tests pelicanconf.py publishconf.py
	@PYTHONPATH=. .venv/bin/lint-imports
	@if command -v npm >/dev/null || [ "$$CI" = true ]; then npm ci --ignore-scripts --no-audit --no-fund --silent && npx --no-install tsc --noEmit && node --test tests/js/; \
	else echo "lint: npm is not installed, so the scripts' types and unit tests were not checked"; fi
lock: $(INSTALLED_DEV)  ## resolve the dependencies of pyproject.toml anew (needs uv)
	@bash .ci/lock.sh
clean:  ## remove what the build made (output/, build/), keep the environment
	rm -rf output .output.new .output.old .output.making build

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "需要 Python 3.11 或更新的版本：make html PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "没有 venv。Debian、Ubuntu：sudo apt-get install python3-venv"; exit 1; }
$(INSTALLED): | .venv/bin/python
	@echo "安装依赖（只在第一次和更新以后）……"
	@$(PIP) requirements.txt 2>.venv/pip.log || { echo "依赖没有装成，多半是网络不通或磁盘满了。请检查以后再运行一次；英文的记录在 .venv/pip.log"; exit 1; }
	@rm -f .venv/.site-* && touch $@
$(INSTALLED_DEV): | .venv/bin/python
	@echo "安装测试用的依赖（只在第一次和更新以后）……"
	@$(PIP) requirements-dev.txt
	@rm -f .venv/.site-* .venv/.dev-* && touch $(INSTALLED) $@
