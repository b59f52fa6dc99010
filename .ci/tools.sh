#!/usr/bin/env bash
# tools.sh build|test: installs what building or testing needs and this machine lacks; says what it cannot install.
set -euo pipefail

have() { command -v "$1" >/dev/null 2>&1; }

# as_root COMMAND…: as root, or through sudo where that asks for no password.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif have sudo && sudo -n true 2>/dev/null; then sudo "$@"; else return 1; fi
}

updated=
# package NAME…: installs Debian packages; false if that is not possible.
package() {
  have apt-get || return 1
  echo "Installing $*"
  if [ -z "$updated" ]; then as_root apt-get update -qq || return 1; updated=yes; fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# need PACKAGE…: installs the packages, or ends the script.
need() {
  package "$@" || { echo "Please install: $* (Debian: sudo apt-get install $*)" >&2; exit 1; }
}

tools_to_build() {
  have cargo || { echo "Please install Rust: https://rustup.rs" >&2; exit 1; }
  have cc || need gcc libc6-dev
  if [ ! -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown/lib" ]; then
    have rustup || { echo "Please install the target wasm32-unknown-unknown for this Rust" >&2; exit 1; }
    rustup target add wasm32-unknown-unknown
  fi
  # wasm-opt makes the islands a tenth smaller. The build works without it.
  have wasm-opt || package binaryen || echo "Going on without wasm-opt (Debian: sudo apt-get install binaryen)"
}

tools_to_test() {
  tools_to_build
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || need postgresql
  have node || need nodejs
  have npm || need npm
  [ -x "${CHROMIUM:-/usr/bin/chromium}" ] || need chromium
  # Reads back the PDF files that we write.
  have pdftotext || need poppler-utils
  # npm writes this file last. If it is newer than the lock file, the installed packages are those of the lock file.
  if [ ! end2end/node_modules/.package-lock.json -nt end2end/package-lock.json ]; then
    npm ci --prefix end2end --no-audit --no-fund --silent
    touch end2end/node_modules/.package-lock.json
  fi
}

case "${1:-}" in
  build) tools_to_build ;;
  test) tools_to_test ;;
  *) echo "usage: tools.sh build|test" >&2; exit 2 ;;
esac
