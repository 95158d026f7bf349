#!/usr/bin/env bash
# Brings Debian's nginx, which the block of docs/hosting.md is tried under, where the user may install
# packages. It is not started as a service: the tests run their own on loopback. They decide:
# without nginx they are skipped, with CI=true they fail.
set -euo pipefail

server() { [ -x /usr/sbin/nginx ] || command -v nginx >/dev/null; }
server && exit 0

if [ "$(id -u)" -eq 0 ]; then as_root=(); else as_root=(sudo -n); fi
if command -v apt-get >/dev/null && "${as_root[@]}" true 2>/dev/null; then
  echo "安装 nginx ……"
  never_start=/usr/sbin/policy-rc.d
  if [ ! -e "$never_start" ]; then
    trap '"${as_root[@]}" rm -f "$never_start"' EXIT
    printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$never_start" >/dev/null
    "${as_root[@]}" chmod 755 "$never_start"
  fi
  "${as_root[@]}" apt-get update -qq >/dev/null &&
    for package in nginx libnginx-mod-http-brotli-static; do
      DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq \
        --no-install-recommends "$package" >/dev/null || echo "没有装上 $package。" >&2
    done
fi

server || echo "没有 nginx，也不能在这里安装它：docs/hosting.md 的配置这次没有试。Debian、Ubuntu：sudo apt-get install nginx" >&2
