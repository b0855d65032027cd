package main

import (
	"fmt"
	"go/build"
	"io"
	"regexp"
	"strings"
)

var (
	checkID = regexp.MustCompile(`^[a-z]+(\.[a-z0-9]+(-[a-z0-9]+)*){2}$`)
	faultID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
)

// refusal is a mistake in what the user asked for.
type refusal struct{ sentence string }

func (r *refusal) Error() string { return r.sentence }

func refuse(format string, args ...any) error {
	return &refusal{fmt.Sprintf(format, args...)}
}

// names are the places of one check and one fault.
type names struct {
	ID, Area, Fault      string
	checkFile, faultFile string // relative to the root of the repository
}

func parse(id, fault string) (names, error) {
	if !checkID.MatchString(id) {
		return names{}, refuse("%q is no check id: it must read area.subject.property in lower case, as token.code.single-use", id)
	}
	if !faultID.MatchString(fault) {
		return names{}, refuse("%q is no fault id: it must be lower-case words joined by hyphens, as code-reuse", fault)
	}
	area, rest, _ := strings.Cut(id, ".")
	return names{
		ID: id, Area: area, Fault: fault,
		checkFile: "suite/checks/" + area + "/" + fileName(strings.ReplaceAll(rest, ".", "-"), "check"),
		faultFile: "server/faults/" + fileName(fault, "fault"),
	}, nil
}

// fileName turns an id into a file name that Go compiles everywhere: a name
// that would read as a test or as code for one platform gets the kind at its end.
func fileName(id, kind string) string {
	base := strings.ReplaceAll(id, "-", "_")
	if name := base + ".go"; !strings.HasSuffix(base, "_test") && everywhere(name) {
		return name
	}
	return base + "_" + kind + ".go"
}

// everywhere tells whether two platforms that share neither system nor
// architecture both compile a file of that name.
func everywhere(name string) bool {
	for _, platform := range [][2]string{{"linux", "amd64"}, {"darwin", "arm64"}} {
		c := build.Default
		c.GOOS, c.GOARCH = platform[0], platform[1]
		c.OpenFile = func(string) (io.ReadCloser, error) {
			return io.NopCloser(strings.NewReader("package p\n")), nil
		}
		if match, err := c.MatchFile("", name); err != nil || !match {
			return false
		}
	}
	return true
}
