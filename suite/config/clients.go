package config

import (
	"crypto/tls"
	"net/url"
	"os"
	"slices"
	"strings"
)

// identity refuses what makes no client.
func (c *Config) identity() error {
	switch {
	case c.CIMDURL != "" && c.ClientID != "":
		return unusable("cimd-url", "--cimd-url and --client-id are two ways to be a client; leave one out")
	case c.CIMDKeyFile != "" && c.CIMDURL == "":
		return unusable("cimd-key-file", "--cimd-key-file is the key of the document at --cimd-url, which is missing")
	case c.CIMDURL != "" && !namesDocument(c.CIMDURL):
		return unusable("cimd-url", "--cimd-url %q cannot be a client_id; it reads like https://your-host/client.json: https, a path without dot segments, "+
			"no user and no fragment", c.CIMDURL)
	}
	return nil
}

// namesDocument judges a client_id that is a URL (draft-ietf-oauth-client-id-metadata-document-00 §3).
func namesDocument(raw string) bool {
	u, err := url.Parse(raw)
	return err == nil && u.Scheme == "https" && u.Hostname() != "" && u.Path != "" && u.User == nil && !strings.Contains(raw, "#") &&
		!slices.ContainsFunc(strings.Split(u.Path, "/"), func(s string) bool { return s == "." || s == ".." })
}

// DocumentKey is the private key of the document at --cimd-url, in PEM, and where it comes from; it is empty
// where none was given.
func (c *Config) DocumentKey() (text []byte, from string, err error) {
	if c.CIMDKeyFile == "" {
		return []byte(c.CIMDKey), "MCPCONFORM_CIMD_KEY", nil
	}
	text, err = os.ReadFile(c.CIMDKeyFile)
	if err != nil {
		return nil, "", unusable("cimd-key-file", "--cimd-key-file cannot be read: %v", err)
	}
	return text, "--cimd-key-file " + c.CIMDKeyFile, nil
}

// DocumentCertificate is what documents are published under on this machine; nil without --cimd-cert.
func (c *Config) DocumentCertificate() (*tls.Certificate, error) {
	if c.CIMDCert == "" {
		return nil, nil //nolint:nilnil // no certificate is an ordinary answer
	}
	text, err := os.ReadFile(c.CIMDCert)
	if err != nil {
		return nil, unusable("cimd-cert", "--cimd-cert cannot be read: %v", err)
	}
	both, err := tls.X509KeyPair(text, text)
	if err != nil {
		return nil, unusable("cimd-cert", "--cimd-cert %s has to hold a certificate and its private key, both in PEM: %s", c.CIMDCert,
			strings.TrimPrefix(err.Error(), "tls: "))
	}
	return &both, nil
}
