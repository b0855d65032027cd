//go:build unix

package interop

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"slices"
	"strconv"
	"time"
)

// errEnded: the process ended before it was ready.
var errEnded = errors.New("it ended before it listened")

const (
	loopback     = "127.0.0.1"
	pollInterval = 20 * time.Millisecond
	lowestPort   = 20000
	highestPort  = 32768
	portTries    = 100
)

// FreePorts finds n loopback ports that nobody listens on, below those that the
// system hands out by itself (from 32768 on Linux, 49152 elsewhere): of those,
// another test's listener may take one before the server does, and would then be
// taken for it. They are free at this moment only: a server that cannot bind one
// is started again with others.
func FreePorts(ctx context.Context, n int) ([]int, error) {
	var ports []int
	for range portTries {
		if len(ports) == n {
			return ports, nil
		}
		port := lowestPort + rand.IntN(highestPort-lowestPort)
		if !slices.Contains(ports, port) && unused(ctx, port) {
			ports = append(ports, port)
		}
	}
	return nil, fmt.Errorf("find %d free ports from %d to %d: too many are taken", n, lowestPort, highestPort)
}

func unused(ctx context.Context, port int) bool {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp4", net.JoinHostPort(loopback, strconv.Itoa(port)))
	if err != nil {
		return false
	}
	return l.Close() == nil
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
