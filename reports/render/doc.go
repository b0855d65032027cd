// Package render shows a run: as a funnel in the terminal, as one HTML page, as Markdown for an
// issue, as JUnit XML for a CI server and as a badge.
//
// Every rendering is a pure function of a [result.Run]; nothing is looked up, no clock is read, and
// the same run gives the same bytes. The package neither judges nor diagnoses (package diagnose
// fills in the causes) and does not redact: a run that reaches it carries fingerprints where
// credentials were. Text of the target is hostile until proven otherwise, so each sink escapes it in
// its own way.
package render
