#!/usr/bin/env bash
# Brings the Chinese Song face that posters are set in, where the user may install packages; says
# what is missing where not: the site is built all the same, without pictures of posters.
set -euo pipefail

song() { command -v fc-list >/dev/null && [ -n "$(fc-list 'Noto Serif CJK SC' family)" ]; }
song && exit 0

if [ "$(id -u)" -eq 0 ]; then as_root=(); else as_root=(sudo -n); fi
if command -v apt-get >/dev/null && "${as_root[@]}" true 2>/dev/null; then
  echo "安装 fontconfig fonts-noto-cjk ……"
  "${as_root[@]}" apt-get update -qq >/dev/null &&
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq \
      --no-install-recommends fontconfig fonts-noto-cjk >/dev/null ||
    echo "没有装上，网站照常生成。" >&2
fi
song || echo "没有宋体字（Noto Serif CJK SC），展览海报的图这次不做。Debian、Ubuntu：sudo apt-get install fonts-noto-cjk" >&2
