package render

import (
	"io"

	"github.com/mcpconform/mcpconform/reports/result"
)

// JSON writes run.json, which is the report; every other rendering can be made from it again.
func JSON(w io.Writer, run *result.Run) error { return result.Write(w, run) }
