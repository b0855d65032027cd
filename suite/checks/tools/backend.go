package tools

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
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

// working calls every read-only tool for which arguments can be made, and those that the user names, and
// keeps those that work.
func working(ctx context.Context, c *check.C) *backed {
	b := &backed{c: c, player: c.Host(), bearer: fixture.Bearer.From(c)}
	var candidates []call
	var scopes []string
	for _, t := range fixture.Tools.From(c) {
		if arguments, ok := arguments(c, &t); ok {
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
		if failed, _ := expect.ToolError().Match(k.up); failed { // it may have been a bad moment
			k.up = b.answer(ctx, k)
		}
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

// dependency is something the tools need that target control can disturb.
type dependency struct {
	name string
	set  func(ctx context.Context, state string) error
}

func (b *backed) backend() dependency { return dependency{"the backend", b.c.Control().Backend} }
func (b *backed) privy() dependency   { return dependency{"Privy", b.c.Control().Privy} }

// in disturbs a dependency, has the answer of each tool judged, and sets all right again whatever
// happens. judge reports whether the tool was seen to depend on it.
func (b *backed) in(ctx context.Context, d dependency, state string, judge func(k call, then *client.RPC) bool) {
	b.c.Step("let " + d.name + " be " + state)
	err := d.set(ctx, state)
	var lacking *check.NotOffered
	if errors.As(err, &lacking) {
		b.c.NotApplicable("%s", lacking)
	}
	defer restore(ctx, d)
	if err != nil {
		b.c.Broken("target control did not let %s be %s: %v", d.name, state, err)
	}
	depending := false
	for i, then := range b.answers(ctx) {
		b.c.Step("call " + b.calls[i].name + " while " + d.name + " is " + state)
		depending = judge(b.calls[i], then) || depending
	}
	if !depending {
		b.c.NotApplicable("no read-only tool that could be called depends on %s", d.name)
	}
}

// answers calls all tools at once, so that one which hangs is waited for once.
func (b *backed) answers(ctx context.Context) []*client.RPC {
	all := make([]*client.RPC, len(b.calls))
	var wait sync.WaitGroup
	for i, k := range b.calls {
		wait.Go(func() { all[i] = b.answer(ctx, k) })
	}
	wait.Wait()
	return all
}

// narrow keeps the tools that cannot do without the backend: those that say so while it is down.
func (b *backed) narrow(ctx context.Context) {
	var depending []call
	b.in(ctx, b.backend(), "down", func(k call, then *client.RPC) bool {
		if worked(then) {
			return false
		}
		depending = append(depending, k)
		return true
	})
	b.calls = depending
}

// restore works also when the check was cut short.
func restore(ctx context.Context, d dependency) {
	const patience = 10 * time.Second
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	// A failure cannot change a verdict that is being returned; the next check's control will miss.
	_ = d.set(ctx, "up")
}
