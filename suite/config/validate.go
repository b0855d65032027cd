package config

import (
	"crypto/x509"
	"math"
	"net/url"
	"os"
	"slices"
	"strings"
)

// Validate says in one sentence what cannot be used.
func (c *Config) Validate(self bool) error {
	switch {
	case c.Out == "":
		return unusable("out", "--out is empty; give the folder for the report")
	case !slices.Contains(Logins, c.Login):
		return unusable("login", "--login %q is not known; choose one of %s", c.Login, strings.Join(Logins, ", "))
	case (c.Login == "token" || c.Login == "manual") && self:
		return unusable("login", "--login %s has no effect on the target self, which logs in by its own accounts; leave it out, or give the URL of a server", c.Login)
	case c.Login == "token" && c.Token == "":
		return unusable("login", "--login token needs the access token in the environment variable MCPCONFORM_TOKEN")
	}
	if err := c.limits(); err != nil {
		return err
	}
	if err := c.browsing(); err != nil {
		return err
	}
	if err := c.forURL(); err != nil && !self {
		return err
	}
	if err := c.judging(); err != nil {
		return err
	}
	_, err := c.ControlURL()
	return err
}

// limits refuses numbers that limit nothing.
func (c *Config) limits() error {
	switch {
	case c.Parallel < 1 || c.Parallel > 64:
		return unusable("parallel", "--parallel %d is out of range; give 1 to 64", c.Parallel)
	case c.Budget <= 0:
		return unusable("budget", "--budget %s is not a time limit; give one above zero, such as 2m", c.Budget)
	case c.Timeout <= 0:
		return unusable("timeout", "--timeout %s is not a time limit; give one above zero, such as 10s", c.Timeout)
	case c.RPS < 0 || math.IsNaN(c.RPS) || math.IsInf(c.RPS, 0):
		return unusable("rps", "--rps %g is no such number; give how many requests a second are sent at most, or 0 for any number", c.RPS)
	case c.Grants < 0:
		return unusable("grants", "--grants %d is below zero; give how many grants may be made, or 0 for any number", c.Grants)
	case c.Logins < 0:
		return unusable("logins", "--logins %d is below zero; give how often anybody may log in, or 0 for any number", c.Logins)
	}
	return nil
}

// Browses reports whether the run logs in with a browser from the beginning: by the user's choice, or
// because only a browser can do what was asked for.
func (c *Config) Browses() bool {
	return c.Login == "browser" || c.Login == "auto" && (c.Recipe != "" || c.Headed)
}

// browsing refuses what only a browser can do where another login was chosen.
func (c *Config) browsing() error {
	switch {
	case c.Recipe != "" && !c.Browses():
		return unusable("recipe", "--recipe is followed in a browser, which --login %s does not use; leave one of them out", c.Login)
	case c.Headed && !c.Browses():
		return unusable("headed", "--headed shows the browser, which --login %s does not use; leave one of them out", c.Login)
	}
	return nil
}

// forURL refuses what cannot be used with a server that is played by its URL.
func (c *Config) forURL() error {
	if err := c.referenceOnly(); err != nil {
		return err
	}
	return c.identity()
}

// judging refuses what makes no exit status.
func (c *Config) judging() error {
	switch {
	case !slices.Contains(Measures, c.FailOn):
		return unusable("fail-on", "--fail-on %q is not known; choose one of %s", c.FailOn, strings.Join(Measures, ", "))
	case c.WriteBaseline && c.Baseline == "":
		return unusable("write-baseline", "--write-baseline needs --baseline, the file to write")
	}
	return nil
}

// referenceOnly refuses what only the reference server can be told.
func (c *Config) referenceOnly() error {
	switch {
	case len(c.Faults) > 0:
		return unusable("fault", "--fault plants faults in the reference server; it goes with the target self only")
	case c.Profile != "":
		return unusable("profile", "--profile makes the reference server another one; it goes with the target self only")
	case len(c.Variants) > 0:
		return unusable("variant", "--variant chooses a form of the reference server; it goes with the target self only")
	}
	return nil
}

// ControlURL parses --control; nil when there is none.
func (c *Config) ControlURL() (*url.URL, error) {
	if c.Control == "" {
		return nil, nil //nolint:nilnil // no control endpoint is an ordinary answer
	}
	u, err := url.Parse(c.Control)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return nil, unusable("control", "--control %q is not an http(s) URL; it reads like http://127.0.0.1:8790", c.Control)
	}
	return u, nil
}

// Roots returns the certificate authorities to trust; nil means the system's.
func (c *Config) Roots() (*x509.CertPool, error) {
	if c.CAFile == "" {
		return nil, nil //nolint:nilnil // nil is how crypto/x509 spells the system's roots
	}
	pem, err := os.ReadFile(c.CAFile)
	if err != nil {
		return nil, unusable("ca-file", "--ca-file cannot be read: %v", err)
	}
	pool, err := x509.SystemCertPool()
	if err != nil {
		pool = x509.NewCertPool()
	}
	if !pool.AppendCertsFromPEM(pem) {
		return nil, unusable("ca-file", "--ca-file %s holds no PEM certificate", c.CAFile)
	}
	return pool, nil
}
