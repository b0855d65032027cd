package launch

import (
	"context"
	"net"
	"net/netip"
)

// Network is how a play looks names up and connects. A field that is nil means the way of the system; what
// public names and addresses meet can so be shown without leaving this machine.
type Network struct {
	Resolve func(ctx context.Context, host string) ([]netip.Addr, error)
	Dial    func(ctx context.Context, network, addr string) (net.Conn, error)
}
