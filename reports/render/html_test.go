package render_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/onsi/gomega"
	xhtml "golang.org/x/net/html"

	"github.com/mcpconform/mcpconform/reports/render"
	"github.com/mcpconform/mcpconform/reports/result"
)

func page(t *testing.T, run *result.Run) string {
	t.Helper()
	var b bytes.Buffer
	gomega.NewWithT(t).Expect(render.HTML(&b, run)).To(gomega.Succeed())
	return b.String()
}

var styleSheet = regexp.MustCompile(`(?s)<style>(.*?)</style>`)

func TestHTML(t *testing.T) {
	t.Parallel()
	for name, run := range samples() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			golden(t, name+".html", []byte(styleSheet.ReplaceAllString(page(t, run), "<style></style>")))
		})
	}
}

// elements are all that the page is made of: none of them loads or runs anything.
var elements = strings.Fields("html head meta title style body a header p span nav main section h1 h2 h3 h4 code ol ul li b article " +
	"div dl dt dd details summary pre mark small strong")

func TestHTMLNeedsNothingElse(t *testing.T) {
	t.Parallel()
	for name, run := range samples() {
		doc, err := xhtml.Parse(strings.NewReader(page(t, run)))
		g := gomega.NewWithT(t)
		g.Expect(err).NotTo(gomega.HaveOccurred())
		for n := range doc.Descendants() {
			if n.Type != xhtml.ElementNode {
				continue
			}
			g.Expect(elements).To(gomega.ContainElement(n.Data), name)
			for _, a := range n.Attr {
				g.Expect(a.Key == "style" || strings.HasPrefix(a.Key, "on") || a.Key == "src").To(gomega.BeFalse(), "%s: %s on %s", name, a.Key, n.Data)
				g.Expect(a.Val).NotTo(gomega.ContainSubstring("ZgotmplZ"), name)
			}
		}
	}
}

func TestHTMLPolicyAllowsItsStyleByHashOnly(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	out := page(t, samples()["clean"])
	css := styleSheet.FindStringSubmatch(out)
	policy := regexp.MustCompile(`Content-Security-Policy" content="([^"]*)"`).FindStringSubmatch(out)
	g.Expect(css).NotTo(gomega.BeNil())
	g.Expect(policy).NotTo(gomega.BeNil())
	sum := sha256.Sum256([]byte(css[1]))
	g.Expect(html.UnescapeString(policy[1])).To(gomega.Equal("default-src 'none'; style-src 'sha256-" +
		base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"))
}

func TestHTMLLinksLeadSomewhere(t *testing.T) {
	t.Parallel()
	for name, run := range samples() {
		out := page(t, run)
		ids := map[string]bool{}
		for _, m := range regexp.MustCompile(` id="([^"]+)"`).FindAllStringSubmatch(out, -1) {
			if ids[m[1]] {
				t.Errorf("%s: the id %s occurs twice", name, m[1])
			}
			ids[m[1]] = true
		}
		for _, m := range regexp.MustCompile(` href="([^"]*)"`).FindAllStringSubmatch(out, -1) {
			to, inside := strings.CutPrefix(m[1], "#")
			if inside && !ids[to] || !inside && !strings.HasPrefix(m[1], "https://") {
				t.Errorf("%s: the link %q leads nowhere", name, m[1])
			}
		}
	}
}

func TestHTMLShowsTheHostileAsText(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	out := page(t, samples()["hostile"])
	g.Expect(out).NotTo(gomega.ContainSubstring("<img"))
	g.Expect(out).To(gomega.ContainSubstring("&lt;img src=x onerror=alert(1)&gt;"))
	g.Expect(out).NotTo(gomega.MatchRegexp("[\x00-\x08\x0b-\x1f\x7f]|\u202e"))
}

// A server that stops at the start leaves most checks unjudged; the causes below must stay in sight.
func TestManyBlockedChecksOfACauseAreFolded(t *testing.T) {
	t.Parallel()
	run := samples()["no-s256"]
	for n := range 9 {
		id := fmt.Sprintf("token.blocked.number-%d", n)
		run.Checks = append(run.Checks, result.Check{ID: id, Title: "one more", Area: "token", Verdict: result.Blocked})
		run.Diagnoses[0].Explains = append(run.Diagnoses[0].Explains, id)
	}
	g := gomega.NewWithT(t)
	cause, _, _ := strings.Cut(page(t, run), "</article>")
	shown, folded, found := strings.Cut(cause, "and 9 checks that could not be judged because of it</summary>")
	g.Expect(found).To(gomega.BeTrue())
	g.Expect(shown).To(gomega.ContainSubstring(`href="#check-discovery.as.pkce-s256"`))
	g.Expect(shown).NotTo(gomega.ContainSubstring("number-8"))
	g.Expect(folded).To(gomega.ContainSubstring("number-8"))
}

func TestToolsThatWereCalledAreNamedOnce(t *testing.T) {
	t.Parallel()
	run := samples()["no-s256"]
	run.SideEffects.ToolCalls = []string{"get-items", "echo", "get-items", "get-items"}
	gomega.NewWithT(t).Expect(page(t, run)).To(gomega.ContainSubstring("Tools called: get-items (3 times), echo<"))
}
