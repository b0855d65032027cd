package render

import "strings"

// gate is how the run stands against its baseline.
func (m *markdown) gate() {
	g := m.run.Gate
	if g == nil {
		return
	}
	m.line("## The exit status is %d\n", g.ExitStatus)
	if g.FailOn == "warn" {
		m.line("Warnings count as failures (--fail-on warn).\n")
	}
	if g.Baseline == "" {
		return
	}
	m.line("Against the baseline %s:\n", code(g.Baseline))
	m.line("| | | | |\n|---|---|---|---|")
	for _, row := range rows(g) {
		m.line("| %s | %d | %s | %s |", row.Name, len(row.All), escape(row.Means), row.cell())
	}
	m.line("")
	if why := allTheSame(m.run); why != "" {
		m.line("The exit status is %d all the same: %s.\n", g.ExitStatus, escape(why))
	}
}

// cell names the checks of a row, each with its reason.
func (r standings) cell() string {
	var all []string
	for _, s := range r.All {
		text := escape(s.Check)
		if s.Reason != "" {
			text += " (" + escape(s.Reason) + ")"
		}
		all = append(all, text)
	}
	return strings.Join(all, ", ")
}
