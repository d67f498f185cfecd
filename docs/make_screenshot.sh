#!/usr/bin/env bash
# Takes docs/scorecard.png: the first screen of the first sample's card. Needs Chromium.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
.venv/bin/scorer score reports/a-*.pdf --no-library --out "$folder" >/dev/null
chromium --headless=new --no-sandbox --disable-gpu --no-first-run --disable-background-networking \
  --disable-component-update --disable-sync --user-data-dir="$folder/profile" --hide-scrollbars \
  --window-size=1200,900 --screenshot=docs/scorecard.png "file://$(echo "$folder"/*.scorecard.html)"
