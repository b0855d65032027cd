package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// modern is the first version without a handshake.
const modern = "2026-07-28"

// mostAuthorizations bounds what one request may cost a user: MCP asks for a limit, so that a server
// that always wants more does not send them round and round ("Step-Up Authorization Flow").
const mostAuthorizations = 3

// connection is one client's connection to one server.
type connection struct {
	player *client.Player
	told   settings
	bearer string
	// clients are who it is, by issuer: credentials of one authorization server are never shown to
	// another (MCP, "Authorization Server Binding").
	clients map[string]*client.Registration
	scopes  []string // asked for so far
}

func newConnection(scope *wire.Scope, target *url.URL, told settings) *connection {
	return &connection{
		player: &client.Player{
			Host: specified(told.Version), Wire: scope, Driver: login.Form{}, Ledger: &client.Ledger{},
			Target: client.Target{URL: target, Loopback: wire.Loopback(target.Hostname())},
		},
		told: told, clients: map[string]*client.Registration{},
	}
}

func (c *connection) run(ctx context.Context) error {
	if err := c.open(ctx); err != nil {
		return err
	}
	tools, err := c.list(ctx)
	if err != nil {
		return err
	}
	return c.callAll(ctx, tools)
}

// send sends a request, and again after each authorization that its answer asks for.
func (c *connection) send(ctx context.Context, request func(bearer string) *client.RPC) (*client.RPC, error) {
	for authorized := 0; ; authorized++ {
		rpc := request(c.bearer)
		challenge, asked := asksForToken(rpc)
		switch {
		case rpc.Err != nil:
			return rpc, rpc.Err
		case !asked:
			return rpc, nil
		case authorized == mostAuthorizations:
			return rpc, fmt.Errorf("authorized %d times, and the server asks again", authorized)
		}
		if err := c.authorize(ctx, challenge); err != nil {
			return rpc, err
		}
	}
}

// asksForToken reports whether an answer wants a token, or one with more scope (RFC 6750 §3.1).
func asksForToken(rpc *client.RPC) (*client.Challenge, bool) {
	if rpc.Err != nil || rpc.Status != http.StatusUnauthorized && rpc.Status != http.StatusForbidden {
		return nil, false
	}
	for _, challenge := range client.ParseChallenges(rpc.Header.Values("WWW-Authenticate")) {
		if challenge.Is("Bearer") {
			return challenge, rpc.Status == http.StatusUnauthorized || challenge.Error == "insufficient_scope"
		}
	}
	return &client.Challenge{}, rpc.Status == http.StatusUnauthorized
}

// open opens the connection in the version that was asked for, or in the one the server has in common.
func (c *connection) open(ctx context.Context) error {
	if c.player.Host.MCP.Discover.Value == "" {
		return c.initialize(ctx)
	}
	c.player.Session = &client.Session{Version: c.player.Host.MCP.Discover.Value}
	rpc, err := c.send(ctx, func(bearer string) *client.RPC { return c.player.Discover(ctx, bearer) })
	if err != nil {
		return err
	}
	if rpc.Error != nil {
		return c.negotiate(ctx, rpc)
	}
	return nil
}

// negotiate speaks a version that the server names when it refuses ours (-32022, MCP 2026-07-28,
// "Versioning"): only the newest is known here, so it is that one or none.
func (c *connection) negotiate(ctx context.Context, refusal *client.RPC) error {
	if !refusal.Speaks(modern) {
		return errors.New("server/discover is answered " + expect.Describe(refusal.Exchange))
	}
	again, err := c.send(ctx, func(bearer string) *client.RPC { return c.player.Discover(ctx, bearer) })
	if err == nil && again.Error != nil {
		err = errors.New("server/discover is answered " + expect.Describe(again.Exchange))
	}
	return err
}

func (c *connection) initialize(ctx context.Context) error {
	var session *client.Session
	rpc, err := c.send(ctx, func(bearer string) *client.RPC {
		answer, opened := c.player.Initialize(ctx, bearer)
		session = opened
		return answer
	})
	switch {
	case err != nil:
		return err
	case session == nil:
		return errors.New("initialize is answered " + expect.Describe(rpc.Exchange))
	}
	c.player.Session = session
	c.player.Initialized(ctx, c.bearer, session)
	return nil
}
