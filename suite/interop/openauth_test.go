//go:build unix

package interop

import "testing"

func TestOpenAuthVerdicts(t *testing.T) {
	t.Parallel()
	needBrowser(t)
	verdicts(t, needNode(t, OpenAuth("openauth")))
}
