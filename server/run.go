package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/mcpconform/mcpconform/server/app"
)

// farewell is how long requests under way may take once asked to stop.
const farewell = 2 * time.Second

// run serves until the context ends.
func run(ctx context.Context, c config, out, log io.Writer) error {
	main, err := listen(ctx, c.port)
	if err != nil {
		return err
	}
	if c.baseURL == "" {
		c.baseURL = "http://" + main.Addr().String()
	}
	c.app.BaseURL = c.baseURL
	for _, v := range c.variants {
		v.Apply(&c.app)
	}
	c.app.Logger = slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelWarn}))
	a, err := app.New(ctx, c.app, c.faults...)
	if err != nil {
		return errors.Join(err, main.Close())
	}
	var group *errgroup.Group
	group, ctx = errgroup.WithContext(ctx)
	group.Go(func() error { return serve(ctx, main, a.Handler()) })
	if c.rotateEvery > 0 {
		group.Go(func() error { return a.RotateEvery(ctx, c.rotateEvery) })
	}
	announce(out, c, a, main.Addr())
	if c.controlPort >= 0 {
		control, err := listen(ctx, c.controlPort)
		if err != nil {
			group.Go(func() error { return err })
		} else {
			group.Go(func() error { return serve(ctx, control, a.Control()) })
			say(out, "control      http://%s   Authorization: Bearer %s\n", control.Addr(), a.ControlToken())
		}
	}
	return errors.Join(group.Wait(), a.Close())
}

func listen(ctx context.Context, port int) (net.Listener, error) {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		return nil, fmt.Errorf("port %d cannot be used: %w", port, err)
	}
	return l, nil
}

func serve(ctx context.Context, l net.Listener, h http.Handler) error {
	server := &http.Server{
		Handler: h, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: time.Minute, MaxHeaderBytes: 64 << 10,
	}
	stopped := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() { stopped <- shutdown(ctx, server) })
	err := server.Serve(l)
	if !errors.Is(err, http.ErrServerClosed) {
		stop()
		return err
	}
	return <-stopped
}

func shutdown(ctx context.Context, server *http.Server) error {
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), farewell)
	defer cancel()
	if server.Shutdown(grace) != nil {
		return server.Close() // a tool call was still under way
	}
	return nil
}

func announce(out io.Writer, c config, a *app.App, at net.Addr) {
	say(out, "listening    %s\n", at)
	say(out, "MCP URL      %s/mcp\n", c.baseURL)
	if c.printSecret {
		id, secret := a.Introspection()
		say(out, "introspect   client %s   secret %s\n", id, secret)
	}
	for _, v := range c.variants {
		say(out, "variant      %s\n", v.ID)
	}
	for _, f := range c.faults {
		say(out, "fault        %s\n", f.ID())
	}
}

func say(out io.Writer, format string, args ...any) {
	_, _ = fmt.Fprintf(out, format, args...) // a closed terminal stops nothing
}
