package cimd_test

import (
	"net/http"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/cimd"
)

func TestWhichURLsNameClients(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	for _, good := range []string{"https://a.example/", "https://a.example:8443/c/client.json", "https://a.example/c?v=1", "https://a.example/..c"} {
		g.Expect(cimd.CheckURL(good)).To(gomega.Succeed(), good)
	}
	for _, bad := range []string{
		"", "client", "http://a.example/c", "https://a.example", "https:///c", "https://u@a.example/c", "https://a.example/c#",
		"https://a.example/./c", "https://a.example/x/../c", "https://a.example/x/%2E%2e/c",
	} {
		g.Expect(cimd.CheckURL(bad)).NotTo(gomega.Succeed(), bad)
	}
}

func TestHowLongAnAnswerMayBeUsed(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	for value, want := range map[string]time.Duration{
		"": 5 * time.Minute, "public": 5 * time.Minute, "max-age=60": time.Minute, "public, Max-Age=60": time.Minute,
		"no-store": 0, "max-age=60, no-cache": 0, "max-age=31536000": 24 * time.Hour, "max-age=-1": 0, "max-age=x": 0,
	} {
		g.Expect(cimd.MaxAge(http.Header{"Cache-Control": {value}})).To(gomega.Equal(want), value)
	}
}

func TestTheOlderWayToSayHowLong(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	const sent = "Sat, 21 Nov 2026 10:00:00 GMT"
	for expires, want := range map[string]time.Duration{
		"Sat, 21 Nov 2026 10:01:00 GMT": time.Minute, sent: 0, "Sat, 21 Nov 2026 09:00:00 GMT": 0, "0": 0,
		"Sun, 21 Nov 2027 10:00:00 GMT": 24 * time.Hour,
	} {
		g.Expect(cimd.MaxAge(http.Header{"Date": {sent}, "Expires": {expires}})).To(gomega.Equal(want), expires)
	}
	g.Expect(cimd.MaxAge(http.Header{"Date": {sent}, "Expires": {sent}, "Cache-Control": {"public", "max-age=9"}})).
		To(gomega.Equal(9*time.Second), "max-age takes precedence, on whichever line")
}

func TestWhichAddressesAreReached(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	for _, public := range []string{"1.1.1.1", "2606:4700::1111"} {
		g.Expect(cimd.Public(netip.MustParseAddr(public))).To(gomega.BeTrue(), public)
	}
	for _, inside := range []string{
		"127.0.0.1", "::1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "192.0.2.1",
		"224.0.0.1", "255.255.255.255", "fe80::1", "fd00::1", "64:ff9b::a00:1", "2001:db8::1", "::",
		"::127.0.0.1", "fec0::1", "2002:7f00:1::%eth0",
	} {
		g.Expect(cimd.Public(netip.MustParseAddr(inside))).To(gomega.BeFalse(), inside)
	}
}

func TestKeysThatVerifyNothingAreLeftOut(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	keys, err := cimd.ParseKeys([]byte(`{"keys":[
		{"kty":"EC","crv":"P-256","kid":"a","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"},
		{"kty":"EC","crv":"P-256","kid":"off the curve","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"},
		{"kty":"RSA","kid":"short","n":"AQAB","e":"AQAB"},
		{"kty":"RSA","kid":"endless","n":"` + strings.Repeat("_", 1400) + `","e":"AQAB"},{"kty":"oct","kid":"secret","k":"c2VjcmV0"},{"kty":"EC","crv":"P-521"}
	]}`))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(keys).To(gomega.HaveLen(1))
	g.Expect(keys[0].ID).To(gomega.Equal("a"))
	_, err = cimd.ParseKeys([]byte(`[]`))
	g.Expect(err).To(gomega.HaveOccurred())
}
