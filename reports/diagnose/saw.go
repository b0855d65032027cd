package diagnose

import (
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/reports/result"
)

// Exchange is a pattern of recorded exchanges. Every field that is set must match; the zero value
// matches all.
type Exchange struct {
	Of         string   // the check or journey step that sent it
	Doing      string   // a part of what the check said it does then
	DecisiveOf string   // the check whose verdict rests on it
	Target     bool     // sent to the MCP URL itself
	Actor      string   // host, browser or server
	Method     string   // GET
	Path       string   // a part of the URL's path
	Status     []string // "401", "4xx"; any of them
	Media      string   // a part of the Content-Type
	NotMedia   string   // no part of the Content-Type
	Header     string   // a header that was answered; "Name: part" also asks for a part of its value
	NoHeader   string   // a header that was not answered
	Asked      string   // a part of the request body, white space aside
	Body       string   // a part of the response body, white space and case aside
	NoAnswer   bool     // nothing usable came back
	Error      []string // a part of the network error; any of them, case aside
}

type saw Exchange

// Saw holds if an exchange like this one was recorded.
func Saw(pattern Exchange) Cond { return saw(pattern) }

func (s saw) String() string {
	var parts []string
	add := func(label, value string) {
		if value != "" {
			parts = append(parts, label+" "+value)
		}
	}
	add("of", firstOf(s.Of, s.DecisiveOf))
	add("sent to", s.Doing)
	if s.Target {
		parts = append(parts, "at the MCP URL")
	}
	add("by", s.Actor)
	add("method", s.Method)
	add("path", s.Path)
	add("status", strings.Join(s.Status, "/"))
	add("type", s.Media)
	add("type other than", s.NotMedia)
	add("with", s.Header)
	add("without", s.NoHeader)
	add("asking", s.Asked)
	add("saying", s.Body)
	add("error", strings.Join(s.Error, "/"))
	if s.NoAnswer {
		parts = append(parts, "without an answer")
	}
	return "an exchange " + strings.Join(parts, ", ")
}

func (s saw) look(f *facts) finding {
	for i := range f.run.Exchanges {
		x := &f.run.Exchanges[i]
		if s.sent(f, x) && s.answered(x) {
			return finding{holds: true, evidence: []string{witness(x)}, seen: x, matched: true}
		}
	}
	return finding{}
}

func (s saw) sent(f *facts, x *result.Exchange) bool {
	if c := f.checks[s.DecisiveOf]; s.DecisiveOf != "" && (c == nil || c.Decisive != x.N) {
		return false
	}
	if s.Of != "" && x.Check != s.Of && !f.sentBy(s.Of, x) {
		return false
	}
	if s.Doing != "" && !strings.Contains(x.Step, s.Doing) {
		return false
	}
	if s.Target && x.Request.URL != f.run.Target.URL {
		return false
	}
	return s.asked(x)
}

func (s saw) asked(x *result.Exchange) bool {
	return (s.Actor == "" || x.Actor == s.Actor) &&
		(s.Method == "" || x.Request.Method == s.Method) &&
		(s.Path == "" || strings.Contains(pathOf(x.Request.URL), s.Path)) &&
		(s.Asked == "" || strings.Contains(squeeze(x.Request.Body), squeeze(s.Asked)))
}

// sentBy reports whether the exchange belongs to a step of the journey.
func (f *facts) sentBy(step string, x *result.Exchange) bool {
	s := f.steps[step]
	return stepOf(strings.TrimPrefix(x.Check, "journey.")) == step || (s != nil && slices.Contains(s.Exchanges, x.N))
}

func (s saw) answered(x *result.Exchange) bool {
	if s.NoAnswer && x.Response.Status != 0 && x.Response.Error == "" { // an answer that never became whole is none
		return false
	}
	if len(s.Status) > 0 && !slices.ContainsFunc(s.Status, func(p string) bool { return statusIs(p, x.Response.Status) }) {
		return false
	}
	if len(s.Error) > 0 && !slices.ContainsFunc(s.Error, func(p string) bool { return containsFold(x.Response.Error, p) }) {
		return false
	}
	return s.typed(x) && s.headed(x) && (s.Body == "" || containsFold(squeeze(x.Response.Body), squeeze(s.Body)))
}

func (s saw) typed(x *result.Exchange) bool {
	media := strings.ToLower(header(x, "Content-Type"))
	return (s.Media == "" || strings.Contains(media, s.Media)) &&
		(s.NotMedia == "" || !strings.Contains(media, s.NotMedia))
}

func (s saw) headed(x *result.Exchange) bool {
	name, part, _ := strings.Cut(s.Header, ": ")
	if name != "" && (header(x, name) == "" || !containsFold(header(x, name), part)) {
		return false
	}
	return s.NoHeader == "" || header(x, s.NoHeader) == ""
}
