package selfhost

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"strconv"
	"time"
)

// listener is a port of this machine that has been taken, so that its URL is known before the
// handler behind it is built.
type listener struct {
	net.Listener
	secure bool
}

// listen takes a loopback port; 0 means any free one.
func listen(ctx context.Context, port int, config *tls.Config) (*listener, error) {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp4", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return nil, fmt.Errorf("port %d cannot be listened on: %w; choose others with --port and --privy-port", port, reason(err))
	}
	if config == nil {
		return &listener{Listener: l}, nil
	}
	return &listener{Listener: tls.NewListener(l, config), secure: true}, nil
}

// reason is what the system says of a port, without the operation and the address.
func reason(err error) error {
	var call *os.SyscallError
	if errors.As(err, &call) {
		return call.Err
	}
	return err
}

func (l *listener) origin() string {
	if l.secure {
		return "https://" + l.Addr().String()
	}
	return "http://" + l.Addr().String()
}

// serve answers on l until the server is closed.
func serve(l *listener, handler http.Handler) *http.Server {
	server := &http.Server{
		Handler: handler, ReadHeaderTimeout: 10 * time.Second,
		ErrorLog: log.New(io.Discard, "", 0), // a client that goes away in the middle is no news here
	}
	go func() { _ = server.Serve(l) }() // it returns ErrServerClosed when the run ends
	return server
}
