package render

import (
	"fmt"
	"io"
	"strings"

	"github.com/mcpconform/mcpconform/reports/result"
)

// standings is a row of how a run stands against a baseline.
type standings struct {
	Name, Means string
	Stops       bool // makes the exit status 1
	All         []result.Standing
}

// rows are the table: what is known to fail, what is new, what is mended and what is no longer a check of
// this target; and, where there is any, what was not judged.
func rows(g *result.Gate) []standings {
	all := []standings{
		{"known", "fails, as it is known to", false, g.Known},
		{"new", "fails, and is not known to", true, g.New},
		{"fixed", "does not fail any more: take it out (--write-baseline)", true, g.Fixed},
		{"stale", "is no check, or does not apply here: take it out (--write-baseline)", true, g.Stale},
	}
	if len(g.Unjudged) > 0 {
		all = append(all, standings{"unjudged", "was not judged by this run", false, g.Unjudged})
	}
	return all
}

func (r standings) ids() []string {
	var ids []string
	for _, s := range r.All {
		ids = append(ids, plain(s.Check))
	}
	return ids
}

// Gate writes how a run stands against its baseline, a line and its checks for each row. It writes nothing
// for a run without one. The error is that of the writer.
func Gate(w io.Writer, run *result.Run, opts Options) error {
	if run.Gate == nil || run.Gate.Baseline == "" {
		return nil
	}
	if opts.Width == 0 {
		opts.Width = 80
	}
	s := &screen{Options: opts}
	s.line("")
	s.line("  Baseline %s", plain(run.Gate.Baseline))
	for _, row := range rows(run.Gate) {
		s.standing(row)
	}
	if why := allTheSame(run); why != "" {
		for _, text := range wrap(fmt.Sprintf("The exit status is %d all the same: %s.", run.Gate.ExitStatus, why), max(s.Width, 50)-2) {
			s.line("  %s", text)
		}
	}
	_, err := io.WriteString(w, s.b.String())
	return err
}

// allTheSame is why a run that its baseline says nothing against does not pass; "" where that needs no saying.
func allTheSame(run *result.Run) string {
	for _, row := range rows(run.Gate) {
		if row.Stops && len(row.All) > 0 {
			return ""
		}
	}
	switch {
	case run.Gate.ExitStatus == 0 || run.Totals.Error > 0:
		return ""
	case run.Verdict.Connects == result.ConnectsNo:
		return hostName(run) + " does not connect, which no baseline excuses"
	}
	return incomplete(run)
}

// standing writes a row, and the checks under it.
func (s *screen) standing(row standings) {
	name := pad(row.Name, labelWidth)
	if len(row.All) == 0 {
		s.line("  %s%4d", name, 0)
		return
	}
	if row.Stops {
		name = s.paint(red, name)
	}
	s.line("  %s%4d  %s", name, len(row.All), row.Means)
	for _, line := range wrap(strings.Join(row.ids(), ", "), max(s.Width, 50)-2-labelWidth-6) {
		s.line("  %s", fmt.Sprintf("%*s%s", labelWidth+6, "", line))
	}
}
