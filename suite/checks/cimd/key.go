package cimd

import (
	"context"
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/jws"
)

// keyed is the control of a negative: a client whose document has a key logs in and redeems its code. It
// ends the check where such clients are not for this target.
func keyed(ctx context.Context, c *check.C, document publisher) published {
	demandKeys(c)
	d := document(c, "private_key_jwt")
	c.Step("redeem a code with a good client assertion, as a control")
	c.Given(d.redeem(ctx, c)).To(expect.GivesToken(), "cimd.key.taken")
	return d
}

func demandKeys(c *check.C) {
	switch as := c.Host().AS; {
	case !as.CIMD:
		c.NotApplicable("the metadata does not say that client ID metadata documents are taken")
	case !slices.Contains(as.AuthMethods, "private_key_jwt"):
		c.NotApplicable("the metadata does not list private_key_jwt")
	}
}

// redeem logs in anew as the client and redeems the code; options change the request.
func (d published) redeem(ctx context.Context, c *check.C, opts ...client.Option) *client.Response {
	end := d.logIn(ctx, c)
	d.demand(c, end, "cimd.key.taken")
	return c.Host().WithClient(d.Client).Redeem(ctx, end.grant, opts...)
}

// asserting sends an assertion whose claims were changed.
func (d published) asserting(c *check.C, change func(claims map[string]any)) client.Option {
	return client.Asserting(c.Host().Assertion(d.Client, change))
}

// forged sends an assertion that says all that is right under another's signature.
func (d published) forged(c *check.C) client.Option {
	stranger, err := jws.NewStrangeSigner(fixture.KeyID)
	if err != nil {
		c.Broken("%v", err)
	}
	other := *d.Client
	other.Key = stranger
	return client.Asserting(c.Host().Assertion(&other, nil))
}

// denied demands that no token is given. That the refusal is in the words of OAuth is asked too; where
// only that misses, nobody got in.
func denied(c *check.C, answer *client.Response, codes ...string) {
	as := expect.Refusal(append(codes, "invalid_client")...)
	c.Expect(answer).To(expect.NoToken(as.Expected()))
	c.Weigh(check.Degrades, check.Normative)
	c.Expect(answer).To(as)
}
