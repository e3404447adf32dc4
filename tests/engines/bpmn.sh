#!/usr/bin/env bash
# Proves a folder of .bpmn files on other people's software: the schema of the OMG, bpmn-moddle, and bpmn-js in a browser.
# Usage: tests/engines/bpmn.sh [FOLDER]
# Needs xmllint (libxml2-utils), node with npm, and Chromium (CHROMIUM=path); without one of them it fails.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
folder=$(cd "${1:-$root/target/tmp/exports/bpmn}" && pwd)

if [ ! -d "$here/../node_modules/bpmn-moddle" ]; then
  (cd "$here/.." && npm install --no-package-lock --silent)
fi

schema="$here/../node_modules/bpmn-moddle/resources/bpmn/xsd/BPMN20.xsd"
xmllint --noout --schema "$schema" "$folder"/*.bpmn 2> "$root/target/tmp/xmllint.txt" || {
  grep -v ' validates$' "$root/target/tmp/xmllint.txt"
  exit 1
}
echo "schema: $(grep -c ' validates$' "$root/target/tmp/xmllint.txt") files validate"

node "$here/bpmn.mjs" "$folder"
