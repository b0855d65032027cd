package documents_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/documents"
)

func TestPagesAreCountedAndKeptApart(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	site := documents.New("https://site.example")
	a, b := site.Page("a"), site.Page("b")
	get := func(p *documents.Page) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		site.ServeHTTP(w, httptest.NewRequest(http.MethodGet, strings.TrimPrefix(p.URL, "https://site.example"), nil))
		return w
	}
	g.Expect(a.URL).NotTo(gomega.Equal(b.URL))
	g.Expect(get(a).Code).To(gomega.Equal(404))
	a.Answer(documents.JSON(map[string]string{"client_id": a.URL}))
	g.Expect(get(a).Body.String()).To(gomega.ContainSubstring(a.URL))
	g.Expect(a.Fetched()).To(gomega.Equal(2))
	g.Expect(b.Fetched()).To(gomega.Equal(0))
}
