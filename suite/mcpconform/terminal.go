package main

import (
	"io"
	"os"
	"path/filepath"

	"github.com/mcpconform/mcpconform/reports/render"
	"github.com/mcpconform/mcpconform/suite/config"
)

func reportIn(out string) string {
	if out == "" {
		return ""
	}
	return filepath.Join(out, "report.html")
}

func terminal(w io.Writer, cfg *config.Config) render.Options {
	o := render.Options{Report: reportIn(cfg.Out)}
	if f, ok := w.(*os.File); ok && !cfg.NoColor && os.Getenv("NO_COLOR") == "" {
		info, err := f.Stat()
		o.Color = err == nil && info.Mode()&os.ModeCharDevice != 0
	}
	return o
}
