package resource

import (
	"context"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

type startReportInput struct {
	Status string `json:"status,omitempty" jsonschema:"only items with this status: open or done; all if left out"`
}

type startReportOutput struct {
	Handle    string    `json:"handle" jsonschema:"what get-report wants; of no use to anybody else"`
	ExpiresAt time.Time `json:"expiresAt" jsonschema:"when the report is forgotten"`
}

// StartReport is a tool that answers at once although its work takes longer than a host waits: with a
// handle, to ask for the result with by [GetReport]. It is not among the [DefaultTools].
func StartReport() Tool {
	in := schema[startReportInput]()
	in.Properties["status"].Enum = []any{"open", "done"}
	// A gateway may tell long lists from short ones without reading the body (MCP 2026-07-28, "x-mcp-header").
	in.Properties["status"].Extra = map[string]any{"x-mcp-header": "Status"}
	return NewTool(&mcp.Tool{
		Name:        "start-report",
		Title:       "Start a report",
		Description: "Begins a report on the user's items and answers at once with a handle. Use get-report with it a few seconds later.",
		// Each call begins another report, and changes nothing that the user has.
		Annotations: &mcp.ToolAnnotations{ReadOnlyHint: true, DestructiveHint: new(bool), OpenWorldHint: new(bool)},
		InputSchema: in,
	}, func(ctx context.Context, c *Call, in startReportInput) (startReportOutput, error) {
		handle, report, err := c.env.Reports.Begin(ctx, c.Access.Subject, in.Status)
		return startReportOutput{Handle: handle, ExpiresAt: report.Expires}, err
	}, ScopeRead)
}
