package selftest

import (
	"context"
	"testing"
	"time"

	"github.com/mcpconform/mcpconform/reports/diagnose"
	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/check"
	_ "github.com/mcpconform/mcpconform/suite/checks" // the catalogue
	"github.com/mcpconform/mcpconform/suite/config"
	"github.com/mcpconform/mcpconform/suite/launch"
	"github.com/mcpconform/mcpconform/suite/play"
)

// patience is long for a loopback server on a busy machine, and short for the faults that hang.
const patience = 5 * time.Second

// playSelf plays the whole catalogue against the reference with the given faults, and diagnoses.
func playSelf(t *testing.T, faults ...string) *result.Run {
	t.Helper()
	return playAs(t, config.Config{Faults: faults})
}

// playAs plays the whole catalogue against the form of the reference that the configuration names.
func playAs(t *testing.T, cfg config.Config) *result.Run {
	t.Helper()
	cfg.Login, cfg.Parallel, cfg.Budget, cfg.Timeout = "form", 8, time.Minute, patience
	opts, stop, err := launch.Prepare(t.Context(), &cfg, config.Self, result.Tool{Name: "selftest"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	opts.Checks = check.All()
	return diagnosed(t.Context(), opts)
}

func diagnosed(ctx context.Context, opts play.Options) *result.Run {
	run := play.Run(ctx, opts)
	diagnose.Run(run)
	return run
}
