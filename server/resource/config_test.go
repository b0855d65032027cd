package resource_test

import (
	"context"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/protocolapi"
	"github.com/mcpconform/mcpconform/server/resource"
)

func TestNewSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	backend, err := protocolapi.NewClient("http://127.0.0.1:1", nil)
	if err != nil {
		t.Fatal(err)
	}
	good := resource.Config{
		Origin:    "https://mcp.example",
		Verifier:  verifier{},
		Backend:   backend,
		Exchanger: exchanger(func(context.Context, *resource.Access) (string, error) { return "", nil }),
	}
	g := gomega.NewWithT(t)
	_, err = resource.New(good)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	for name, spoil := range map[string]func(*resource.Config){
		"no origin":          func(c *resource.Config) { c.Origin = "" },
		"origin with slash":  func(c *resource.Config) { c.Origin = "https://mcp.example/" },
		"origin with path":   func(c *resource.Config) { c.Origin = "https://mcp.example/x" },
		"origin with user":   func(c *resource.Config) { c.Origin = "https://u@mcp.example" },
		"origin no scheme":   func(c *resource.Config) { c.Origin = "mcp.example" },
		"path without slash": func(c *resource.Config) { c.Path = "mcp" },
		"path is root":       func(c *resource.Config) { c.Path = "/" },
		"no verifier":        func(c *resource.Config) { c.Verifier = nil },
		"no exchanger":       func(c *resource.Config) { c.Exchanger = nil },
		"no backend":         func(c *resource.Config) { c.Backend = nil },
	} {
		c := good
		spoil(&c)
		_, err := resource.New(c)
		g.Expect(err).To(gomega.HaveOccurred(), name)
	}
}

func TestDefaultsAreIdempotentAndLeaveWhatIsSet(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	c := resource.Config{Origin: "https://mcp.example", Tools: []resource.Tool{}, Documents: []resource.Document{}}.WithDefaults()
	g.Expect(c.Tools).To(gomega.BeEmpty())
	g.Expect(c.Documents).To(gomega.BeEmpty())
	g.Expect(c.ChallengeScopes).To(gomega.Equal([]string{"read"}))
	again := c.WithDefaults()
	g.Expect(again.ChallengeScopes).To(gomega.Equal(c.ChallengeScopes))
	g.Expect(again.Audiences()).To(gomega.Equal([]string{"https://mcp.example/mcp", "https://mcp.example"}))
}
