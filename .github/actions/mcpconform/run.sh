#!/usr/bin/env bash
# The step of the action that plays: builds mcpconform beside this file unless MCPCONFORM_BIN names one, plays
# TARGET or what mcpconform.yaml names, puts the report into the step's summary, and ends with the exit status of mcpconform.
set -uo pipefail

bin=${MCPCONFORM_BIN:-}
if [ -z "$bin" ]; then
	bin=${RUNNER_TEMP:-/tmp}/mcpconform
	(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && go build -o "$bin" ./suite/mcpconform) || exit 3
fi

before=$(mktemp) || exit 3
trap 'rm -f "$before"' EXIT
read -ra args <<<"${ARGS:-}"
"$bin" ${TARGET:+"$TARGET"} --out "$OUT" ${args[@]+"${args[@]}"} # an empty array is unset to the bash of macOS
status=$?

# What an earlier run left in the folder is not told of one that never began.
if [ -n "${GITHUB_STEP_SUMMARY:-}" ] && [ "$OUT/report.md" -nt "$before" ]; then
	cat "$OUT/report.md" >>"$GITHUB_STEP_SUMMARY"
fi
if [ -n "${GITHUB_OUTPUT:-}" ] && [ "$OUT/run.json" -nt "$before" ]; then
	connects=$(sed -n 's/^ *"connects": "\([a-z-]*\)".*/\1/p' "$OUT/run.json" | head -n 1)
	echo "connects=$connects" >>"$GITHUB_OUTPUT"
fi
exit "$status"
