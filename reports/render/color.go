package render

// ANSI sequences; they are the only control characters the terminal rendering writes.
const (
	bold   = "\x1b[1m"
	dim    = "\x1b[2m"
	red    = "\x1b[31m"
	green  = "\x1b[32m"
	yellow = "\x1b[33m"
	reset  = "\x1b[0m"
)

func (s *screen) paint(style, text string) string {
	if !s.Color || style == "" || text == "" {
		return text
	}
	return style + text + reset
}

// mark is the coloured mark on the first line of a step, and a blank on those that follow.
func (s *screen) mark(mark string, line int) string {
	if line > 0 {
		return " "
	}
	style := map[string]string{markOK: green, markStop: red, markBeyond: yellow, markMissing: dim}[mark]
	return s.paint(style, mark)
}
