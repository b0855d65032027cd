package authorize

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/wire"
)

func TestWhereAFormMayLead(t *testing.T) {
	t.Parallel()
	const home, client = "https://auth.example.com/consent", "https://chatgpt.com/connector_platform_oauth_redirect?code=c"
	for _, row := range []struct {
		policy, to string
		redirected bool
		want       bool
	}{
		{"default-src 'none'", client, true, true}, // form-action does not fall back to it
		{"form-action 'self'", home, false, true},
		{"form-action 'self'", client, true, false},
		{"form-action 'self' https://chatgpt.com", client, true, true},
		{"FORM-ACTION 'SELF' HTTPS://CHATGPT.COM", client, true, true},
		{"form-action chatgpt.com", client, true, true},
		{"form-action *.chatgpt.com", client, true, false},
		{"form-action *.chatgpt.com", "https://www.chatgpt.com/", true, true},
		{"form-action https:", client, true, true},
		{"form-action http:", client, true, true},
		{"form-action *", client, true, true},
		{"form-action *", "myapp://callback", true, false},
		{"form-action myapp:", "myapp://callback", true, true},
		{"form-action 'none'", home, false, false},
		{"form-action", home, false, false},
		{"form-action https://chatgpt.com/connector/", client, true, true}, // after a redirect the path does not count
		{"form-action https://auth.example.com/consent", home, false, true},
		{"form-action https://auth.example.com/login", home, false, false},
		{"form-action https://auth.example.com/login", home, true, true},
		{"form-action https://auth.example.com/", home, false, true},
		{"form-action https://chatgpt.com:443", client, true, true},
		{"form-action http://chatgpt.com:80", client, true, true},
		{"form-action https://chatgpt.com:8443", client, true, false},
		{"form-action https://chatgpt.com:*", "https://chatgpt.com:8443/", true, true},
		{"form-action http://127.0.0.1:*", "http://127.0.0.1:5173/callback", true, true},
		{"form-action http://[::1]:5173", "http://[::1]:5173/callback", true, false},
		{"form-action 'self'; form-action *", client, true, false}, // the first one counts
		{"form-action *, form-action 'self'", client, true, false}, // two policies: both count
		{"script-src 'self'; form-action 'self' https://chatgpt.com; base-uri 'none'", client, true, true},
		// What follows is what Chromium 156 did.
		{"form-action https://auth.example.com/con%73ent", home, false, true},
		{"form-action https://auth.example.com/a%3Bb", "https://auth.example.com/a;b", false, true},
		{"form-action https://auth.example.com/~a", "https://auth.example.com/%7Ea", false, true},
		{"form-action https://auth.example.com/CONSENT", home, false, false},
		{"form-action https://auth.example.com/consent?x=y", home, false, true},
		{"form-action https://auth.example.com/consent#x", home, false, true},
		{"form-action https://auth.example.com/consent/", home, false, false},
		{"form-action https://chatgpt.com/other", client, true, true},
		{"form-action https://chatgpt.com:0443", client, true, true},
		{"form-action https://chatgpt.com:", client, true, false},
		{"form-action https://chatgpt.com:+443", client, true, false},
		{"form-action https://chatgpt.com:80", client, true, false},
		{"form-action chatgpt.com:80", client, true, false},
		{"form-action http://chatgpt.com", client, true, true},
		{"form-action http://chatgpt.com:443", client, true, false},
		{"form-action http://chatgpt.com:*", client, true, true},
		{"form-action https://*", client, true, true},
		{"form-action *:443", client, true, true},
		{"form-action *.com", client, true, true},
		{"form-action *chatgpt.com", client, true, false},
		{"form-action chatgpt.*", client, true, false},
		{"form-action https", client, true, false},
		{"form-action wss:", client, true, false},
		{"form-action //chatgpt.com", client, true, false},
		{"form-action https://user@chatgpt.com", client, true, false},
		{"form-action self", home, false, false},
		{"form-action 'none' https://chatgpt.com", client, true, true},
		{"form-action 'nonce-abc'", client, true, false},
		{"form-action: 'self'", client, true, true},       // no directive of that name
		{"form-action 'self' \u00e9", client, true, true}, // dropped for its character
		{"form-action 'self' \u00e9; form-action 'self'", client, true, true},
		{"form-action\u00a0'self'", client, true, true}, // which is no space
		{"img-src \u00e9; form-action 'self'", client, true, false},
		{"form-action 'self', form-action *", client, true, false},
		{", form-action 'self' https://chatgpt.com;;", client, true, true},
		{";; \tForm-Action\t'self' ", client, true, false},
	} {
		self, _ := url.Parse(home)
		to, err := url.Parse(row.to)
		gomega.NewWithT(t).Expect(err).NotTo(gomega.HaveOccurred())
		lets := true
		for _, sources := range formActions(policies(http.Header{"Content-Security-Policy": {row.policy}}, nil)) {
			lets = lets && sources.lets(self, to, row.redirected)
		}
		gomega.NewWithT(t).Expect(lets).To(gomega.Equal(row.want), "%s: %s", row.policy, row.to)
	}
}

