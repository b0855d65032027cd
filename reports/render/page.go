package render

import (
	"html/template"
	"net/url"
	"strings"

	"github.com/mcpconform/mcpconform/reports/result"
)

// pageView is the report as the templates see it: words and links, nothing left to decide.
type pageView struct {
	Run       *result.Run
	Style     template.CSS
	Policy    string
	Host      string
	Title     string
	Verdict   string
	State     string // yes, no, at-risk, unknown: also a class
	Icon      string
	Played    string
	Took      string
	Left      string
	Called    string
	Tallies   []tally
	Strip     []stripStep
	Top       *cause
	More      []cause
	LeftOpen  bool // all causes are the run's own
	Sequence  sequence
	Areas     []area
	Exchanges []exchangeGroup
	Limits    string
	Open      string // what to say of a server without OAuth
	HostSide  []lookAt
}

// tally is one of the totals.
type tally struct {
	N     int
	Word  string
	Class string
}

// stripStep is a journey step as a chip under the verdict.
type stripStep struct{ Name, Mark, Class, Said string }

// link is a cited document; it links only where its address is https.
type link struct{ Title, URL string }

func pageOf(run *result.Run) *pageView {
	ix := indexOf(run)
	v := &pageView{
		Run: run, Style: template.CSS(style), Policy: policy(), //nolint:gosec // our own style sheet, embedded
		Host: hostName(run), Verdict: verdictLine(run), State: state(run), Took: duration(run.DurationMs),
		Left: leftBehind(run.SideEffects), Called: toolsCalled(run.SideEffects), Tallies: tallies(run.Totals), Strip: strip(run),
		Sequence: sequenceOf(run, ix), Areas: areasOf(run, ix), Exchanges: exchangeGroups(run, ix),
		Limits: limits(run), Open: withoutOAuth(run), HostSide: hostSide(run),
	}
	v.Title = v.Verdict + " " + hostOf(run.Target.URL)
	v.Icon = map[string]string{"yes": markOK, "no": markStop, "at-risk": "!", "unknown": "?"}[v.State]
	if !run.Started.IsZero() {
		v.Played = run.Started.UTC().Format("2 January 2006, 15:04 UTC")
	}
	for i := range run.Diagnoses {
		c := causeOf(&run.Diagnoses[i], ix)
		if i == 0 {
			v.Top, v.LeftOpen = &c, toMend(run) == 0
			continue
		}
		v.More = append(v.More, c)
	}
	return v
}

// Caveats say how the target was reached and logged in at, where that limits what the run can tell.
func (v *pageView) Caveats() []string { return caveats(v.Run) }

// ClientsLeft are the clients that are still registered.
func (v *pageView) ClientsLeft() []clientLeft { return clientsLeftOf(v.Run.SideEffects) }

// Standings are the rows of the baseline, if the run was held against one.
func (v *pageView) Standings() []standings { return rows(v.Run.Gate) }

// LeftOut says what was not played because nobody was to log in.
func (v *pageView) LeftOut() string { return leftOut(v.Run) }

func state(run *result.Run) string {
	switch run.Verdict.Connects {
	case result.ConnectsYes, result.ConnectsNo, result.ConnectsAtRisk:
		return string(run.Verdict.Connects)
	default:
		return "unknown"
	}
}

func tallies(t result.Totals) []tally {
	all := []tally{
		{t.Pass, "pass", "pass"}, {t.Fail, "fail", "fail"}, {t.Warn, "warn", "warn"},
		{t.Blocked, "blocked", "blocked"}, {t.NotApplicable, "n/a", "na"},
	}
	if t.Error > 0 {
		all = append(all, tally{t.Error, "harness error", "error"})
	}
	return all
}

func strip(run *result.Run) []stripStep {
	var chips []stripStep
	stopped := false
	for i := range run.Journey {
		s := &run.Journey[i]
		mark := kindOf(s, stopped)
		class := map[string]string{markOK: "ok", markStop: "stop", markBeyond: "beyond", markMissing: "missing"}[mark]
		said := map[string]string{markOK: "works", markStop: "stops here", markBeyond: "works, beyond the stop", markMissing: "not reached"}[mark]
		chips = append(chips, stripStep{Name: plain(s.Step), Mark: mark, Class: class, Said: said})
		stopped = stopped || stops(s)
	}
	return chips
}

// links keeps what can be followed apart from what can only be read.
func links(refs []result.Ref) []link {
	var out []link
	for _, r := range refs {
		l := link{Title: plain(r.Title)}
		if strings.HasPrefix(r.URL, "https://") {
			l.URL = r.URL
		}
		out = append(out, l)
	}
	return out
}

func hostOf(raw string) string {
	u, err := url.Parse(raw)
	if err != nil || u.Host == "" {
		return plain(raw)
	}
	return plain(u.Host)
}
