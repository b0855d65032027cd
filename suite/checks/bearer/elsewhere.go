package bearer

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
)

// nobodys is a token that nobody issued.
const nobodys = "mcpconform-nobody-issued-this"

// closed is the control of a token in the wrong place: without any, the same request is not answered.
func closed(ctx context.Context, c *check.C) {
	c.Step("send the same without a token")
	c.Given(c.Host().Present(ctx, "")).To(expect.NotAdmitted("a refusal"), "bearer.anonymous.nothing")
}

// withQuery presents one token in the query (RFC 6750 §2.3) and another, or none, in the header.
func withQuery(ctx context.Context, c *check.C, query, header string) *client.RPC {
	p, at := *c.Host(), *c.Host().Target.URL
	parameters := at.Query()
	parameters.Set("access_token", query)
	at.RawQuery = parameters.Encode()
	p.Target.URL = &at
	return p.Present(ctx, header)
}