func TestWherePoliciesStand(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	g.Expect(policies(http.Header{"Content-Security-Policy-Report-Only": {"form-action 'none'"}}, nil)).To(gomega.BeEmpty())
	const meta = `<meta http-equiv="content-security-policy" content="form-action 'self'">`
	for page, counts := range map[string]bool{ // as Chromium does
		meta:                   true,
		"<head></head>" + meta: true,
		`<meta content="sandbox; form-action 'self'" HTTP-EQUIV=Content-Security-Policy content=x>`: true,
		`<meta name=description content="form-action 'self'">`:                                      false,
		`<meta http-equiv=" Content-Security-Policy" content="form-action 'self'">`:                 false,
		`<meta http-equiv=Content-Security-Policy-Report-Only content="form-action 'self'">`:        false,
		"<body>" + meta:                     false,
		"<p>Hello</p>" + meta:               false,
		"<form></form>" + meta:              false,
		"<template>" + meta + "</template>": false,
		"<noscript>" + meta + "</noscript>": false,
		"<!--" + meta + "-->":               false,
		"<title>" + meta + "</title>":       false,
	} {
		var want []policy
		if counts {
			want = []policy{{"form-action": {"'self'"}}}
		}
		g.Expect(policies(http.Header{}, []byte(page))).To(gomega.Equal(want), page)
	}
}

func TestWhichFormsOfALoginCount(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	html := http.Header{"Content-Type": {"text/html"}}
	form := http.Header{"Content-Type": {"application/x-www-form-urlencoded"}}
	shown := func(at string) *wire.Exchange {
		return &wire.Exchange{Method: "GET", URL: "https://a.example" + at, Status: 200, Header: html}
	}
	sent := func(at, to string) *wire.Exchange {
		return &wire.Exchange{Method: "POST", URL: "https://a.example" + at, ReqHeader: form, Status: 303, Header: http.Header{"Location": {to}}}
	}
	on := &wire.Exchange{Method: "GET", URL: "https://a.example/go", Status: 302, Header: http.Header{"Location": {"https://c.example/cb?code=c"}}}
	forms := submissions(&login.Outcome{Walk: []*wire.Exchange{shown("/login"), sent("/login", "/consent"), shown("/consent"), sent("/consent", "/go"), on}})
	g.Expect(forms).To(gomega.HaveLen(2))
	g.Expect(forms[0].page.place()).To(gomega.Equal("/login"))
	g.Expect(forms[0].led).To(gomega.HaveLen(2))
	g.Expect(forms[1].led).To(gomega.HaveLen(3))
	g.Expect(forms[1].led[2].Host).To(gomega.Equal("c.example"))

	script := sent("/complete", "")
	script.ReqHeader = http.Header{"Content-Type": {"application/json"}}
	g.Expect(submissions(&login.Outcome{Walk: []*wire.Exchange{shown("/login"), script}})).To(gomega.BeEmpty())
	g.Expect(submissions(&login.Outcome{Walk: []*wire.Exchange{on}})).To(gomega.BeEmpty())
}

