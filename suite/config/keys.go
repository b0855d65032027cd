package config

import (
	"slices"

	"github.com/spf13/pflag"

	"github.com/mcpconform/mcpconform/suite/yamlfile"
)

// Key is a key of the configuration file.
type Key struct {
	Name string
	// Kind is the type of its value, as pflag names it: string, int, float64, bool, duration; "list" for users and tools.
	Kind    string
	Default string
	About   string
}

// path reports whether the value is a file or folder, which is relative to the configuration file.
func (k Key) path() bool {
	return slices.Contains([]string{"out", "ca-file", "baseline", "recipe", "cimd-key-file", "cimd-cert"}, k.Name)
}

// Keys are the keys of a configuration file: the target, the flags of a run by their own names, the
// accounts and the tool calls.
func Keys(flags *pflag.FlagSet) []Key {
	keys := []Key{{Name: "target", Kind: "string", About: "URL of the MCP endpoint, as it is entered in ChatGPT; self is the built-in reference server"}}
	flags.VisitAll(func(f *pflag.Flag) {
		if elsewhere[f.Name] == "" {
			keys = append(keys, Key{Name: f.Name, Kind: f.Value.Type(), Default: f.DefValue, About: f.Usage})
		}
	})
	return append(keys,
		Key{Name: "users", Kind: "list", About: "the accounts to log in with, two at most; the second is for the checks that need two users"},
		Key{Name: "tools", Kind: "list", About: "tool calls that you allow although the tool does not say that it is read-only, or needs arguments; " +
			"a run makes each of them many times"})
}

// elsewhere says of what a file cannot set where it is set.
var elsewhere = map[string]string{
	"config":  "a configuration file cannot name another",
	"help":    "help is for the command line only",
	"version": "version is for the command line only",

	"dry-run": "dry-run is for the command line only, so that no file keeps a run from happening",

	"write-baseline": "write-baseline is for the command line only, so that a baseline is never written by accident",

	"fault":   "fault changes the built-in reference server, and is for the command line only (mcpconform self --fault ID)",
	"variant": "variant changes the built-in reference server, and is for the command line only (mcpconform self --variant ID)",
	"profile": "profile changes the built-in reference server, and is for the command line only (mcpconform self --profile ID)",

	"user":   "accounts are a list: users, each with user and code",
	"user-2": "accounts are a list: users, each with user and code",

	"token":            "an access token is a secret and comes by the environment variable MCPCONFORM_TOKEN only",
	"login-code":       "a code or password comes by the environment: name the variable under users, as code: ${MCPCONFORM_LOGIN_CODE}",
	"code":             "a code or password comes by the environment: name the variable under users, as code: ${MCPCONFORM_LOGIN_CODE}",
	"password":         "a code or password comes by the environment: name the variable under users, as code: ${MCPCONFORM_LOGIN_CODE}",
	"client-secret":    "a client secret comes by the environment variable MCPCONFORM_CLIENT_SECRET only",
	"privy-app-secret": "the secret of the Privy app comes by the environment variable PRIVY_APP_SECRET only",
	"control-token":    "the bearer of the control endpoint comes by the environment variable MCPCONFORM_CONTROL_TOKEN only",
}

func names(keys []Key) []string {
	var all []string
	for _, k := range keys {
		all = append(all, k.Name)
	}
	return all
}

func indexOf(keys []Key, name string) int {
	return slices.IndexFunc(keys, func(k Key) bool { return k.Name == name })
}

// scalar is the value of an entry as a flag would be given it, if it is of the right type.
func (f *File) scalar(e yamlfile.Entry, kind string) (string, error) {
	if kind == "string" {
		return f.yaml.Text(e)
	}
	types := map[string][]string{"int": {"!!int"}, "float64": {"!!int", "!!float"}, "bool": {"!!bool"}}[kind]
	if types == nil {
		types = []string{"!!str"}
	}
	return f.yaml.Scalar(e, types, wants(kind))
}
