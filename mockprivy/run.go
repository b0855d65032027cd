package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/mcpconform/mcpconform/mockprivy/issuer"
)

// farewell is how long requests under way may take once asked to stop.
const farewell = 2 * time.Second

// run serves until the context ends, then lets requests under way finish.
func run(ctx context.Context, c config, out io.Writer) error {
	is, err := issuer.New(c.options)
	if err != nil {
		return err
	}
	api, err := listen(ctx, c.port)
	if err != nil {
		return err
	}
	control, err := listen(ctx, c.controlPort)
	if err != nil {
		return errors.Join(err, api.Close())
	}
	announce(out, is, api.Addr(), control.Addr())
	var group *errgroup.Group
	group, ctx = errgroup.WithContext(ctx)
	group.Go(func() error { return serve(ctx, api, is.Handler()) })
	group.Go(func() error { return serve(ctx, control, is.Control()) })
	return group.Wait()
}

func listen(ctx context.Context, port int) (net.Listener, error) {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		return nil, fmt.Errorf("port %d cannot be used: %w", port, err)
	}
	return l, nil
}

func serve(ctx context.Context, l net.Listener, h http.Handler) error {
	server := &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: time.Minute}
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
		return server.Close() // a request was slow on purpose
	}
	return nil
}

func announce(out io.Writer, is *issuer.Issuer, api, control net.Addr) {
	text := fmt.Sprintf("mock Privy   http://%s   (PRIVY_API_URL, PRIVY_API_BASE_URL)\n", api)
	text += fmt.Sprintf("app id       %s   (PRIVY_APP_ID)\n", is.AppID())
	text += fmt.Sprintf("app secret   %s   (PRIVY_APP_SECRET)\n", is.AppSecret())
	text += fmt.Sprintf("control      http://%s   Authorization: Bearer %s\n", control, is.ControlToken())
	for _, a := range is.Accounts() {
		text += fmt.Sprintf("test login   %s   code %s   %s\n", a.Email, a.OTP, a.DID)
	}
	_, _ = io.WriteString(out, text) // a closed terminal stops nothing
}
