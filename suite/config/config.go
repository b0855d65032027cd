package config

import (
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/pflag"
)

// Self is the target that means the built-in reference server.
const Self = "self"

// Config is a run as the user asked for it.
type Config struct {
	File     string
	Out      string
	Login    string
	Recipe   string
	Headed   bool
	User     string
	User2    string
	Labels   string
	Profile  string
	Faults   []string
	Variants []string
	Control  string
	Parallel int
	Budget   time.Duration
	Timeout  time.Duration
	// RPS is how many requests a second are sent at most; 0 is any number.
	RPS       float64
	Intrusive bool
	// Logins is how many times anybody may log in, Grants how many codes may come of it; 0 is any number.
	Logins   int
	Grants   int
	CAFile   string
	Insecure bool
	ClientID string
	// CIMDURL is where the user has published a client ID metadata document, CIMDKeyFile its private key.
	CIMDURL, CIMDKeyFile string
	// CIMDCert is what documents are published under on this machine.
	CIMDCert string
	NoColor  bool
	// DryRun prints what would be done, and does not do it.
	DryRun bool

	FailOn        string
	Baseline      string
	WriteBaseline bool

	// By environment only.
	LoginCode, LoginCode2 string
	Token                 string
	ControlToken          string
	ClientSecret          string
	CIMDKey               string
	PrivyAPI, PrivyAppID  string
	PrivyAppSecret        string

	// Calls are the tool calls that the user allows; by configuration file only.
	Calls []Call
}

// Logins are the values of --login.
var Logins = []string{"auto", "form", "browser", "manual", "privy", "token", "none"}

// Measures are the values of --fail-on.
var Measures = []string{"fail", "warn"}

// Usage is the error of a flag, argument or environment value that cannot be used. It is shown as
// it is, and the exit status is 2.
type Usage struct {
	Sentence string
	// Flag is the flag whose value it is, or "".
	Flag string
}

func (e *Usage) Error() string { return e.Sentence }

// Usagef makes a [Usage] error.
func Usagef(format string, args ...any) error { return &Usage{Sentence: fmt.Sprintf(format, args...)} }

// unusable makes a [Usage] error about the value of a flag.
func unusable(flag, format string, args ...any) error {
	return &Usage{Sentence: fmt.Sprintf(format, args...), Flag: flag}
}

// Bind declares the flags of a run.
func (c *Config) Bind(flags *pflag.FlagSet) {
	flags.StringVar(&c.File, "config", "", "configuration file (default "+FileName+" in the working directory, if it exists; mcpconform init writes one)")
	flags.StringVar(&c.Out, "out", "reports/out", "folder for run.json, report.html, report.md, junit.xml")
	flags.StringVar(&c.Login, "login", "auto", "how to log in: "+strings.Join(Logins, ", "))
	flags.StringVar(&c.Recipe, "recipe", "", "file that says what is done on login pages that --login browser cannot guess (see suite/login/recipe/README.md)")
	flags.BoolVar(&c.Headed, "headed", false, "show the browser's window while it logs in")
	flags.StringVar(&c.User, "user", "", "e-mail address or user name to log in with (its one-time code or password: MCPCONFORM_LOGIN_CODE)")
	flags.StringVar(&c.User2, "user-2", "", "a second account, for the checks that need two users (MCPCONFORM_LOGIN_CODE_2)")
	flags.StringVar(&c.Labels, "labels", "", "only the checks this Ginkgo label filter selects, such as 'discovery || impact:blocks'")
	flags.StringVar(&c.Profile, "profile", "", "with self: be a server that was met in the field, such as mcp2 (mcpconform list --profiles)")
	flags.StringSliceVar(&c.Faults, "fault", nil, "with self: planted faults of the reference server, such as code-reuse")
	flags.StringSliceVar(&c.Variants, "variant", nil, "with self: fault-free forms of the reference server, such as sessions")
	flags.StringVar(&c.Control, "control", "", "URL of the target's control endpoint (its bearer: MCPCONFORM_CONTROL_TOKEN)")
	flags.IntVar(&c.Parallel, "parallel", 8, "checks at once")
	flags.DurationVar(&c.Budget, "budget", 2*time.Minute, "time limit of the whole run, waiting included")
	flags.DurationVar(&c.Timeout, "timeout", 10*time.Second, "time limit of one request")
	flags.Float64Var(&c.RPS, "rps", 0, "requests a second at most; 0 is as fast as they are answered")
	flags.IntVar(&c.Logins, "logins", 0, "logins at most; what would need another is blocked, the least important first; 0 is any number (with --login manual: 3)")
	flags.IntVar(&c.Grants, "grants", 0, "grants (authorization codes) at most; what would need another is blocked, the least important first; 0 is any number")
	flags.BoolVar(&c.Intrusive, "intrusive", false, "also send bursts of requests to a server that is not on this machine (races for one code or refresh token)")
	flags.StringVar(&c.CAFile, "ca-file", "", "PEM file of certificate authorities to trust beside the system's")
	flags.BoolVar(&c.Insecure, "insecure", false, "do not verify certificates (the report says so)")
	flags.StringVar(&c.ClientID, "client-id", "", "a predefined client to use instead of registering (its secret: MCPCONFORM_CLIENT_SECRET)")
	flags.StringVar(&c.CIMDURL, "cimd-url", "", "URL of a client ID metadata document that you have published, to come with as ChatGPT comes with its own")
	flags.StringVar(&c.CIMDKeyFile, "cimd-key-file", "", "PEM file with the private key of the document at --cimd-url, if it has one (or by MCPCONFORM_CIMD_KEY)")
	flags.StringVar(&c.CIMDCert, "cimd-cert", "", "PEM file with a certificate for 127.0.0.1 or localhost and its key, which a server on this machine trusts: documents are published under it")
	flags.StringVar(&c.FailOn, "fail-on", "fail", "what makes the exit status 1: "+strings.Join(Measures, " or "))
	flags.StringVar(&c.Baseline, "baseline", "", "file of the checks that are known to fail; what is new, or mended and still in it, makes the exit status 1")
	flags.BoolVar(&c.WriteBaseline, "write-baseline", false, "write what fails now to the --baseline file")
	flags.BoolVar(&c.DryRun, "dry-run", false, "look at the target, print what a run would do to it, and stop")
	flags.BoolVar(&c.NoColor, "no-color", false, "no colours in the terminal")
}

