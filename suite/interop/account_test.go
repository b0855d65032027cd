package interop

import (
	"testing"

	"github.com/onsi/gomega"
)

func TestCredentialsNumberTheSecondAccount(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	g.Expect(Credentials(nil)).To(gomega.BeEmpty())
	g.Expect(Credentials([]Account{{"a@b.c", "x"}, {"d@e.f", "y"}})).To(gomega.Equal([]string{
		"MCPCONFORM_USER=a@b.c", "MCPCONFORM_LOGIN_CODE=x", "MCPCONFORM_USER_2=d@e.f", "MCPCONFORM_LOGIN_CODE_2=y",
	}))
}
