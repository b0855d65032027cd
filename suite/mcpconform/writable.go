package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/mcpconform/mcpconform/suite/config"
)

// writable makes the folder for the report, and finds out whether the report and the baseline can be
// written there, so that no run is played of which nothing would be left.
func writable(cfg *config.Config) error {
	if cfg.DryRun {
		return nil
	}
	if err := errors.Join(os.MkdirAll(cfg.Out, 0o755), takesFiles(cfg.Out)); err != nil {
		return unwritable(cfg, err)
	}
	if cfg.WriteBaseline {
		return overwritable(cfg.Baseline)
	}
	return nil
}

// takesFiles tries a folder.
func takesFiles(dir string) error {
	f, err := os.CreateTemp(dir, ".mcpconform.*")
	var refused *fs.PathError
	if errors.As(err, &refused) {
		return refused.Err // the name of the file tried is of no use to anybody
	}
	if err != nil {
		return err
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

// overwritable tries a baseline, or the folder for one that is not there yet.
func overwritable(path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if errors.Is(err, fs.ErrNotExist) {
		err = takesFiles(filepath.Dir(path))
	} else if err == nil {
		err = f.Close()
	}
	if err != nil {
		return unsaved(path, err)
	}
	return nil
}

func unwritable(cfg *config.Config, err error) error {
	return config.Usagef("the report cannot be written to %s: %v; name another folder by --out", cfg.Out, err)
}

func unsaved(path string, err error) error {
	return config.Usagef("the baseline cannot be written to %s: %v", path, err)
}
