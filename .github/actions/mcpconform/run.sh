#!/usr/bin/env bash
# The step of the action that plays: builds mcpconform beside this file unless MCPCONFORM_BIN names one, plays
# TARGET or what mcpconform.yaml names, puts the report into the step's summary, and ends with the exit status of mcpconform.
set -uo pipefail

bin=${MCPCONFORM_BIN:-}
if [ -z "$bin" ]; then
	bin=${RUNNER_TEMP:-/tmp}/mcpconform
	(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && go build -o "$bin" ./suite/mcpconform) || exit 3
fi

read -ra args <<<"${ARGS:-}"
"$bin" ${TARGET:+"$TARGET"} --out "$OUT" "${args[@]}"
status=$?

if [ -n "${GITHUB_STEP_SUMMARY:-}" ] && [ -f "$OUT/report.md" ]; then
	cat "$OUT/report.md" >>"$GITHUB_STEP_SUMMARY"
fi
if [ -n "${GITHUB_OUTPUT:-}" ] && [ -f "$OUT/run.json" ]; then
	connects=$(sed -n 's/^ *"connects": "\([a-z-]*\)".*/\1/p' "$OUT/run.json" | head -n 1)
	echo "connects=$connects" >>"$GITHUB_OUTPUT"
fi
exit "$status"
