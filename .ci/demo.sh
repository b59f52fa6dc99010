#!/usr/bin/env bash
# Builds, then serves made-up data on http://127.0.0.1:3000 from ./data.
cd "$(dirname "$0")/.." && . .ci/lib.sh

.ci/build.sh
exec "$(target_folder)/release/clywed" serve --demo "$@"
