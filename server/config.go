package main

import (
	"flag"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/faults"
)

// usage takes the name of the program.
const usage = `usage: %s [--port N] [--control-port N] [--profile ID]
         [--fault ID[,ID]]... [--variant ID[,ID]]... [--callback-id ID]...
         [--rotate-every DURATION]

The reference authorization server and MCP server, on loopback. A flag goes before the environment.

  --port N              port to listen on; 0 is any free one (PORT, else 8787)
  --control-port N      also serve target control there; 0 is any free one (not served)
  --profile ID          be a server that was met in the field, with all its faults: mcp2, mcp or
                        fastify-github-1 to fastify-github-5
  --fault ID            plant a fault; repeat the flag or separate ids by commas
  --variant ID          another form of the server, as right as the default one (mcpconform list
                        --variants); repeat the flag or separate ids by commas
  --callback-id ID      a ChatGPT connector that uses the client ` + app.PredefinedClientID + ` with the
                        redirect URI https://chatgpt.com/connector/oauth/ID; repeatable
  --rotate-every TIME   sign with a fresh key each time that so much has passed, such as 24h; the one
                        before verifies until its last token has expired (never)

Environment:

  PRIVY_APP_ID, PRIVY_APP_SECRET     the Privy app; required
  PRIVY_API_URL                      https://auth.privy.io
  GITHUB_CLIENT_ID, _SECRET          the GitHub OAuth app; with --variant github-login in place of Privy's
  GITHUB_URL, GITHUB_API_URL         https://github.com, https://api.github.com
  PRIVY_TOKEN_EXCHANGE_TIMEOUT_MS    10000
  PRIVY_RENEWAL                      true: keep the refresh tokens Privy gives, and renew its sessions
  SERVER_BASE_URL                    public origin (http://127.0.0.1:PORT)
  JWT_PRIVATE_KEY, JWT_PUBLIC_KEY    RSA in PEM, signs access tokens (a fresh key)
  TOKEN_ENCRYPTION_KEY               32 bytes in base64, for Privy tokens at rest; also signs requestState (random)
  INTROSPECTION_CLIENT_ID, _SECRET   the one caller of the introspection endpoint (random, printed)
  REGISTRATION_LIMIT                 clients that may register within an hour, 0 is any number (1000)
  REGISTRATION_LIMIT_BY              source: each address by itself; all: together (source)
  PROTOCOL_API_URL                   what the tools call (a stand-in in this process)
  PROTOCOL_API_TIMEOUT_MS            15000
  CONTROL_TOKEN                      bearer token of target control (random, printed)
`

// config is what the command line and the environment say.
type config struct {
	port, controlPort int // controlPort < 0: no control
	baseURL           string
	app               app.Config
	faults            []app.Fault
	variants          []app.Variant
	printSecret       bool // the introspection secret was made up
	rotateEvery       time.Duration
}

// list is a flag that can be repeated, and holds commas.
type list []string

// String is flag.Value's.
func (l *list) String() string { return strings.Join(*l, ",") }

// Set is flag.Value's.
func (l *list) Set(s string) error {
	for item := range strings.SplitSeq(s, ",") {
		*l = append(*l, strings.TrimSpace(item))
	}
	return nil
}

// parse reads flags and environment. Its errors are one sentence that names the flag or variable.
func parse(args []string, env func(string) string) (config, error) {
	var (
		port, controlPort, profile string
		planted, ids, forms        list
		rotateEvery                string
	)
	flags := flag.NewFlagSet("server", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&port, "port", "", "")
	flags.StringVar(&controlPort, "control-port", "", "")
	flags.StringVar(&profile, "profile", "", "")
	flags.StringVar(&rotateEvery, "rotate-every", "", "")
	flags.Var(&planted, "fault", "")
	flags.Var(&ids, "callback-id", "")
	flags.Var(&forms, "variant", "")
	if err := flags.Parse(args); err != nil {
		return config{}, err
	}
	if flags.NArg() > 0 {
		return config{}, fmt.Errorf("unexpected argument %q; try --help", flags.Arg(0))
	}
	c, err := ports(port, controlPort, env)
	if err != nil {
		return c, err
	}
	if err := c.shape(profile, planted, forms); err != nil {
		return c, err
	}
	if err := c.rotation(rotateEvery); err != nil {
		return c, err
	}
	for _, id := range ids {
		if err := app.CheckCallbackID(id); err != nil {
			return c, fmt.Errorf("--callback-id: %w", err)
		}
	}
	c.app.CallbackIDs = ids
	err = c.read(env)
	return c, err
}

// rotation reads --rotate-every; empty is never.
func (c *config) rotation(every string) error {
	if every == "" {
		return nil
	}
	d, err := time.ParseDuration(every)
	if err != nil || d <= 0 {
		return fmt.Errorf("--rotate-every: %q is not a positive duration such as 24h", every)
	}
	c.rotateEvery = d
	return nil
}

// shape makes the server the one of a profile, with more faults and variants beside.
func (c *config) shape(profile string, planted, forms []string) error {
	p, err := faults.ProfileByID(profile)
	if err != nil {
		return fmt.Errorf("--profile: %w", err)
	}
	if c.faults, err = lookUp(p.With(planted)); err != nil {
		return err
	}
	if c.variants, err = app.VariantsByID(slices.Concat(p.Variants, forms)); err != nil {
		return fmt.Errorf("--variant: %w", err)
	}
	return nil
}

func ports(port, controlPort string, env func(string) string) (config, error) {
	c := config{port: 8787, controlPort: -1}
	var err error
	switch {
	case port != "":
		c.port, err = parsePort("--port", port)
	case env("PORT") != "":
		c.port, err = parsePort("PORT", env("PORT"))
	}
	if err == nil && controlPort != "" {
		c.controlPort, err = parsePort("--control-port", controlPort)
	}
	if err == nil && c.port == c.controlPort && c.port != 0 {
		err = fmt.Errorf("--port and --control-port are both %d", c.port)
	}
	return c, err
}

func parsePort(name, s string) (int, error) {
	port, err := strconv.Atoi(s)
	if err != nil || port < 0 || port > 65535 {
		return 0, fmt.Errorf("%s: %q is not a port number from 0 to 65535", name, s)
	}
	return port, nil
}

func lookUp(ids []string) ([]app.Fault, error) {
	var found []app.Fault
	for _, id := range ids {
		f, ok := faults.ByID(id)
		if !ok {
			return nil, fmt.Errorf("--fault: there is no fault %q%s", id, suggestion(id))
		}
		found = append(found, f)
	}
	return found, nil
}

func suggestion(id string) string {
	if near, ok := faults.Nearest(id); ok {
		return "; did you mean " + near.ID() + "?"
	}
	return "; mcpconform list --faults shows them all"
}
