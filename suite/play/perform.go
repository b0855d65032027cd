package play

import (
	"cmp"
	"path/filepath"
	"strconv"
	"time"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/login"
)

// performJob runs one check in a slot.
func (p *Play) performJob(j *job) {
	defer p.release()
	defer p.returnBrowsers(j.check.ID)
	began := time.Now()
	player := p.player(j.check.ID, j.needs)
	report := check.Run(p.ctx, j.check, check.Env{
		Player: player, Value: p.value, Wait: p.wait, Now: p.Now, Control: p.opts.Means.Control,
	})
	p.mu.Lock()
	defer p.mu.Unlock()
	j.finish(report, time.Since(began), player.Wire)
}

// returnBrowsers lets others log in where the owner did: its grants are no longer needed.
func (p *Play) returnBrowsers(owner string) {
	if keeper, ok := p.opts.Means.Driver.(login.Keeper); ok {
		keeper.Return(owner)
	}
}

// finish ends a check; mu is held. s is nil for a check that never ran.
func (j *job) finish(r check.Report, took time.Duration, s scope) {
	k := j.check
	file, line := k.Location()
	j.result = result.Check{
		ID: k.ID, Title: k.Title, Area: k.Area(), Level: string(cmp.Or(r.Level, k.Level)),
		Impact: string(cmp.Or(r.Impact, k.Impact)), Basis: string(cmp.Or(r.Basis, k.Basis)),
		Verdict: r.Verdict, Reason: r.Reason, Expected: r.Expected, Actual: r.Actual, Step: r.Step, Steps: r.Steps,
		Why: k.Why, Fix: k.Fix, Refs: refs(k), Covers: k.Covers, DurationMs: took.Milliseconds(), BlockedBy: r.BlockedBy,
		Decisive: r.Decisive, OffPath: r.OffPath, Location: filepath.Base(filepath.Dir(file)) + "/" + filepath.Base(file) + ":" + strconv.Itoa(line),
	}
	if s != nil {
		j.result.Exchanges = s.Numbers()
	}
	j.state = done
	close(j.done)
}

func refs(k *check.Check) []result.Ref {
	out := make([]result.Ref, 0, len(k.Refs))
	for _, s := range k.Refs {
		out = append(out, result.Ref{Title: s.Title(), URL: s.URL()})
	}
	return out
}
