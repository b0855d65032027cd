package authorize

import (
	"errors"
	"net/http"
	"net/url"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/wire"
)

const registered = "https://chatgpt.com/connector/oauth/x"

func redirected(to string) attempt {
	u, err := url.Parse(to)
	if err != nil {
		panic(err)
	}
	q := u.Query()
	return attempt{
		Outcome: &login.Outcome{Redirect: u, Last: &wire.Exchange{Status: 302, Header: http.Header{}}},
		grant:   &client.Grant{Redirect: u, Code: q.Get("code"), Error: q.Get("error")},
	}
}

func ended(status int, mediaType, body string) attempt {
	x := &wire.Exchange{Status: status, Header: http.Header{"Content-Type": {mediaType}}, Body: []byte(body)}
	return attempt{Outcome: &login.Outcome{Last: x, Stopped: "why"}, grant: &client.Grant{}}
}

func foreign(to string) attempt {
	a := redirected(to)
	a.Redirect, a.Foreign = nil, a.Redirect
	return a
}

func silent() attempt {
	a := ended(0, "", "")
	a.Last.Err = errors.New("connection reset")
	return a
}

func TestARefusalMayBeARedirectOrAPage(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		attempt
		want bool
	}{
		"error redirect":        {redirected(registered + "?error=invalid_request&state=s"), true},
		"error of another kind": {redirected(registered + "?error=invalid_scope"), false},
		"server_error":          {redirected(registered + "?error=server_error"), false},
		"code":                  {redirected(registered + "?code=c&state=s"), false},
		"code and error":        {redirected(registered + "?code=c&error=invalid_request"), false},
		"code in the fragment":  {redirected(registered + "?error=invalid_request#code=c"), false},
		"page":                  {ended(400, "text/html", "<p>no"), true},
		"page with 200":         {ended(200, "text/html", "<p>no"), true},
		"JSON":                  {ended(400, "application/json", `{"error":"invalid_request"}`), true},
		"JSON of another kind":  {ended(400, "application/json", `{"error":"invalid_scope"}`), false},
		"breakdown":             {ended(500, "text/html", "oops"), false},
		"silence":               {silent(), false},
		"elsewhere":             {foreign("https://chatgpt.com/other?error=invalid_request"), false},
	} {
		gomega.NewWithT(t).Expect(c.attempt.refused("invalid_request")).To(gomega.Equal(c.want), name)
	}
}

func TestABentRedirectURIIsKeptAwayFrom(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		attempt
		bent string
		kept bool
	}{
		"page":                  {ended(400, "text/html", ""), registered + "/y", true},
		"JSON, whatever error":  {ended(400, "application/json", `{"error":"invalid_client"}`), registered + "/y", true},
		"redirect there":        {redirected(registered + "/y?error=invalid_request"), registered + "/y", false},
		"fallback":              {foreign(registered + "?error=invalid_request"), registered + "/y", true},
		"fallback of the query": {redirected(registered + "?error=invalid_request"), registered + "?y=1", true},
		"query kept":            {redirected(registered + "?y=1&code=c"), registered + "?y=1", false},
		"a third place":         {foreign("https://chatgpt.com/other"), registered + "/y", false},
		"breakdown":             {ended(502, "text/html", ""), registered + "/y", false},
	} {
		gomega.NewWithT(t).Expect(c.keptAwayFrom(c.bent, registered)).To(gomega.Equal(c.kept), name)
	}
}

func TestTheLongStateHasOnlyLegalCharacters(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	g.Expect(longState()).To(gomega.HaveLen(600))
	g.Expect(longState()).To(gomega.HaveSuffix("="), "padding that is trimmed must show")
	g.Expect(longState()).To(gomega.MatchRegexp(`^[\x20-\x7e]+$`))
}
