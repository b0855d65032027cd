package token

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
)

// redeemAsControl shows that a code is redeemed when everything is right. It uses a code of its own:
// one that was refused may be burnt by that (OAuth 2.1 §4.1.3), so it proves nothing afterwards.
func redeemAsControl(ctx context.Context, c *check.C) {
	grant := c.Host().Authorize(ctx)
	c.Step("redeem a code as ChatGPT does, as a control")
	c.Given(c.Host().Redeem(ctx, grant)).To(expect.GivesToken(), "token.response.usable")
}
