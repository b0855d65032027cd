package wire

import (
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/deadport"
)

// raw starts a target below HTTP: it reads one request and hands the connection on.
func raw(t *testing.T, answer func(net.Conn)) string {
	t.Helper()
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer func() { _ = conn.Close() }()
				_, _ = conn.Read(make([]byte, 4096))
				answer(conn)
			}()
		}
	}()
	return "http://" + listener.Addr().String()
}

func TestBrokenConnections(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		answer func(net.Conn)
		want   Kind
	}{
		"closed at once":     {func(net.Conn) {}, KindReset},
		"reset mid-body":     {func(c net.Conn) { say(c, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"); reset(c) }, KindReset},
		"closed mid-body":    {func(c net.Conn) { say(c, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf") }, KindReset},
		"closed mid-chunk":   {func(c net.Conn) { say(c, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nhalf") }, KindReset},
		"closed mid-header":  {func(c net.Conn) { say(c, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n") }, KindReset},
		"no HTTP":            {func(c net.Conn) { say(c, "SSH-2.0-OpenSSH_9.6\r\n") }, KindProtocol},
		"two content-length": {func(c net.Conn) { say(c, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nhalf") }, KindProtocol},
		"endless header":     {func(c net.Conn) { say(c, "HTTP/1.1 200 OK\r\nX: "); flood(c) }, KindTooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			ex := local(t, Limits{}).Scope("x").Do(Host, get(t, raw(t, c.answer)))
			g.Expect(kind(ex)).To(gomega.Equal(c.want), "%v", ex.Err)
			g.Expect(ex.Err.Error()).NotTo(gomega.ContainSubstring("\n"))
		})
	}
}

func TestContentLengthTooShort(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	url := raw(t, func(c net.Conn) { say(c, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nmore than four") })
	scope := local(t, Limits{}).Scope("x")
	for range 2 { // the surplus must not be taken for the next answer
		ex := scope.Do(Host, get(t, url))
		g.Expect(ex.Err).NotTo(gomega.HaveOccurred())
		g.Expect(string(ex.Body)).To(gomega.Equal("more"))
	}
}

func TestRefusedConnection(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	address := deadport.Address(t)
	ex := local(t, Limits{}).Scope("x").Do(Host, get(t, "http://"+address))
	g.Expect(ex.Err).To(gomega.MatchError("connection refused by " + address))
	g.Expect(kind(ex)).To(gomega.Equal(KindConnect))
}

func say(c net.Conn, text string) { _, _ = io.WriteString(c, text) }

func flood(c net.Conn) {
	for {
		if _, err := io.WriteString(c, strings.Repeat("x", 4096)); err != nil {
			return
		}
	}
}

func reset(c net.Conn) { _ = c.(*net.TCPConn).SetLinger(0) }

func TestDripHeader(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	url := raw(t, func(c net.Conn) {
		say(c, "HTTP/1.1 200 OK\r\nX-Slow: ")
		tick := time.NewTicker(10 * time.Millisecond)
		defer tick.Stop()
		for range tick.C {
			if _, err := io.WriteString(c, "x"); err != nil {
				return
			}
		}
	})
	ex := local(t, tight).Scope("x").Do(Host, get(t, url))
	g.Expect(kind(ex)).To(gomega.Equal(KindTimeout))
	g.Expect(ex.Status).To(gomega.BeZero())
}
