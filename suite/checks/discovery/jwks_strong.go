package discovery

import (
	"context"
	"encoding/base64"
	"fmt"
	"math/big"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.jwks.strong",
	Title:  "the RSA keys have at least 2048 bits",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7518.S("3.3"), spec.RFC7518.S("3.5")),
	Covers: []string{"AD-24"},
	Needs:  check.Needs(fixture.ServerMetadata, fixture.KeySet),
	Faults: []string{"jwks-short-key"},
	Fix:    `Replace RSA keys shorter than 2048 bits and take them out of the key set.`,
	Why:    "A short key can be computed from the public one; then anybody can be any user.",
	Run: func(_ context.Context, c *check.C) {
		keys := fixture.KeySet.From(c)
		if keys.Members == nil {
			c.Block("discovery.jwks.found", "there is no key set to read")
		}
		sizes := rsaSizes(keys.Members)
		if len(sizes) == 0 {
			c.NotApplicable("the key set has no RSA keys")
		}
		c.Step("measure the RSA keys")
		for _, bits := range sizes {
			c.Expect(expect.Claim{Holds: bits >= 2048, Saw: fmt.Sprintf("an RSA key of %d bits", bits), From: keys.Response}).
				To(expect.True("RSA keys of 2048 bits or more"))
		}
	},
})

// rsaSizes returns the length of each modulus that can be read, in bits.
func rsaSizes(keys []map[string]any) []int {
	var sizes []int
	for _, k := range keys {
		n, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(text(k["n"]), "="))
		if k["kty"] == "RSA" && err == nil && len(n) > 0 {
			sizes = append(sizes, new(big.Int).SetBytes(n).BitLen())
		}
	}
	return sizes
}
