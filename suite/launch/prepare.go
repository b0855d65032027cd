// Package launch turns what the user asked for into a play: it starts the reference server for the
// target self, and picks the login, the trust roots and the control endpoint. It plays nothing.
package launch

import (
	"context"
	"errors"

	"golang.org/x/net/http/httpproxy"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/config"
	"github.com/mcpconform/mcpconform/suite/control"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/play"
	"github.com/mcpconform/mcpconform/suite/selfhost"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// Prepare turns the configuration into a play of the target, which is a URL or [config.Self]. The function
// it returns releases what was started; it is nil when there is an error.
func Prepare(ctx context.Context, cfg *config.Config, arg string, tool result.Tool) (play.Options, func(), error) {
	return Network{}.Prepare(ctx, cfg, arg, tool)
}

// Prepare is the function of that name for a play over this network; the target self is always on this machine.
func (n Network) Prepare(ctx context.Context, cfg *config.Config, arg string, tool result.Tool) (play.Options, func(), error) {
	if err := shown(cfg); err != nil {
		return play.Options{}, nil, err
	}
	if arg != config.Self {
		return n.prepareURL(ctx, cfg, common(cfg, tool), arg)
	}
	h, err := selfhost.Start(ctx, selfhost.Options{Profile: cfg.Profile, Faults: cfg.Faults, Variants: cfg.Variants, TLS: true})
	if err != nil {
		return play.Options{}, nil, config.Usagef("%v", err)
	}
	opts, release, err := Against(h, cfg, tool)
	if err != nil {
		return opts, nil, errors.Join(err, h.Close())
	}
	return opts, func() { release(); _ = h.Close() }, nil
}

func common(cfg *config.Config, tool result.Tool) play.Options {
	opts := play.Options{Tool: tool, Host: host.ChatGPT, Parallel: cfg.Parallel, Budget: cfg.Budget, Intrusive: cfg.Intrusive, Logins: logins(cfg), Grants: cfg.Grants}
	opts.Wire.Request, opts.Wire.Insecure = cfg.Timeout, cfg.Insecure
	opts.Wire.Rate = cfg.RPS
	return opts
}

// Against is [Prepare] for a reference server that is running in this process; it stays the
// caller's to close.
func Against(h *selfhost.Host, cfg *config.Config, tool result.Tool) (play.Options, func(), error) {
	opts := common(cfg, tool)
	opts.Means.Driver = atHome(cfg, h)
	w := wire.New(wire.Options{AllowPrivate: true})
	opts.Target, opts.Control = h.MCPURL, control.New(h.ControlURL, h.ControlToken, w)
	opts.Wire.RootCAs, opts.Wire.AllowPrivate = h.Roots, true
	opts.Means.Accounts, opts.Means.Documents, opts.Means.Allowed = h.Accounts, h.Documents, allowed(cfg)
	opts.Means.Invents, opts.Means.OnlyLooks = true, cfg.DryRun
	if h.Documents == nil && h.ClientID != "" { // without TLS no document can be published
		opts.Means.Predefined = &client.Registration{How: string(host.Predefined), ClientID: h.ClientID}
	}
	return opts, func() { w.Close(); shut(opts.Means.Driver) }, nil
}

func (n Network) prepareURL(ctx context.Context, cfg *config.Config, opts play.Options, arg string) (play.Options, func(), error) {
	var err error
	if opts.Target, err = config.ParseTarget(arg); err != nil {
		return opts, nil, err
	}
	if opts.Wire.RootCAs, err = cfg.Roots(); err != nil {
		return opts, nil, err
	}
	opts.Wire.Resolve, opts.Wire.Dial = n.Resolve, n.Dial
	opts.Wire.Proxy = httpproxy.FromEnvironment().ProxyFunc()
	if via, err := opts.Wire.Proxy(opts.Target); err == nil && via == nil { // else the proxy looks names up
		// A name that does not resolve is found out again by the probe, which says so.
		opts.Wire.AllowPrivate, _ = wire.Private(ctx, opts.Target.Hostname(), n.Resolve)
	}
	beside := &network{options: opts.Wire}
	w, err := choose(ctx, cfg, beside)
	if err != nil {
		return opts, nil, err
	}
	opts.Means, opts.Login = means(cfg, w), w.says
	stop := func() { shut(w.driver) }
	if opts.Means.Published, err = published(ctx, cfg, beside); err != nil {
		stop()
		return opts, nil, err
	}
	opts.Means.OnlyLooks = cfg.DryRun
	at, err := cfg.ControlURL()
	if err != nil {
		stop()
		return opts, nil, err
	}
	if at != nil {
		own := wire.New(wire.Options{AllowPrivate: true, RootCAs: opts.Wire.RootCAs, Insecure: cfg.Insecure})
		stop = func() { own.Close(); shut(w.driver) }
		endpoint := control.New(at, cfg.ControlToken, own)
		if err := endpoint.Reach(ctx); err != nil {
			stop()
			return opts, nil, config.Usagef("--control %s cannot be used: %v", at, err)
		}
		opts.Control = endpoint
		opts.Means.Invents = true // whose clock can be moved is there to be tested
	}
	var shutSite func() error
	if opts.Means.Documents, shutSite, err = site(ctx, cfg, opts.Target); err != nil {
		stop()
		return opts, nil, err
	}
	return opts, func() { _ = shutSite(); stop() }, nil
}

// allowed are the tool calls that the user allows.
func allowed(cfg *config.Config) map[string]map[string]any {
	all := map[string]map[string]any{}
	for _, call := range cfg.Calls {
		all[call.Name] = call.Arguments
	}
	return all
}

// means is what the user gave.
func means(cfg *config.Config, w way) fixture.Means {
	m := fixture.Means{Driver: w.driver, Token: w.token, Accounts: w.accounts, Allowed: allowed(cfg)}
	if cfg.ClientID != "" {
		m.Predefined = &client.Registration{How: string(host.Predefined), ClientID: cfg.ClientID, Secret: cfg.ClientSecret}
	}
	return m
}
