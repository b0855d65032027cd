package discovery

import (
	"context"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/jws"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.prm.signatures",
	Title:  "where the metadata speaks of signatures, they are signatures",
	Level:  check.Must,
	Impact: check.None, // the host reads the plain members
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9728.S("2"), spec.RFC9728.S("2.2")),
	Covers: []string{"RD-20", "RD-23"},
	Needs:  check.Needs(fixture.ResourceMetadata),
	Faults: []string{"prm-signed-by-nobody", "prm-signing-none"},
	Fix: `Sign "signed_metadata" with a key of the resource and put "iss" into it, or leave it out; take "none" out of
"resource_signing_alg_values_supported".`,
	Why: "A client that prefers the signed values believes whoever wrote them.",
	Run: func(_ context.Context, c *check.C) {
		used := resourceDocument(c)
		algorithms, listed := stringsOf(used.Doc, "resource_signing_alg_values_supported")
		signed, there := used.Doc["signed_metadata"]
		if !listed && !there {
			c.NotApplicable("the metadata has neither signed_metadata nor resource_signing_alg_values_supported")
		}
		if listed {
			c.Step("read resource_signing_alg_values_supported")
			c.Expect(expect.Claim{
				Holds: !slices.Contains(algorithms, "none"), From: used.Response,
				Saw: written("resource_signing_alg_values_supported", algorithms, true),
			}).To(expect.True("resource_signing_alg_values_supported without none"))
		}
		if there {
			c.Step("open signed_metadata")
			problem := signedProblem(signed)
			c.Expect(expect.Claim{Holds: problem == "", Saw: "signed_metadata " + problem, From: used.Response}).
				To(expect.True("a signed JWT with iss"))
		}
	},
})

// signedProblem says why signed_metadata is not what RFC 9728 §2.2 asks for; "" when it is. Whose the
// key is, is for the client to know.
func signedProblem(value any) string {
	compact, _ := value.(string)
	token, ok := jws.Parse(compact)
	switch {
	case !ok:
		return "is no JWT in compact form"
	case strings.EqualFold(token.Alg(), "none") || !token.Signed():
		return "is not signed"
	case token.Text("iss") == "":
		return "does not say by iss who vouches for it"
	}
	return ""
}
