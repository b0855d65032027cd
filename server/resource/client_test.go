package resource_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/onsi/gomega"
)

// bearerTransport sends a token with every request.
type bearerTransport struct {
	token string
	next  http.RoundTripper
}

func (b bearerTransport) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+b.token)
	return b.next.RoundTrip(r)
}

// The SDK's own client is one more client that has to get along, in both ways of beginning.
func TestSDKClient(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"", "2025-11-25", "2025-06-18", "2025-03-26"} {
		t.Run("version "+version, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			s := open(t)
			session, err := mcp.NewClient(&mcp.Implementation{Name: "t", Version: "1"}, nil).Connect(t.Context(),
				&mcp.StreamableClientTransport{
					Endpoint:             s.URL + "/mcp",
					HTTPClient:           &http.Client{Transport: bearerTransport{"full", s.Client().Transport}},
					MaxRetries:           -1,
					DisableStandaloneSSE: true,
				}, &mcp.ClientSessionOptions{ProtocolVersion: version})
			g.Expect(err).NotTo(gomega.HaveOccurred())
			defer func() { _ = session.Close() }()
			names := 0
			for _, err := range session.Tools(t.Context(), nil) {
				g.Expect(err).NotTo(gomega.HaveOccurred())
				names++
			}
			g.Expect(names).To(gomega.Equal(5))
			res, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: "get-items"})
			g.Expect(err).NotTo(gomega.HaveOccurred())
			g.Expect(res.IsError).To(gomega.BeFalse())
			page, err := session.ReadResource(t.Context(), &mcp.ReadResourceParams{URI: "ui://widget/items.html"})
			g.Expect(err).NotTo(gomega.HaveOccurred())
			g.Expect(page.Contents).To(gomega.HaveLen(1))
			_, err = session.CallTool(t.Context(), &mcp.CallToolParams{Name: "no-such-tool"})
			g.Expect(err).To(gomega.HaveOccurred())
		})
	}
}

// abandon calls a tool and hangs up when ctx ends.
func (s *site) abandon(ctx context.Context, token, tool, arguments string) error {
	body := `{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"` + tool + `","arguments":` + arguments + `}}`
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, s.URL+"/mcp", strings.NewReader(body))
	if err != nil {
		return err
	}
	for k, v := range map[string]string{
		"Authorization": "Bearer " + token, "Content-Type": "application/json",
		"Accept": "application/json, text/event-stream", "MCP-Protocol-Version": "2025-11-25",
	} {
		req.Header.Set(k, v)
	}
	res, err := s.Client().Do(req)
	if err == nil {
		_ = res.Body.Close()
	}
	return err
}
