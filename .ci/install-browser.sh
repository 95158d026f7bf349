#!/usr/bin/env bash
# Brings chromium and a Chinese font where the user may install them; says loudly where not.
# The tests themselves decide: without a browser they are skipped, with CI=true they fail.
# The headless shell is the same browser without windows, and opens a page three times as fast:
# CI has it even beside another chromium; where it is not to be had, chromium does.
set -euo pipefail

shell=chromium-headless-shell
quick() { command -v "$shell"; }
browser() { quick || command -v chromium || command -v chromium-browser || command -v google-chrome; }
wanted() { if [ "${CI:-}" = true ]; then quick; else browser; fi; }

bash "$(dirname "$0")/install-font.sh"
wanted >/dev/null && exit 0

if [ "$(id -u)" -eq 0 ]; then as_root=(); else as_root=(sudo -n); fi
if command -v apt-get >/dev/null && "${as_root[@]}" true 2>/dev/null; then
  "${as_root[@]}" apt-get update -qq >/dev/null
  apt-cache show "$shell" >/dev/null 2>&1 || shell=chromium
  echo "安装 $shell ……"
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends \
    "$shell" >/dev/null
fi

if ! browser >/dev/null; then
  echo "############################################################" >&2
  echo "# 没有找到 chromium，也不能在这里安装它：浏览器测试将被跳过。" >&2
  echo "# 请安装后再运行一次，例如：sudo apt-get install chromium" >&2
  echo "############################################################" >&2
fi
