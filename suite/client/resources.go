package client

import (
	"context"
	"encoding/json"
)

// Resource is an entry of resources/list, as far as a host looks at it.
type Resource struct {
	URI      string `json:"uri"`
	MIMEType string `json:"mimeType"`
}

// Content is a part of what resources/read gives.
type Content struct {
	URI      string  `json:"uri"`
	MIMEType string  `json:"mimeType"`
	Text     *string `json:"text"`
	Blob     *string `json:"blob"` // base64
}

// ResourceList is what resources/list gave.
type ResourceList struct {
	Pages     []Page
	Resources []Resource
}

// ListResources sends resources/list, and again for each further page. With an error the last page is
// the answer that holds no list.
func (p *Player) ListResources(ctx context.Context, bearer string) (*ResourceList, error) {
	pages, err := p.Pages(ctx, bearer, "resources/list", "resources")
	list := &ResourceList{Pages: pages}
	for _, page := range pages {
		for _, item := range page.Items {
			var r Resource
			if json.Unmarshal(item, &r) == nil && r.URI != "" {
				list.Resources = append(list.Resources, r)
			}
		}
	}
	return list, err
}

// ReadResource sends resources/read, which changes nothing.
func (p *Player) ReadResource(ctx context.Context, bearer, uri string, opts ...Option) *RPC {
	return p.MCP(ctx, bearer, "resources/read", map[string]any{"uri": uri}, opts...)
}

// Contents are what a result of resources/read holds; false where the answer is no such result.
func (r *RPC) Contents() ([]Content, bool) {
	var result struct {
		Contents []Content `json:"contents"`
	}
	err := r.Decode(&result)
	return result.Contents, err == nil && result.Contents != nil
}
