//go:build unix

package interop

import (
	"testing"

	"github.com/mcpconform/mcpconform/suite/login/browser"
)

func TestOIDCProviderVerdicts(t *testing.T) {
	t.Parallel()
	verdicts(t, needNode(t, OIDCProvider("oidc-provider")))
}

func TestOIDCProviderConfidentialVerdicts(t *testing.T) {
	t.Parallel()
	needBrowser(t)
	verdicts(t, needNode(t, OIDCProviderConfidential("oidc-provider")))
}

// needBrowser skips when there is no browser to log in with.
func needBrowser(t *testing.T) {
	t.Helper()
	if !browser.Installed() {
		t.Skip("no Chrome, Chromium or Edge is installed; make setup installs one")
	}
}
