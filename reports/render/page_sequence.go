package render

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"

	"github.com/mcpconform/mcpconform/reports/result"
)

// sequence is the journey as a sequence diagram: lanes, and steps with the messages between them.
type sequence struct {
	Lanes []string
	Steps []sequenceStep
}

// sequenceStep is a step of the journey.
type sequenceStep struct {
	Name, Anchor, Mark, Class, Said, Title, Stops, Took string
	Messages                                            []messageView
	More                                                int // messages left out
	CauseAnchor, CauseText                              string
	Screenshot                                          string
	Console                                             []string
}

// messageView is one exchange: a request one way and its answer back.
type messageView struct {
	N                            int
	From, To, What, Answer, Took string
	Class                        string // of the answer
	Span, Way                    string // which lanes it crosses, and its direction
}

// The lanes, from left to right.
const (
	laneHost = iota + 1
	laneBrowser
	laneResource
	laneServer
)

// maxMessages keeps a step that needed many requests from filling the page; the rest is below.
const maxMessages = 12

func sequenceOf(run *result.Run, ix *index) sequence {
	seq := sequence{Lanes: []string{hostName(run), "Browser", "MCP server", "Authorization server"}}
	stopped := false
	for i := range run.Journey {
		s := &run.Journey[i]
		mark := kindOf(s, stopped)
		stopped = stopped || stops(s)
		step := sequenceStep{
			Name: plain(s.Step), Anchor: anchor("step", s.Step), Mark: mark, Title: firstOf(plain(s.Title), map[bool]string{true: "not reached"}[mark == markMissing]),
			Class: map[string]string{markOK: "ok", markStop: "stop", markBeyond: "beyond", markMissing: "missing"}[mark],
			Said:  map[string]string{markOK: "works", markStop: "stops here", markBeyond: "works, but beyond the stop", markMissing: "not reached"}[mark],
		}
		if s.HostStops != "" && s.HostStops != s.Title {
			step.Stops = plain(s.HostStops)
		}
		step.Screenshot, step.Console = screenshot(s), plainAll(s.Console)
		if mark != markMissing {
			step.Took = duration(s.DurationMs)
		}
		if d := ix.causes[s.Step]; d != nil && stops(s) {
			step.CauseAnchor, step.CauseText = anchor("cause", d.ID), plain(d.Cause)
		}
		for _, n := range ix.known(s.Exchanges) {
			if len(step.Messages) == maxMessages {
				step.More++
				continue
			}
			step.Messages = append(step.Messages, seq.message(run, ix.exchanges[n]))
		}
		seq.Steps = append(seq.Steps, step)
	}
	return seq
}

func (seq sequence) message(run *result.Run, x *result.Exchange) messageView {
	from, to := laneHost, laneServer
	if isResource(run, x.Request.URL) {
		to = laneResource
	}
	switch x.Actor {
	case "browser":
		from = laneBrowser
	case "server":
		from, to = laneServer, laneHost
	}
	m := messageView{N: x.N, From: seq.Lanes[from-1], To: seq.Lanes[to-1], What: plain(x.Request.Method) + " " + shortURL(x.Request.URL) + called(x), Took: micros(x.Timing.TotalUs), Way: "right"}
	m.Answer, m.Class = answer(x)
	if where := location(x); where != "" {
		m.Answer += " → " + where
	}
	if from > to {
		from, to, m.Way = to, from, "left"
	}
	m.Span = fmt.Sprintf("span-%d-%d", from, to)
	return m
}

// called is the JSON-RPC method that a request calls, or "".
func called(x *result.Exchange) string {
	var message struct {
		Method string `json:"method"`
	}
	if json.Unmarshal([]byte(x.Request.Body), &message) != nil || message.Method == "" {
		return ""
	}
	return " " + clip(plain(message.Method), 40)
}

// isResource reports whether a URL is of the MCP server: the MCP URL, or its metadata.
func isResource(run *result.Run, raw string) bool {
	if raw == run.Target.URL || raw == run.Target.ResourceMetadataURL {
		return true
	}
	u, err := url.Parse(raw)
	return err == nil && strings.Contains(u.Path, "/.well-known/oauth-protected-resource")
}

// shortURL is a URL as a label: its path, with the query hinted at.
func shortURL(raw string) string {
	u, err := url.Parse(raw)
	if err != nil || u.Path == "" {
		return clip(plain(raw), 60)
	}
	path := u.Path
	if u.RawQuery != "" {
		path += "?…"
	}
	return clip(plain(path), 60)
}

// location is where a redirect leads, without its query: that carries the code.
func location(x *result.Exchange) string {
	for name, values := range x.Response.Header {
		if !strings.EqualFold(name, "Location") || len(values) == 0 {
			continue
		}
		u, err := url.Parse(values[0])
		if err != nil {
			return ""
		}
		return clip(plain(u.Host+u.Path), 60)
	}
	return ""
}
