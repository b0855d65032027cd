package registration

import (
	"context"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "registration.dcr.secret-uncached",
	Title:  "a registration response that holds a secret is not kept by caches",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7591.S("3.2.1"), spec.OAuth21.S("3.2.3")),
	Covers: []string{"DR-15"},
	Needs:  check.Needs(fixture.Client, fixture.NativeClient, fixture.WebClient),
	Faults: []string{"dcr-cacheable"},
	Fix:    "Send Cache-Control: no-store with the registration response.",
	Run: func(_ context.Context, c *check.C) {
		c.Step("read Cache-Control of the registrations of this run that hold a secret")
		secret := withSecrets(c)
		if len(secret) == 0 {
			c.NotApplicable("no registration of this run holds a secret")
		}
		for _, r := range secret {
			c.Expect(r.Response).To(expect.Header("Cache-Control", gomega.ContainSubstring("no-store")))
		}
	},
})
