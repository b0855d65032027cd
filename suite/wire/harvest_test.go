package wire

import (
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/onsi/gomega"
)

const secretValue = "s3cr3t-Value_0f.This~Place"

// carriers are the places in which a protocol carries a credential; nobody registers any.
var carriers = map[string]func(*http.Request, http.ResponseWriter){
	"bearer":  func(r *http.Request, _ http.ResponseWriter) { r.Header.Set("Authorization", "Bearer "+secretValue) },
	"basic":   func(r *http.Request, _ http.ResponseWriter) { r.SetBasicAuth("client", secretValue) },
	"cookie":  func(r *http.Request, _ http.ResponseWriter) { r.Header.Set("Cookie", "a=b; session="+secretValue) },
	"session": func(r *http.Request, _ http.ResponseWriter) { r.Header.Set("Mcp-Session-Id", secretValue) },
	"query":   func(r *http.Request, _ http.ResponseWriter) { r.URL.RawQuery = "code=" + secretValue },
	"form": func(r *http.Request, _ http.ResponseWriter) {
		body(r, "application/x-www-form-urlencoded", "grant_type=refresh_token&refresh_token="+secretValue)
	},
	"json request": func(r *http.Request, _ http.ResponseWriter) {
		body(r, "application/json", `{"email":"a@b.c","code":"`+secretValue+`"}`)
	},
	"set-cookie": func(_ *http.Request, w http.ResponseWriter) {
		w.Header().Set("Set-Cookie", "sid="+secretValue+"; Path=/; HttpOnly")
	},
	"location": func(_ *http.Request, w http.ResponseWriter) {
		redirect(w, "https://h.example/cb?code="+secretValue+"&state=x")
	},
	"fragment": func(_ *http.Request, w http.ResponseWriter) {
		redirect(w, "https://h.example/cb#access_token="+secretValue)
	},
	"nested location":   func(_ *http.Request, w http.ResponseWriter) { redirect(w, "/login?next=%2Fcb%3Fcode%3D"+secretValue) },
	"access_token":      answer("application/json", `{"token_type":"Bearer","access_token":"`+secretValue+`"}`),
	"refresh_token":     answer("application/json", `{"refresh_token":"`+secretValue+`"}`),
	"client_secret":     answer("application/json", `{"client_id":"x","client_secret":"`+secretValue+`"}`),
	"registration":      answer("application/json", `{"registration_access_token":"`+secretValue+`"}`),
	"privy exchange":    answer("application/json", `{"data":{"privyAccessToken":"`+secretValue+`"}}`),
	"wrong media type":  answer("text/plain", `{"access_token":"`+secretValue+`"}`),
	"cut-off JSON":      answer("application/json", `{"access_token":"`+secretValue+`","x":[{`),
	"broken JSON":       answer("application/json", `{"a":1,,"access_token" : "`+secretValue+`"}`),
	"script":            answer("text/html", `<script>x = {csrfToken: 1, "csrfToken": "`+secretValue+`"}</script>`),
	"debugging page":    answer("text/html", `<pre>POST /token code_verifier=`+secretValue+`</pre>`),
	"json in a string":  answer("application/json", `{"result":{"content":[{"text":"{\"privy_token\":\"`+secretValue+`\"}"}]}}`),
	"event stream":      answer("text/event-stream", `data: {"access_token":"`+secretValue+`"}`+"\n\n"),
	"form answer":       answer("application/x-www-form-urlencoded", "access_token="+secretValue),
	"hidden input":      answer("text/html", `<form><input type="hidden" name="csrf_token" value="`+secretValue+`"></form>`),
	"hidden input 2":    answer("text/html; charset=utf-8", `<input type=hidden name=login_session value=`+secretValue+`>`),
	"meta":              answer("text/html", `<meta name="csrf-token" content="`+secretValue+`"/>`),
	"link":              answer("text/html", `<a href="/cb?state=x&amp;code=`+secretValue+`">continue</a>`),
	"array of tokens":   answer("application/json", `{"token":["`+secretValue+`"]}`),
	"JWT in plain text": answer("text/plain", "your token is "+plainJWT+", keep it"),
}

var plainJWT = "eyJhbGciOiJub25lIn0." + strings.TrimRight(base64.RawURLEncoding.EncodeToString([]byte(`{"jti":"s3cr3t"}`)), "=") + ".c2lnbmF0dXJl"

func answer(contentType, text string) func(*http.Request, http.ResponseWriter) {
	return func(_ *http.Request, w http.ResponseWriter) {
		w.Header().Set("Content-Type", contentType)
		_, _ = io.WriteString(w, text)
	}
}

func body(r *http.Request, contentType, text string) {
	r.Method = http.MethodPost
	r.Header.Set("Content-Type", contentType)
	r.Body, r.ContentLength = io.NopCloser(strings.NewReader(text)), int64(len(text))
}

func redirect(w http.ResponseWriter, to string) {
	w.Header().Set("Location", to)
	w.WriteHeader(http.StatusFound)
}

