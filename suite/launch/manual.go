package launch

import (
	"fmt"
	"os"
	"runtime"

	"github.com/mcpconform/mcpconform/suite/config"
	"github.com/mcpconform/mcpconform/suite/login/manual"
)

// patientLogins is how often a person is asked to log in, where --logins does not say. It is enough for the
// journey, and for most of what shows that a host gets through.
const patientLogins = 3

func logins(cfg *config.Config) int {
	if cfg.Login == "manual" && cfg.Logins == 0 {
		return patientLogins
	}
	return cfg.Logins
}

// byHand lets the user log in. There are no accounts: one browser is one user, whatever was given.
func byHand(cfg *config.Config) (way, error) {
	here := manual.Environment{OS: runtime.GOOS, Get: os.Getenv}
	d, err := manual.New(manual.Options{
		Tell: func(line string) { fmt.Fprintln(os.Stderr, "mcpconform: "+line) },
		Open: here.Open(), Hint: here.Hint, Logins: logins(cfg),
	})
	if err != nil {
		return way{}, config.Usagef("--login manual cannot be used: %v", err)
	}
	return way{driver: d}, nil
}
