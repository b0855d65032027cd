//go:build unix

package interop

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strconv"
	"time"
)

// errEnded: the process ended before it was ready.
var errEnded = errors.New("it ended before it listened")

const (
	loopback     = "127.0.0.1"
	pollInterval = 20 * time.Millisecond
)

// freePorts finds n loopback ports that nobody listens on. They are free at
// this moment only: a server that cannot bind one is started again with others.
func freePorts(ctx context.Context, n int) ([]int, error) {
	var config net.ListenConfig
	var ports []int
	var held []net.Listener // until all are found, so that they differ
	defer func() {
		for _, l := range held {
			_ = l.Close()
		}
	}()
	for range n {
		l, err := config.Listen(ctx, "tcp4", net.JoinHostPort(loopback, "0"))
		if err != nil {
			return nil, fmt.Errorf("find a free port: %w", err)
		}
		held = append(held, l)
		addr, ok := l.Addr().(*net.TCPAddr)
		if !ok {
			return nil, fmt.Errorf("find a free port: listener at %v", l.Addr())
		}
		ports = append(ports, addr.Port)
	}
	return ports, nil
}

// ready returns when every port accepts a connection, or the process has ended,
// or ctx or the time for a start is over.
func (s *Server) ready(ctx context.Context, ports []int) error {
	ctx, cancel := context.WithTimeoutCause(ctx, readyTimeout, errors.New("it did not listen in "+readyTimeout.String()))
	defer cancel()
	poll := time.NewTicker(pollInterval)
	defer poll.Stop()
	for _, port := range ports {
		for !listens(ctx, port) {
			select {
			case <-s.done:
				return fmt.Errorf("%w (%v)", errEnded, s.cmd.ProcessState)
			case <-ctx.Done():
				return context.Cause(ctx)
			case <-poll.C:
			}
		}
	}
	return nil
}

func listens(ctx context.Context, port int) bool {
	var dialer net.Dialer
	conn, err := dialer.DialContext(ctx, "tcp4", net.JoinHostPort(loopback, strconv.Itoa(port)))
	if err != nil {
		return false
	}
	_ = conn.Close()
	return true
}
