package faults

import (
	"github.com/google/jsonschema-go/jsonschema"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "header-of-a-secret",
	Title: "a parameter that holds a key travels as a header",
	Story: "A key that a gateway is to look at, and with it every log of every proxy. Design rule; no field report.",
	apply: func(s *app.Seams) {
		key := &jsonschema.Schema{Type: "string", Description: "of the archive", Extra: map[string]any{"x-mcp-header": "Archive-Key"}}
		archive := resource.GetProfile()
		d := archive.Definition
		d.Name, d.Title, d.Description, d.Meta = "open-archive", "Open the archive", "Tells who may open the archive of items.", nil
		d.InputSchema = &jsonschema.Schema{Type: "object", Properties: map[string]*jsonschema.Schema{"apiKey": key}}
		s.Resource.Tools = append(s.Resource.Tools, archive)
	},
})
