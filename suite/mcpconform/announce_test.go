package main

import (
	"bytes"
	"context"
	"errors"
	"net/url"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/config"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/play"
)

// lame is a driver that cannot begin.
type lame struct{ login.Driver }

func (lame) Start(context.Context) error { return errors.New("no browser could be started") }

// Where the logins could not work nothing is begun; where there are none, that is nobody's trouble.
func TestALoginThatCannotWorkEndsTheRunBeforeItBegins(t *testing.T) {
	t.Parallel()
	for name, open := range map[string]bool{"a server with a login": false, "a server without": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			var out, stderr bytes.Buffer
			target := &url.URL{Scheme: "https", Host: publicName, Path: "/mcp"}
			opts := play.Options{Target: target, Checks: check.All(), Means: fixture.Means{Driver: lame{}}}
			a := &announcer{cfg: &config.Config{}, opts: opts, to: streams{out: &out, err: &stderr}}
			err := a.announce(t.Context(), play.Outlook{Probed: &fixture.Probed{Open: open}})
			g.Expect(stderr.String()).To(gomega.HavePrefix("mcpconform is about to play "))
			g.Expect(out.String()).To(gomega.BeEmpty())
			if open {
				g.Expect(err).NotTo(gomega.HaveOccurred())
				return
			}
			var usage *config.Usage
			g.Expect(errors.As(err, &usage)).To(gomega.BeTrue(), "exit status 2")
			g.Expect(err).To(gomega.MatchError("nobody can log in: no browser could be started"))
			g.Expect(a.ended).To(gomega.Equal(err))
		})
	}
}
