package app_test

import (
	"net/url"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/app/apptest"
)

// kit is a site and what a test asserts with.
type kit struct {
	*gomega.WithT
	*apptest.Site
}

func start(t *testing.T) *kit {
	t.Helper()
	return startWith(t, nil)
}

func startWith(t *testing.T, change func(*app.Config)) *kit {
	t.Helper()
	return &kit{gomega.NewWithT(t), apptest.Start(t, change)}
}

// refused expects an OAuth error in JSON, uncached.
func (k *kit) refused(a apptest.Answer, status int, code string) {
	k.Expect(a.Text("error")).To(gomega.Equal(code), a.Body)
	k.Expect(a.Status).To(gomega.Equal(status), a.Body)
	k.Expect(a.Header.Get("Content-Type")).To(gomega.Equal("application/json"))
	k.Expect(a.Header.Get("Cache-Control")).To(gomega.Equal("no-store"))
	if status == 401 {
		k.Expect(a.Header.Get("WWW-Authenticate")).NotTo(gomega.BeEmpty(), "RFC 9110 §11.6.1")
	}
}

// changed is a form with some parameters replaced; an empty value takes one away.
func changed(form url.Values, pairs ...string) url.Values {
	for i := 0; i+1 < len(pairs); i += 2 {
		form.Set(pairs[i], pairs[i+1])
		if pairs[i+1] == "" {
			form.Del(pairs[i])
		}
	}
	return form
}
