package token

import (
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
)

// refused demands that no token is given. That the refusal is in the words of OAuth, so that a client
// knows what to do next, is asked too; where only that misses, nobody got in.
func refused(c *check.C, answer *client.Response, as expect.Matcher) {
	c.Weigh(check.Exposes, check.Normative)
	c.Expect(answer).To(expect.NoToken(as.Expected()))
	c.Weigh(check.Degrades, check.Normative)
	c.Expect(answer).To(as)
}
