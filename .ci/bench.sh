#!/usr/bin/env bash
# Measures a release build on both databases.
cd "$(dirname "$0")/.." && . .ci/lib.sh

.ci/tools.sh test
.ci/build.sh
CLYWED_TEST_BINARY=$(target_folder)/release/clywed npm run --silent --prefix end2end bench
# When a first view is painted on a slow line.
CLYWED_TEST_BINARY=$(target_folder)/release/clywed node end2end/bench/paint.mjs
# Pages, jobs and a release with ten thousand and with a million feedback: each should take at most one and a half times as
# long. `docs/measurements.md` has what was measured.
CLYWED_TEST_BINARY=$(target_folder)/release/clywed node end2end/bench/size.mjs 10000 1000000
