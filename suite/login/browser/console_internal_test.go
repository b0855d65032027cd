package browser

import (
	"strings"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/login/recipe"
	"github.com/mcpconform/mcpconform/suite/wire"
)

func TestAConsoleIsKeptInPart(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	w := wire.New(wire.Options{})
	t.Cleanup(w.Close)
	s := newSession(login.Request{Wire: w.Scope("x"), Account: login.Account{Code: "424242"}}, recipe.NewCodes())
	for range 2 * mostLines {
		s.hear(strings.Repeat("x", mostHeard+1))
	}
	s.hear(strings.Repeat("y", longestLine-3) + "424242")
	for _, line := range s.lines {
		g.Expect(len(line)).To(gomega.BeNumerically("<=", mostHeard))
	}
	heard := s.heard()
	g.Expect(heard).To(gomega.HaveLen(mostLines))
	g.Expect(heard[0]).To(gomega.Equal("a line of 65537 bytes"))
	g.Expect(heard[mostLines-1]).To(gomega.Equal(strings.Repeat("y", longestLine-3) + "•••"))
}
