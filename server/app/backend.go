package app

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/mcpconform/mcpconform/server/privy"
	"github.com/mcpconform/mcpconform/server/protocolapi"
)

// backend is what the tools call: the service at Config.ProtocolAPIURL, or a stand-in on a loopback
// port of this process.
type backend struct {
	client   *protocolapi.Client
	setState func(ctx context.Context, state string) error
	close    func() error
}

func newBackend(ctx context.Context, cfg Config, now func() time.Time) (*backend, error) {
	if cfg.ProtocolAPIURL == "" {
		return standIn(ctx, cfg, now)
	}
	client, err := protocolapi.NewClient(cfg.ProtocolAPIURL, cfg.HTTPClient)
	if err != nil {
		return nil, fmt.Errorf("the Protocol API: %w", err)
	}
	return &backend{client: client, setState: offered(cfg.OnBackend), close: func() error { return nil }}, nil
}

func standIn(ctx context.Context, cfg Config, now func() time.Time) (*backend, error) {
	users := &privy.Client{
		AppID: cfg.Privy.AppID, AppSecret: cfg.Privy.AppSecret, APIURL: cfg.Privy.APIURL,
		HTTP: cfg.HTTPClient, Timeout: cfg.PrivyTimeout, Now: now,
	}
	api, err := protocolapi.New(func(ctx context.Context, raw string) (string, error) {
		t, err := users.Verify(ctx, raw)
		if err != nil {
			return "", err
		}
		return t.UserID, nil
	})
	if err != nil {
		return nil, err
	}
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("the stand-in for the Protocol API: %w", err)
	}
	server := &http.Server{Handler: api, ReadHeaderTimeout: 10 * time.Second}
	go func() { _ = server.Serve(l) }() // ends with Close
	client, err := protocolapi.NewClient("http://"+l.Addr().String(), &http.Client{Transport: &http.Transport{}})
	if err != nil {
		return nil, errors.Join(err, server.Close())
	}
	return &backend{
		client:   client,
		setState: func(_ context.Context, state string) error { return api.SetState(protocolapi.State(state)) },
		close:    server.Close,
	}, nil
}
