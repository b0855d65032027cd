package runner

import (
	"errors"
	"io"

	"github.com/onsi/ginkgo/v2"
	"github.com/onsi/ginkgo/v2/formatter"
	"github.com/onsi/ginkgo/v2/types"
)

// ErrParallel is the error of a suite that Ginkgo was asked to run in several processes.
var ErrParallel = errors.New("run without -p: every process would play the target once, and the play is parallel already")

// Selected returns the ids of the specs that Ginkgo, as configured, would run. It must be called
// before [Run].
func Selected(config types.SuiteConfig) (map[string]bool, error) {
	if config.ParallelTotal > 1 {
		return nil, ErrParallel
	}
	ids := map[string]bool{}
	for _, s := range ginkgo.PreviewSpecs("mcpconform", config).SpecReports {
		if s.State != types.SpecStateSkipped && s.LeafNodeType == types.NodeTypeIt {
			ids[s.LeafNodeText] = true
		}
	}
	return ids, nil
}

// quiet is the one-method T that lets RunSpecs run from a plain main.
type quiet struct{}

func (quiet) Fail() {}

// Silent runs the tree from a plain main and prints nothing: the program has its own words.
func Silent(config types.SuiteConfig) {
	formatter.ColorableStdOut, formatter.ColorableStdErr = io.Discard, io.Discard
	_, reporter := ginkgo.GinkgoConfiguration()
	reporter.Succinct = true
	ginkgo.RunSpecs(quiet{}, "mcpconform", config, reporter)
}
