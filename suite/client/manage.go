package client

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"

	"golang.org/x/sync/errgroup"

	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// Managed reports whether the server says how the client is managed (RFC 7592 §3), and it is ours to
// manage: another instance of the same client may be in use.
func (r *Registration) Managed() bool {
	return r.ManagementURI != "" && r.ManagementToken != "" && !r.Found
}

// Manage sends a request to the client configuration endpoint of a client (RFC 7592 §2), with a body
// for PUT. A token or an address that is new in the answer replaces the one the client has.
func (p *Player) Manage(ctx context.Context, method string, r *Registration, body map[string]any, opts ...Option) *Response {
	params := newParams()
	bearerHeader(params.Header, r.ManagementToken)
	params.apply(opts).preset("Accept", "application/json")
	var raw []byte
	if body != nil {
		params.preset("Content-Type", "application/json")
		var err error
		if raw, err = json.Marshal(params.edit(maps.Clone(body))); err != nil {
			return &Response{Exchange: unsent(nil, err)}
		}
	}
	req, err := p.request(ctx, method, r.ManagementURI, raw, host.Registering, params.Header)
	resp := p.do(wire.Host, req, err)
	p.taintBody(resp)
	r.obey(resp)
	return resp
}

// obey takes over how the client is managed from now on (RFC 7592 §3).
func (r *Registration) obey(resp *Response) {
	if resp.Err != nil || resp.Status != http.StatusOK {
		return
	}
	members, err := object(resp.Body)
	if err != nil {
		return
	}
	d := &document{members: members}
	if token := d.str("registration_access_token"); token != "" {
		r.ManagementToken = token
	}
	if uri := d.str("registration_client_uri"); uri != "" {
		r.ManagementURI = uri
	}
}

// Unregister deletes the client (RFC 7592 §2.3). It is nil where the server offers no management, and
// where the same client_id was given to another registration of the run, which would end too.
func (p *Player) Unregister(ctx context.Context, r *Registration) *Response {
	if !r.Managed() || p.Ledger.shares(r) {
		return nil
	}
	return p.delete(ctx, r)
}

// UnregisterAll deletes the clients that this run has registered and not deleted yet, where the server
// lets it. Nothing may use them any more.
func (p *Player) UnregisterAll(ctx context.Context) {
	const atOnce = 8 // a run that is interrupted has little time left
	var deletions errgroup.Group
	deletions.SetLimit(atOnce)
	for _, r := range p.Ledger.leftOver() {
		if r.Managed() {
			deletions.Go(func() error { p.delete(ctx, r); return nil })
		}
	}
	_ = deletions.Wait() // the ledger has what became of each
}

// delete takes any success for a deletion: the RFC asks for 204, and a check for that.
func (p *Player) delete(ctx context.Context, r *Registration) *Response {
	resp := p.Manage(ctx, http.MethodDelete, r, nil)
	switch {
	case resp.Err != nil:
		p.Ledger.keep(r, "its deletion was not answered: "+resp.Err.Error())
	case resp.Status < 200 || resp.Status > 299:
		p.Ledger.keep(r, fmt.Sprintf("its deletion was answered %d", resp.Status))
	default:
		p.Ledger.unregister(r)
	}
	return resp
}
