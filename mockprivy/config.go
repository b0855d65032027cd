package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/mcpconform/mcpconform/mockprivy/issuer"
)

const usage = `usage: mockprivy [--port N] [--control-port N] [--app-id ID] [--token-lifetime D] [--account E-MAIL=CODE]...

A fake Privy on loopback. A flag goes before the environment variable beside it.

  --port N             MOCKPRIVY_PORT            port of the API; 0 is any free one (8788)
  --control-port N     MOCKPRIVY_CONTROL_PORT    port of the control handler (8789)
  --app-id ID          PRIVY_APP_ID              the app it serves (` + issuer.DefaultAppID + `)
  --token-lifetime D   MOCKPRIVY_TOKEN_LIFETIME  of an access token, such as 90s or 1h (1h)
  --account EMAIL=CODE MOCKPRIVY_ACCOUNTS        a test account with a six-digit code; repeat the
                                                 flag, or put commas in the variable (two are built in)
                       PRIVY_APP_SECRET          the app's secret (random)
                       MOCKPRIVY_CONTROL_TOKEN   bearer token of the control port (random)
`

// config is what the command line and the environment say.
type config struct {
	port, controlPort int
	options           issuer.Options
}

// settings are the raw values, before they are understood.
type settings struct {
	port, controlPort, lifetime string
	accounts                    accountList
	appID                       string
}

type accountList []string

// String is flag.Value's.
func (l *accountList) String() string { return strings.Join(*l, ",") }

// Set is flag.Value's.
func (l *accountList) Set(s string) error {
	*l = append(*l, s)
	return nil
}

// parse reads the flags and, for those not given, the environment. Its errors
// are one sentence naming the flag or variable.
func parse(args []string, env func(string) string) (config, error) {
	or := func(name, fallback string) string {
		if v := env(name); v != "" {
			return v
		}
		return fallback
	}
	var s settings
	flags := flag.NewFlagSet("mockprivy", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&s.port, "port", or("MOCKPRIVY_PORT", "8788"), "")
	flags.StringVar(&s.controlPort, "control-port", or("MOCKPRIVY_CONTROL_PORT", "8789"), "")
	flags.StringVar(&s.appID, "app-id", env("PRIVY_APP_ID"), "")
	flags.StringVar(&s.lifetime, "token-lifetime", or("MOCKPRIVY_TOKEN_LIFETIME", "1h"), "")
	flags.Var(&s.accounts, "account", "")
	if err := flags.Parse(args); err != nil {
		return config{}, err
	}
	if flags.NArg() > 0 {
		return config{}, fmt.Errorf("unexpected argument %q; try --help", flags.Arg(0))
	}
	if list := env("MOCKPRIVY_ACCOUNTS"); len(s.accounts) == 0 && list != "" {
		s.accounts = strings.Split(list, ",")
	}
	return s.understand(env)
}

func (s settings) understand(env func(string) string) (config, error) {
	port, err := parsePort("--port (MOCKPRIVY_PORT)", s.port)
	if err != nil {
		return config{}, err
	}
	controlPort, err := parsePort("--control-port (MOCKPRIVY_CONTROL_PORT)", s.controlPort)
	if err != nil {
		return config{}, err
	}
	if port == controlPort && port != 0 {
		return config{}, fmt.Errorf("--port and --control-port are both %d", port)
	}
	lifetime, err := time.ParseDuration(s.lifetime)
	if err != nil || lifetime < time.Second {
		return config{}, fmt.Errorf("--token-lifetime (MOCKPRIVY_TOKEN_LIFETIME): %q is not a duration of a second or more, such as 90s or 1h", s.lifetime)
	}
	accounts, err := parseAccounts(s.accounts)
	if err != nil {
		return config{}, err
	}
	options := issuer.Options{
		AppID: s.appID, AppSecret: env("PRIVY_APP_SECRET"), Accounts: accounts,
		TokenLifetime: lifetime, ControlToken: env("MOCKPRIVY_CONTROL_TOKEN"),
	}
	if _, err := issuer.New(options); err != nil {
		return config{}, errors.Unwrap(err)
	}
	return config{port: port, controlPort: controlPort, options: options}, nil
}

func parsePort(name, s string) (int, error) {
	port, err := strconv.Atoi(s)
	if err != nil || port < 0 || port > 65535 {
		return 0, fmt.Errorf("%s: %q is not a port number from 0 to 65535", name, s)
	}
	return port, nil
}

func parseAccounts(list []string) ([]issuer.Account, error) {
	accounts := make([]issuer.Account, 0, len(list))
	for _, item := range list {
		email, code, ok := strings.Cut(item, "=")
		if !ok {
			return nil, fmt.Errorf("--account (MOCKPRIVY_ACCOUNTS): %q is not of the form E-MAIL=CODE", item)
		}
		accounts = append(accounts, issuer.Account{Email: email, OTP: code})
	}
	return accounts, nil
}
