package client_test

import (
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/client"
)

func TestChallengesThatParse(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	one := func(values ...string) *client.Challenge {
		list := client.ParseChallenges(values)
		g.Expect(list).NotTo(gomega.BeEmpty(), "%q", values)
		for _, c := range list {
			g.Expect(c.Problems).To(gomega.BeEmpty(), "%q", values)
		}
		return list[len(list)-1]
	}
	c := one(`Bearer resource_metadata="https://h/.well-known/x?a=b,c", scope="a b", error=invalid_token`)
	g.Expect(c.ResourceMetadata).To(gomega.Equal("https://h/.well-known/x?a=b,c"))
	g.Expect(c.Scopes()).To(gomega.Equal([]string{"a", "b"}))
	g.Expect(c.Error).To(gomega.Equal("invalid_token"))
	g.Expect(c.Params[2].Quoted).To(gomega.BeFalse())

	g.Expect(one(`bearer REALM="a \"quoted\" b"`).Realm).To(gomega.Equal(`a "quoted" b`))
	g.Expect(one(`Basic realm="x", Bearer scope="s"`).Scope).To(gomega.Equal("s"))
	g.Expect(one(`Basic realm="x"`, `Bearer scope="s"`).Scope).To(gomega.Equal("s"))
	g.Expect(one(`Bearer scope = "s" , realm	=	x`).Realm).To(gomega.Equal("x"))
	g.Expect(one(`Negotiate abc/+==`).Token68).To(gomega.Equal("abc/+=="))
	g.Expect(one(`Negotiate, DPoP algs="ES256", Bearer realm=""`).Scheme).To(gomega.Equal("Bearer"))
	g.Expect(one(`,, Bearer a=b,,c=d,`).Params).To(gomega.HaveLen(2), "empty list elements are allowed")
	g.Expect(one(`Bearer a=b`, `c=d`).Params).To(gomega.HaveLen(2), "fields are one list")
	g.Expect(client.ParseChallenges(nil)).To(gomega.BeEmpty())
}

func TestChallengesThatDoNot(t *testing.T) {
	t.Parallel()
	for header, want := range map[string]string{
		`Bearer, resource_metadata="https://h/x"`:          "belongs to no challenge",
		`Bearer resource_metadata=https://h/x`:             "must be a quoted string",
		`Bearer realm="x" resource_metadata="https://h/x"`: "no comma follows the parameter realm",
		`Bearer realm="x", realm="y"`:                      "realm is repeated",
		`Bearer realm="x`:                                  "closing quote",
		`Bearer realm=`:                                    "realm",
		`Bearer`:                                           "no parameter",
		`Bearer resource_metadata`:                         "not a parameter",
		`Bearer error="e", "resource"`:                     "does not start with a token",
		`resource_metadata="https://h/x"`:                  "belongs to no challenge",
		`Bearer:realm="x"`:                                 "follows the scheme",
		`Bearer token Basic realm="x"`:                     "not a parameter",
	} {
		g := gomega.NewWithT(t)
		list := client.ParseChallenges([]string{header})
		g.Expect(list).NotTo(gomega.BeEmpty(), header)
		problems := ""
		for _, c := range list {
			g.Expect(c.ResourceMetadata).To(gomega.SatisfyAny(gomega.BeEmpty(), gomega.Equal("https://h/x")), header)
			for _, p := range c.Problems {
				problems += p + "\n"
			}
		}
		g.Expect(problems).To(gomega.ContainSubstring(want), header)
	}
}

func TestParameterOfNoChallengeIsNotRead(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	c := client.ParseChallenges([]string{`Bearer, resource_metadata="https://h/x"`})[0]
	g.Expect(c.Scheme).To(gomega.Equal("Bearer"))
	g.Expect(c.ResourceMetadata).To(gomega.BeEmpty())
	c = client.ParseChallenges([]string{`Bearer resource_metadata=https://h/x, realm="r"`})[0]
	g.Expect(c.ResourceMetadata).To(gomega.BeEmpty(), "a fragment of an unquoted URL is no URL")
	g.Expect(c.Realm).To(gomega.Equal("r"), "what follows is read")
}

func FuzzParseChallenges(f *testing.F) {
	for _, seed := range []string{`Bearer realm="x"`, `Bearer, a=b`, `"`, `a="\`, `Bearer a=b c=d`, "Bearer \x00", `=,=`} {
		f.Add(seed)
	}
	f.Fuzz(func(_ *testing.T, header string) { client.ParseChallenges([]string{header}) })
}
