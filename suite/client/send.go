package client

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"

	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// agent is what the player says of itself: who it is, and that it only plays the host.
const agent = "mcpconform (plays ChatGPT; +https://github.com/mcpconform/mcpconform)"

func (p *Player) agent(leg host.Leg) string {
	if fact, ok := p.Host.Agents[leg]; ok && p.Imitate {
		return fact.Value
	}
	return agent
}

// request makes a request whose headers are those of the leg unless the options say otherwise.
func (p *Player) request(ctx context.Context, method, url string, body []byte, leg host.Leg, header http.Header) (*http.Request, error) {
	req, err := http.NewRequestWithContext(ctx, method, url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", p.agent(leg))
	for name, values := range header {
		req.Header[name] = values
	}
	if name := req.Header.Get("Host"); name != "" {
		req.Host = name
	}
	return req, nil
}

func (p *Player) do(actor wire.Actor, req *http.Request, err error) *Response {
	if err != nil {
		return &Response{Exchange: unsent(req, err)}
	}
	return &Response{Exchange: p.Wire.Do(actor, req)}
}

// unsent is the answer to a request that cannot be made, such as one to an endpoint that is no URL.
func unsent(req *http.Request, err error) *wire.Exchange {
	x := &wire.Exchange{Header: http.Header{}, Err: err}
	if req != nil {
		x.Method, x.URL = req.Method, req.URL.String()
	}
	return x
}

// get fetches a document.
func (p *Player) get(ctx context.Context, url string) *Response {
	header := http.Header{"Accept": {"application/json"}}
	req, err := p.request(ctx, http.MethodGet, url, nil, host.Discovery, header)
	return p.do(wire.Host, req, err)
}

// document gets a metadata document. A redirect within its origin is followed, as OpenAI's own client
// does; one that leads elsewhere is the answer.
func (p *Player) document(ctx context.Context, at string) *Response {
	const most = 5
	for range most {
		answer := p.get(ctx, at)
		to := sameOriginRedirect(answer)
		if to == "" {
			return answer
		}
		at = to
	}
	return p.get(ctx, at)
}

func sameOriginRedirect(answer *Response) string {
	if answer.Err != nil || answer.Status < 300 || answer.Status > 399 {
		return ""
	}
	from, err := url.Parse(answer.URL)
	if err != nil {
		return ""
	}
	to, err := from.Parse(answer.Header.Get("Location"))
	if err != nil || answer.Header.Get("Location") == "" || origin(to) != origin(from) {
		return ""
	}
	return to.String()
}

// post sends form parameters (or, by JSONBody, the same as JSON) and taints what comes back.
func (p *Player) post(ctx context.Context, url string, params *Params) *Response {
	contentType, body := "application/x-www-form-urlencoded", []byte(params.Values.Encode())
	if params.asJSON {
		contentType, body = "application/json", jsonOf(params.Values)
	}
	params.preset("Accept", "application/json")
	params.preset("Content-Type", contentType)
	req, err := p.request(ctx, http.MethodPost, url, body, host.TokenRequest, params.Header)
	resp := p.do(wire.Host, req, err)
	p.taintBody(resp)
	return resp
}

func jsonOf(values map[string][]string) []byte {
	doc := map[string]any{}
	for name, v := range values {
		if len(v) == 1 {
			doc[name] = v[0]
		} else {
			doc[name] = v
		}
	}
	raw, err := json.Marshal(doc)
	if err != nil { // strings always marshal
		return nil
	}
	return raw
}

// credentials are the members of a JSON answer that let their holder in.
var credentials = map[string]string{
	"access_token": "access_token", "refresh_token": "refresh_token", "id_token": "id_token",
	"client_secret": "client_secret", "registration_access_token": "registration_token",
	"code": "code", "privyAccessToken": "privy_token", "token": "token",
}

// taintBody registers the credentials of a JSON answer whatever its status and content type, so
// that a server's slip is not ours.
func (p *Player) taintBody(r *Response) {
	doc, err := object(r.Body)
	if err != nil {
		return
	}
	for member, kind := range credentials {
		if value, ok := doc[member].(string); ok {
			p.taint(kind, strings.TrimSpace(value))
		}
	}
}
