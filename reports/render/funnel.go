package render

import (
	"strings"

	"github.com/mcpconform/mcpconform/reports/result"
)

// Marks of a journey step.
const (
	markOK      = "✔"
	markStop    = "✘"
	markBeyond  = "~" // works on the wire, but the host has stopped before
	markMissing = "·" // not reached
)

// station is a journey step as the funnel shows it: one, or several that fared alike.
type station struct {
	mark, name, text string
	ms               int64
	timed            bool
}

// funnel turns the journey into lines. Up to the step where the host stops each has its own; beyond
// it neighbours that fared alike share one, since only the first stop matters; what kept us from going on
// there is said.
func funnel(run *result.Run) []station {
	var lines []station
	var alike []string
	mark, host, stopped := "", hostName(run), false
	flush := func() {
		if len(alike) > 0 {
			lines = append(lines, group(mark, alike, host))
		}
		alike = nil
	}
	for i := range run.Journey {
		s := &run.Journey[i]
		kind := kindOf(s, stopped)
		if kind != mark || (kind != markBeyond && kind != markMissing) {
			flush()
		}
		mark = kind
		if kind == markBeyond || (kind == markMissing && untold(s)) {
			alike = append(alike, s.Step)
			continue
		}
		flush()
		lines = append(lines, own(s, kind))
		stopped = stopped || stops(s)
	}
	flush()
	return lines
}

func kindOf(s *result.Step, stopped bool) string {
	switch {
	case stops(s):
		return markStop
	case s.Status == result.StepNotReached:
		return markMissing
	case stopped:
		return markBeyond
	default:
		return markOK
	}
}

// untold reports whether a step that was not reached says no more than that.
func untold(s *result.Step) bool { return s.Title == "" || s.Title == "not reached" }

func stops(s *result.Step) bool { return s.Status == result.StepFailed || s.HostStops != "" }

func own(s *result.Step, mark string) station {
	line := station{mark: mark, name: s.Step, text: s.Title, ms: s.DurationMs, timed: mark != markMissing}
	if s.HostStops != "" {
		line.text = s.HostStops
	}
	return line
}

func group(mark string, steps []string, host string) station {
	names := strings.Join(steps, ", ")
	switch {
	case mark == markMissing:
		return station{mark: mark, text: names + ": not reached"}
	case len(steps) == 1:
		return station{mark: mark, text: names + ": works, but " + host + " stops above"}
	default:
		return station{mark: mark, text: names + ": work, but " + host + " stops above"}
	}
}
