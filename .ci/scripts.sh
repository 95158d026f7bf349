#!/usr/bin/env bash
# The scripts of the pages, by npm and Node: `check` holds their types, their unit tests and that
# theme/bundle is made of them; `bundle` makes it. Building a site needs neither.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v npm >/dev/null && [ "${CI:-}" != true ]; then
  if [ "$1" = check ]; then
    echo "没有安装 npm，脚本的类型、单元测试和 theme/bundle 这次没有检查"
    exit 0
  fi
  echo "没有安装 npm，脚本没有合成。这样也能发布：读者得到的是改过的脚本，只是慢一些"
  exit 1
fi

npm ci --ignore-scripts --no-audit --no-fund --silent
if [ "$1" = bundle ]; then
  node theme/bundle.mjs
else
  npx --no-install tsc --noEmit
  node theme/bundle.mjs --check
  node --test tests/js/
fi
