package wire

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"strings"
	"time"
)

// tlsText says what keeps a secure connection from being made; false where TLS is not what failed.
func tlsText(host string, err error) (string, bool) {
	var (
		authority x509.UnknownAuthorityError
		name      x509.HostnameError
		invalid   x509.CertificateInvalidError
		record    tls.RecordHeaderError
		alert     tls.AlertError
		verify    *tls.CertificateVerificationError
	)
	switch {
	case errors.As(err, &authority):
		return "TLS: the certificate of " + host + " " + untrusted(err), true
	case errors.As(err, &name):
		return "TLS: the certificate is not valid for " + host + itsNames(name.Certificate), true
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return "TLS: the certificate of " + host + " " + outOfTime(invalid.Cert), true
	case errors.As(err, &record), strings.Contains(err.Error(), "HTTP response to HTTPS client"):
		return "TLS: " + host + " does not speak TLS on this port", true
	case errors.As(err, &invalid), errors.As(err, &verify), errors.As(err, &alert), strings.Contains(err.Error(), "tls: "):
		return "TLS: " + oneLine(strings.TrimPrefix(err.Error(), "tls: ")), true
	}
	return "", false
}

// untrusted tells apart why no trusted authority stands at the end of a chain. Who issues certificates for
// the public says in each where that of the issuer is (RFC 5280 §4.2.2.1), which nobody but a browser goes
// and fetches: a chain that ends at such a one is too short.
func untrusted(err error) string {
	var verify *tls.CertificateVerificationError
	if !errors.As(err, &verify) || len(verify.UnverifiedCertificates) == 0 {
		return "is signed by an authority that is not trusted"
	}
	chain := verify.UnverifiedCertificates
	last := chain[len(chain)-1]
	switch issuer := oneLine(last.Issuer.String()); {
	case string(last.RawIssuer) == string(last.RawSubject) && len(chain) == 1:
		return "is self-signed"
	case string(last.RawIssuer) != string(last.RawSubject) && len(last.IssuingCertificateURL) > 0:
		return "comes with an incomplete chain: the certificate of its issuer, " + issuer + ", is not sent"
	default:
		return "is signed by " + issuer + ", an authority that is not trusted"
	}
}

// itsNames are the first names that a certificate is for.
func itsNames(c *x509.Certificate) string {
	const enough = 3
	names := c.DNSNames
	for _, ip := range c.IPAddresses {
		names = append(names, ip.String())
	}
	switch {
	case len(names) == 0:
		return ""
	case len(names) > enough:
		names = append(names[:enough:enough], "…")
	}
	return ", but for " + oneLine(strings.Join(names, ", "))
}

func outOfTime(c *x509.Certificate) string {
	if time.Now().Before(c.NotBefore) {
		return "is not valid yet, but from " + c.NotBefore.UTC().Format(time.DateOnly)
	}
	return "has expired on " + c.NotAfter.UTC().Format(time.DateOnly)
}