// FromEnvironment fills what no flag said from MCPCONFORM_… and reads what comes by it alone.
func (c *Config) FromEnvironment(flags *pflag.FlagSet) error {
	var problem error
	flags.VisitAll(func(f *pflag.Flag) {
		name := Variable(f.Name)
		value, set := os.LookupEnv(name)
		if f.Changed || !set || value == "" || problem != nil {
			return
		}
		if err := flags.Set(f.Name, value); err != nil {
			problem = Usagef("the environment variable %s is %q, which cannot be used; give %s", name, value, Wants(f))
		}
	})
	c.LoginCode, c.LoginCode2 = os.Getenv("MCPCONFORM_LOGIN_CODE"), os.Getenv("MCPCONFORM_LOGIN_CODE_2")
	c.Token, c.ControlToken = os.Getenv("MCPCONFORM_TOKEN"), os.Getenv("MCPCONFORM_CONTROL_TOKEN")
	c.ClientSecret, c.CIMDKey = os.Getenv("MCPCONFORM_CLIENT_SECRET"), os.Getenv("MCPCONFORM_CIMD_KEY")
	c.PrivyAPI, c.PrivyAppID = os.Getenv("PRIVY_API_URL"), os.Getenv("PRIVY_APP_ID")
	c.PrivyAppSecret = os.Getenv("PRIVY_APP_SECRET")
	return problem
}

// Wants says what a flag takes, for who gave it something else.
func Wants(f *pflag.Flag) string { return wants(f.Value.Type()) }

func wants(kind string) string {
	switch kind {
	case "duration":
		return "a time such as 90s or 2m"
	case "float64":
		return "a number"
	case "int":
		return "a whole number"
	case "bool":
		return "true or false"
	default:
		return "a " + kind
	}
}

// bringsItsOwn are the flags that the target self has no use for: its accounts, authority, clock and
// clients are its own.
var bringsItsOwn = []string{"user", "user-2", "recipe", "control", "ca-file", "insecure", "client-id", "cimd-url", "cimd-key-file", "cimd-cert"}

// ForSelf refuses flags of the command line that would have no effect on the target self. What the
// environment says is meant for other targets, and left alone.
func ForSelf(flags *pflag.FlagSet) error {
	for _, name := range bringsItsOwn {
		if flags.Changed(name) {
			return Usagef("--%s has no effect on the target self, which brings its own; leave it out, or give the URL of a server", name)
		}
	}
	return nil
}

// Variable is the environment variable that stands for a flag.
func Variable(flag string) string {
	return "MCPCONFORM_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}
