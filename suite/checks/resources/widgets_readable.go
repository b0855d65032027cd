package resources

import (
	"context"
	"encoding/json"
	"mime"
	"slices"
	"strconv"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "resources.widgets.readable",
	Title:  "the page that a tool names for its results can be read, as HTML of a profile that ChatGPT shows",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Documented,
	Refs:   spec.Refs(spec.MCPApps.S(""), spec.OpenAI.Reference.S(""), spec.OpenAI.Troubleshooting.S("Widget issues")),
	Covers: []string{"RS-09"},
	Needs:  check.Needs(fixture.Tools, fixture.Bearer),
	Faults: []string{"widget-missing", "widget-plain-html"},
	Fix: `Serve the ui:// URI of _meta.ui.resourceUri (and openai/outputTemplate) by resources/read, with the mimeType ` +
		`"text/html;profile=mcp-app" and the page as text.`,
	Why: "The tool works, and where its widget should be there is nothing.",
	Run: func(ctx context.Context, c *check.C) {
		pages := widgets(fixture.Tools.From(c))
		if len(pages) == 0 {
			c.NotApplicable("no tool names a page for its results")
		}
		for _, uri := range pages[:min(most, len(pages))] {
			c.Step("read " + uri)
			answer := c.Host().ReadResource(ctx, fixture.Bearer.From(c), uri)
			c.Expect(answer).To(expect.RPCResult())
			problem := unshowable(uri, answer)
			c.Expect(expect.Claim{Holds: problem == "", Saw: problem, From: answer}).
				To(expect.True("a ui:// resource with a page as text, of the type text/html;profile=mcp-app"))
		}
	},
})

// widgets are the pages that tools name, each once.
func widgets(tools []client.Tool) []string {
	var all []string
	for i := range tools {
		var meta struct {
			UI struct {
				URI string `json:"resourceUri"`
			} `json:"ui"`
			Template string `json:"openai/outputTemplate"`
			Flat     string `json:"ui/resourceUri"` // an older name
		}
		if json.Unmarshal(tools[i].Meta, &meta) != nil {
			continue
		}
		for _, uri := range []string{meta.UI.URI, meta.Template, meta.Flat} {
			if uri != "" && !slices.Contains(all, uri) {
				all = append(all, uri)
			}
		}
	}
	return all
}

// unshowable says why a host cannot show what was read.
func unshowable(uri string, answer *client.RPC) string {
	contents, _ := answer.Contents()
	if len(contents) == 0 {
		return "no contents"
	}
	i := slices.IndexFunc(contents, func(part client.Content) bool { return widgetType(part.MIMEType) })
	switch {
	case !strings.HasPrefix(uri, "ui://"):
		return "the URI " + uri
	case i < 0:
		return "the mimeType " + strconv.Quote(contents[0].MIMEType)
	case empty(contents[i].Text) && empty(contents[i].Blob):
		return "an empty page at " + uri
	}
	return ""
}

func empty(text *string) bool { return text == nil || *text == "" }

// widgetType reports whether ChatGPT takes a type for that of a widget: the one of MCP Apps, or the older
// one of its own.
func widgetType(mimeType string) bool {
	media, params, err := mime.ParseMediaType(mimeType)
	return err == nil && (media == "text/html+skybridge" || media == "text/html" && params["profile"] == "mcp-app")
}
