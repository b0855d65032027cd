package main

import (
	"encoding/base64"
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/token"
)

// read fills in what the environment says.
func (c *config) read(env func(string) string) error {
	if err := c.loginSettings(env); err != nil {
		return err
	}
	c.app.Privy = app.Privy{AppID: env("PRIVY_APP_ID"), AppSecret: env("PRIVY_APP_SECRET")}
	c.app.GitHub = app.GitHub{ClientID: env("GITHUB_CLIENT_ID"), ClientSecret: env("GITHUB_CLIENT_SECRET")}
	c.app.IntrospectionID, c.app.IntrospectionSecret = env("INTROSPECTION_CLIENT_ID"), env("INTROSPECTION_CLIENT_SECRET")
	c.printSecret = c.app.IntrospectionSecret == ""
	c.app.ControlToken = env("CONTROL_TOKEN")
	return firstOf(
		func() error { return yesNo(env, "PRIVY_RENEWAL", &c.app.PrivyRenewal) },
		func() error { return origin(env, "SERVER_BASE_URL", &c.baseURL) },
		func() error { return baseURL(env, "PRIVY_API_URL", &c.app.Privy.APIURL) },
		func() error { return baseURL(env, "GITHUB_URL", &c.app.GitHub.URL) },
		func() error { return baseURL(env, "GITHUB_API_URL", &c.app.GitHub.APIURL) },
		func() error { return baseURL(env, "PROTOCOL_API_URL", &c.app.ProtocolAPIURL) },
		func() error { return milliseconds(env, "PROTOCOL_API_TIMEOUT_MS", &c.app.ProtocolAPITimeout) },
		func() error { return milliseconds(env, "PRIVY_TOKEN_EXCHANGE_TIMEOUT_MS", &c.app.PrivyTimeout) },
		func() error { return c.readSigningKey(env("JWT_PRIVATE_KEY"), env("JWT_PUBLIC_KEY")) },
		func() error { return c.readEncryptionKey(env("TOKEN_ENCRYPTION_KEY")) },
		func() error { return c.readRegistrationLimit(env("REGISTRATION_LIMIT"), env("REGISTRATION_LIMIT_BY")) },
	)
}

// loginSettings reads by what users log in: GitHub with the variant of that name, else Privy.
func (c *config) loginSettings(env func(string) string) error {
	names, at := []string{"PRIVY_APP_ID", "PRIVY_APP_SECRET"}, "Privy"
	if slices.ContainsFunc(c.variants, func(v app.Variant) bool { return v.ID == app.GitHubLogin }) {
		names, at = []string{"GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET"}, "GitHub"
	}
	for _, name := range names {
		if env(name) == "" {
			return fmt.Errorf("%s is not set; it names the %s app users log in with", name, at)
		}
	}
	return nil
}

func firstOf(steps ...func() error) error {
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func baseURL(env func(string) string, name string, into *string) error {
	raw := strings.TrimSuffix(env(name), "/")
	if raw == "" {
		return nil
	}
	u, err := url.Parse(raw)
	if err != nil || (u.Scheme != "https" && u.Scheme != "http") || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		return fmt.Errorf("%s: %q is not an absolute http or https URL", name, env(name))
	}
	if u.Scheme == "http" && !onThisMachine(u.Hostname()) { // MCP authorization, "Communication Security"
		return fmt.Errorf("%s: %q is plain http, which is for loopback only", name, env(name))
	}
	*into = raw
	return nil
}

func onThisMachine(host string) bool {
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || (err == nil && ip.IsLoopback())
}

// origin reads a URL that must have no path: the server's documents are at the root of its host.
func origin(env func(string) string, name string, into *string) error {
	if err := baseURL(env, name, into); err != nil || *into == "" {
		return err
	}
	if u, err := url.Parse(*into); err != nil || *into != u.Scheme+"://"+u.Host {
		return fmt.Errorf("%s: %q is not a scheme, a host and a port only", name, env(name))
	}
	return nil
}

func yesNo(env func(string) string, name string, into *bool) error {
	switch env(name) {
	case "", "false":
	case "true":
		*into = true
	default:
		return fmt.Errorf("%s: %q is neither true nor false", name, env(name))
	}
	return nil
}

func milliseconds(env func(string) string, name string, into *time.Duration) error {
	if env(name) == "" {
		return nil
	}
	n, err := strconv.ParseInt(env(name), 10, 32)
	if err != nil || n <= 0 {
		return fmt.Errorf("%s: %q is not a positive number of milliseconds", name, env(name))
	}
	*into = time.Duration(n) * time.Millisecond
	return nil
}

// readSigningKey takes PEM, whose line breaks may be written as \n, as they are in .env files.
func (c *config) readSigningKey(private, public string) error {
	if private == "" && public == "" {
		return nil
	}
	if private == "" {
		return errors.New("JWT_PUBLIC_KEY is set without JWT_PRIVATE_KEY; nothing can be signed with it")
	}
	k, err := token.ParseKey(lines(private), lines(public))
	if err != nil {
		return fmt.Errorf("JWT_PRIVATE_KEY %w", err)
	}
	c.app.SigningKey = k
	return nil
}

func lines(s string) string { return strings.ReplaceAll(s, `\n`, "\n") }

func (c *config) readEncryptionKey(encoded string) error {
	if encoded == "" {
		return nil
	}
	key, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil || len(key) != 32 {
		return errors.New("TOKEN_ENCRYPTION_KEY is not 32 bytes in base64")
	}
	c.app.TokenEncryptionKey = key
	return nil
}

// readRegistrationLimit takes a number of clients an hour, where 0 is any, and what is counted together.
func (c *config) readRegistrationLimit(clients, by string) error {
	limit := &c.app.RegistrationLimit
	switch by {
	case "", "source":
	case "all":
		limit.Together = true
	default:
		return fmt.Errorf("REGISTRATION_LIMIT_BY: %q is neither source nor all", by)
	}
	if clients == "" {
		return nil
	}
	n, err := strconv.ParseUint(clients, 10, 31)
	if err != nil {
		return fmt.Errorf("REGISTRATION_LIMIT: %q is not a number of clients", clients)
	}
	limit.Clients = int(n)
	if n == 0 {
		limit.Clients = -1
	}
	return nil
}