func TestCredentialsAreNoticedWhereTheyAreCarried(t *testing.T) {
	t.Parallel()
	for name, carry := range carriers {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			target := server(t, func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/echo" {
					_, _ = io.WriteString(w, "seen before: "+secretValue+plainJWT)
					return
				}
				carry(r.Clone(r.Context()), w)
			})
			w := local(t, Limits{})
			req := get(t, target.URL+"/x")
			carry(req, discard{header: http.Header{}})
			g.Expect(w.Scope("x").Do(Host, req).Err).NotTo(gomega.HaveOccurred())
			g.Expect(w.Scope("x").Do(Host, get(t, target.URL+"/echo")).Err).NotTo(gomega.HaveOccurred())
			out, err := json.Marshal(w.Exchanges())
			g.Expect(err).NotTo(gomega.HaveOccurred())
			want := secretValue
			if name == "JWT in plain text" {
				want = "c2lnbmF0dXJl"
			}
			g.Expect(strings.Count(string(out), want)).To(gomega.BeZero(), "%s", out)
			g.Expect(strings.Count(string(out), "«")).To(gomega.BeNumerically(">=", 2), "%s", out)
		})
	}
}

type discard struct{ header http.Header }

func (d discard) Header() http.Header         { return d.header }
func (d discard) Write(p []byte) (int, error) { return len(p), nil }
func (d discard) WriteHeader(int)             {}

func TestWordsAreNoSecrets(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	target := server(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Set-Cookie", "lang=english; Path=/")
		answer("application/json", `{"access_token":"undefined","refresh_token":"https://mcp.example/mcp","code":"invalid_request"}`)(nil, w)
	})
	w := local(t, Limits{})
	w.Scope("x").Do(Host, get(t, target.URL))
	out := w.Exchanges()[0].Response
	g.Expect(out.Body).To(gomega.ContainSubstring(`"access_token":"undefined"`))
	g.Expect(out.Body).To(gomega.ContainSubstring(`"code":"invalid_request"`))
	g.Expect(out.Header["Set-Cookie"]).To(gomega.ConsistOf("lang=english; Path=/"))
	g.Expect(w.Redact("see https://mcp.example/mcp: undefined")).To(gomega.Equal("see https://mcp.example/mcp: undefined"))
	g.Expect(out.Body).To(gomega.MatchRegexp(`"refresh_token":"«refresh_token:\w+»"`), "in its own field it is still not shown")
}

func TestHeadersAreRedactedByStructure(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	e := &exporter{secrets: newSecrets(), readable: map[*secret]string{}}
	out := e.header(http.Header{
		"Authorization": {"Bearer abc1", "abc2", "Bearer undefined"},
		"Cookie":        {"a=1; b=two2; c=; d=word"},
		"Set-Cookie":    {"e=3; Path=/; Max-Age=60"},
		"X-Other":       {"abc1"},
	})
	g.Expect(out["Authorization"]).To(gomega.HaveExactElements(
		gomega.MatchRegexp(`^Bearer «bearer:\w+»$`), gomega.MatchRegexp(`^«bearer:\w+»$`), gomega.Equal("Bearer undefined")))
	g.Expect(out["Cookie"]).To(gomega.ConsistOf(gomega.MatchRegexp(`^a=«cookie:\w+»; b=«cookie:\w+»; c=; d=word$`)))
	g.Expect(out["Set-Cookie"]).To(gomega.ConsistOf(gomega.MatchRegexp(`^e=«cookie:\w+»; Path=/; Max-Age=60$`)))
	g.Expect(out["X-Other"]).To(gomega.ConsistOf("abc1"))
}

func TestMoreCredentialsThanCanBeFollowed(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	var many strings.Builder
	for i := range 5000 {
		many.WriteString(`{"token":"` + strings.Repeat(string(rune('a'+i%26)), i/26%20+1) + "-Secret0-" + strings.Repeat("z", i/520) + `"},`)
	}
	target := server(t, func(w http.ResponseWriter, r *http.Request) { answer("application/json", "["+many.String())(r, w) })
	w := local(t, Limits{})
	w.Scope("x").Do(Host, get(t, target.URL+"/?code=C0de-of-the-url"))
	out := w.Exchanges()[0]
	g.Expect(out.Response.Body).To(gomega.HavePrefix("(withheld"))
	g.Expect(out.Request.URL).NotTo(gomega.ContainSubstring("code"))
}

func TestBodyIsCutAfterRedaction(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	target := server(t, func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, strings.Repeat("x", 90)+" "+secretValue+strings.Repeat("y", 100))
	})
	w := local(t, Limits{KeepBody: 100})
	w.Taint("token", secretValue)
	ex := w.Scope("x").Do(Host, get(t, target.URL))
	out := w.Exchanges()[0].Response
	g.Expect(ex.Body).To(gomega.HaveLen(len(secretValue) + 191))
	g.Expect(out.Body).To(gomega.MatchRegexp(`^x{90} «token:\w+»$`))
	g.Expect(out.Truncated).To(gomega.BeTrue())
	g.Expect(out.Length).To(gomega.BeEquivalentTo(len(secretValue) + 191))
}
