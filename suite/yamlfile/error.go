package yamlfile

import "fmt"

// Error is what is wrong with a file, in one sentence.
type Error struct {
	Path     string
	Line     int
	Sentence string
}

func (e *Error) Error() string { return fmt.Sprintf("%s:%d: %s", e.Path, e.Line, e.Sentence) }
