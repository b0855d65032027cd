package discovery

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.jwks.found",
	Title:  "jwks_uri leads to a key set that says what each key is for",
	Level:  check.Must,
	Impact: check.Degrades, // ChatGPT does not need the keys; a resource server does
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC8414.S("2"), spec.RFC7517.S("5")),
	Covers: []string{"AD-22", "AD-23"},
	Needs:  check.Needs(fixture.ServerMetadata, fixture.KeySet),
	Faults: []string{"jwks-missing", "jwks-use-missing"},
	Fix: `Serve {"keys":[…]} at jwks_uri, or take the member out of the metadata; give each key "use" where there are keys for signing and for
encryption.`,
	Why: "A resource server that verifies tokens by these keys refuses every one of them.",
	Run: func(_ context.Context, c *check.C) {
		keys := fixture.KeySet.From(c)
		c.Step("read the key set")
		if used := fixture.ServerMetadata.From(c).Used; awayTogether(used.JWKSURI, keys.Response, used) {
			c.Block("discovery.as.endpoints", "nobody answers at %s", used.JWKSURI)
		}
		c.Expect(keys.Response).To(expect.Status(200))
		c.Expect(expect.Claim{Holds: keys.Problem == "", Saw: "no JWK Set: " + keys.Problem, From: keys.Response}).
			To(expect.True("a JSON object with an array of keys"))
		uses := map[string]bool{}
		for _, k := range keys.Members {
			use, _ := k["use"].(string)
			uses[use] = true
		}
		// A key without use, beside one for encryption, may be meant for either.
		c.Expect(expect.Claim{Holds: !uses["enc"] || !uses[""], Saw: "keys for encryption beside keys without use", From: keys.Response}).
			To(expect.True("use on every key"))
	},
})
