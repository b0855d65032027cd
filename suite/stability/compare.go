package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"time"
)

// compare plays n times and reports whether every run had the verdicts of the first.
func compare(ctx context.Context, n int, command []string, out io.Writer) (same bool, err error) {
	var first played
	same = true
	idle, busy := &figures{}, &figures{}
	for i := range n {
		into, run := idle, play
		if i%2 == 1 {
			into, run = busy, playBusy
		}
		p, err := run(ctx, command)
		if err != nil {
			return false, err
		}
		into.add(p)
		if i == 0 {
			first = p
		}
		for _, id := range differences(first.verdicts, p.verdicts) {
			same = false
			fmt.Fprintf(out, "run %d: %s is %q, and was %q in the first\n", i+1, id, p.verdicts[id], first.verdicts[id])
		}
	}
	fmt.Fprintf(out, "%d runs of %d checks\nidle  %s\nbusy  %s\n", n, first.checks, idle, busy)
	if same {
		fmt.Fprintln(out, "every verdict was the same in all of them")
	}
	return same, nil
}

// differences are the checks whose verdicts differ, sorted.
func differences(a, b map[string]string) []string {
	all := maps.Clone(a)
	maps.Copy(all, b)
	var ids []string
	for _, id := range slices.Sorted(maps.Keys(all)) {
		if a[id] != b[id] {
			ids = append(ids, id)
		}
	}
	return ids
}

// figures are what runs took: the play itself, the whole process, and the memory at its highest.
type figures struct {
	plays, wholes []time.Duration
	kilobytes     int64
}

func (f *figures) add(p played) {
	f.plays, f.wholes = append(f.plays, p.play), append(f.wholes, p.whole)
	f.kilobytes = max(f.kilobytes, p.kilobytes)
}

func (f *figures) String() string {
	slices.Sort(f.plays)
	slices.Sort(f.wholes)
	middle, last := len(f.plays)/2, len(f.plays)-1
	return fmt.Sprintf("play %s, at most %s; process %s, at most %s; at most %d MB",
		f.plays[middle].Round(time.Millisecond), f.plays[last].Round(time.Millisecond),
		f.wholes[middle].Round(time.Millisecond), f.wholes[last].Round(time.Millisecond), f.kilobytes/1024)
}
