package client

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"time"

	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/jws"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// Registration is a client of the authorization server.
type Registration struct {
	How      string // predefined, cimd or dcr
	ClientID string
	Secret   string      // "" for a public client
	Key      *jws.Signer // nil for a client that signs nothing
	// AuthMethod is how it authenticates at the token endpoint: none, client_secret_post,
	// client_secret_basic or private_key_jwt. It is what the response says, not what was asked.
	AuthMethod   string
	RedirectURIs []string
	// ManagementURI and ManagementToken are those of RFC 7592; "" when not offered.
	ManagementURI, ManagementToken string
	// Name is the client_name that was asked for, and Endpoint where; "" for one that was not registered.
	Name, Endpoint string
	// Found is true where the server says that the client was there before this run asked for it.
	Found    bool
	Response *Response // nil for a client that was not registered
	// Problems are members of the response that are missing, null or of a wrong type.
	Problems []string
}

// MainRegistration is the body of the main journey: the captured one, but it asks for the first
// authentication method of the host's order that the server advertises, and says who is playing.
func (p *Player) MainRegistration() map[string]any {
	var advertised []string
	iss := false
	if p.AS != nil {
		advertised, iss = p.AS.AuthMethods, p.AS.IssParameter
	}
	body := p.Host.Client.Body(p.Host.Redirect.URI(iss))
	body["token_endpoint_auth_method"] = p.Host.Client.AuthMethod(advertised)
	if !p.Imitate {
		body["client_name"] = "mcpconform, playing " + p.Host.Name
	}
	return body
}

// Register posts body to the registration endpoint (RFC 7591 §3.1). The registration is nil unless
// a 2xx came with a client_id.
func (p *Player) Register(ctx context.Context, body map[string]any, opts ...Option) (*Registration, *Response) {
	endpoint := ""
	if p.AS != nil {
		endpoint = p.AS.RegistrationEndpoint
	}
	params := newParams().apply(opts)
	params.preset("Accept", "application/json")
	body = params.edit(maps.Clone(body))
	raw, mediaType, err := encoded(body, params.asForm)
	if err != nil {
		return nil, &Response{Exchange: unsent(nil, err)}
	}
	params.preset("Content-Type", mediaType)
	ctx, end := outlasting(ctx)
	defer end()
	req, err := p.request(ctx, http.MethodPost, endpoint, raw, host.Registering, params.Header)
	resp := p.do(wire.Host, req, err)
	p.taintBody(resp)
	reg := readRegistration(resp, body)
	if reg != nil {
		reg.Found = p.older(resp)
		reg.Name, _ = body["client_name"].(string)
		reg.Endpoint = endpoint
		p.Ledger.register(reg)
		p.spend(func(c *Cost) { c.Clients++ })
	}
	return reg, resp
}

// outlasting is a context that a run which is interrupted, or has used up its time, ends a little later: a
// client whose registration was not answered cannot be deleted.
func outlasting(ctx context.Context) (context.Context, context.CancelFunc) {
	const aLittle = 2 * time.Second
	if ctx.Err() != nil { // nothing is begun any more
		return ctx, func() {}
	}
	longer, cancel := context.WithCancel(context.WithoutCancel(ctx))
	ended := context.AfterFunc(ctx, func() { time.AfterFunc(aLittle, cancel) })
	return longer, func() { ended(); cancel() }
}

// older reports whether the answer says that the client was issued long before it was asked for, as a
// server says that gives all instances of a client one client_id (RFC 7591 §3.2.1).
func (p *Player) older(resp *Response) bool {
	const clocksDiffer = 10 * time.Minute
	doc, _ := object(resp.Body)
	issued, ok := doc["client_id_issued_at"].(float64)
	return ok && issued > 0 && time.Unix(int64(issued), 0).Before(p.now().Add(-clocksDiffer))
}

// encoded writes a registration, as JSON (RFC 7591 §3.1) or as what is none.
func encoded(body map[string]any, asForm bool) (raw []byte, mediaType string, err error) {
	if !asForm {
		raw, err = json.Marshal(body)
		return raw, "application/json", err
	}
	form := url.Values{}
	for name, value := range body {
		if list, ok := value.([]string); ok && len(list) > 0 {
			value = list[0]
		}
		form.Set(name, fmt.Sprint(value))
	}
	return []byte(form.Encode()), "application/x-www-form-urlencoded", nil
}

func readRegistration(resp *Response, asked map[string]any) *Registration {
	if resp.Err != nil || resp.Status < 200 || resp.Status > 299 {
		return nil
	}
	members, err := object(resp.Body)
	if err != nil {
		return nil
	}
	d := &document{members: members}
	reg := &Registration{
		How: string(host.DCR), Response: resp,
		ClientID:        d.str("client_id"),
		Secret:          d.str("client_secret"),
		AuthMethod:      d.str("token_endpoint_auth_method"),
		RedirectURIs:    d.strs("redirect_uris"),
		ManagementURI:   d.str("registration_client_uri"),
		ManagementToken: d.str("registration_access_token"),
	}
	if reg.ClientID == "" {
		return nil
	}
	reg.assume(d, asked)
	reg.Problems = d.problems
	return reg
}

// assume fills what the response should have said and did not (RFC 7591 §3.2.1), so that the client
// can be used: what was asked, as far as the secret allows it.
func (r *Registration) assume(d *document, asked map[string]any) {
	if r.AuthMethod == "" {
		d.problem("token_endpoint_auth_method is missing")
		r.AuthMethod, _ = asked["token_endpoint_auth_method"].(string)
		switch {
		case r.Secret == "":
			r.AuthMethod = "none"
		case r.AuthMethod == "none" || r.AuthMethod == "":
			r.AuthMethod = "client_secret_basic" // RFC 7591 §2: the default
		}
	}
	if len(r.RedirectURIs) == 0 {
		d.problem("redirect_uris is missing")
		r.RedirectURIs, _ = asked["redirect_uris"].([]string)
	}
}
