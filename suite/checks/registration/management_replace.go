package registration

import (
	"context"
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "registration.management.replace",
	Title:  "a registration that is replaced is from then on what the answer says, with the same client_id",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7592.S("2.2")),
	Covers: []string{"DR-20"},
	Needs:  check.Needs(fixture.DynamicClient),
	Faults: []string{"management-replace-untrue", "management-replace-new-id"},
	Fix:    "Let PUT put the new metadata in the place of the old: a member that is left out is deleted, or told as it still is. Keep the client_id, and answer 200 with what is stored.",
	Why:    "A redirect URI that the client believes it has taken back still gets its codes.",
	Run: func(ctx context.Context, c *check.C) {
		own, p := managed(ctx, c), c.Host()
		before := read(ctx, c, own)
		c.Given(before).To(expect.Status(200), "registration.management.read")
		c.Step("replace the registration by one with another name and without client_uri")
		answer := p.Manage(ctx, http.MethodPut, own, replacement(own))
		offered(c, http.MethodPut, answer)
		c.Expect(answer).To(expect.Status(200))
		sameClient(c, own, answer)
		now := read(ctx, c, own)
		c.Expect(now).To(expect.Status(200))
		sameClient(c, own, now)
		untrue := differences(answer, now, before)
		c.Expect(expect.Claim{Holds: len(untrue) == 0, Saw: strings.Join(untrue, ", "), From: now}).
			To(expect.True("the registration that the answer to PUT describes"))
	},
})

// replacement is the metadata of the registration response under another name, without the client_uri,
// and with what a client may say besides (RFC 7592 §2.2).
func replacement(own *client.Registration) map[string]any {
	registered, _ := own.Response.JSON()
	body := map[string]any{}
	for _, member := range metadata {
		if value := registered[member]; value != nil && member != "client_uri" {
			body[member] = value
		}
	}
	body["client_id"], body["client_name"] = own.ClientID, "mcpconform, another name"
	if own.Secret != "" {
		body["client_secret"] = own.Secret
	}
	return body
}

// differences compares what is registered with what was said, in the members that can be read.
func differences(said, is, readable *client.Response) []string {
	answered, _ := said.JSON()
	now, _ := is.JSON()
	before, _ := readable.JSON()
	var all []string
	for _, m := range metadata {
		if _, shown := before[m]; shown && !reflect.DeepEqual(plain(answered[m]), plain(now[m])) {
			all = append(all, fmt.Sprintf("%s %s, but then %s", m, told(answered[m]), told(now[m])))
		}
	}
	return all
}

// plain takes an empty value for none, and a list of words for a set.
func plain(value any) any {
	switch v := value.(type) {
	case string:
		if v == "" {
			return nil
		}
	case []any:
		if set := slices.Sorted(slices.Values(words(v))); len(set) == len(v) && len(v) > 0 {
			return set
		} else if len(v) == 0 {
			return nil
		}
	}
	return value
}

func told(value any) string {
	if plain(value) == nil {
		return "without a value"
	}
	return fmt.Sprintf("%v", value)
}
