# `make help` lists these commands. Variables (docs/settings.md) may be given here: make html OUTPUT=/srv/site
PYTHON ?= python3
PY := .venv/bin/python
DESK := $(PY) -m plugins.desk
INSTALLED := .venv/.site-$(shell cksum < requirements.txt | cut -d' ' -f1)
INSTALLED_DEV := .venv/.dev-$(shell cat requirements.txt requirements-dev.txt | cksum | cut -d' ' -f1)
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r
.DEFAULT_GOAL := help
.PHONY: help html serve publish check test lint bundle bench soak fuzz screens new chronicle pack deploy rollback lock clean

help:  ## 列出这些命令
	@sed -n 's/^\([a-z]*\):[^#]*## /\1\t/p' Makefile | awk -F'\t' '{printf "make %-9s %s\n", $$1, $$2}'

html: $(INSTALLED)  ## 生成网站，在这台电脑上看，放在 output/ 里
serve: $(INSTALLED)  ## 生成网站并在本机打开：127.0.0.1:8000；改动文字后自动重新生成
publish: $(INSTALLED)  ## 生成正式网站：SITEURL=https://网址；有一处错误就停下
html publish:
	@bash .ci/install-font.sh
	@$(DESK) $@
check: $(INSTALLED)  ## 检查全部内容，一次列出所有错误；ALL=1 不省略，FORMAT=json 或 github 给程序读
new: $(INSTALLED)  ## 新写一样东西：KIND=活动 TITLE=标题（展览、通知、闭馆、年报……）
chronicle: $(INSTALLED)  ## 起草一年的大事记里还没有的条目：YEAR=2025
pack: $(INSTALLED)  ## 把一个展览打成一个压缩包，拷到优盘或大屏上：EXH=文件夹名
deploy: $(INSTALLED)  ## 发布刚才生成的正式网站：DEPLOY_TO=/网站/文件夹
rollback: $(INSTALLED)  ## 回到上一版：DEPLOY_TO=/网站/文件夹
new chronicle pack: export GOALS = $(MAKECMDGOALS)
serve check new chronicle pack deploy rollback:
	@$(DESK) $@
bench: $(INSTALLED_DEV)  ## 测量生成和检索的快慢，写入 build/bench.json；ROWS=people,moves 只测几部分
soak: $(INSTALLED_DEV)  ## 很长的测试：全部，或 ROWS=laws,mutants；SEED=… 照原样再来一次
fuzz: $(INSTALLED_DEV)  ## 换新的随机数，一轮一轮试各条规律：MINUTES=5 是五分钟
screens: $(INSTALLED_DEV)  ## 给每一种网页拍照，放在 build/screens/ 里：手机和电脑，深浅、高对比、大字、打印
bench soak fuzz screens:
	@bash .ci/install-browser.sh
	@$(DESK) $@
test: $(INSTALLED_DEV)  ## 全部测试，连同浏览器的；很长的在 make soak 里
	@bash .ci/install-browser.sh && bash .ci/install-nginx.sh
	@PYTHONDONTWRITEBYTECODE= $(PY) -m pytest --numprocesses auto --dist worksteal  # of hundreds of processes each would compile anew
lint: $(INSTALLED_DEV)  ## 检查程序的写法：ruff、mypy、import-linter；有 npm 时还有 tsc 和合成的脚本
	@.venv/bin/ruff check . && .venv/bin/ruff format --check .
	@.venv/bin/mypy --strict plugins bench tests pelicanconf.py publishconf.py
	@PYTHONPATH=. .venv/bin/lint-imports && bash .ci/scripts.sh check
bundle:  ## 改了 theme/static/js 的脚本以后：合成给读者的几个文件，放在 theme/bundle/ 里，一并提交
	@bash .ci/scripts.sh bundle
lock: $(INSTALLED_DEV)  ## 重新锁定 pyproject.toml 的依赖（要有 uv）
	@bash .ci/lock.sh
clean:  ## 删去生成的东西（output/、build/），留下装好的环境
	rm -rf output .output.new .output.old .output.making build

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "需要 Python 3.11 或更新的版本：make html PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "没有 venv。Debian、Ubuntu：sudo apt-get install python3-venv"; exit 1; }
$(INSTALLED): | .venv/bin/python
	@echo "安装依赖（只在第一次和更新以后）……" >&2
	@$(PIP) requirements.txt 2>.venv/pip.log || { echo "依赖没有装成，多半是网络不通或磁盘满了。请检查以后再运行一次；英文的记录在 .venv/pip.log"; exit 1; }
	@rm -f .venv/.site-* && touch $@
$(INSTALLED_DEV): | .venv/bin/python
	@echo "安装测试用的依赖（只在第一次和更新以后）……"
	@$(PIP) requirements-dev.txt
	@rm -f .venv/.site-* .venv/.dev-* && touch $(INSTALLED) $@
