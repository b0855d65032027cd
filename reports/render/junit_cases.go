package render

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/reports/result"
)

// check appends a check. A fail is a failure, a harness error an error, blocked and n/a are skipped with
// their reason; a warning passes and is told in system-out. A gate decides otherwise: what is known to fail
// is skipped, and what stops the run is a failure, a warning too.
func (s *junitSuite) check(v *checkView, ix *index, g *result.Gate) {
	c := ix.checks[v.ID]
	if c == nil { // an id that had to be cleaned
		c = &result.Check{}
	}
	k := junitCase{Name: v.ID + ": " + v.Title}
	isNew, known := standsAs(g, c.ID)
	switch {
	case known != nil:
		k.Skipped = notRun("known: "+firstOf(plain(known.Reason), "it is in the baseline"), story(v))
	case isNew, v.Word == "fail":
		k.Failure = &junitMessage{Message: firstOf(v.Actual, v.Reason, "the rule is broken"), Type: v.Level, Text: story(v)}
	case v.Word == "harness error":
		k.Error = &junitMessage{Message: firstOf(v.Reason, "the harness broke"), Type: "harness", Text: story(v)}
	case v.Word == "blocked", v.Word == "n/a":
		k.Skipped = notRun(v.Word+": "+v.Reason, "")
	case v.Word == "warn":
		k.Out = "warn: " + story(v)
	}
	s.add(k, c.DurationMs)
}

// standsAs is where the gate has put a check.
func standsAs(g *result.Gate, id string) (isNew bool, known *result.Standing) {
	if g == nil {
		return false, nil
	}
	is := func(s result.Standing) bool { return s.Check == id }
	if i := slices.IndexFunc(g.Known, is); i >= 0 {
		return false, &g.Known[i]
	}
	return slices.ContainsFunc(g.New, is), nil
}

func notRun(message, story string) *junitMessage {
	return &junitMessage{Message: message, Text: strings.TrimSpace(message + "\n" + story)}
}

// wholeRun is what the exit status rests on beside the verdict of each check: that the host connects, and
// that nothing was left unjudged.
func wholeRun(run *result.Run, ix *index) *junitSuite {
	s := suiteOf(run, "run")
	connects := junitCase{Name: "connects: " + hostName(run) + " connects"}
	switch run.Verdict.Connects {
	case result.ConnectsNo:
		connects.Failure = &junitMessage{Message: verdictLine(run), Type: "verdict", Text: firstOf(mainCause(run, ix), verdictLine(run))}
	case result.ConnectsAtRisk:
		connects.Out = verdictLine(run)
	case result.ConnectsYes:
	default:
		connects.Skipped = notRun("unknown: "+verdictLine(run), "")
	}
	s.add(connects, 0)
	complete := junitCase{Name: "complete: nothing was left unjudged"}
	if why := incomplete(run); why != "" {
		complete.Error = &junitMessage{Message: why, Type: "incomplete", Text: why}
	}
	s.add(complete, 0)
	return s
}

func mainCause(run *result.Run, ix *index) string {
	if len(run.Diagnoses) == 0 {
		return ""
	}
	c := causeOf(&run.Diagnoses[0], ix)
	return "Cause     " + c.Cause + "\nOwner     " + c.Owner + "\nFix       " + c.Fix
}

// incomplete says what kept checks from being judged, or "".
func incomplete(run *result.Run) string {
	var by []string
	blocked := 0
	for i := range run.Checks {
		if c := &run.Checks[i]; run.Gate.Unexplained(c) {
			blocked++
			by = append(by, c.BlockedBy...)
		}
	}
	switch {
	case run.Verdict.StoppedAt == "probe": // nothing could be played
		return verdictLine(run)
	case blocked == 0:
		return ""
	}
	slices.Sort(by)
	return fmt.Sprintf("%d blocked, by %s", blocked, cmp.Or(plain(strings.Join(slices.Compact(by), ", ")), "something that was not obtained"))
}

// ofBaseline are the entries of the baseline that have to be taken out: what they are about does not fail.
func ofBaseline(run *result.Run) *junitSuite {
	s := suiteOf(run, "baseline")
	if run.Gate == nil {
		return s
	}
	for _, row := range rows(run.Gate) {
		if row.Name != "fixed" && row.Name != "stale" {
			continue
		}
		for _, id := range row.ids() {
			why := row.Name + ": " + row.Means
			s.add(junitCase{Name: id + ": its entry in the baseline", Failure: &junitMessage{Message: why, Type: row.Name, Text: why}}, 0)
		}
	}
	return s
}

// story is a broken check in a few lines of text.
func story(v *checkView) string {
	var b strings.Builder
	line := func(label, text string) {
		if text != "" {
			fmt.Fprintf(&b, "%-9s %s\n", label, text)
		}
	}
	line("Expected", v.Expected)
	line("Actual", v.Actual)
	line("At", v.Step)
	line("Reason", v.Reason)
	line("Cause", v.CauseText)
	line("Fix", v.Fix)
	for _, l := range v.Refs {
		line("Source", strings.TrimSpace(l.Title+" "+l.URL))
	}
	if v.Decisive > 0 {
		line("Exchange", fmt.Sprint(v.Decisive))
	}
	line("Check", v.Location)
	return strings.TrimRight(b.String(), "\n")
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}
