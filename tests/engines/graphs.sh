#!/usr/bin/env bash
# Proves that Graphviz and Mermaid read the graphs that thutuc prints.
# Usage: tests/engines/graphs.sh [FOLDER with dot/ and mmd/]
# Needs Graphviz, node with npm, and Chromium (CHROMIUM=path); without one of them it fails.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
folder=$(cd "${1:-$root/target/tmp/exports}" && pwd)

command -v dot > /dev/null || { echo "graphviz: no dot found"; exit 1; }
count=0
for file in "$folder"/dot/*.dot; do
  dot -Tcanon "$file" > /dev/null
  count=$((count + 1))
done
echo "graphviz: $count files"

if [ ! -d "$here/../node_modules/mermaid" ]; then
  (cd "$here/.." && npm install --no-package-lock --silent)
fi
node "$here/graphs.mjs" "$folder/mmd"
