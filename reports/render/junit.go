package render

import (
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/mcpconform/mcpconform/reports/result"
)

// The JUnit format, as GitLab and Jenkins read it.
type (
	junitRun struct {
		XMLName  xml.Name `xml:"testsuites"`
		Name     string   `xml:"name,attr"`
		Tests    int      `xml:"tests,attr"`
		Failures int      `xml:"failures,attr"`
		Errors   int      `xml:"errors,attr"`
		Skipped  int      `xml:"skipped,attr"`
		Time     string   `xml:"time,attr"`
		Suites   []junitSuite
	}
	junitSuite struct {
		XMLName    xml.Name        `xml:"testsuite"`
		Name       string          `xml:"name,attr"`
		Timestamp  string          `xml:"timestamp,attr,omitempty"`
		Tests      int             `xml:"tests,attr"`
		Failures   int             `xml:"failures,attr"`
		Errors     int             `xml:"errors,attr"`
		Skipped    int             `xml:"skipped,attr"`
		Time       string          `xml:"time,attr"`
		Properties []junitProperty `xml:"properties>property,omitempty"`
		Cases      []junitCase
	}
	junitProperty struct {
		Name  string `xml:"name,attr"`
		Value string `xml:"value,attr"`
	}
	junitCase struct {
		XMLName xml.Name      `xml:"testcase"`
		Class   string        `xml:"classname,attr"`
		Name    string        `xml:"name,attr"`
		File    string        `xml:"file,attr,omitempty"`
		Time    string        `xml:"time,attr"`
		Failure *junitMessage `xml:"failure"`
		Error   *junitMessage `xml:"error"`
		Skipped *junitMessage `xml:"skipped"`
		Out     string        `xml:"system-out,omitempty"`
	}
	junitMessage struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr,omitempty"`
		Text    string `xml:",chardata"`
	}
)

// JUnit writes the checks as JUnit XML, a suite per area. A fail is a failure, a harness error an
// error, blocked and n/a are skipped with their reason; a warning passes and is told in system-out.
// Characters that XML 1.0 does not allow are replaced.
func JUnit(w io.Writer, run *result.Run) error {
	ix := indexOf(run)
	doc := junitRun{Name: "mcpconform", Time: seconds(run.DurationMs)}
	for _, a := range areasOf(run, ix) {
		suite := junitSuite{Name: a.Name, Properties: properties(run)}
		if !run.Started.IsZero() {
			suite.Timestamp = run.Started.UTC().Format("2006-01-02T15:04:05")
		}
		var took int64
		for _, v := range a.Checks {
			took += suite.add(v, ix)
		}
		suite.Time = seconds(took)
		doc.Tests, doc.Failures = doc.Tests+suite.Tests, doc.Failures+suite.Failures
		doc.Errors, doc.Skipped = doc.Errors+suite.Errors, doc.Skipped+suite.Skipped
		doc.Suites = append(doc.Suites, suite)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(doc); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func properties(run *result.Run) []junitProperty {
	return []junitProperty{
		{"target", plain(run.Target.URL)}, {"host", hostName(run) + " " + plain(run.Host.Date)}, {"connects", plain(string(run.Verdict.Connects))},
	}
}

// add appends a case and returns its milliseconds.
func (s *junitSuite) add(v checkView, ix *index) int64 {
	c := ix.checks[v.ID]
	if c == nil { // an id that had to be cleaned
		c = &result.Check{}
	}
	file, _, _ := strings.Cut(v.Location, ":")
	kase := junitCase{Class: s.Name, Name: v.ID + ": " + v.Title, Time: seconds(c.DurationMs)}
	if !path.IsAbs(file) {
		kase.File = file
	}
	s.Tests++
	switch v.Word {
	case "fail":
		s.Failures++
		kase.Failure = &junitMessage{Message: firstOf(v.Actual, v.Reason, "the rule is broken"), Type: v.Level, Text: story(&v)}
	case "harness error":
		s.Errors++
		kase.Error = &junitMessage{Message: firstOf(v.Reason, "the harness broke"), Type: "harness", Text: story(&v)}
	case "blocked", "n/a":
		s.Skipped++
		kase.Skipped = &junitMessage{Message: v.Word + ": " + v.Reason}
	case "warn":
		kase.Out = "warn: " + story(&v)
	}
	s.Cases = append(s.Cases, kase)
	return c.DurationMs
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

func seconds(ms int64) string { return fmt.Sprintf("%.3f", float64(ms)/1000) }

// xmlText escapes text for an attribute or an element.
func xmlText(s string) (string, error) {
	var b strings.Builder
	err := xml.EscapeText(&b, []byte(s))
	return b.String(), err
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}
