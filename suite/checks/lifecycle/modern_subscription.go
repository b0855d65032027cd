package lifecycle

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

const (
	// subscription is the id of the request, by which the server then knows the stream.
	subscription = "mcpconform-listens"
	wanted       = "toolsListChanged"
)

var _ = check.Define(check.Check{
	ID:     "lifecycle.modern.subscription",
	Title:  "a stream of changes begins by saying what it will bring",
	Level:  check.Must,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20260728.Subscriptions.S("Acknowledgment"), spec.MCP20260728.Subscriptions.S("Receiving Notifications")),
	Covers: []string{"LM-13"},
	Needs:  check.Needs(fixture.Bearer, fixture.Session),
	Faults: []string{"subscription-of-more", "subscription-unacknowledged"},
	Fix: "Send notifications/subscriptions/acknowledged as the first message of subscriptions/listen: in notifications those of the kinds " +
		"asked for that you will send, in _meta the id of the request as io.modelcontextprotocol/subscriptionId.",
	Why: "A client that does not know what it was promised waits for changes that nobody will tell it, and keeps an old list of tools.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := modern(c)
		c.Step("ask for a stream of changes of the list of tools")
		answer := c.Host().MCP(ctx, bearer, "subscriptions/listen", map[string]any{"notifications": map[string]any{wanted: true}},
			client.ID(subscription), client.OneMessage())
		if no, err := expect.Any(expect.RPCError(), expect.ClientError()).Match(answer); no && err == nil && !answer.RateLimited() {
			c.NotApplicable("the server has no such streams: %s", expect.Describe(answer.Exchange))
		}
		problem := unacknowledged(answer)
		c.Expect(expect.Claim{Holds: problem == "", Saw: problem, From: answer}).
			To(expect.True("notifications/subscriptions/acknowledged with the id of the request and nothing that was not asked for"))
	},
})

// unacknowledged says what is wrong with the first message of a stream of changes.
func unacknowledged(answer *client.RPC) string {
	if answer.Result != nil || len(answer.Notifications) == 0 {
		return "no notification: " + expect.Describe(answer.Exchange)
	}
	var first struct {
		Method string `json:"method"`
		Params struct {
			Promised map[string]json.RawMessage `json:"notifications"`
			Meta     map[string]json.RawMessage `json:"_meta"`
		} `json:"params"`
	}
	if err := json.Unmarshal(answer.Notifications[0], &first); err != nil {
		return "a notification with members of a wrong type"
	}
	if first.Method != "notifications/subscriptions/acknowledged" {
		return first.Method + " before the acknowledgment"
	}
	if id := string(first.Params.Meta["io.modelcontextprotocol/subscriptionId"]); id != strconv.Quote(subscription) {
		return fmt.Sprintf("the acknowledgment of subscription %.60q", id)
	}
	for _, kind := range slices.Sorted(maps.Keys(first.Params.Promised)) {
		if kind != wanted && !slices.Contains([]string{"false", "null", "[]"}, string(first.Params.Promised[kind])) {
			return "an acknowledgment that promises " + kind + " too"
		}
	}
	return ""
}
