package play

import (
	"slices"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/fixture"
)

// judge answers whether the host would connect (design §9). A broken rule of impact Blocks says no
// where it is known to stop the host, and at-risk where that is only inferred, where it merely
// warned, or where the host would not go that way. The exit status is independent of it.
//
// Unknown is what our side kept from being seen, and the summary says what did: cut is why the play
// ended early, "" where it did not; leftOut tells that rules which can stop the host were not selected.
func judge(run *result.Run, cut string, leftOut, loopback bool) result.Verdict {
	host := run.Host.Name
	if step := hostStop(run.Journey); step != nil {
		return result.Verdict{Connects: result.ConnectsNo, StoppedAt: step.Step, Summary: host + " will not connect."}
	}
	will := host + " will connect"
	if run.Target.WithoutOAuth() {
		will += " without a login"
	}
	no, risk, open := blocking(run.Checks)
	unknown := func(why string) result.Verdict {
		return result.Verdict{Connects: result.ConnectsUnknown, Summary: "Whether " + host + " connects is not known: " + why + "."}
	}
	switch unreached := incomplete(run.Journey); {
	case no:
		return result.Verdict{Connects: result.ConnectsNo, Summary: host + " will not connect."}
	case cut != "" && (unreached || open):
		return unknown(cut)
	case unreached:
		return unknown("the journey was not played to its end")
	case open:
		return unknown("not every rule that can stop it was judged")
	case leftOut || len(run.Journey) < len(fixture.Journey()):
		return unknown("only the selected checks were played")
	case risk:
		return result.Verdict{Connects: result.ConnectsAtRisk, Summary: host + " may connect, but something on its way is at risk."}
	case run.Target.Insecure:
		return result.Verdict{Connects: result.ConnectsYes, Summary: will + " if it trusts the server's certificate, which was not verified (--insecure)."}
	case loopback:
		return result.Verdict{Connects: result.ConnectsYes, Summary: will + ", once the server has a public https URL."}
	default:
		return result.Verdict{Connects: result.ConnectsYes, Summary: will + "."}
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

// incomplete reports a journey that our side did not play to its end. Steps that no selected check
// needs are not part of it.
func incomplete(journey []result.Step) bool {
	for _, s := range journey {
		if s.Status == result.StepNotReached {
			return true
		}
	}
	return false
}

// ours reports whether what blocked a check is a limit of our side.
func ours(node string) bool {
	return slices.Contains([]string{check.Budget, check.Interruption, "rate-limit", client.NodeLogins, client.NodeGrants}, node)
}

// blocking sums up the rules that can stop the host: no where one is known to, risk where one may, open
// where our side kept one from being judged.
func blocking(checks []result.Check) (no, risk, open bool) {
	for _, k := range checks {
		if k.Impact != string(check.Blocks) {
			continue
		}
		switch {
		case k.Verdict == result.Fail && !k.OffPath && k.Basis != string(check.Inferred):
			no = true
		case k.Verdict == result.Fail || k.Verdict == result.Warn:
			risk = true
		case k.Verdict == result.Errored:
			open = true
		case k.Verdict == result.Blocked && slices.ContainsFunc(k.BlockedBy, ours):
			open = true
		}
	}
	return no, risk, open
}
