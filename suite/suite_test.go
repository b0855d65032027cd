// Package suite is the developer's way to play a target: ginkgo ./suite shows every check as a spec,
// with Ginkgo's own filters and reports. The target is MCPCONFORM_TARGET, or the reference server.
package suite

import (
	"os"
	"testing"

	"github.com/onsi/ginkgo/v2"
	"github.com/onsi/gomega"
	"github.com/spf13/pflag"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/check"
	_ "github.com/mcpconform/mcpconform/suite/checks" // the catalogue
	"github.com/mcpconform/mcpconform/suite/config"
	"github.com/mcpconform/mcpconform/suite/launch"
	"github.com/mcpconform/mcpconform/suite/play"
	"github.com/mcpconform/mcpconform/suite/runner"
)

var playing *play.Play

// The tree is built before any flag is parsed, as Ginkgo demands; the play starts in TestSuite.
var _ = func() bool {
	runner.Tree(check.All(), func(id string) (result.Check, bool) { return playing.Wait(id) })
	return true
}()

func TestSuite(t *testing.T) {
	gomega.RegisterFailHandler(ginkgo.Fail)
	specs, reporter := ginkgo.GinkgoConfiguration()
	selected, err := runner.Selected(specs)
	if err != nil {
		t.Fatal(err)
	}
	opts := options(t)
	opts.Select(check.All(), func(k *check.Check) bool { return selected[k.ID] })
	playing = play.Start(t.Context(), opts)
	ginkgo.RunSpecs(t, "mcpconform", specs, reporter)
	playing.Result()
}

func options(t *testing.T) play.Options {
	t.Helper()
	var cfg config.Config
	flags := pflag.NewFlagSet("environment", pflag.ContinueOnError)
	cfg.Bind(flags)
	if err := cfg.FromEnvironment(flags); err != nil {
		t.Fatal(err)
	}
	target := os.Getenv("MCPCONFORM_TARGET")
	if target == "" {
		target = config.Self
	}
	if err := cfg.Validate(target == config.Self); err != nil {
		t.Fatal(err)
	}
	opts, stop, err := launch.Prepare(t.Context(), &cfg, target, result.Tool{Name: "mcpconform"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	return opts
}
