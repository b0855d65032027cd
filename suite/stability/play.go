package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/mcpconform/mcpconform/reports/result"
)

// played is one run, as it is compared.
type played struct {
	verdicts    map[string]string // of the checks by id, and that of the run
	checks      int
	play, whole time.Duration
	kilobytes   int64
}

// play runs the program into a folder of its own. Its exit status is for who reads the verdicts.
func play(ctx context.Context, command []string) (played, error) {
	dir, err := os.MkdirTemp("", "stability-*")
	if err != nil {
		return played{}, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	cmd := exec.CommandContext(ctx, command[0], append(command[1:len(command):len(command)], "--out", dir)...)
	began := time.Now()
	said, err := cmd.CombinedOutput()
	whole := time.Since(began)
	var exited *exec.ExitError
	if err != nil && !errors.As(err, &exited) {
		return played{}, err
	}
	f, err := os.Open(filepath.Join(dir, "run.json"))
	if err != nil {
		return played{}, fmt.Errorf("there is no run.json; the program said: %s", said)
	}
	defer func() { _ = f.Close() }()
	run, err := result.Read(f)
	if err != nil {
		return played{}, err
	}
	p := played{whole: whole, kilobytes: highest(cmd.ProcessState)}
	p.take(run)
	return p, nil
}

func (p *played) take(run *result.Run) {
	p.play = time.Duration(run.DurationMs) * time.Millisecond
	p.checks = len(run.Checks)
	p.verdicts = map[string]string{"the run": string(run.Verdict.Connects)}
	for _, k := range run.Checks {
		p.verdicts[k.ID] = string(k.Verdict)
	}
}

// highest is the largest resident set of a process that has ended, where the system tells: Linux does
// so in kilobytes.
func highest(s *os.ProcessState) int64 {
	if usage, ok := s.SysUsage().(*syscall.Rusage); ok {
		return usage.Maxrss
	}
	return 0
}

// playBusy is play while every core computes something else.
func playBusy(ctx context.Context, command []string) (played, error) {
	var stop atomic.Bool
	var group sync.WaitGroup
	for range runtime.NumCPU() {
		group.Go(func() { compute(&stop) })
	}
	defer group.Wait()
	defer stop.Store(true)
	return play(ctx, command)
}

func compute(stop *atomic.Bool) {
	var sum [sha256.Size]byte
	for !stop.Load() {
		sum = sha256.Sum256(sum[:])
	}
}
