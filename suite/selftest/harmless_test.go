package selftest

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/config"
	"github.com/mcpconform/mcpconform/suite/launch"
	"github.com/mcpconform/mcpconform/suite/play"
	"github.com/mcpconform/mcpconform/suite/selfhost"
)

// workshop is a set of tools that keep who called them, and with what.
type workshop struct {
	mu    sync.Mutex
	calls map[string][]string // arguments as JSON, by tool
}

// ID and Apply implement [app.Fault]: the reference has these tools and no others.
func (*workshop) ID() string { return "workshop" }

func (w *workshop) Apply(s *app.Seams) {
	yes, no := true, false
	needs := &jsonschema.Schema{Type: "object", Required: []string{"text"}, Properties: map[string]*jsonschema.Schema{"text": {Type: "string"}}}
	nothing := &jsonschema.Schema{Type: "object"}
	reads, writes := &mcp.ToolAnnotations{ReadOnlyHint: true}, &mcp.ToolAnnotations{DestructiveHint: &no}
	s.Resource.Tools = []resource.Tool{
		w.tool("reads", reads, nothing),
		w.tool("reads_what_it_is_told", reads, needs),
		w.tool("reads_by_another_rule", reads, &jsonschema.Schema{Type: "object", Properties: needs.Properties, MinProperties: jsonschema.Ptr(1)}),
		w.tool("writes", writes, nothing),
		w.tool("destroys", &mcp.ToolAnnotations{DestructiveHint: &yes}, nothing),
		w.tool("says_nothing", nil, nothing),
		w.tool("named", writes, needs),
		w.tool("named_to_read", reads, needs),
	}
}

func (w *workshop) tool(name string, hints *mcp.ToolAnnotations, takes *jsonschema.Schema) resource.Tool {
	def := &mcp.Tool{Name: name, Description: "Says that it was called.", Annotations: hints, InputSchema: takes}
	return resource.NewTool(def, func(_ context.Context, _ *resource.Call, given map[string]any) (struct{}, error) {
		text, err := json.Marshal(given)
		w.mu.Lock()
		defer w.mu.Unlock()
		w.calls[name] = append(w.calls[name], string(text))
		return struct{}{}, err
	})
}

// Whatever is played, only tools that read and need nothing are called, and those that the user names as the
// user says; what was registered is deleted; and the report counts what the server counts.
func TestARunDoesNoHarmAndTellsAllThatItDid(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	tools, seen := &workshop{calls: map[string][]string{}}, &tally{}
	run := playUninvited(t, tools, seen)
	tools.mu.Lock()
	defer tools.mu.Unlock()
	for name, want := range map[string]string{"reads": `{}`, "named": `{"text":"as I say"}`, "named_to_read": `{"text":"this one"}`} {
		g.Expect(slices.Compact(slices.Sorted(slices.Values(tools.calls[name])))).To(gomega.Equal([]string{want}), name)
		delete(tools.calls, name)
	}
	g.Expect(tools.calls).To(gomega.BeEmpty(), "tools that nobody allowed")
	did := run.SideEffects
	g.Expect(did.ClientsDeleted).To(gomega.Equal(did.ClientsRegistered))
	g.Expect([]int{did.ClientsRegistered, did.ClientsDeleted, did.Grants, did.Tokens, did.Requests}).
		To(gomega.Equal([]int{seen.registered, seen.deleted, seen.granted, seen.issued, seen.requests}), "clients registered and deleted, grants, tokens, requests")
	g.Expect(did.ToolCalls).To(gomega.ConsistOf(seen.called))
}

// A server whose tools everybody may list is looked at by calling some of them. In a dry run that is none that
// changes anything, also where the user allows it.
func TestADryRunCallsNothingThatChangesAnything(t *testing.T) {
	t.Parallel()
	for _, dry := range []bool{true, false} {
		called := false
		server := mcp.NewServer(&mcp.Implementation{Name: "plain", Version: "1"}, nil)
		mcp.AddTool(server, &mcp.Tool{Name: "named"}, func(ctx context.Context, r *mcp.CallToolRequest, in struct{}) (*mcp.CallToolResult, any, error) {
			called = true
			return sayHello(ctx, r, in)
		})
		target := serving(t, mcp.NewStreamableHTTPHandler(func(*http.Request) *mcp.Server { return server }, nil))
		cfg := &config.Config{Login: "none", Budget: time.Minute, Timeout: patience, DryRun: dry, Calls: []config.Call{{Name: "named"}}}
		opts, release, err := launch.Prepare(t.Context(), cfg, target.String(), result.Tool{Name: "selftest"})
		if err != nil {
			t.Fatal(err)
		}
		opts.Checks = check.All()
		opts.Announce = func(context.Context, play.Outlook) error { return errors.New("no more than a look") }
		play.Run(t.Context(), opts)
		release()
		if called == dry {
			t.Errorf("a dry run: %t; the tool was called: %t", dry, called)
		}
	}
}

// playUninvited plays everything as on a server whose tools are not the user's to try, whose clock can be moved.
func playUninvited(t *testing.T, parts ...app.Fault) *result.Run {
	t.Helper()
	h, err := selfhost.Start(t.Context(), selfhost.Options{TLS: true, Parts: parts})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = h.Close() })
	cfg := &config.Config{Login: "form", Parallel: 8, Timeout: patience, Calls: []config.Call{
		{Name: "named", Arguments: map[string]any{"text": "as I say"}}, {Name: "named_to_read", Arguments: map[string]any{"text": "this one"}},
	}}
	opts, release, err := launch.Against(h, cfg, result.Tool{Name: "selftest"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(release)
	opts.Checks, opts.Means.Invents = check.All(), false
	return diagnosed(t.Context(), opts)
}
