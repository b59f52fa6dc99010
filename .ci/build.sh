#!/usr/bin/env bash
# Builds the islands, then the program with them inside: `clywed` in the target's release folder.
cd "$(dirname "$0")/.." && . .ci/lib.sh

.ci/tools.sh build
echo "Building the islands"
.ci/islands.sh
echo "Building clywed"
cargo build --release -p server
echo "Built $(target_folder)/release/clywed"
