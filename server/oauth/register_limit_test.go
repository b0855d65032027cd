package oauth

import (
	"net/http"
	"testing"

	"github.com/onsi/gomega"
)

func TestWhichRequestsHaveOneSource(t *testing.T) {
	t.Parallel()
	for from, want := range map[string]string{
		"192.0.2.1:443": "192.0.2.1", "[::ffff:192.0.2.1]:80": "192.0.2.1", "[2001:db8:1:2:3:4:5:6]:1": "2001:db8:1:2::/64",
		"[fe80::1%eth0]:1": "fe80::/64", "@": "somewhere",
	} {
		gomega.NewWithT(t).Expect(source(&http.Request{RemoteAddr: from})).To(gomega.Equal(want), from)
	}
}
