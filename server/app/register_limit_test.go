package app_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/app/apptest"
	"github.com/mcpconform/mcpconform/server/oauth"
)

func TestRegistrationIsLimited(t *testing.T) {
	t.Parallel()
	for _, together := range []bool{false, true} {
		k := startWith(t, func(c *app.Config) {
			c.RegistrationLimit = oauth.RegistrationLimit{Clients: 2, Window: time.Minute, Together: together}
		})
		register := func() apptest.Answer { return k.PostJSON("/register", apptest.Registration(), "") }
		tokens := k.Tokens(0)
		k.refused(k.PostJSON("/register", map[string]any{"redirect_uris": []string{"x"}}, ""), 400, "invalid_redirect_uri")
		k.Expect(register().Status).To(gomega.Equal(201), "what is refused does not count")
		k.Advance(30 * time.Second)
		a := register()
		k.refused(a, 429, "temporarily_unavailable")
		wait, err := strconv.Atoi(a.Header.Get("Retry-After"))
		k.Expect(err).NotTo(gomega.HaveOccurred())
		k.Expect(wait).To(gomega.BeNumerically("~", 30, 2))
		k.Expect(k.Refreshed(tokens).Access).NotTo(gomega.BeEmpty(), "who is registered is not concerned")
		k.Advance(time.Duration(wait) * time.Second)
		k.Expect(register().Status).To(gomega.Equal(201))
	}
}

func TestRegistrationWithoutALimit(t *testing.T) {
	t.Parallel()
	k := startWith(t, func(c *app.Config) { c.RegistrationLimit.Clients = -1 })
	for range 5 {
		k.Register()
	}
}
