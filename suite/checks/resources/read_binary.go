package resources

import (
	"context"
	"encoding/base64"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "resources.read.binary",
	Title:  "what is no text is given as base64",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Resources.S("Resource Contents"), spec.MCP20260728.Resources.S("Resource Contents")),
	Covers: []string{"RS-03"},
	Needs:  check.Needs(fixture.Resources, fixture.Bearer),
	Faults: []string{"blob-not-base64"},
	Fix:    "Put pictures and other binary data into blob, in base64 (RFC 4648 §4), and say their mimeType.",
	Why:    "The host shows a broken picture, or refuses the whole answer.",
	Run: func(ctx context.Context, c *check.C) {
		var binary []client.Resource
		for _, r := range fixture.Resources.From(c).Resources {
			if isBinary(r.MIMEType) && len(binary) < most {
				binary = append(binary, r)
			}
		}
		if len(binary) == 0 {
			c.NotApplicable("no resource is listed with a type that is not text")
		}
		judged := false
		for _, r := range binary {
			c.Step("read " + r.URI)
			answer := c.Host().ReadResource(ctx, fixture.Bearer.From(c), r.URI)
			if !answered(answer) { // it may be gone since
				continue
			}
			judged = true
			problem := unreadable(answer)
			c.Expect(expect.Claim{Holds: problem == "", Saw: problem, From: answer}).To(expect.True("a blob in base64"))
		}
		if !judged {
			c.NotApplicable("none of the resources that are no text could be read just now")
		}
	},
})

// isBinary reports whether nothing of a type can be given as text.
func isBinary(mimeType string) bool {
	media, _, _ := strings.Cut(strings.ToLower(mimeType), ";")
	kind, subtype, _ := strings.Cut(strings.TrimSpace(media), "/")
	switch kind {
	case "image", "audio", "video", "font":
		return !strings.HasSuffix(subtype, "xml")
	case "application":
		return subtype == "octet-stream" || subtype == "pdf" || subtype == "zip" || subtype == "gzip"
	}
	return false
}

// unreadable says what is wrong with the contents of a binary resource.
func unreadable(answer *client.RPC) string {
	contents, _ := answer.Contents()
	if len(contents) == 0 {
		return "no contents"
	}
	for _, part := range contents {
		if part.Blob == nil {
			return "contents without blob"
		}
		if _, err := base64.StdEncoding.DecodeString(*part.Blob); err != nil {
			return "a blob that is not base64"
		}
	}
	return ""
}
