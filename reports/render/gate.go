package render

import (
	"fmt"
	"io"
	"strings"

	"github.com/mcpconform/mcpconform/reports/gate"
	"github.com/mcpconform/mcpconform/reports/result"
)

// Gate writes how a run stands against a baseline: a line for what is known to fail, what is new, what is
// mended and what no longer is a check of this target. The error is that of the writer.
func Gate(w io.Writer, o *gate.Outcome, path string, opts Options) error {
	if opts.Width == 0 {
		opts.Width = 80
	}
	s := &screen{Options: opts}
	s.line("")
	s.line("  Baseline %s", plain(path))
	s.standing("", "known", "fails, as it is known to", checkIDs(o.Known))
	s.standing(red, "new", "fails, and is not known to", checkIDs(o.New))
	s.standing(red, "fixed", "does not fail any more: take it out (--write-baseline)", entryIDs(o.Fixed))
	s.standing(red, "stale", "no longer applies here: take it out (--write-baseline)", entryIDs(o.Stale))
	s.standing("", "unjudged", "was not judged by this run", entryIDs(o.Unjudged))
	_, err := io.WriteString(w, s.b.String())
	return err
}

// standing writes a line of the table, and the checks under it.
func (s *screen) standing(color, name, means string, ids []string) {
	if len(ids) == 0 {
		if name != "unjudged" {
			s.line("  %s%4d", pad(name, labelWidth), 0)
		}
		return
	}
	s.line("  %s%4d  %s", s.paint(color, pad(name, labelWidth)), len(ids), means)
	for _, line := range wrap(strings.Join(ids, ", "), max(s.Width, 50)-2-labelWidth-6) {
		s.line("  %s", fmt.Sprintf("%*s%s", labelWidth+6, "", plain(line)))
	}
}

func checkIDs(all []result.Check) []string {
	var ids []string
	for i := range all {
		ids = append(ids, all[i].ID)
	}
	return ids
}

func entryIDs(all []gate.Entry) []string {
	var ids []string
	for _, e := range all {
		ids = append(ids, e.Check)
	}
	return ids
}
