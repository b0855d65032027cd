package recipe

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"time"
)

// mostSaid is how much of a command's output is read.
const mostSaid = 64 << 10

// run runs the command of a source where the recipe is, and returns what it printed. What it prints on its
// standard error may hold secrets and is dropped.
func (r *Filled) run(ctx context.Context, s *Source) (string, error) {
	argv := make([]string, len(s.Command))
	for i, a := range s.Command {
		argv[i] = a.Of(r.Values)
	}
	out := &capped{}
	cmd := exec.CommandContext(ctx, r.program(argv[0]), argv[1:]...)
	cmd.Dir, cmd.Stdout, cmd.WaitDelay = r.folder(), out, time.Second
	err := cmd.Run()
	var exited *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return "", fmt.Errorf("the command %s did not end", s.Command[0])
	case errors.As(err, &exited):
		return "", fmt.Errorf("the command %s ended with status %d", s.Command[0], exited.ExitCode())
	case err != nil:
		return "", fmt.Errorf("the command %s cannot be run", s.Command[0])
	}
	return out.kept.String(), nil
}

// capped keeps the beginning of what is written to it.
type capped struct{ kept bytes.Buffer }

func (c *capped) Write(p []byte) (int, error) {
	if room := mostSaid - c.kept.Len(); room > 0 {
		_, _ = c.kept.Write(p[:min(room, len(p))]) // a bytes.Buffer takes everything
	}
	return len(p), nil
}
