package faults_test

import (
	"net/url"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/app/apptest"
	"github.com/mcpconform/mcpconform/server/faults"
)

func TestAProfileNamesFaultsAndVariantsThereAre(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	for _, p := range faults.Profiles() {
		g.Expect(p.ID).To(gomega.MatchRegexp(idForm.String()))
		g.Expect(p.Title).NotTo(gomega.HaveSuffix("."), p.ID)
		g.Expect(p.Story).To(gomega.HaveSuffix("."), p.ID)
		for _, id := range p.Faults {
			_, ok := faults.ByID(id)
			g.Expect(ok).To(gomega.BeTrue(), "%s: %s", p.ID, id)
		}
		_, err := app.VariantsByID(p.Variants)
		g.Expect(err).NotTo(gomega.HaveOccurred(), p.ID)
	}
}

func TestAProfileIsFoundByItsID(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	p, err := faults.ProfileByID("mcp2")
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(p.With([]string{"code-reuse", "challenge-malformed"})).To(gomega.Equal(append(p.Faults, "code-reuse")))
	_, err = faults.ProfileByID("fastify-github")
	g.Expect(err).To(gomega.MatchError(gomega.MatchRegexp(`^there is no profile "fastify-github" \(did you mean fastify-github-1\?\); there are mcp2, mcp, fastify-github-1, `)))
	none, err := faults.ProfileByID("")
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(none.With(nil)).To(gomega.BeEmpty())
}

// site is a server with the profile of that id.
func site(t *testing.T, id string) *apptest.Site {
	t.Helper()
	p, err := faults.ProfileByID(id)
	if err != nil {
		t.Fatal(err)
	}
	var planted []app.Fault
	for _, fault := range p.Faults {
		f, _ := faults.ByID(fault)
		planted = append(planted, f)
	}
	return apptest.Start(t, nil, planted...)
}

// The tables of expected errors that the write-up of mcp2 has, as far as they can be asked for from
// outside. Where they differ from the RFCs the profile keeps to these: a request without a token is told
// no error code (RFC 6750 §3.1, not "unauthorized"), and what lacks in an authorization request is told
// to the client once the user is known (RFC 6749 §4.1.2.1, not 400).
func TestMCP2AnswersAsItsWriteUpSays(t *testing.T) {
	t.Parallel()
	s := site(t, "mcp2")
	id := s.Register()
	form := func(pairs ...string) url.Values {
		v := url.Values{"client_id": {id}}
		for i := 0; i+1 < len(pairs); i += 2 {
			v.Set(pairs[i], pairs[i+1])
		}
		return v
	}
	code := []string{"grant_type", "authorization_code", "redirect_uri", apptest.Redirect, "code_verifier", apptest.Verifier}
	for name, c := range map[string]struct {
		form url.Values
		code string
	}{
		"unknown grant type":    {form("grant_type", "password"), "unsupported_grant_type"},
		"no code":               {form(code...), "invalid_request"},
		"no verifier":           {form("grant_type", "authorization_code", "code", s.Code(id, 0), "redirect_uri", apptest.Redirect), "invalid_request"},
		"no refresh token":      {form("grant_type", "refresh_token"), "invalid_request"},
		"unknown code":          {form(append(code, "code", "nobody-issued-this")...), "invalid_grant"},
		"wrong verifier":        {form(append(code, "code", s.Code(id, 0), "code_verifier", "x"+apptest.Verifier)...), "invalid_grant"},
		"other redirect":        {form(append(code, "code", s.Code(id, 0), "redirect_uri", apptest.Redirect+"/x")...), "invalid_grant"},
		"unknown refresh token": {form("grant_type", "refresh_token", "refresh_token", "nobody-issued-this"), "invalid_grant"},
	} {
		a := s.PostForm("/token", c.form, "")
		if a.Status != 400 || a.Text("error") != c.code {
			t.Errorf("%s: %d %s, want 400 %s", name, a.Status, a.Body, c.code)
		}
	}
	q := s.AuthorizeQuery("nobody")
	if a := s.Browse().Open(q); a.Status != 400 {
		t.Errorf("an unknown client: %d", a.Status)
	}
	q = s.AuthorizeQuery(id)
	q.Set("redirect_uri", apptest.Redirect+"/x")
	if a := s.Browse().Open(q); a.Status != 400 {
		t.Errorf("an unregistered redirect URI: %d", a.Status)
	}
	if a := s.Initialize(""); a.Status != 401 || a.Header.Get("WWW-Authenticate") == "" {
		t.Errorf("no token: %d %v", a.Status, a.Header)
	}
	if a := s.Initialize("bad"); a.Status != 401 || a.Text("error") != "invalid_token" {
		t.Errorf("a bad token: %d %s", a.Status, a.Body)
	}
}
