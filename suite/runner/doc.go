// Package runner shows a play as a Ginkgo suite: one spec a check, at the check's own code
// location, filtered by labels, waiting for the play's verdict and handing it on.
//
// Ginkgo is how a play is shown, filtered and gated; it does not run checks (package play does)
// and makes no report (package render does). A process can run one suite only.
package runner
