package manual

import (
	"context"
	"fmt"
	"os/exec"
	"strings"
)

// Environment is what decides whether the user's browser is on this machine.
type Environment struct {
	OS  string // as runtime.GOOS has it
	Get func(name string) string
}

// Open is how a URL is shown in the user's browser; nil over SSH and without a display.
func (e Environment) Open() func(ctx context.Context, url string) error {
	if e.remote() {
		return nil
	}
	program := []string{"xdg-open"}
	switch e.OS {
	case "darwin":
		program = []string{"open"}
	case "windows":
		program = []string{"rundll32", "url.dll,FileProtocolHandler"}
	default:
		if e.Get("DISPLAY") == "" && e.Get("WAYLAND_DISPLAY") == "" {
			return nil
		}
	}
	return func(ctx context.Context, url string) error {
		// It may turn into the browser, which is the user's and outlives the run.
		cmd := exec.CommandContext(context.WithoutCancel(ctx), program[0], append(program[1:], url)...)
		if err := cmd.Start(); err != nil {
			return err
		}
		go func() { _ = cmd.Wait() }()
		return nil
	}
}

// Hint is how a browser elsewhere gets to a port of this machine; "" where it is here.
func (e Environment) Hint(port int) string {
	if !e.remote() {
		return ""
	}
	to := "this-machine"
	if fields := strings.Fields(e.Get("SSH_CONNECTION")); len(fields) == 4 {
		to = fields[2] // the address by which this machine was reached
	}
	if user := e.Get("USER"); user != "" {
		to = user + "@" + to
	}
	return fmt.Sprintf("this machine is reached by SSH; so that your browser gets here, run on yours:  ssh -N -L %d:127.0.0.1:%d %s", port, port, to)
}

func (e Environment) remote() bool { return e.Get("SSH_CONNECTION") != "" }
