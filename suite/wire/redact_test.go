package wire

import (
	"encoding/base64"
	"encoding/json"
	"html"
	"html/template"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/onsi/gomega"
)

var percent = regexp.MustCompile("%[0-9A-F]{2}")

// writers are the ways a credential gets into a text.
var writers = map[string]func(string) string{
	"raw":          func(v string) string { return v },
	"query":        url.QueryEscape,
	"path":         url.PathEscape,
	"query twice":  func(v string) string { return url.QueryEscape(url.QueryEscape(v)) },
	"query, lower": func(v string) string { return percent.ReplaceAllStringFunc(url.QueryEscape(v), strings.ToLower) },
	"all percent": func(v string) string {
		var b strings.Builder
		for i := range len(v) {
			b.WriteString("%" + strings.ToUpper(string("0123456789abcdef"[v[i]>>4])+string("0123456789abcdef"[v[i]&15])))
		}
		return b.String()
	},
	"json":           jsonEscape,
	"json twice":     func(v string) string { return jsonEscape(jsonEscape(v)) },
	"json, slashes":  func(v string) string { return strings.ReplaceAll(jsonEscape(v), "/", `\/`) },
	"json, plus":     func(v string) string { return strings.ReplaceAll(jsonEscape(v), "+", `\u002B`) },
	"html":           html.EscapeString,
	"html attribute": template.HTMLEscapeString,
	"html, plus":     func(v string) string { return strings.ReplaceAll(html.EscapeString(v), "+", "&#43;") },
	"url in html":    func(v string) string { return html.EscapeString("/?a=b&c=" + url.QueryEscape(v)) },
	"js":             javaScript,
	"url in json":    func(v string) string { return strings.ReplaceAll(jsonEscape("/?a=b&c="+url.QueryEscape(v)), "/", `\/`) },
	"base64":         func(v string) string { return base64.StdEncoding.EncodeToString([]byte(v)) },
	"base64, 1":      func(v string) string { return base64.StdEncoding.EncodeToString([]byte("a" + v + "z")) },
	"base64, 2":      func(v string) string { return base64.StdEncoding.EncodeToString([]byte("ab" + v + "yz")) },
	"base64url":      func(v string) string { return base64.URLEncoding.EncodeToString([]byte(v)) },
	"base64url, 1":   func(v string) string { return base64.RawURLEncoding.EncodeToString([]byte("a" + v + "xyz")) },
	"base64url, 2":   func(v string) string { return base64.RawURLEncoding.EncodeToString([]byte("ab" + v)) },
	"basic":          func(v string) string { return base64.StdEncoding.EncodeToString([]byte("client:" + v)) },
	"basic, escaped": func(v string) string {
		return base64.StdEncoding.EncodeToString([]byte("client:" + url.QueryEscape(v)))
	},
	"basic in query": func(v string) string {
		return url.QueryEscape(base64.StdEncoding.EncodeToString([]byte("client:" + v)))
	},
	"json in base64": func(v string) string {
		return base64.StdEncoding.EncodeToString([]byte(`{"token":"` + jsonEscape(v) + `"}`))
	},
	"base64 in json": func(v string) string { return jsonEscape(base64.StdEncoding.EncodeToString([]byte("x" + v))) },
}

// javaScript leaves out characters beyond the basic plane: template.JSEscapeString writes them with
// five hex digits, which no reader undoes.
func javaScript(v string) string {
	if strings.ContainsFunc(v, func(r rune) bool { return r > 0xFFFF }) {
		return v
	}
	return template.JSEscapeString(v)
}

var values = map[string]string{
	"token":     "Zx81_kQ-7fR.t~2mB9vLw0",
	"base64":    "q+8/Zk3+9d/Xx7Q0s2+1Lw==",
	"punctured": `p@ss"w<o>r'd&x\y/z%41+q=`,
	"spaced":    "correct horse battery 7",
	"unicode":   "clé-secrète-42-🔑",
	"numeric":   "1234567890",
	"eight":     "a1B2c3D4",
	"percents":  "ab%2Fcd%252Fef",
}

