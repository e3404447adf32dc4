#!/usr/bin/env bash
# Proves that Graphviz and Mermaid read the graphs that thutuc prints.
# Usage: tests/engines/graphs.sh [FOLDER with dot/ and mmd/]
# Needs Graphviz, node with npm, and Chromium (CHROMIUM=path); what is missing is left out, and said.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
folder=$(cd "${1:-$root/target/tmp/exports}" && pwd)

if command -v dot > /dev/null; then
  count=0
  for file in "$folder"/dot/*.dot; do
    dot -Tcanon "$file" > /dev/null
    count=$((count + 1))
  done
  echo "graphviz: $count files"
else
  echo "graphviz: LEFT OUT, no dot found"
fi

if [ ! -d "$here/../node_modules/mermaid" ]; then
  (cd "$here/.." && npm install --no-package-lock --silent)
fi
node "$here/graphs.mjs" "$folder/mmd"
