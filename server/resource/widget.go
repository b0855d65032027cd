package resource

import (
	_ "embed" // for the pages

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// widget is a page the host shows beside the result of a tool (MCP Apps, SEP-1865). It is complete in
// itself and asks for nothing from the network.
type widget struct {
	uri, name, description string
	page                   string
}

//go:embed widget/items.html
var itemsPage string

//go:embed widget/connections.html
var connectionsPage string

var (
	itemsWidget = widget{
		uri: "ui://widget/items.html", name: "items",
		description: "The user's items as a list.", page: itemsPage,
	}
	connectionsWidget = widget{
		uri: "ui://widget/connections.html", name: "connections",
		description: "People found, a card each.", page: connectionsPage,
	}
)

// The names of MCP Apps: what the server declares, and the type of a page.
const (
	widgetExtension = "io.modelcontextprotocol/ui"
	widgetType      = "text/html;profile=mcp-app"
)

// toolMeta names the widget in the _meta of the tool whose result it shows: as MCP Apps wants it, and
// under the older name that ChatGPT still knows.
func (w widget) toolMeta() mcp.Meta {
	return mcp.Meta{
		"ui":                    map[string]any{"resourceUri": w.uri},
		"openai/outputTemplate": w.uri,
	}
}

// resource is the page to be read. Domain is what the host derives the origin of its sandbox from; OpenAI
// asks for one of the server's own.
func (w widget) resource(domain string) Resource {
	return Resource{
		Definition: &mcp.Resource{URI: w.uri, Name: w.name, Description: w.description, MIMEType: widgetType},
		Content: mcp.ResourceContents{
			URI: w.uri, MIMEType: widgetType, Text: w.page,
			// No host may be contacted, and nothing loaded or framed from anywhere.
			Meta: mcp.Meta{"ui": map[string]any{
				"csp":           map[string]any{"connectDomains": []string{}, "resourceDomains": []string{}, "frameDomains": []string{}},
				"domain":        domain,
				"prefersBorder": true,
			}},
		},
	}
}