func TestFormsSentByGet(t *testing.T) {
	t.Parallel()
	const client = "https://c.example/cb?code=c"
	for body, want := range map[string]string{
		`<form action=/go><input name=a><button name=d value=yes>Allow</button></form>`:                            "/consent",
		`<form action="/go?x=y"><input name=a><button name=d>Allow</button></form>`:                                "/consent",
		`<form method=post action=/x><input name=a><button name=d formmethod=get formaction=/go>Allow</button>`:    "/consent",
		`<form action=/go><input name=a></form>`:                                                                   "",
		`<form action=/else><input name=a><button name=d>Allow</button></form>`:                                    "",
		`<form method=post action=/go><input name=a><button name=d>Allow</button></form>`:                          "",
		`<a href="/go?d=yes&amp;a=b">Allow</a><form action=/go><input name=a><button name=d>Allow</button></form>`: "",
		`<meta http-equiv=refresh content="0;url=/go?a=b&d=yes"><form action=/go><input name=a><button name=d>`:    "",
	} {
		walk := []*wire.Exchange{
			{Method: "GET", URL: "https://a.example/consent", Status: 200, Header: http.Header{"Content-Type": {"text/html"}}, Body: []byte(body)},
			{Method: "GET", URL: "https://a.example/go?a=b&d=yes", Status: 302, Header: http.Header{"Location": {client}}},
		}
		from := ""
		for _, s := range submissions(&login.Outcome{Walk: walk}) {
			from += s.page.place()
		}
		gomega.NewWithT(t).Expect(from).To(gomega.Equal(want), body)
	}
	page := &wire.Exchange{Method: "GET", URL: "https://a.example/done", Status: 200, Header: http.Header{"Content-Type": {"text/html"}}}
	page.Body = []byte(`<form action="https://c.example/cb"><input type=hidden name=code value=c><button>Continue</button></form>`)
	home, _ := url.Parse(client)
	gomega.NewWithT(t).Expect(submissions(&login.Outcome{Walk: []*wire.Exchange{page}, Redirect: home})).To(gomega.HaveLen(1))
}

func TestWhatElseOfAPolicyHoldsAForm(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]bool{ // as Chromium does
		"sandbox": false, "sandbox allow-scripts": false, "sandbox; sandbox allow-forms": false, "sandbox allow-forms, sandbox": false,
		"sandbox allow-forms": true, "SANDBOX Allow-Forms": true, "sandbox allow-forms; sandbox": true, "sandbox \u00e9": true,
		"sandbox allow-forms; form-action 'self'":                 false,
		"form-action 'self' c.example":                            false, // the form names http
		"form-action 'self' c.example; upgrade-insecure-requests": true,
	} {
		walk := []*wire.Exchange{
			{Method: "GET", URL: "https://a.example/", Status: 200, Header: http.Header{"Content-Type": {"text/html"}, "Content-Security-Policy": {value}}},
			{
				Method: "POST", URL: "http://a.example/", ReqHeader: http.Header{"Content-Type": {"application/x-www-form-urlencoded"}},
				Status: 303, Header: http.Header{"Location": {"https://c.example/cb"}},
			},
		}
		forms := submissions(&login.Outcome{Walk: walk})
		gomega.NewWithT(t).Expect(forms).To(gomega.HaveLen(1))
		gomega.NewWithT(t).Expect(forms[0].claim().Holds).To(gomega.Equal(want), value)
	}
}

func TestWhatCutsAPopupOff(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]bool{
		"same-origin": true, `same-origin; report-to="coop"`: true, "same-origin-plus-COEP": true,
		"unsafe-none": false, "same-origin-allow-popups": false, "": false, "SAME-ORIGIN": false,
	} {
		gomega.NewWithT(t).Expect(cutsOpener(http.Header{"Cross-Origin-Opener-Policy": {value}})).To(gomega.Equal(want), value)
	}
	gomega.NewWithT(t).Expect(cutsOpener(http.Header{"Cross-Origin-Opener-Policy-Report-Only": {"same-origin"}})).To(gomega.BeFalse())
}
