package browser

import (
	"net"
	"sync"
)

// tunnels is a listener of the connections that CONNECT opened.
type tunnels struct {
	conns  chan net.Conn
	done   chan struct{}
	once   sync.Once
	listen net.Addr
}

func newTunnels(addr net.Addr) *tunnels {
	return &tunnels{conns: make(chan net.Conn), done: make(chan struct{}), listen: addr}
}

func (t *tunnels) add(c net.Conn) {
	select {
	case t.conns <- c:
	case <-t.done:
		_ = c.Close()
	}
}

// Accept implements net.Listener.
func (t *tunnels) Accept() (net.Conn, error) {
	select {
	case c := <-t.conns:
		return c, nil
	case <-t.done:
		return nil, net.ErrClosed
	}
}

// Close implements net.Listener.
func (t *tunnels) Close() error {
	t.once.Do(func() { close(t.done) })
	return nil
}

// Addr implements net.Listener.
func (t *tunnels) Addr() net.Addr { return t.listen }
