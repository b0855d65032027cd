package selftest

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/render"
	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/config"
)

// inOpen are checks that a server without OAuth must pass.
var inOpen = []string{"lifecycle.initialize.answered", "tools.call.read-only", "tools.call.unknown", "tools.list.usable", "transport.notification.accepted"}

// shortcomings are what the Go SDK itself leaves of the rules: v1.8.0 compares an encoded Mcp-Name as it
// stands and asks no proxy to pass its streams on, where it speaks the version that asks for both, and takes
// a request without a session id for the first of a new session.
var shortcomings = map[string][]string{
	"stateless": {"transport.headers.encoded", "transport.stream.unbuffered"},
	"sessions":  {"transport.session.id-missing"},
}

// A server of the Go SDK as it comes, with and without sessions: OAuth does not apply to it, MCP is
// played, whether or not somebody could log in, and the report says what is to be done if a login was
// meant to be there.
func TestAServerWithoutOAuth(t *testing.T) {
	t.Parallel()
	for name, options := range map[string]*mcp.StreamableHTTPOptions{"stateless": {Stateless: true}, "sessions": nil} {
		for _, login := range []string{"none", "form"} {
			t.Run(name+" "+login, func(t *testing.T) {
				t.Parallel()
				g := gomega.NewWithT(t)
				run := playURL(t, &config.Config{Login: login, Budget: time.Minute, Timeout: patience}, plainServer(t, options), "")
				g.Expect(run.Verdict.Connects).To(gomega.Equal(result.ConnectsYes), run.Verdict.Summary)
				g.Expect(run.Diagnoses).To(gomega.HaveLen(len(shortcomings[name])))
				for _, k := range run.Checks {
					short := slices.Contains(shortcomings[name], k.ID)
					right := k.Verdict == result.Pass || k.Verdict == result.NotApplicable
					if right == short {
						t.Errorf("%s: %s %s; expected %s, got %s", k.ID, k.Verdict, k.Reason, k.Expected, k.Actual)
					}
				}
				for _, id := range inOpen {
					g.Expect(reasonOf(run, id)).To(gomega.HavePrefix("pass"), id)
				}
				g.Expect(run.Verdict.Summary).To(gomega.HavePrefix("ChatGPT will connect without a login"))
				var screen strings.Builder
				g.Expect(render.Terminal(&screen, run, render.Options{})).To(gomega.Succeed())
				g.Expect(screen.String()).To(gomega.And(gomega.ContainSubstring("No OAuth was found"), gomega.ContainSubstring("/.well-known/oauth-protected-resource/mcp")))
			})
		}
	}
}

// plainServer is an MCP server with one tool and nothing around it.
func plainServer(t *testing.T, options *mcp.StreamableHTTPOptions) *url.URL {
	t.Helper()
	server := mcp.NewServer(&mcp.Implementation{Name: "plain", Version: "1"}, nil)
	mcp.AddTool(server, &mcp.Tool{
		Name: "hello", Description: "Says hello.", Annotations: &mcp.ToolAnnotations{ReadOnlyHint: true},
	}, sayHello)
	mux := http.NewServeMux()
	mux.Handle("/mcp", mcp.NewStreamableHTTPHandler(func(*http.Request) *mcp.Server { return server }, options))
	return serving(t, mux)
}

func sayHello(context.Context, *mcp.CallToolRequest, struct{}) (*mcp.CallToolResult, any, error) {
	return &mcp.CallToolResult{Content: []mcp.Content{&mcp.TextContent{Text: "hello"}}}, nil, nil
}

// serving is the MCP URL of a handler.
func serving(t *testing.T, h http.Handler) *url.URL {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	at, err := url.Parse(s.URL + "/mcp")
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// A server that turns everybody away by 403, and a foreign Origin in words of JSON-RPC, demands no Origin.
func TestAnOriginIsNotDemandedByWhoRefusesItToo(t *testing.T) {
	t.Parallel()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusForbidden)
		body := `{"error":"unauthorized"}`
		if r.Header.Get("Origin") != "" {
			body = `{"jsonrpc":"2.0","id":null,"error":{"code":-32000,"message":"this origin is not allowed"}}`
		}
		_, _ = w.Write([]byte(body))
	}))
	t.Cleanup(s.Close)
	target, err := url.Parse(s.URL + "/mcp")
	g := gomega.NewWithT(t)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	run := playURL(t, &config.Config{Login: "none", Budget: time.Minute, Timeout: patience}, target, "transport.origin.not-needed")
	g.Expect(reasonOf(run, "transport.origin.not-needed")).To(gomega.HavePrefix("n/a: the request is refused with an Origin, too"))
}
