package authorize

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/onsi/gomega"

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
		{"form-action http://[::1]:5173", "http://[::1]:5173/callback", true, true},
		{"form-action 'self'; form-action *", client, true, false}, // the first one counts
		{"form-action *, form-action 'self'", client, true, false}, // two policies: both count
		{"script-src 'self'; form-action 'self' https://chatgpt.com; base-uri 'none'", client, true, true},
	} {
		self, _ := url.Parse(home)
		to, err := url.Parse(row.to)
		gomega.NewWithT(t).Expect(err).NotTo(gomega.HaveOccurred())
		lets := true
		for _, sources := range formActions(http.Header{"Content-Security-Policy": {row.policy}}, nil) {
			lets = lets && sources.lets(self, to, row.redirected)
		}
		gomega.NewWithT(t).Expect(lets).To(gomega.Equal(row.want), "%s: %s", row.policy, row.to)
	}
}

func TestWherePoliciesStand(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	g.Expect(formActions(http.Header{"Content-Security-Policy-Report-Only": {"form-action 'none'"}}, nil)).To(gomega.BeEmpty())
	g.Expect(formActions(http.Header{}, []byte(`<meta http-equiv="content-security-policy" content="form-action 'self'">`))).
		To(gomega.Equal([]formAction{{"'self'"}}))
	g.Expect(formActions(http.Header{}, []byte(`<meta name=description content="form-action 'self'">`))).To(gomega.BeEmpty())
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
	forms := submissions([]*wire.Exchange{shown("/login"), sent("/login", "/consent"), shown("/consent"), sent("/consent", "/go"), on})
	g.Expect(forms).To(gomega.HaveLen(2))
	g.Expect(forms[0].page.place()).To(gomega.Equal("/login"))
	g.Expect(forms[0].led).To(gomega.HaveLen(2))
	g.Expect(forms[1].led).To(gomega.HaveLen(3))
	g.Expect(forms[1].led[2].Host).To(gomega.Equal("c.example"))

	script := sent("/complete", "")
	script.ReqHeader = http.Header{"Content-Type": {"application/json"}}
	g.Expect(submissions([]*wire.Exchange{shown("/login"), script})).To(gomega.BeEmpty())
	g.Expect(submissions([]*wire.Exchange{on})).To(gomega.BeEmpty())
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
