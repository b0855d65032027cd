package render

import (
	"encoding/xml"
	"fmt"
	"io"

	"github.com/mcpconform/mcpconform/reports/result"
)

// The JUnit format as GitLab and Jenkins read it, within what Jenkins' schema junit-10.xsd allows. A case
// has no file attribute: GitLab links it as a file of the owner's repository, where no check is.
type (
	junitRun struct {
		XMLName  xml.Name `xml:"testsuites"`
		Name     string   `xml:"name,attr"`
		Tests    int      `xml:"tests,attr"`
		Failures int      `xml:"failures,attr"`
		Errors   int      `xml:"errors,attr"`
		Time     string   `xml:"time,attr"`
		Suites   []*junitSuite
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

		took int64
	}
	junitProperty struct {
		Name  string `xml:"name,attr"`
		Value string `xml:"value,attr"`
	}
	junitCase struct {
		XMLName xml.Name      `xml:"testcase"`
		Class   string        `xml:"classname,attr"`
		Name    string        `xml:"name,attr"`
		Time    string        `xml:"time,attr"`
		Failure *junitMessage `xml:"failure"`
		Error   *junitMessage `xml:"error"`
		Skipped *junitMessage `xml:"skipped"`
		Out     string        `xml:"system-out,omitempty"`
	}
	// junitMessage says what it says twice: Jenkins shows the message, GitLab the text.
	junitMessage struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr,omitempty"`
		Text    string `xml:",chardata"`
	}
)

// JUnit writes the run as JUnit XML: a suite for each area, one for the run as a whole and, where that
// matters, one for its baseline. There is a failure or an error in it if and only if the exit status of the
// run is not 0. Characters that XML 1.0 does not allow are replaced.
func JUnit(w io.Writer, run *result.Run) error {
	ix := indexOf(run)
	doc := junitRun{Name: "mcpconform", Time: seconds(run.DurationMs)}
	for _, a := range areasOf(run, ix) {
		suite := suiteOf(run, a.Name)
		for i := range a.Checks {
			suite.check(&a.Checks[i], ix, run.Gate)
		}
		doc.add(suite)
	}
	doc.add(wholeRun(run, ix))
	doc.add(ofBaseline(run))
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

func suiteOf(run *result.Run, name string) *junitSuite {
	s := &junitSuite{Name: name, Properties: []junitProperty{
		{"target", plain(run.Target.URL)}, {"host", hostName(run) + " " + plain(run.Host.Date)}, {"connects", plain(string(run.Verdict.Connects))},
	}}
	if !run.Started.IsZero() {
		s.Timestamp = run.Started.UTC().Format("2006-01-02T15:04:05")
	}
	return s
}

// add takes over a suite that has cases.
func (d *junitRun) add(s *junitSuite) {
	if len(s.Cases) == 0 {
		return
	}
	s.Time = seconds(s.took)
	d.Tests, d.Failures, d.Errors = d.Tests+s.Tests, d.Failures+s.Failures, d.Errors+s.Errors
	d.Suites = append(d.Suites, s)
}

// add takes over a case. Its class is below mcpconform, for Jenkins takes what stands before the last dot
// for a package.
func (s *junitSuite) add(k junitCase, ms int64) {
	k.Class, k.Time = "mcpconform."+s.Name, seconds(ms)
	s.took += ms
	s.Tests++
	switch {
	case k.Failure != nil:
		s.Failures++
	case k.Error != nil:
		s.Errors++
	case k.Skipped != nil:
		s.Skipped++
	}
	s.Cases = append(s.Cases, k)
}

func seconds(ms int64) string { return fmt.Sprintf("%.3f", float64(ms)/1000) }
