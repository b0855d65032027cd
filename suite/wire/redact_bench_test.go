package wire

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// run fills a wire with what a run of six hundred exchanges and eight hundred secrets leaves behind.
func run(tb testing.TB) *Wire {
	tb.Helper()
	w := New(Options{})
	scope := w.Scope("x")
	for i := range 600 {
		token := base64.RawURLEncoding.EncodeToString([]byte(fmt.Sprintf(`{"alg":"RS256","typ":"at+jwt","kid":"%d"}`, i%2))) + "." +
			base64.RawURLEncoding.EncodeToString([]byte(fmt.Sprintf(`{"iss":"https://as.example","sub":"did:privy:%d","jti":%q}`, i, rand.Text()))) + "." + rand.Text() + rand.Text()
		req, err := http.NewRequestWithContext(tb.Context(), http.MethodPost, "https://as.example/token?state=a%20b", nil)
		if err != nil {
			tb.Fatal(err)
		}
		rec, ex := scope.open(Host, req)
		ex.ReqHeader = http.Header{"Content-Type": {"application/x-www-form-urlencoded"}, "Authorization": {"Bearer " + token}}
		ex.ReqBody = []byte("grant_type=authorization_code&code=" + rand.Text() + "&code_verifier=" + rand.Text())
		ex.Header = http.Header{"Content-Type": {"application/json"}, "Date": {"Mon, 02 Nov 2026 10:00:00 GMT"}, "Cache-Control": {"no-store"}}
		ex.Body = fmt.Appendf(nil, `{"access_token":%q,"token_type":"Bearer","padding":"%s","url":"https:\/\/h"}`, token, bytes.Repeat([]byte("lorem ipsum "), 250))
		ex.Length = int64(len(ex.Body))
		rec.finish(ex, 64<<10, scope.withheld(tb.Context(), ex))
	}
	return w
}

func BenchmarkExport(b *testing.B) {
	w := run(b)
	b.Logf("%d secrets", len(w.secrets.known))
	for b.Loop() {
		w.Exchanges()
	}
}

func BenchmarkHarvest(b *testing.B) {
	page := bytes.Repeat([]byte(`<div class="row"><label for="email">E-mail</label><input name="email" type="email"></div>`), 100)
	ex := &Exchange{URL: "https://as.example/authorize?client_id=x", Header: http.Header{"Content-Type": {"text/html"}}, Body: page}
	for b.Loop() {
		newSecrets().harvest(ex)
	}
}

// BenchmarkHostileExport is one body of the worst kind for each part of the search.
func BenchmarkHostileExport(b *testing.B) {
	for name, piece := range map[string]string{
		"escapes": "%25252525252541", "short values": "otp=a1&", "beginnings": "eyJhbGciOiJSUzI1NiIsInR5cCI6ImF0K2p3dCIsImtpZCI6IjAifQ.",
	} {
		w := run(b)
		for i := range 2 * maxFields {
			w.secrets.enterField("otp", "otp", fmt.Sprintf("a%d", i), guessed)
		}
		text := strings.Repeat(piece, (64<<10)/len(piece))
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				w.secrets.write(text, redaction{cutOff: true})
			}
		})
	}
}
