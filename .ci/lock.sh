#!/usr/bin/env bash
# Writes both lock files: names, versions and hashes, and no address of any index.
set -euo pipefail
command -v uv >/dev/null || { echo "make lock 要用 uv，这里没有安装"; exit 1; }
options=(--universal --generate-hashes --no-emit-index-url --no-annotate --no-header --no-config
  --python-version 3.11 --override .ci/overrides.txt --upgrade --quiet)
uv pip compile pyproject.toml "${options[@]}" -o requirements.txt >/dev/null
uv pip compile pyproject.toml "${options[@]}" --all-extras -c requirements.txt -o requirements-dev.txt >/dev/null
