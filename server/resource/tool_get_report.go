package resource

import (
	"context"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

type getReportInput struct {
	Handle string `json:"handle" jsonschema:"what start-report gave"`
}

type getReportOutput struct {
	State     string    `json:"state" jsonschema:"working or done; while it is working, ask again in a few seconds"`
	Items     []Item    `json:"items,omitempty" jsonschema:"once it is done: the items that the report is about"`
	ExpiresAt time.Time `json:"expiresAt" jsonschema:"when the report is forgotten"`
}

// GetReport is the tool by which users get what [StartReport] began for them.
func GetReport() Tool {
	return NewTool(&mcp.Tool{
		Name:         "get-report",
		Title:        "Get a report",
		Description:  "Gives the report that start-report began, or says that it is still being worked on.",
		Annotations:  readOnly(false),
		InputSchema:  schema[getReportInput](),
		OutputSchema: schema[getReportOutput](),
	}, func(ctx context.Context, c *Call, in getReportInput) (getReportOutput, error) {
		report, err := c.env.Reports.Find(ctx, c.Access.Subject, in.Handle)
		out := getReportOutput{State: "working", ExpiresAt: report.Expires}
		if err != nil || !report.Ready {
			return out, err
		}
		out.State = "done"
		for _, it := range c.env.items.of(c.Access.Subject) {
			if report.Status == "" || report.Status == it.Status {
				out.Items = append(out.Items, it)
			}
		}
		return out, nil
	}, ScopeRead)
}