func TestEveryFormIsRedacted(t *testing.T) {
	t.Parallel()
	for valueName, value := range values {
		for writerName, write := range writers {
			t.Run(valueName+" "+writerName, func(t *testing.T) {
				t.Parallel()
				g := gomega.NewWithT(t)
				s := newSecrets()
				s.add("kind", value)
				label := s.known[value].label()
				text := "before=" + write(value) + "&after"
				out := s.redact(text)
				g.Expect(out).To(gomega.ContainSubstring(label), text)
				g.Expect(out).To(gomega.HavePrefix("before="))
				g.Expect(out).To(gomega.HaveSuffix("&after"))
				g.Expect(leaks(out, value)).To(gomega.BeFalse(), out)
			})
		}
	}
}

// leaks looks for half of the value in whatever the text can be decoded to.
func leaks(text, value string) bool {
	half := value[:len(value)/2]
	if len(half) < 5 {
		half = value
	}
	for _, v := range views(text) {
		if strings.Contains(v.text, half) {
			return true
		}
	}
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !isBase64URL(r) && r != '+' && r != '/' }) {
		for cut := range min(4, len(word)) {
			for _, encoding := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
				part := word[cut:]
				if plain, err := encoding.DecodeString(part[:len(part)/4*4]); err == nil && strings.Contains(string(plain), half) {
					return true
				}
			}
		}
	}
	return false
}

func TestFingerprints(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	w, other := New(Options{}), New(Options{})
	w.Taint("access_token", "first-token-1")
	w.Taint("access_token", "second-token-2")
	other.Taint("access_token", "first-token-1")
	first := w.Redact("first-token-1")
	g.Expect(first).To(gomega.MatchRegexp(`^«access_token:[0-9a-f]{6}»$`))
	g.Expect(w.Redact("first-token-1 first-token-1")).To(gomega.Equal(first + " " + first))
	g.Expect(w.Redact("second-token-2")).NotTo(gomega.Equal(first))
	g.Expect(other.Redact("first-token-1")).NotTo(gomega.Equal(first), "the key is of one run")
	g.Expect(w.Redact("nothing of the kind")).To(gomega.Equal("nothing of the kind"))
}

func TestMarksAreUnique(t *testing.T) {
	t.Parallel()
	s := newSecrets()
	marks := map[string]bool{}
	for i := range 5000 { // by chance, six hex digits would be shared about once in two runs of this size
		value := "secret-value-" + string(rune('a'+i%26)) + strings.Repeat("x", i/26)
		mark := s.markOf(value)
		marks[mark] = true
		if s.markOf(value) != mark {
			t.Fatal("a mark changes")
		}
	}
	if len(marks) != 5000 {
		t.Errorf("%d marks for 5000 values", len(marks))
	}
}

func TestABetterKindWins(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := newSecrets()
	s.enter("cookie", "value-of-some-length-1", guessed)
	s.enter("access_token", "value-of-some-length-1", named)
	s.enter("jwt", "value-of-some-length-1", guessed)
	g.Expect(s.redact("value-of-some-length-1")).To(gomega.HavePrefix("«access_token:"))
	s.add("privy_token", "value-of-some-length-1")
	g.Expect(s.redact("value-of-some-length-1")).To(gomega.HavePrefix("«privy_token:"))
}

func TestShortenedTexts(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := newSecrets()
	s.add("token", "abcdefgh-ijklmnop-12345")
	g.Expect(s.redact(`200 text/plain "abcdefgh-ijkl…"`)).To(gomega.MatchRegexp(`^200 text/plain "«token:\w+»…"$`))
	g.Expect(s.redact("abcdefgh-ijkl.")).To(gomega.Equal("abcdefgh-ijkl."), "not cut off: another word")
	g.Expect(s.redact("… abcdefgh-ijklmnop-12345 …")).To(gomega.MatchRegexp(`^… «token:\w+» …$`))
	g.Expect(s.write("tail abcdefgh-ij", redaction{cutOff: true})).To(gomega.MatchRegexp(`^tail «token:\w+»$`))
}

