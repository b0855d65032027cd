package main

import (
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

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
	o.Color = !cfg.NoColor && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(w)
	return o
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// lineLength is how long a line of a list may be: what COLUMNS says, else 100, on a terminal; 0, which
// is any length, where a program may read it.
func lineLength(w io.Writer) int {
	if !isTerminal(w) {
		return 0
	}
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && n > 0 {
		return n
	}
	return 100
}

// clipped is each line of a text cut to a length; 0 leaves them as they are.
func clipped(text string, length int) string {
	if length == 0 {
		return text
	}
	var b strings.Builder
	for line := range strings.Lines(text) {
		if r := []rune(strings.TrimSuffix(line, "\n")); len(r) > length {
			line = strings.TrimRight(string(r[:length-1]), " ") + "…\n"
		}
		b.WriteString(line)
	}
	return b.String()
}
