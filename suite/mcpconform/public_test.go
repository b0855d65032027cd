package main

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"os"
	"strings"

	"github.com/mcpconform/mcpconform/suite/launch"
)

// publicNames are, for the test binary as the program, names with a public address and the server on this
// machine that is reached there: "mcp.acme.example=127.0.0.1:4321", with commas between them. A name without
// a server is one that no name server can be asked for; other names do not exist.
const publicNames = "MCPCONFORM_TEST_PUBLIC_NAMES"

// publicAddress is one that is kept for documentation (RFC 5737 §3).
var publicAddress = netip.MustParseAddr("203.0.113.7")

// public is the network of those names; nothing leaves this machine.
func public() launch.Network {
	servers := map[string]string{}
	for pair := range strings.SplitSeq(os.Getenv(publicNames), ",") {
		if name, server, found := strings.Cut(pair, "="); found {
			servers[name] = server
		}
	}
	if len(servers) == 0 {
		return launch.Network{}
	}
	return launch.Network{
		Resolve: func(_ context.Context, host string) ([]netip.Addr, error) {
			server, known := servers[host]
			if server == "" {
				return nil, &net.DNSError{Name: host, Err: "no answer", IsNotFound: !known, IsTemporary: known}
			}
			return []netip.Addr{publicAddress}, nil
		},
		Dial: func(ctx context.Context, network, addr string) (net.Conn, error) {
			if !strings.HasPrefix(addr, publicAddress.String()+":") {
				return nil, errors.New("only public addresses are to be dialled here: " + addr)
			}
			for _, server := range servers { // one each time
				if server != "" {
					return (&net.Dialer{}).DialContext(ctx, network, server)
				}
			}
			return nil, errors.New("nobody listens")
		},
	}
}
