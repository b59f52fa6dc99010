#!/usr/bin/env bash
# Removes the made-up data of `make run`. The program looks whether the data are made up, so it is built if need be.
cd "$(dirname "$0")/.." && . .ci/lib.sh

[ -x "$(target_folder)/release/clywed" ] || .ci/build.sh
exec "$(target_folder)/release/clywed" clean-demo
