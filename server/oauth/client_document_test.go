package oauth_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/cimd"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/store"
)

// What a connection meets is not told to a stranger, be it before the answer or in the middle of it.
func TestARefusalOfADocumentTellsNothingOfTheNetwork(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	broken := &net.OpError{
		Op: "read", Net: "tcp", Err: errors.New("connection reset by peer"),
		Source: &net.TCPAddr{IP: net.IPv4(10, 0, 0, 7), Port: 51000}, Addr: &net.TCPAddr{IP: net.IPv4(192, 0, 2, 1), Port: 443},
	}
	documents := oauth.ClientDocuments{
		CheckURL: cimd.CheckURL,
		Fetch: func(context.Context, string, int64) (cimd.Fetched, error) {
			return cimd.Fetched{}, fmt.Errorf("fetch: %w", broken)
		},
	}
	_, _, err := documents.Load(t.Context(), "https://client.example/document")
	var refused *oauth.Error
	g.Expect(errors.As(err, &refused)).To(gomega.BeTrue())
	g.Expect(refused.Description).To(gomega.HaveSuffix("it cannot be fetched"))
	g.Expect(refused.Description).NotTo(gomega.ContainSubstring("10.0.0.7"))
}

func TestAServerThatFetchesTooMuchSaysSo(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	clients := oauth.DocumentedClients{Names: oauth.OverTLS, Documents: &cimd.Cache[store.Client]{
		Now: time.Now, Load: func(context.Context, string) (store.Client, time.Duration, error) {
			return store.Client{}, 0, cimd.ErrBusy
		},
	}}
	_, err := clients.Client(t.Context(), "https://client.example/document")
	var refused *oauth.Error
	g.Expect(errors.As(err, &refused)).To(gomega.BeTrue())
	g.Expect(refused.Status).To(gomega.Equal(http.StatusServiceUnavailable))
	g.Expect(refused.RetryAfter).To(gomega.BeNumerically(">", 0))
}
