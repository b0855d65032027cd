package app

import (
	"net/http"
	"net/netip"
	"net/url"

	"github.com/mcpconform/mcpconform/server/cimd"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/store"
)

// documents makes clients of what they publish.
func (a *App) documents(outbound *http.Client) oauth.ClientDocuments {
	return oauth.ClientDocuments{
		Names: oauth.OverTLS, CheckURL: cimd.CheckURL, Fetch: oauth.FetchBy(outbound), Check: oauth.OfItsURL,
		Policy: oauth.DocumentPolicy(a.cfg.scopes()),
	}
}

// clients are all that the server knows.
func (a *App) clients(s *Seams) store.Clients {
	if !s.ByDocument {
		return s.Store
	}
	return oauth.DocumentedClients{
		Clients: s.Store, Names: s.Documents.Names, Documents: &cimd.Cache[store.Client]{Load: s.Documents.Load, Now: s.Clock},
	}
}

// outbound asks at addresses that strangers choose. Addresses of this machine are reached only while the
// server is on it for its own clients too.
func (a *App) outbound() *http.Client {
	u, _ := url.Parse(a.cfg.BaseURL) // Config.check has parsed it
	ip, err := netip.ParseAddr(u.Hostname())
	return cimd.Guarded(a.cfg.HTTPClient, cimd.Reach{
		Timeout: a.cfg.DocumentTimeout, Hosts: a.cfg.Hosts, Loopback: u.Hostname() == "localhost" || err == nil && ip.IsLoopback(),
	})
}
