#!/usr/bin/env bash
# Static checks: format, lints, documentation, house rules. Runs no test of the product.
cd "$(dirname "$0")/.." && . .ci/lib.sh

.ci/tools.sh build
# The house rules ask cargo, offline, about every package of the lock file, including those never built on this machine.
cargo fetch --quiet --locked

part 'format' cargo fmt --all --check
part 'clippy' cargo clippy --quiet --workspace --all-targets -- -D warnings
part 'domain for the browser' cargo check --quiet -p domain --target wasm32-unknown-unknown
part 'documentation' env RUSTDOCFLAGS='-D warnings' cargo doc --quiet --workspace --no-deps
part 'house rules, arrows, dependencies, licences' cargo test --quiet -p bundle

print_timings
