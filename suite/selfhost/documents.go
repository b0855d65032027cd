package selfhost

import (
	"context"
	"crypto/tls"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"

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
	certificate, err := h.authority.leaf(document.Hostname())
	if err != nil {
		return err
	}
	site, stop, err := documents.Listen(ctx, certificate)
	if err != nil {
		return fmt.Errorf("the site for documents of clients: %w", err)
	}
	h.Documents, site.Proven = site, true
	h.closers = append(h.closers, stop)
	h.Documents.StandIn(document.String()).Answer(documents.JSON(host.ChatGPT.Client.DocumentMembers.Value))
	cfg.Hosts = map[string]string{net.JoinHostPort(document.Hostname(), "443"): strings.TrimPrefix(site.Origin, "https://")}
	cfg.HTTPClient = &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: h.Roots, MinVersion: tls.VersionTLS12}}}
	return nil
}
