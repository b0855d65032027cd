//go:build unix

package interop

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"syscall"
	"time"
)

const (
	attempts     = 3                // a free port may be taken between finding and using it
	readyTimeout = 30 * time.Second // a cold node with a hundred packages on a busy machine
	stopGrace    = 3 * time.Second  // between SIGTERM and SIGKILL
)

// Server is a running foreign server.
type Server struct {
	url   string
	ports []int
	cmd   *exec.Cmd
	stdin io.Closer
	log   *tail
	done  chan struct{} // closed when the process has ended and been waited for
	err   error         // of Wait; read after done
}

// Start runs the server in a process group of its own and returns when all its
// ports accept connections. When ctx ends, so does the server. The error holds
// the end of the server's own output if it did not come up.
func Start(ctx context.Context, spec Spec) (*Server, error) {
	var failed error
	for range attempts {
		s, err := start(ctx, spec)
		if err == nil {
			return s, nil
		}
		failed = err
		if !errors.Is(err, errEnded) {
			break // only a server that gave up by itself may have lost its port to another
		}
	}
	return nil, fmt.Errorf("%s: %w", spec.Name, failed)
}

func start(ctx context.Context, spec Spec) (*Server, error) {
	ports, err := FreePorts(ctx, spec.Ports)
	if err != nil {
		return nil, err
	}
	s, err := launch(ctx, spec, ports)
	if err != nil {
		return nil, err
	}
	if err := s.ready(ctx, ports); err != nil {
		_ = s.Stop()
		return nil, fmt.Errorf("%w; its last words: %s", err, s.Log())
	}
	return s, nil
}

func launch(ctx context.Context, spec Spec, ports []int) (*Server, error) {
	argv := spec.Command(ports)
	s := &Server{url: spec.URL(ports), ports: ports, log: &tail{}, done: make(chan struct{})}
	s.cmd = exec.CommandContext(ctx, argv[0], argv[1:]...)
	s.cmd.Dir = spec.Dir
	s.cmd.Env = append(os.Environ(), spec.Env(ports)...)
	s.cmd.Stdout, s.cmd.Stderr = s.log, s.log
	s.cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	s.cmd.Cancel = func() error { return s.signal(syscall.SIGKILL) }
	s.cmd.WaitDelay = stopGrace
	stdin, err := s.cmd.StdinPipe() // open as long as this process lives
	if err != nil {
		return nil, err
	}
	s.stdin = stdin
	if err := s.cmd.Start(); err != nil {
		return nil, fmt.Errorf("start: %w", err)
	}
	go func() {
		s.err = s.cmd.Wait()
		close(s.done)
	}()
	return s, nil
}

// URL is the server's MCP URL.
func (s *Server) URL() string { return s.url }

// Ports are those that it was given.
func (s *Server) Ports() []int { return s.ports }

// Log is the end of what the server wrote to stdout and stderr, at most 64 KiB.
// It may hold the tokens of the run: it is for a message about a failure, never
// for a report.
func (s *Server) Log() string { return s.log.String() }

// Stop ends the server and everything it started, and waits for it. It may be
// called again. A server that ends by our signal ended well.
func (s *Server) Stop() error {
	_ = s.stdin.Close()
	_ = s.signal(syscall.SIGTERM)
	timer := time.NewTimer(stopGrace)
	defer timer.Stop()
	select {
	case <-s.done:
	case <-timer.C:
	}
	_ = s.signal(syscall.SIGKILL) // whatever of the group ignored SIGTERM
	<-s.done
	var exit *exec.ExitError
	if s.err != nil && !errors.As(s.err, &exit) {
		return fmt.Errorf("stop: %w", s.err)
	}
	return nil
}

// signal reaches the whole process group.
func (s *Server) signal(sig syscall.Signal) error {
	err := syscall.Kill(-s.cmd.Process.Pid, sig)
	if errors.Is(err, syscall.ESRCH) {
		return os.ErrProcessDone
	}
	return err
}