func TestShortValuesInTheirFieldOnly(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	w := New(Options{})
	w.TaintField("otp", "code", "493817")
	for _, text := range []string{
		"code=493817", "a=b&code=493817&c=d", `{"code":"493817"}`, `{"code": 493817}`, `{ "code" : "493817" }`, "Code: 493817",
		`"{\"code\":\"493817\"}"`, `<input name="code" value="493817">`, "next=%3Fcode%3D493817", `<input name=code value=493817>`,
	} {
		g.Expect(w.Redact(text)).To(gomega.And(gomega.ContainSubstring("«otp:"), gomega.Not(gomega.ContainSubstring("493817"))), text)
	}
	for _, text := range []string{"493817", "port 493817", "encode=493817", "code=4938170", "code 493817", `{"id":493817}`} {
		g.Expect(w.Redact(text)).To(gomega.Equal(text))
	}
	w.Taint("otp", "555")
	g.Expect(w.Redact("555")).To(gomega.Equal("555"))
	w.TaintField("otp", "code", "long-enough-1")
	g.Expect(w.Redact("anywhere long-enough-1")).To(gomega.HavePrefix("anywhere «otp:"))
}

func TestJWTKeepsHeaderAndClaims(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	token := unsigned(t, map[string]any{"iss": "https://as.example", "aud": "x", "ref": "inner-secret-99"}) + "c2lnbmF0dXJl"
	s := newSecrets()
	s.add("access_token", token)
	s.add("grant", "inner-secret-99")
	e := &exporter{secrets: s, readable: map[*secret]string{}}
	out := e.text(`{"access_token":"` + token + `","x":1}`)
	g.Expect(out).To(gomega.MatchRegexp(`^{"access_token":"«access_token:\w+ header={alg:RS256,typ:at\+jwt} claims={aud:x,iss:https://as.example,ref:«grant:\w+»}»","x":1}$`))
	g.Expect(json.Valid([]byte(out))).To(gomega.BeTrue())
	g.Expect(e.text(base64.StdEncoding.EncodeToString([]byte(token)))).To(gomega.MatchRegexp(`^«access_token:\w+»`))
	g.Expect(s.redact("Bearer " + token)).To(gomega.MatchRegexp(`^Bearer «access_token:\w+»$`))
}

// unsigned returns a JWT up to and with its second dot.
func unsigned(t *testing.T, claims map[string]any) string {
	t.Helper()
	payload, err := json.Marshal(claims)
	if err != nil {
		t.Fatal(err)
	}
	header := base64.RawURLEncoding.EncodeToString([]byte(`{"alg":"RS256","typ":"at+jwt"}`))
	return header + "." + base64.RawURLEncoding.EncodeToString(payload) + "."
}

func FuzzRedact(f *testing.F) {
	names := slices.Sorted(maps.Keys(writers))
	for _, value := range values {
		f.Add(value, "x=", "&y", uint8(0))
	}
	f.Fuzz(func(t *testing.T, value, before, after string, which uint8) {
		value = strings.ToValidUTF8(value, "?")
		write := writers[names[int(which)%len(names)]]
		written := write(value)
		if len(value) < shortest || !hasBody(value) {
			t.Skip()
		}
		s := newSecrets()
		s.add("kind", value)
		out := s.redact(before + " " + written + " " + after) // half an escape would eat the value's beginning
		label := s.known[value].label()
		if !strings.Contains(out, label) {
			t.Errorf("%q written as %q is not redacted: %q", value, written, out)
		}
		if strings.Contains(strings.ReplaceAll(out, label, "«»"), value) {
			t.Errorf("%q is left in %q", value, out)
		}
	})
}

// hasBody leaves out values that are nothing once their own escapes are undone, that hold a NUL (which
// HTML cannot write), and the ellipsis, at which a sentence may have been cut.
func hasBody(value string) bool {
	return len(unescapeAll(value)) >= shortest && !strings.ContainsAny(value, "\x00…")
}
