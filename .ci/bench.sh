#!/usr/bin/env bash
# Measures a release build on both databases.
cd "$(dirname "$0")/.." && . .ci/lib.sh

.ci/tools.sh test
.ci/build.sh
CLYWED_TEST_BINARY=$(target_folder)/release/clywed npm run --silent --prefix end2end bench
