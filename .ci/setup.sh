#!/usr/bin/env bash
# Installs what the make targets need: `setup.sh` for everything, `setup.sh PART...` for some of
#   modules browser postgres node npm lint
# Everything but Debian packages lands in the git-ignored .cache/ and node_modules/. What is already
# there is left alone, so a second run takes a second or two.
# --best-effort reports what it could not install and exits 0: the tests that need it then skip, by name.
set -euo pipefail
cd "$(dirname "$0")/.."

GOLANGCI_LINT=v2.15.0
NODE=22.23.3
NODE_MAJOR=22

cache=$PWD/.cache
export PATH="$cache/bin:$PATH"
best_effort=
failures=()

say()  { printf 'setup: %s\n' "$*"; }
fail() { failures+=("$*"); }
have() { command -v "$1" >/dev/null 2>&1; }

# quietly LOG COMMAND... keeps a command's output out of sight unless it fails.
quietly() {
  local log=$cache/$1.log
  shift
  mkdir -p "$cache"
  "$@" >"$log" 2>&1 </dev/null || { tail -n 15 "$log" >&2; return 1; }
}

# install PACKAGE installs a Debian package; it needs root.
install() {
  say "installing Debian package $1"
  export DEBIAN_FRONTEND=noninteractive
  [ -n "${apt_updated:-}" ] || quietly apt-update apt-get update -q || true
  apt_updated=yes
  quietly "apt-$1" apt-get install -y --no-install-recommends "$1"
}

# debian PACKAGE installs a Debian package as root, or says how to get it.
debian() {
  if ! have apt-get; then
    fail "$1 is missing: install it with your system's package manager, then run make setup again"
  elif [ "$(id -u)" != 0 ]; then
    fail "$1 is missing: run 'sudo apt-get install -y --no-install-recommends $1', then make setup again"
  else
    install "$1" || fail "apt-get could not install $1; its last lines stand above"
  fi
}

# optional PACKAGE installs what nothing needs, where it can be had.
optional() {
  have apt-get && [ "$(id -u)" = 0 ] && apt-cache show "$1" >/dev/null 2>&1 || return 0
  install "$1" || say "going on without $1"
}

setup_modules() {
  local module
  for module in . suite/interop/fosite; do
    quietly modules go mod download -C "$module" ||
      fail "go mod download failed in $module: is a Go module proxy within reach?"
  done
}

setup_browser() {
  have chromium || have chromium-browser || have google-chrome || have chrome || debian chromium
  # Chromium without its windows is quicker.
  have chromium-headless-shell || have chrome-headless-shell || optional chromium-headless-shell
}

setup_postgres() {
  have postgres || compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null || debian postgresql
}

node_major() { node --version 2>/dev/null | sed -E 's/^v([0-9]+).*/\1/'; }

# node_platform is the suffix of the npm package that carries the node binary for this machine.
node_platform() {
  local os arch
  os=$(uname -s | tr '[:upper:]' '[:lower:]')
  case $(uname -m) in
    x86_64 | amd64) arch=x64 ;;
    aarch64 | arm64) arch=arm64 ;;
    *) return 1 ;;
  esac
  printf '%s-%s\n' "$os" "$arch"
}

setup_node() {
  local platform
  [ "$(node_major)" = "$NODE_MAJOR" ] && return
  have npm || debian npm
  have npm || return 0 # debian has said why
  platform=$(node_platform) || { fail "no Node $NODE_MAJOR binary for $(uname -sm): install it yourself"; return; }
  say "installing Node $NODE into .cache"
  quietly node npm install --prefix "$cache/node" --no-save --no-audit --no-fund "node-$platform@$NODE" ||
    { fail "npm could not install node-$platform@$NODE; its last lines stand above"; return; }
  mkdir -p "$cache/bin"
  ln -sf "../node/node_modules/node-$platform/bin/node" "$cache/bin/node"
}

# setup_npm runs `npm ci` in every folder whose lock file is newer than what is installed.
setup_npm() {
  local lock dir
  have npm || { fail "npm is missing: run make setup"; return; }
  while IFS= read -r lock; do
    dir=$(dirname "$lock")
    [ "$dir/node_modules/.package-lock.json" -nt "$lock" ] && continue
    say "npm ci in $dir"
    quietly "npm-$(basename "$dir")" npm ci --prefix "$dir" --ignore-scripts --no-audit --no-fund &&
      touch "$dir/node_modules/.package-lock.json" ||
      fail "npm ci failed in $dir; its last lines stand above"
  done < <(find mockprivy suite -name node_modules -prune -o -name package-lock.json -print 2>/dev/null | sort)
}

setup_lint() {
  [ "$("$cache/bin/golangci-lint" version --short 2>/dev/null)" = "${GOLANGCI_LINT#v}" ] && return
  say "building golangci-lint $GOLANGCI_LINT into .cache (once, a few minutes)"
  quietly golangci-lint env GOBIN="$cache/bin" GOFLAGS= \
    go install "github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$GOLANGCI_LINT" ||
    fail "golangci-lint could not be built; its last lines stand above"
}

parts=()
for arg in "$@"; do
  case $arg in
    --best-effort) best_effort=yes ;;
    modules | browser | postgres | node | npm | lint) parts+=("$arg") ;;
    *) echo "setup: unknown part '$arg'; parts are modules browser postgres node npm lint" >&2; exit 2 ;;
  esac
done
[ ${#parts[@]} -gt 0 ] || parts=(modules browser postgres node npm lint)

have go || { echo "setup: Go is missing: install Go 1.26 or newer from your system or go.dev" >&2; exit 1; }
for part in "${parts[@]}"; do "setup_$part"; done

for failure in ${failures[@]+"${failures[@]}"}; do echo "setup: $failure" >&2; done
[ ${#failures[@]} -eq 0 ] || [ -n "$best_effort" ]
