package bearer

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
)

// works is the positive control: the token as it was issued lets in at this moment. Where everybody
// is let in, nothing can be seen.
func works(ctx context.Context, c *check.C, token string) {
	if fixture.Challenge.From(c).Open {
		c.NotApplicable("the MCP endpoint answers without a token, so a bad one cannot be told from a good one")
	}
	c.Step("use the token as it was issued")
	c.Given(c.Host().Present(ctx, token)).To(expect.RPCResult(), "bearer.fresh.accepted")
}

// refused demands that the token does not let in. That the answer is the 401 on which ChatGPT refreshes
// or logs in anew is asked too; where only that misses, nobody got in.
func refused(c *check.C, answer *client.RPC) {
	c.Weigh(check.Exposes, check.Normative)
	c.Expect(answer).To(expect.NotAdmitted(expect.Status(401).Expected()))
	c.Weigh(check.Degrades, check.Normative)
	c.Expect(answer).To(expect.Status(401))
}

// show presents a token that is made of a good one, and therefore as secret.
func show(ctx context.Context, c *check.C, forged string) *client.RPC {
	c.Host().Wire.Wire().Taint("access_token", forged)
	return c.Host().Present(ctx, forged)
}
