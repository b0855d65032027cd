package control_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/control"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// endpoint is a control endpoint below /control that answers as told and notes what it was asked.
func endpoint(t *testing.T, status int) (c *control.Client, asked *[]string) {
	t.Helper()
	asked = &[]string{}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		*asked = append(*asked, r.Method+" "+r.URL.Path+" "+r.Header.Get("Authorization")+" "+string(body))
		w.WriteHeader(status)
	}))
	t.Cleanup(s.Close)
	base, err := url.Parse(s.URL + "/control")
	if err != nil {
		t.Fatal(err)
	}
	w := wire.New(wire.Options{AllowPrivate: true})
	t.Cleanup(w.Close)
	return control.New(base, "the-bearer", w), asked
}

func TestTheVerbs(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	c, asked := endpoint(t, http.StatusNoContent)
	g.Expect(c.Advance(t.Context(), 90*time.Second+time.Millisecond)).To(gomega.Succeed())
	g.Expect(c.Backend(t.Context(), "down")).To(gomega.Succeed())
	g.Expect(c.Privy(t.Context(), "slow")).To(gomega.Succeed())
	g.Expect(c.DeleteUser(t.Context(), "a@example.com")).To(gomega.Succeed())
	g.Expect(c.RotateKeys(t.Context())).To(gomega.Succeed())
	g.Expect(c.Reach(t.Context())).To(gomega.Succeed())
	g.Expect(*asked).To(gomega.Equal([]string{
		`POST /control/advance Bearer the-bearer {"seconds":91}`, `POST /control/backend Bearer the-bearer {"state":"down"}`,
		`POST /control/privy Bearer the-bearer {"state":"slow"}`, `POST /control/users/delete Bearer the-bearer {"email":"a@example.com"}`,
		`POST /control/rotate-keys Bearer the-bearer {}`,
		`POST /control/advance Bearer the-bearer {"seconds":0}`,
	}))
}

func TestAnEndpointMayOfferAPart(t *testing.T) {
	t.Parallel()
	for _, status := range []int{404, 405, 501} {
		g := gomega.NewWithT(t)
		c, _ := endpoint(t, status)
		var lacking *check.NotOffered
		g.Expect(c.Backend(t.Context(), "down")).To(gomega.BeAssignableToTypeOf(lacking))
		g.Expect(c.Reach(t.Context())).To(gomega.Succeed())
	}
}

func TestAnEndpointMayHaveSomeStates(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	c, _ := endpoint(t, http.StatusBadRequest)
	g.Expect(c.Privy(t.Context(), "slow")).To(gomega.MatchError("the control endpoint does not offer privy slow (it answers 400)"))
	g.Expect(c.DeleteUser(t.Context(), "a@example.com")).To(gomega.MatchError("POST users/delete was answered 400, not 204"))
}

func TestAnEndpointThatDoesNotObeyIsAnError(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	c, _ := endpoint(t, http.StatusOK)
	g.Expect(c.Advance(t.Context(), time.Second)).To(gomega.MatchError("POST advance was answered 200, not 204"))
	c, _ = endpoint(t, http.StatusUnauthorized)
	g.Expect(c.Reach(t.Context())).To(gomega.MatchError(gomega.ContainSubstring("401")))
}
