package render

import (
	"fmt"
	"io"
	"strings"

	"github.com/mcpconform/mcpconform/reports/result"
)

// Markdown writes the report for an issue: verdict, funnel, causes, and what did not pass, each with its
// fix and a curl. Text of the target can neither start markup, nor close a fence, nor mention anybody.
func Markdown(w io.Writer, run *result.Run) error {
	m := &markdown{run: run, ix: indexOf(run)}
	if err := m.head(); err != nil {
		return err
	}
	m.gate()
	for i := range run.Diagnoses {
		m.cause(&run.Diagnoses[i])
	}
	m.broken()
	m.unplayed()
	m.console()
	m.advice()
	m.tail()
	_, err := io.WriteString(w, m.b.String())
	return err
}

type markdown struct {
	run *result.Run
	ix  *index
	b   strings.Builder
}

func (m *markdown) line(format string, args ...any) { fmt.Fprintf(&m.b, format+"\n", args...) }

func (m *markdown) head() error {
	m.line("# %s %s\n", markOf(m.run), escape(verdictLine(m.run)))
	funnel := *m.run
	funnel.Diagnoses, funnel.SideEffects = nil, result.SideEffects{} // told below
	var b strings.Builder
	if err := Terminal(&b, &funnel, Options{Width: 96}); err != nil {
		return err
	}
	m.fence("text", b.String())
	return nil
}

func markOf(run *result.Run) string {
	return map[string]string{"yes": markOK, "no": markStop, "at-risk": "⚠", "unknown": "?"}[state(run)]
}

func (m *markdown) cause(d *result.Diagnosis) {
	c := causeOf(d, m.ix)
	m.line("## %d. %s\n", d.Rank, escape(c.Cause))
	m.line("**Fix.** %s\n", escape(c.Fix))
	m.line("- Who must act: %s", escape(c.Owner))
	m.line("- How sure: %s confidence; %s", escape(c.Confidence), escape(c.Basis))
	for _, because := range c.Because {
		m.line("- Because: %s", escape(because.Text))
	}
	for _, symptom := range c.Symptoms {
		m.line("- The user sees: %s", escape(symptom))
	}
	if len(c.Refs) > 0 {
		m.line("- Sources: %s", markdownLinks(c.Refs))
	}
	m.line("")
}

// broken tells of each check that failed, warned or broke the harness.
func (m *markdown) broken() {
	titled := false
	for _, a := range areasOf(m.run, m.ix) {
		for i := range a.Checks {
			if v := &a.Checks[i]; v.Broken {
				if !titled {
					m.line("## Checks that did not pass\n")
					titled = true
				}
				m.check(v)
			}
		}
	}
}

func (m *markdown) check(v *checkView) {
	word := v.Word
	if _, known := standsAs(m.run.Gate, v.ID); known != nil {
		word += ", known"
	}
	m.line("### %s: %s\n", word, escape(v.Title))
	m.line("%s, %s", code(v.ID), escape(v.Level))
	m.line("")
	for _, row := range [][2]string{{"Expected", v.Expected}, {"Actual", v.Actual}, {"At the step", v.Step}, {"Reason", v.Reason}} {
		if row[1] != "" {
			m.line("- %s: %s", row[0], code(row[1]))
		}
	}
	if v.Why != "" {
		m.line("- Why it matters: %s", escape(v.Why))
	}
	m.line("- Fix: %s", escape(v.Fix))
	if len(v.Refs) > 0 {
		m.line("- Rule: %s", markdownLinks(v.Refs))
	}
	m.line("")
	if v.Curl != "" {
		m.fence("sh", v.Curl)
		if len(v.CurlNames) > 0 {
			m.line("Set first: %s. One-time values must be fresh.\n", escape(strings.Join(v.CurlNames, ", ")))
		}
	}
}

// unplayed lists what was blocked, by what blocked it.
func (m *markdown) unplayed() {
	var order []string
	by := map[string][]string{}
	for i := range m.run.Checks {
		c := &m.run.Checks[i]
		if c.Verdict != result.Blocked {
			continue
		}
		what := firstOf(strings.Join(c.BlockedBy, ", "), "something that was not obtained")
		if by[what] == nil {
			order = append(order, what)
		}
		by[what] = append(by[what], code(plain(c.ID)))
	}
	if len(order) > 0 {
		m.line("## Blocked\n")
	}
	for _, what := range order {
		m.line("- by %s: %s", escape(plain(what)), few(by[what]))
	}
	if len(order) > 0 {
		m.line("")
	}
}

// few names checks where they are few, and else counts them: an issue has no use for a page of names.
func few(ids []string) string {
	const most = 12
	if len(ids) <= most {
		return strings.Join(ids, ", ")
	}
	return fmt.Sprintf("%d checks, which report.html names", len(ids))
}

// advice says where else to look, under a run that found nothing in the host's way.
func (m *markdown) advice() {
	for i, at := range hostSide(m.run) {
		if i == 0 {
			m.line("## If %s still fails\n", escape(hostName(m.run)))
		}
		m.line("- **%s.** %s", escape(at.Where), escape(at.What))
	}
	if m.run.Verdict.Connects == result.ConnectsYes {
		m.line("")
	}
}

func (m *markdown) tail() {
	m.line("---\n")
	made := strings.TrimSpace(firstOf(plain(m.run.Tool.Name), "mcpconform") + " " + plain(m.run.Tool.Version))
	if !m.run.Started.IsZero() {
		made += ", " + m.run.Started.UTC().Format("2 January 2006, 15:04 UTC")
	}
	m.line("%s. %s", escape(made), escape(limits(m.run)))
	if left := leftBehind(m.run.SideEffects); left != "" {
		m.line("Done to the server: %s.", escape(left))
	}
	m.clientsLeft()
}
