package token

import (
	"encoding/base64"
	"net/url"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
)

// confidentialClient ends the check for a client without a secret.
func confidentialClient(c *check.C) *client.Registration {
	own := c.Host().Client
	if own.Secret == "" {
		c.NotApplicable("the client has no secret (%s), so there is nothing to authenticate by", own.AuthMethod)
	}
	return own
}

// basic is an Authorization header of a client (RFC 6749 §2.3.1).
func basic(id, secret string) client.Option {
	pair := url.QueryEscape(id) + ":" + url.QueryEscape(secret)
	return client.Header("Authorization", "Basic "+base64.StdEncoding.EncodeToString([]byte(pair)))
}
