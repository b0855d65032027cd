//go:build unix

package interop

import "testing"

func TestOIDCProviderVerdicts(t *testing.T) {
	t.Parallel()
	verdicts(t, needNode(t, OIDCProvider("oidc-provider")))
}
