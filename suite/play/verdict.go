package play

import (
	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/fixture"
)

// judge answers whether the host would connect (design §9). A broken rule of impact Blocks says no
// where it is known to stop the host, and at-risk where that is only inferred, where it merely
// warned, or where the host would not go that way. The exit status is independent of it.
func judge(run *result.Run, stopped *fixture.Missing, loopback bool) result.Verdict {
	host := run.Host.Name
	if step := hostStop(run.Journey); step != nil {
		return result.Verdict{Connects: result.ConnectsNo, StoppedAt: step.Step, Summary: host + " will not connect."}
	}
	no, risk := blocking(run.Checks)
	switch {
	case no:
		return result.Verdict{Connects: result.ConnectsNo, Summary: host + " will not connect."}
	case stopped != nil || incomplete(run.Journey):
		return result.Verdict{Connects: result.ConnectsUnknown, Summary: "Whether " + host + " connects is not known: the journey was not played to its end."}
	case risk:
		return result.Verdict{Connects: result.ConnectsAtRisk, Summary: host + " may connect, but something on its way is at risk."}
	case loopback:
		return result.Verdict{Connects: result.ConnectsYes, Summary: host + " will connect, once the server has a public https URL."}
	default:
		return result.Verdict{Connects: result.ConnectsYes, Summary: host + " will connect."}
	}
}

// hostStop returns the first step that the target failed, or at which the host would stop.
func hostStop(journey []result.Step) *result.Step {
	for i := range journey {
		if journey[i].Status == result.StepFailed {
			return &journey[i]
		}
	}
	return nil
}

// incomplete reports a journey that our side did not play to its end.
func incomplete(journey []result.Step) bool {
	for _, s := range journey {
		if s.Status == result.StepNotReached {
			return true
		}
	}
	return len(journey) < len(fixture.Journey())
}

func blocking(checks []result.Check) (no, risk bool) {
	for _, k := range checks {
		if k.Impact != string(check.Blocks) {
			continue
		}
		switch {
		case k.Verdict == result.Fail && !k.OffPath && k.Basis != string(check.Inferred):
			no = true
		case k.Verdict == result.Fail || k.Verdict == result.Warn:
			risk = true
		}
	}
	return no, risk
}
