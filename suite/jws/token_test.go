package jws_test

import (
	"encoding/base64"
	"strings"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/jws"
)

func compact(header, claims, signature string) string {
	e := base64.RawURLEncoding
	return e.EncodeToString([]byte(header)) + "." + e.EncodeToString([]byte(claims)) + "." + signature
}

func TestATokenIsRead(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	token, ok := jws.Parse(compact(`{"alg":"RS256","typ":"at+jwt"}`, `{"sub":"u1","exp":1790000000}`, "c2ln"))
	g.Expect(ok).To(gomega.BeTrue())
	g.Expect(token.Text("sub")).To(gomega.Equal("u1"))
	exp, ok := token.Time("exp")
	g.Expect(ok).To(gomega.BeTrue())
	g.Expect(exp).To(gomega.BeTemporally("==", time.Unix(1790000000, 0)))
	_, ok = token.Time("nbf")
	g.Expect(ok).To(gomega.BeFalse())
}

func TestWhatIsNoTokenIsNotRead(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"opaque": "gho_16C7e42F292c6912E7710c838347Ae178B4a", "dots": "a.b.c", "empty": "", "two parts": "eyJ9.eyJ9",
		"five parts": "eyJhbGciOiJkaXIifQ..AA.BB.CC", "payload is a list": compact(`{"alg":"RS256"}`, `[1]`, "x"),
		"payload is null": compact(`{"alg":"RS256"}`, `null`, "x"),
	} {
		if _, ok := jws.Parse(text); ok {
			t.Errorf("%s: read as a JWS", name)
		}
	}
}

func TestForgeriesSayTheSameButForOneThing(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	original := compact(`{"alg":"RS256","kid":"1","typ":"at+jwt"}`, `{"sub":"u1","exp":1790000000,"big":12345678901234567890}`, "c2ln")
	token, _ := jws.Parse(original)

	prolonged, ok := jws.Parse(token.Prolonged())
	g.Expect(ok).To(gomega.BeTrue())
	g.Expect(token.Prolonged()).NotTo(gomega.Equal(original))
	g.Expect(token.Prolonged()).To(gomega.HaveSuffix(".c2ln"))
	later, _ := prolonged.Time("exp")
	g.Expect(later).To(gomega.BeTemporally("==", time.Unix(1790000000, 0).Add(24*time.Hour)))
	g.Expect(prolonged.Claims["big"]).To(gomega.BeEquivalentTo("12345678901234567890"))

	unsigned, ok := jws.Parse(token.Unsigned("none"))
	g.Expect(ok).To(gomega.BeTrue())
	g.Expect(unsigned.Header).To(gomega.Equal(map[string]any{"alg": "none", "typ": "at+jwt"}))
	g.Expect(unsigned.Claims).To(gomega.Equal(token.Claims))
	g.Expect(token.Unsigned("none")).To(gomega.HaveSuffix("."))
	g.Expect(token.Cut()).To(gomega.Equal(strings.TrimSuffix(original, "c2ln")))
}
