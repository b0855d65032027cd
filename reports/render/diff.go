package render

import (
	"fmt"
	"io"

	"github.com/mcpconform/mcpconform/reports/compare"
	"github.com/mcpconform/mcpconform/reports/result"
)

// Diff writes how the later of two runs differs, what got worse first. The error is that of the writer.
func Diff(w io.Writer, d compare.Difference, o Options) error {
	if o.Width == 0 {
		o.Width = 80
	}
	o.Width = max(o.Width, 50)
	s := &screen{Options: o}
	s.line("%s of %s", plain(d.Before.Target.URL), d.Before.Started.Format("2006-01-02 15:04"))
	s.line("%s of %s", plain(d.Now.Target.URL), d.Now.Started.Format("2006-01-02 15:04"))
	if d.Now.Started.Before(d.Before.Started) {
		s.line("The first of the two is the later run: turn them round to read what has changed since.")
	}
	s.changes(red, "Got worse", d.Worse)
	s.changes(green, "Got better", d.Better)
	s.changes("", "Otherwise", d.Other)
	s.causes("Causes that are new", d.Appeared)
	s.causes("Causes that are gone", d.Gone)
	s.line("")
	if d.Empty() {
		s.line("Nothing changed.")
	}
	before, now := plain(string(d.Before.Verdict.Connects)), plain(string(d.Now.Verdict.Connects))
	if before == now {
		s.line("%s connects: %s, as before.", hostName(d.Now), now)
	} else {
		s.line("%s connects: %s; before: %s.", hostName(d.Now), now, before)
	}
	s.line("%s", diffCounts(d))
	_, err := io.WriteString(w, s.b.String())
	return err
}

func diffCounts(d compare.Difference) string {
	text := fmt.Sprintf("%d worse · %d better · %d otherwise · %d the same", len(d.Worse), len(d.Better), len(d.Other), d.Same)
	if n := len(d.Added); n > 0 {
		text += fmt.Sprintf(" · %d only now", n)
	}
	if n := len(d.Missing); n > 0 {
		text += fmt.Sprintf(" · %d only before", n)
	}
	return text
}

func (s *screen) changes(color, title string, changes []compare.Change) {
	if len(changes) == 0 {
		return
	}
	s.line("")
	s.line("%s", s.paint(bold+color, title))
	for i := range changes {
		c := &changes[i]
		was := "was " + plain(string(c.From))
		if c.From == "" {
			was = "was not played"
		}
		s.line("  %s %s   %s", pad(plain(string(c.Check.Verdict)), 8), plain(c.Check.ID), was)
		for _, text := range limit(wrap(plain(finding(&c.Check)), s.Width-11), maxEvidence) {
			s.line("           %s", text)
		}
	}
}

// finding is what a check that is not passed says of itself.
func finding(k *result.Check) string {
	switch {
	case k.Verdict == result.Pass:
		return ""
	case k.Actual != "":
		return "expected " + k.Expected + "; got " + k.Actual
	}
	return k.Reason
}

func (s *screen) causes(title string, all []result.Diagnosis) {
	if len(all) == 0 {
		return
	}
	s.line("")
	s.line("%s", s.paint(bold, title))
	for i := range all {
		for j, text := range wrap(plain(all[i].Cause), s.Width-4) {
			s.line("  %s%s", map[bool]string{true: "  "}[j > 0], text)
		}
	}
}
