package client

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/jws"
)

// Published is a client ID metadata document that somebody else has published, as far as a client of it has
// to know it.
type Published struct {
	Client *Registration
	// KeysURI is where its keys are, and Keys are those in the document itself; both are empty for a client
	// that has none.
	KeysURI string
	Keys    []jws.Key
}

// ReadDocument reads the document at a URL, which the host's redirect URIs have to be in: both, for which of
// them is used depends on the server. The error says what keeps it from being used, and is no whole sentence.
func ReadDocument(h *host.Host, at string, body []byte) (*Published, error) {
	members, err := object(body)
	if err != nil {
		return nil, err
	}
	d := &document{members: members}
	id, method := d.str("client_id"), d.str("token_endpoint_auth_method")
	redirects := d.strs("redirect_uris")
	lacking := slices.DeleteFunc(h.Redirect.Forms(), func(uri string) bool { return slices.Contains(redirects, uri) })
	switch {
	case id != at: // a simple string comparison (draft-00 §4.1)
		return nil, fmt.Errorf("its client_id is %q and has to be its own URL", id)
	case d.str("client_name") == "":
		return nil, errors.New("it has no client_name, which MCP asks for")
	case len(lacking) > 0:
		return nil, fmt.Errorf("its redirect_uris lack %s, to which %s has its users sent", strings.Join(lacking, " and "), h.Name)
	case method == "":
		return nil, errors.New("it has no token_endpoint_auth_method, which stands for client_secret_basic (RFC 7591 §2); say none")
	case method != "none" && method != "private_key_jwt":
		return nil, fmt.Errorf("its token_endpoint_auth_method is %s; a document is public and holds no secret: say none or private_key_jwt", method)
	}
	p := &Published{Client: &Registration{How: string(host.CIMD), ClientID: at, AuthMethod: method, RedirectURIs: redirects}}
	if method == "private_key_jwt" {
		err = p.keys(d)
	}
	return p, err
}

func (p *Published) keys(d *document) error {
	p.KeysURI = d.str("jwks_uri")
	set, inside := d.members["jwks"]
	if p.KeysURI == "" && !inside {
		return errors.New("its token_endpoint_auth_method is private_key_jwt, and it has neither jwks nor jwks_uri")
	}
	if !inside {
		return nil
	}
	raw, err := json.Marshal(set)
	if err != nil { // it was read from JSON
		return err
	}
	if p.Keys, err = jws.ParseKeys(raw); err != nil {
		return fmt.Errorf("its jwks is no key set: %w", err)
	}
	return nil
}
