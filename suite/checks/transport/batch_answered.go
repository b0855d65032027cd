package transport

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "transport.batch.answered",
	Title:  "an array of requests is answered whole, or refused where the protocol no longer has them",
	Level:  check.Must,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20250326.Base.S("Batching"), spec.MCP20250618.Transports.S("Sending Messages to the Server")),
	Covers: []string{"HT-15", "HT-16"},
	Needs:  check.Needs(fixture.Bearer, fixture.Session),
	Faults: []string{"batch-refused", "batch-answered-in-part"},
	Fix: "In MCP 2025-03-26 answer each request of an array, in one array or one event stream. From 2025-06-18 on answer an array with " +
		"400: it is not a message.",
	Why: "A client that sent several requests waits for the answer to each of them.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := fixture.Bearer.From(c)
		s := openHandshake(ctx, c, bearer)
		in := []client.Option{client.Version(s.Version), client.SessionID(s.ID)}
		c.Step("ask for the tools")
		c.Given(c.Host().MCP(ctx, bearer, "tools/list", nil, in...)).To(expect.RPCResult(), "tools.list.usable")
		c.Step("send two requests in one array")
		answer := c.Host().MCPBody(ctx, bearer,
			[]byte(`[{"jsonrpc":"2.0","id":"a","method":"ping"},{"jsonrpc":"2.0","id":"b","method":"tools/list"}]`), in...)
		answered := answeredIn(answer)
		if s.Version > spec.March2025 {
			c.Advise() // clients may no longer send one
			if refusedCleanly(answer) {
				return
			}
		}
		c.Expect(expect.Claim{
			Holds: answered["a"] && answered["b"],
			Saw:   fmt.Sprintf("%s: answers to %d of 2 requests", expect.Describe(answer.Exchange), len(answered)), From: answer,
		}).To(expect.True(wholeOrRefused(s.Version)))
	},
})

func wholeOrRefused(version string) string {
	if version > spec.March2025 {
		return "an answer to each request, or a refusal"
	}
	return "an answer to each request"
}

// answeredIn tells which requests an answer to an array answers: by their ids, which are strings.
func answeredIn(answer *client.RPC) map[string]bool {
	answered := map[string]bool{}
	bodies := [][]byte{answer.Body}
	for _, e := range answer.Events {
		bodies = append(bodies, e.Data)
	}
	for _, body := range bodies {
		for _, r := range responses(body) {
			if r.Result != nil || r.Error != nil {
				answered[r.ID] = true
			}
		}
	}
	return answered
}

type response struct {
	ID            string
	Result, Error json.RawMessage
}

// responses are those of a body, one or an array of them; none where it is something else.
func responses(body []byte) []response {
	var several []response
	if !bytes.HasPrefix(bytes.TrimSpace(body), []byte("[")) {
		body = append(append([]byte("["), body...), ']')
	}
	if json.Unmarshal(body, &several) != nil {
		return nil
	}
	return several
}
