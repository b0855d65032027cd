package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"

	"github.com/onsi/gomega"
)

func TestMetadataOfAnotherResourceIsNotUsed(t *testing.T) {
	t.Parallel()
	const target = "https://host.example/mcp"
	for resource, want := range map[string]bool{
		target: true, "https://host.example": true, "https://host.example/": true,
		"": false, "https://evil.example/mcp": false, "https://host.example/mc": false, "https://host.example/mcp/other": false,
		"https://host.example.evil.example": false,
	} {
		if got := covers(resource, target); got != want {
			t.Errorf("%q: %t", resource, got)
		}
	}
}

func TestArgumentsAreMadeUpForWhatIsRequired(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	g.Expect(sample(json.RawMessage(`{"properties":{"a":{"type":"number"},"b":{"type":"string"},"c":{}},"required":["a","c"]}`))).
		To(gomega.Equal(map[string]any{"a": 1, "c": "mcpconform"}))
	g.Expect(sample(json.RawMessage(`[`))).To(gomega.BeEmpty())
}

// A server that challenges and has no metadata is where the journey ends.
func TestItStopsWhereThereIsNoMetadata(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost {
			w.Header().Set("WWW-Authenticate", "Bearer")
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		http.NotFound(w, r)
	}))
	t.Cleanup(server.Close)
	target, err := url.Parse(server.URL + "/mcp")
	g.Expect(err).NotTo(gomega.HaveOccurred())
	for _, version := range []string{"", "2025-11-25"} {
		g.Expect(connect(target, settings{Version: version})).To(gomega.MatchError("no protected resource metadata was found"))
	}
}

func TestUnusableArguments(t *testing.T) {
	for name, args := range map[string][]string{"none": nil, "two": {"http://a", "http://b"}, "no URL": {"nowhere"}, "no http": {"ftp://a/b"}} {
		if _, _, err := arguments(args); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	t.Setenv("MCP_CONFORMANCE_CONTEXT", "{")
	if _, _, err := arguments([]string{"http://a/mcp"}); err == nil {
		t.Error("a context that is no JSON is accepted")
	}
}
