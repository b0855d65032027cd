package tools

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
)

// call is one tool with arguments that worked while the backend was up, and how it was answered.
type call struct {
	name      string
	arguments map[string]any
	up        *client.RPC
}

// backed is the tools of a server whose backend can be taken away.
type backed struct {
	c      *check.C
	player *client.Player
	bearer string
	calls  []call
}

// working calls every read-only tool for which arguments can be made, and keeps those that work.
func working(ctx context.Context, c *check.C) *backed {
	b := &backed{c: c, player: c.Host(), bearer: fixture.Bearer.From(c)}
	var candidates []call
	var scopes []string
	for _, t := range fixture.Tools.From(c) {
		if arguments, ok := sample(&t); ok && t.ReadOnly() {
			candidates = append(candidates, call{name: t.Name, arguments: arguments})
			scopes = append(scopes, t.Scopes()...)
		}
	}
	if len(candidates) == 0 {
		c.NotApplicable("there is no read-only tool whose arguments can be made from its schema")
	}
	b.admit(ctx, scopes)
	var last *client.RPC
	for _, k := range candidates {
		c.Step("call " + k.name + " while the backend is up")
		k.up = b.answer(ctx, k)
		last = k.up
		if worked(k.up) {
			b.calls = append(b.calls, k)
		}
	}
	if len(b.calls) == 0 {
		c.Given(last).To(expect.Any(expect.RPCResult(), expect.RPCError()), "tools.call.read-only")
		c.NotApplicable("no read-only tool took the arguments that its schema suggests")
	}
	return b
}

// admit signs in for the scopes, if the journey's token does not have them all.
func (b *backed) admit(ctx context.Context, scopes []string) {
	p, journey := b.player, fixture.Token.From(b.c)
	if journey == nil || p.Driver == nil || p.AS == nil || covers(journey, scopes) {
		return
	}
	scopes = append(scopes, strings.Fields(p.Scope)...)
	slices.Sort(scopes)
	b.c.Step("sign in for the scopes that the tools name")
	b.bearer = p.Token(ctx, client.With("scope", strings.Join(slices.Compact(scopes), " "))).Access
	if p.Session.ID != "" { // a session belongs to the token it was opened with
		own := *p
		own.Session = p.Connect(ctx, b.bearer).Session
		b.player = &own
	}
}

func covers(t *client.Token, scopes []string) bool {
	granted := t.Scope
	if granted == "" && t.Grant != nil { // then it is what was asked for (RFC 6749 §5.1)
		granted = t.Grant.Scope
	}
	return !slices.ContainsFunc(scopes, func(s string) bool { return !slices.Contains(strings.Fields(granted), s) })
}

func (b *backed) answer(ctx context.Context, k call) *client.RPC {
	return b.player.CallTool(ctx, b.bearer, k.name, k.arguments)
}

func worked(answer *client.RPC) bool {
	ok, _ := expect.ToolResult().Match(answer)
	return ok
}

// down takes the backend away, has the answer of each tool judged, and brings the backend back
// whatever happens. judge reports whether the tool was seen to depend on the backend.
func (b *backed) down(ctx context.Context, judge func(up, down *client.RPC) bool) {
	b.c.Step("take the backend away")
	err := b.c.Control().Backend(ctx, "down")
	var lacking *check.NotOffered
	if errors.As(err, &lacking) {
		b.c.NotApplicable("%s", lacking)
	}
	defer b.restore(ctx)
	if err != nil {
		b.c.Broken("target control did not take the backend down: %v", err)
	}
	depending := false
	for _, k := range b.calls {
		b.c.Step("call " + k.name + " while the backend is down")
		depending = judge(k.up, b.answer(ctx, k)) || depending
	}
	if !depending {
		b.c.NotApplicable("no read-only tool that could be called depends on the backend")
	}
}

// restore works also when the check was cut short.
func (b *backed) restore(ctx context.Context) {
	const patience = 10 * time.Second
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	// A failure cannot change a verdict that is being returned; the next check's control will miss.
	_ = b.c.Control().Backend(ctx, "up")
}
