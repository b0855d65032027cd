package diagnose

import (
	"strconv"
	"strings"

	"github.com/mcpconform/mcpconform/reports/result"
)

// Told is what a step of the journey says of itself.
func (f Filling) Told(step string) string {
	if s := f.facts.steps[step]; s != nil {
		return firstOf(short(s.HostStops), short(s.Title), "nothing")
	}
	return "nothing"
}

// Unreached is the first step that was not reached, and what it says of itself.
func (f Filling) Unreached() string {
	for _, s := range f.facts.run.Journey {
		if s.Status == result.StepNotReached {
			return s.Step + " (" + strings.TrimSuffix(firstOf(short(s.Title), "not reached"), ".") + ")"
		}
	}
	return "tools"
}

// Unplayed are the steps that the run did not mean to play: "login, token, session and tools".
func (f Filling) Unplayed() string {
	if len(f.facts.run.Journey) == 0 {
		return "the login and all that follows"
	}
	var left []string
	for _, step := range journey {
		if f.facts.steps[step] == nil {
			left = append(left, step)
		}
	}
	if len(left) < 2 {
		return strings.Join(left, "")
	}
	return strings.Join(left[:len(left)-1], ", ") + " and " + left[len(left)-1]
}

// SeenURL is the URL of the exchange the rule rests on, without its query; the methods that follow are of the same.
func (f Filling) SeenURL() string {
	if f.seen == nil {
		return f.MCP()
	}
	at, _, _ := strings.Cut(f.seen.Request.URL, "?")
	return short(at)
}

// SeenName is the exchange as a reader finds it in the report.
func (f Filling) SeenName() string {
	if f.seen == nil {
		return "the exchange named above"
	}
	return "exchange " + strconv.Itoa(f.seen.N)
}

// SeenStatus is its status code, or "no answer".
func (f Filling) SeenStatus() string {
	if f.seen == nil || f.seen.Response.Status == 0 {
		return "no answer"
	}
	return strconv.Itoa(f.seen.Response.Status)
}

// SeenError is its network error.
func (f Filling) SeenError() string {
	if f.seen == nil || f.seen.Response.Error == "" {
		return "no error was recorded"
	}
	return short(f.seen.Response.Error)
}

// SeenHeader is the value of a header of its answer.
func (f Filling) SeenHeader(name string) string {
	if f.seen == nil {
		return "nothing"
	}
	return firstOf(short(header(f.seen, name)), "nothing")
}
