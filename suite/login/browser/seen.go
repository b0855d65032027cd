package browser

import (
	_ "embed"
	"regexp"
	"strings"

	"github.com/go-rod/rod"

	"github.com/mcpconform/mcpconform/suite/login/recipe"
)

//go:embed page.js
var pageScript string

// script is what is embedded without the comment above it.
var script = strings.TrimSpace(regexp.MustCompile(`(?m)\A(//.*\n)+`).ReplaceAllString(pageScript, ""))

// sought is an element as page.js takes it.
type sought struct {
	CSS  string `json:"css,omitempty"`
	Text string `json:"text,omitempty"`
}

func seek(e recipe.Element, values map[string]string) sought {
	return sought{CSS: e.CSS, Text: e.Text.Of(values)}
}

// there says for each element whether it is on the page; nothing at all where one is no CSS selector.
func there(page *rod.Page, of []sought) ([]bool, error) {
	args := []any{"there"}
	for _, s := range of {
		args = append(args, s)
	}
	return evaluate[[]bool](page, script, args...)
}

// says is the text of the page as a user sees it; "" where that could not be told.
func says(page *rod.Page) string {
	text, _ := evaluate[string](page, script, "says")
	return text
}
