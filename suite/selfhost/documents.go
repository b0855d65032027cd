package selfhost

import (
	"context"
	"crypto/tls"
	"fmt"
	"net"
	"net/http"
	"net/url"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/suite/documents"
	"github.com/mcpconform/mcpconform/suite/host"
)

// startDocuments serves a site for documents of clients, with TLS and without, and sends the server
// there. It stands in for the host's own as well: the server asks for that document at its true URL, and
// this machine answers, so that nothing leaves it.
func (h *Host) startDocuments(ctx context.Context, cfg *app.Config) error {
	if h.authority == nil {
		return nil
	}
	document, err := url.Parse(host.ChatGPT.Client.Document.Value)
	if err != nil {
		return fmt.Errorf("the URL of the host's document: %w", err)
	}
	secure, err := h.authority.serverConfig(document.Hostname())
	if err != nil {
		return err
	}
	l, err := listen(ctx, 0, secure)
	if err != nil {
		return err
	}
	h.Documents = documents.New(l.origin())
	h.serve(l, h.Documents)
	plain, err := listen(ctx, 0, nil)
	if err != nil {
		return err
	}
	h.Documents.Plain = plain.origin()
	h.serve(plain, h.Documents)
	h.Documents.StandIn(document.String()).Answer(documents.JSON(host.ChatGPT.Client.DocumentMembers.Value))
	cfg.Hosts = map[string]string{net.JoinHostPort(document.Hostname(), "443"): l.Addr().String()}
	cfg.HTTPClient = &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: h.Roots, MinVersion: tls.VersionTLS12}}}
	return nil
}
