package render

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/reports/result"
)

// hostName is how the host is called in a sentence.
func hostName(run *result.Run) string {
	if run.Host.Name != "" {
		return plain(run.Host.Name)
	}
	return "The host"
}

// verdictLine is the run in one sentence: its own summary, or what its verdict means.
func verdictLine(run *result.Run) string {
	if s := plain(run.Verdict.Summary); s != "" {
		return s
	}
	name := hostName(run)
	switch run.Verdict.Connects {
	case result.ConnectsYes:
		return name + " will connect."
	case result.ConnectsNo:
		return name + " will not connect."
	case result.ConnectsAtRisk:
		return name + " may fail to connect."
	default:
		return "Whether " + name + " connects is not known."
	}
}

// unverified is said of a run whose user had certificates not verified.
const unverified = "Certificates were not verified (--insecure): of TLS this run says nothing."

// caveats are what a reader has to know of how the target was reached, and logged in at, before they read on.
func caveats(run *result.Run) []string {
	var all []string
	if run.Target.Insecure {
		all = append(all, unverified)
	}
	if proxy := run.Target.Proxy; proxy != "" {
		all = append(all, "Played through the proxy "+plain(proxy)+", which looked the names up: of DNS and addresses this run says nothing.")
	}
	if l := run.Login; l != nil {
		all = append(all, "Login: "+plain(l.Way)+" ("+plain(l.Why)+")")
	}
	return all
}

// leftOut says what was not played because nobody was to log in, and how it is; "" where nothing was.
func leftOut(run *result.Run) string {
	var areas []string
	sum := 0
	for _, a := range run.LeftOut {
		sum += a.Checks
		areas = append(areas, fmt.Sprintf("%d %s", a.Checks, plain(a.Area)))
	}
	if sum == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %d checks need a login and were left out, as --login none asks: %s. To play them give a test account (--user), "+
		"or log in yourself (--login manual).",
		sum, sum+len(run.Checks), strings.Join(areas, ", "))
}

// leadIn stands between the verdict and the first cause, where that needs saying: how many there are,
// and that they do not contradict a verdict that the host connects.
func leadIn(run *result.Run) string {
	n, mend := len(run.Diagnoses), toMend(run)
	switch connects := run.Verdict.Connects == result.ConnectsYes; {
	case connects && n > 0 && mend == 0:
		return "What this run leaves open:"
	case connects && mend == 1 && !ofTheRun(run.Diagnoses[0]):
		return "One thing to mend all the same:"
	case connects && mend > 1 && !ofTheRun(run.Diagnoses[0]):
		return fmt.Sprintf("%d things to mend all the same, this one first:", mend)
	case n > 1:
		return fmt.Sprintf("%d causes, this one first:", n)
	default:
		return ""
	}
}

// ofTheRun reports whether a cause is a limit of the run, and nothing to mend of the target.
func ofTheRun(d result.Diagnosis) bool { return d.Owner == "harness" }

// toMend is how many causes there are in the target.
func toMend(run *result.Run) int {
	return len(slices.DeleteFunc(slices.Clone(run.Diagnoses), ofTheRun))
}

// counts is the tally of checks in one line; an error of the harness is only named when there is one.
func counts(t result.Totals) string {
	parts := []string{
		fmt.Sprintf("%d pass", t.Pass), fmt.Sprintf("%d fail", t.Fail), fmt.Sprintf("%d warn", t.Warn),
		fmt.Sprintf("%d blocked", t.Blocked), fmt.Sprintf("%d n/a", t.NotApplicable),
	}
	if t.Error > 0 {
		parts = append(parts, fmt.Sprintf("%d harness %s", t.Error, map[bool]string{true: "error", false: "errors"}[t.Error == 1]))
	}
	return strings.Join(parts, " · ")
}

// duration is a time in milliseconds for people.
func duration(ms int64) string {
	switch {
	case ms <= 0:
		return "<1 ms"
	case ms < 1000:
		return fmt.Sprintf("%d ms", ms)
	case ms < 60_000:
		return fmt.Sprintf("%d.%d s", ms/1000, ms%1000/100)
	default:
		return fmt.Sprintf("%d min %d s", ms/60_000, ms%60_000/1000)
	}
}

// leftBehind says what the run did to the target, or "" when it only read.
func leftBehind(s result.SideEffects) string {
	var parts []string
	add := func(n int, one, many string) {
		if n == 1 {
			parts = append(parts, "1 "+one)
		} else if n > 1 {
			parts = append(parts, fmt.Sprintf("%d %s", n, many))
		}
	}
	add(s.ClientsRegistered, "client registered", "clients registered")
	add(s.ClientsDeleted, "client deleted", "clients deleted")
	add(s.Grants, "grant", "grants")
	add(s.Tokens, "token", "tokens")
	add(len(s.ToolCalls), "tool call", "tool calls")
	add(s.Requests, "request", "requests")
	return strings.Join(parts, " · ")
}

// owner is a diagnosis's owner with how we know and the first documents that say so.
func owner(d *result.Diagnosis) string {
	basis := d.Basis
	for i, ref := range d.Refs {
		if i == 2 {
			break
		}
		basis += map[bool]string{true: ": ", false: ", "}[i == 0] + ref.Title
	}
	if basis == "" {
		return plain(d.Owner)
	}
	return plain(d.Owner + " (" + basis + ")")
}

// why says what the host makes of a broken rule: the check's own words, or its impact in a sentence.
func why(c *result.Check, host string) string {
	var parts []string
	switch {
	case c.Why != "":
		parts = append(parts, plain(c.Why))
	case c.Impact == "blocks":
		parts = append(parts, host+" does not connect.")
	case c.Impact == "degrades":
		parts = append(parts, host+" connects, but it works badly for its user.")
	case c.Impact == "exposes":
		parts = append(parts, host+" connects all the same, but the account or the data of its user is exposed.")
	case c.Impact != "":
		parts = append(parts, "Users of "+host+" do not notice; the specification asks for it.")
	}
	if basis := basisWords(c.Basis); basis != "" {
		parts = append(parts, "How we know: "+basis+".")
	}
	if c.OffPath {
		parts = append(parts, "With this server "+host+" takes another way, so this alone does not stop it.")
	}
	return strings.Join(parts, " ")
}

func plural(t tally) string { return fmt.Sprintf("%d %s", t.N, t.Word) }

// toolsCalled names each tool that was called once, in the order of the first calls, with how often.
func toolsCalled(s result.SideEffects) string {
	var names []string
	times := map[string]int{}
	for _, name := range s.ToolCalls {
		if times[name]++; times[name] == 1 {
			names = append(names, name)
		}
	}
	for i, name := range names {
		names[i] = plain(name)
		if n := times[name]; n > 1 {
			names[i] += fmt.Sprintf(" (%d times)", n)
		}
	}
	return strings.Join(names, ", ")
}
