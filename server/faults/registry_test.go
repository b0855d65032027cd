package faults_test

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/app/apptest"
	"github.com/mcpconform/mcpconform/server/faults"
)

func TestEveryFaultIsProvenToChangeWhatAClientSees(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	ids := make([]string, 0, len(seen))
	for id := range seen {
		ids = append(ids, id)
	}
	planted := make([]string, 0, len(seen))
	for _, f := range faults.All() {
		planted = append(planted, f.ID())
	}
	g.Expect(planted).To(gomega.ConsistOf(ids))
}

func TestAFaultIsFoundByItsID(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	f, ok := faults.ByID("code-reuse")
	g.Expect(ok).To(gomega.BeTrue())
	g.Expect(f.ID()).To(gomega.Equal("code-reuse"))
	_, ok = faults.ByID("code-reused")
	g.Expect(ok).To(gomega.BeFalse())
}

var idForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func TestIDsAndTitlesHaveTheirForm(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	for _, f := range faults.All() {
		g.Expect(f.ID()).To(gomega.MatchRegexp(idForm.String()))
		g.Expect(f.Title).NotTo(gomega.HaveSuffix("."), f.ID())
		g.Expect(f.Story).To(gomega.HaveSuffix("."), f.ID())
	}
}

// configured holds the faults that show in another form of the server than the default one only.
var configured = map[string]func(*app.Config){
	// what a browser is told about https is told by a server that knows to be behind it
	"cookies-not-secure":      func(c *app.Config) { c.BaseURL = strings.Replace(c.BaseURL, "http:", "https:", 1) },
	"backend-awaited-forever": impatient,
	"privy-awaited-forever":   impatient,
}

// formFor is the form of the server that a fault shows in; nil for the default one.
func formFor(id string) func(*app.Config) {
	if seenInClientDocuments[id] != nil {
		return trusting
	}
	return configured[id]
}

// TestEachFault looks at a strict server and at one with the fault, through the same eyes: what is
// seen on one and not on the other is the fault.
func TestEachFault(t *testing.T) {
	t.Parallel()
	for id, look := range seen {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			f, ok := faults.ByID(id)
			if !ok {
				t.Fatal("not planted")
			}
			if look(apptest.Start(t, formFor(id))) {
				t.Error("the strict server looks as if it had the fault")
			}
			if !look(apptest.Start(t, formFor(id), app.Fault(f))) {
				t.Error("the fault cannot be seen")
			}
		})
	}
}

// impatient lets tools give up what is slow while somebody looks.
func impatient(c *app.Config) {
	c.ProtocolAPITimeout, c.ExchangeTimeout = time.Second/2, time.Second/2
}
