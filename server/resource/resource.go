package resource

import (
	"context"
	_ "embed" // for the picture

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// Resource is something a client can read, the same for every user and at any time.
type Resource struct {
	Definition *mcp.Resource
	Content    mcp.ResourceContents
}

// DefaultResources are the pages of the widgets, of a server at that origin.
func DefaultResources(origin string) []Resource {
	return []Resource{itemsWidget.resource(origin), connectionsWidget.resource(origin)}
}

//go:embed widget/icon.png
var icon []byte

// Icon is a picture: a resource that is no text. It is not among the [DefaultResources].
func Icon() Resource {
	const uri, png = "icon://mcpconform/icon.png", "image/png"
	return Resource{
		Definition: &mcp.Resource{URI: uri, Name: "icon", Description: "The icon of this server.", MIMEType: png},
		Content:    mcp.ResourceContents{URI: uri, MIMEType: png, Blob: icon},
	}
}

// read gives the content to whoever was let in.
func (r Resource) read(context.Context, *mcp.ReadResourceRequest) (*mcp.ReadResourceResult, error) {
	content := r.Content // a copy: the SDK may complete it
	return &mcp.ReadResourceResult{Contents: []*mcp.ResourceContents{&content}}, nil
}
