package discovery

import (
	"context"
	"strconv"
	"strings"
	"time"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.prm.cache",
	Title:  "a corrected metadata document is noticed within a week",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Inferred, // how long ChatGPT keeps the document was not seen
	Refs:   spec.Refs(spec.RFC9728.S("7.10")),
	Covers: []string{"RD-26"},
	Needs:  check.Needs(fixture.ResourceMetadata),
	Faults: []string{"prm-cached-for-a-year"},
	Fix:    `Send the metadata with Cache-Control: max-age=300 or the like, or with an ETag and no-cache; keep rules for static assets away from /.well-known/.`,
	Why:    "A mistake in the document, or a moved authorization server, stays with hosts and caches as long as the header says.",
	Run: func(_ context.Context, c *check.C) {
		used := resourceDocument(c)
		header := strings.Join(used.Response.Header.Values("Cache-Control"), ", ")
		if header == "" {
			c.NotApplicable("the answer says nothing of caching (no Cache-Control), and need not")
		}
		c.Step("read Cache-Control")
		c.Expect(expect.Claim{Holds: keptFor(header) <= aWeek, Saw: "Cache-Control: " + header, From: used.Response}).
			To(expect.True("a lifetime of at most a week"))
	},
})

const aWeek = 7 * 24 * time.Hour

// keptFor is how long a cache may use an answer without asking again (RFC 9111 §5.2.2); 0 where it
// must ask each time, or where max-age cannot be read and so counts as stale (§4.2.1).
func keptFor(cacheControl string) time.Duration {
	var kept time.Duration
	for directive := range strings.SplitSeq(strings.ToLower(cacheControl), ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(directive), "=")
		switch name {
		case "no-store", "no-cache":
			return 0
		case "max-age":
			seconds, err := strconv.ParseInt(strings.Trim(value, `"`), 10, 32)
			if err == nil {
				kept = time.Duration(seconds) * time.Second
			}
		}
	}
	return kept
}
