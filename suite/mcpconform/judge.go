package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"slices"

	"github.com/mcpconform/mcpconform/reports/gate"
	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/config"
)

// baseline reads what is known to fail; nil where no file is named, or where it is yet to be written.
func baseline(cfg *config.Config) (*gate.Baseline, error) {
	if cfg.Baseline == "" {
		return nil, nil //nolint:nilnil // no baseline is an ordinary answer
	}
	f, err := os.Open(cfg.Baseline)
	if errors.Is(err, fs.ErrNotExist) && cfg.WriteBaseline {
		return nil, nil //nolint:nilnil // as above
	}
	if err != nil {
		return nil, &config.Usage{Flag: "baseline", Sentence: "--baseline cannot be read: " + err.Error() + " (--write-baseline writes one)"}
	}
	defer func() { _ = f.Close() }()
	b, err := gate.Read(f)
	if err != nil {
		return nil, config.Usagef("%s: %v", cfg.Baseline, err)
	}
	return b, nil
}

// judge holds a run against what was known to fail before it, where anything was said of that.
func judge(run *result.Run, cfg *config.Config, known *gate.Baseline) error {
	on := gate.Measure(cfg.FailOn)
	if cfg.WriteBaseline {
		known = gate.Of(run, on, known, exists)
		if err := save(cfg.Baseline, known); err != nil {
			return err
		}
	}
	if cfg.Baseline != "" || on != gate.OnFail {
		run.Gate = gate.Judge(run, known, on, exists)
		run.Gate.Baseline = cfg.Baseline
	}
	return nil
}

// status is the exit status of a run.
func status(run *result.Run) error {
	code := run.ExitCode()
	if run.Gate != nil {
		code = run.Gate.ExitStatus
	}
	if code != 0 {
		return exit(code)
	}
	return nil
}

func save(path string, b *gate.Baseline) error {
	var text bytes.Buffer
	if err := b.Write(&text); err != nil {
		return err
	}
	if err := os.WriteFile(path, text.Bytes(), 0o644); err != nil {
		return unsaved(path, err)
	}
	return nil
}

func exists(id string) bool {
	return slices.ContainsFunc(check.All(), func(k *check.Check) bool { return k.ID == id })
}
