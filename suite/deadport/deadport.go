// Package deadport gives tests an address at which nobody listens, and cannot come to: a port that was just
// closed is soon some other program's.
package deadport

import (
	"net"
	"testing"
)

// Address returns a loopback address, host and port, that refuses connections until the test ends: that of the
// calling end of a connection.
func Address(t testing.TB) string {
	t.Helper()
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	caller, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = caller.Close() })
	return caller.LocalAddr().String()
}
