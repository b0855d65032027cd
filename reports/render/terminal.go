package render

import (
	"fmt"
	"io"
	"strings"

	"github.com/mcpconform/mcpconform/reports/result"
)

// Options are how a terminal shows a run.
type Options struct {
	// Color turns on ANSI colours; whether the output is a terminal is the caller's to know.
	Color bool
	// Width is the line length in characters; 0 means 80, and less than 50 is taken as 50.
	Width int
	// Report is the path of the full report, named in the last line; "" names none.
	Report string
}

// How much of a finding the one screen has room for; the report has all of it.
const (
	maxEvidence = 3
	maxOthers   = 4
	maxLines    = 7
	maxFix      = 9
	maxTitle    = 3
	labelWidth  = 9
)

// Terminal writes the funnel: a line per journey step, the top diagnosis with its fix, the counts. It
// fits one screen and can be pasted into an issue. The error is that of the writer.
func Terminal(w io.Writer, run *result.Run, o Options) error {
	if o.Width == 0 {
		o.Width = 80
	}
	o.Width = max(o.Width, 50)
	s := &screen{Options: o}
	s.header(run)
	s.journey(run)
	s.verdict(run)
	s.diagnoses(run)
	s.footer(run)
	_, err := io.WriteString(w, s.b.String())
	return err
}

type screen struct {
	Options
	b strings.Builder
}

func (s *screen) line(format string, args ...any) {
	s.b.WriteString(strings.TrimRight(fmt.Sprintf(format, args...), " ") + "\n")
}

func (s *screen) header(run *result.Run) {
	observed := ""
	if run.Host.Date != "" {
		observed = " (as observed " + plain(run.Host.Date) + ")"
	}
	tool := run.Tool.Name
	if tool == "" {
		tool = "mcpconform"
	}
	s.line("%s plays %s%s against %s", plain(tool), hostName(run), observed, plain(run.Target.URL))
	for _, caveat := range caveats(run) {
		for _, text := range wrap(caveat, s.Width) {
			s.line("%s", text)
		}
	}
	s.line("")
}

func (s *screen) journey(run *result.Run) {
	const indent, name, timing = 4, 10, 9
	room := s.Width - indent - name - timing
	for _, st := range funnel(run) {
		if st.name == "" {
			for i, text := range wrap(plain(st.text), s.Width-indent) {
				s.line("  %s %s", s.mark(st.mark, i), text)
			}
			continue
		}
		took := ""
		if st.timed {
			took = fmt.Sprintf("%*s", timing, duration(st.ms))
		}
		for i, text := range limit(wrap(plain(st.text), room), maxTitle) {
			if i > 0 {
				s.line("    %s%s", pad("", name), text)
				continue
			}
			s.line("  %s %s%s%s", s.mark(st.mark, 0), pad(plain(st.name), name), pad(clip(text, room), room), took)
		}
	}
	s.line("")
}

func (s *screen) verdict(run *result.Run) {
	color := map[result.Connects]string{
		result.ConnectsYes: green, result.ConnectsNo: red, result.ConnectsAtRisk: yellow,
	}[run.Verdict.Connects]
	for _, text := range wrap(verdictLine(run), s.Width-2) {
		s.line("  %s", s.paint(bold+color, text))
	}
	for _, text := range wrap(withoutOAuth(run), s.Width-2) {
		s.line("  %s", text)
	}
}

func (s *screen) diagnoses(run *result.Run) {
	if len(run.Diagnoses) == 0 {
		return
	}
	if text := leadIn(run); text != "" {
		s.line("  %s", text)
	}
	d := &run.Diagnoses[0]
	s.field("Cause", d.Cause)
	s.field("Owner", owner(d))
	s.lines("Fix", s.advised(d.Fix))
	for i, line := range limit(d.Because, maxEvidence) {
		s.field(map[bool]string{true: "Because", false: ""}[i == 0], line)
	}
	if len(d.Symptoms) > 0 {
		s.field("Seen as", d.Symptoms[0])
	}
	s.others(run.Diagnoses[1:])
}

// others names the further causes, so that one fault mended does not come as the next surprise.
func (s *screen) others(more []result.Diagnosis) {
	for i := range more {
		if i == maxOthers {
			s.field("", fmt.Sprintf("and %d more in the report", len(more)-i))
			return
		}
		label := map[bool]string{true: "Also", false: ""}[i == 0]
		text := clip(fmt.Sprintf("%d. %s", i+2, plain(more[i].Cause)), s.Width-2-labelWidth)
		s.line("  %s%s", pad(label, labelWidth), text)
	}
}

func (s *screen) footer(run *result.Run) {
	s.line("")
	tally, report := counts(run.Totals), plain(s.Report)
	gap := s.Width - 2 - len([]rune(tally)) - len([]rune(report))
	if report != "" && gap < 2 { // a line of its own
		s.line("  %s", tally)
		tally, gap = "", 0
	}
	s.line("  %s%s", tally, strings.Repeat(" ", max(gap, 0))+report)
	for _, text := range wrap(leftOut(run), s.Width-2) {
		s.line("  %s", text)
	}
	for _, advice := range screenshots(run) {
		for _, text := range wrap(advice, s.Width-2) {
			s.line("  %s", text)
		}
	}
	if left := leftBehind(run.SideEffects); left != "" {
		for _, text := range wrapParts(left+" in "+duration(run.DurationMs), s.Width-2) {
			s.line("  %s", s.paint(dim, text))
		}
	}
	for _, text := range wrap(clientsLeft(run.SideEffects), s.Width-2) {
		s.line("  %s", s.paint(yellow, text))
	}
	for _, advice := range closing(run) {
		for i, text := range wrap(advice, s.Width-4) {
			s.line("  %s%s", map[bool]string{true: "  "}[i > 0], s.paint(dim, text))
		}
	}
}

// field writes a label and wrapped text; line breaks of the text stay.
func (s *screen) field(label, text string) {
	s.lines(label, limit(s.wrapped(text), maxLines))
}

func (s *screen) lines(label string, lines []string) {
	for i, line := range lines {
		if i > 0 {
			label = ""
		}
		s.line("  %s%s", s.paint(bold, pad(label, labelWidth)), line)
	}
}

// advised is what of a fix has room, in whole sentences: half of an advice is none.
func (s *screen) advised(fix string) []string {
	lines := s.wrapped(fix)
	for kept := fix; len(lines) > maxFix; lines = s.wrapped(kept + " More in the report.") {
		end := strings.LastIndex(strings.TrimSuffix(kept, "."), ". ")
		if end < 0 { // one long sentence
			return limit(lines, maxFix)
		}
		kept = kept[:end+1]
	}
	return lines
}

func (s *screen) wrapped(text string) (lines []string) {
	for _, paragraph := range strings.Split(plainLines(text), "\n") {
		lines = append(lines, wrap(plain(paragraph), s.Width-2-labelWidth)...)
	}
	return lines
}

// limit keeps the first n lines and shows that there were more.
func limit(lines []string, n int) []string {
	if len(lines) <= n {
		return lines
	}
	kept := append([]string(nil), lines[:n]...)
	kept[n-1] += " …"
	return kept
}
