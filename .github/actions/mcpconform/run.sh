#!/usr/bin/env bash
# The step of the action that plays: builds mcpconform beside this file unless MCPCONFORM_BIN names one, plays
# TARGET or what mcpconform.yaml names, puts the report into the step's summary, and ends with the exit status of mcpconform.
set -uo pipefail

bin=${MCPCONFORM_BIN:-}
if [ -z "$bin" ]; then
	bin=${RUNNER_TEMP:-/tmp}/mcpconform
	(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && go build -o "$bin" ./suite/mcpconform) || exit 3
fi

# told is what the folder's report says: of an earlier run, until this one has written its own. Times of files do not
# tell the two apart where they are whole seconds.
told() { cat "$OUT/report.md" "$OUT/run.json" 2>/dev/null | cksum; }
before=$(told)
read -ra args <<<"${ARGS:-}"
"$bin" ${TARGET:+"$TARGET"} --out "$OUT" ${args[@]+"${args[@]}"} # an empty array is unset to the bash of macOS
status=$?

[ "$(told)" != "$before" ] || exit "$status" # it never began
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
	cat "$OUT/report.md" >>"$GITHUB_STEP_SUMMARY"
fi
if [ -n "${GITHUB_OUTPUT:-}" ]; then
	connects=$(sed -n 's/^ *"connects": "\([a-z-]*\)".*/\1/p' "$OUT/run.json" | head -n 1)
	echo "connects=$connects" >>"$GITHUB_OUTPUT"
fi
exit "$status"
