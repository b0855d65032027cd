package diagnose_test

import (
	"strings"

	"github.com/mcpconform/mcpconform/reports/diagnose"
	"github.com/mcpconform/mcpconform/reports/result"
)

const (
	target  = "https://mcp.acme.test/mcp"
	prm     = "https://mcp.acme.test/.well-known/oauth-protected-resource/mcp"
	issuer  = "https://auth.acme.test"
	asURL   = "https://auth.acme.test/.well-known/oauth-authorization-server"
	refused = "connect: connection refused"
)

var steps = []string{"probe", "resource", "server", "client", "login", "token", "session", "tools"}

// play is a run in which every step worked; edits then break it.
func play(edits ...func(*result.Run)) *result.Run {
	run := &result.Run{
		Schema: result.Schema, Host: result.Host{ID: "chatgpt", Name: "ChatGPT"},
		Target:  result.Target{URL: target, Issuer: issuer, ResourceMetadataURL: prm, ServerMetadataURL: asURL},
		Verdict: result.Verdict{Connects: result.ConnectsYes},
	}
	for _, s := range steps {
		run.Journey = append(run.Journey, result.Step{Step: s, Status: result.StepOK})
	}
	for _, edit := range edits {
		edit(run)
	}
	return run
}

// diagnosed is the same run with its diagnoses.
func diagnosed(edits ...func(*result.Run)) []result.Diagnosis {
	run := play(edits...)
	diagnose.Run(run)
	return run.Diagnoses
}

func ids(found []result.Diagnosis) []string {
	var list []string
	for _, d := range found {
		list = append(list, d.ID)
	}
	return list
}

// check adds a check with a verdict; impact "blocks" for the areas on the way to a connection.
func check(id string, verdict result.Outcome, decisive int) func(*result.Run) {
	return func(run *result.Run) {
		run.Checks = append(run.Checks, result.Check{
			ID: id, Title: "the rule of " + id, Area: id[:strings.IndexByte(id, '.')], Level: "MUST", Impact: "blocks", Basis: "normative",
			Verdict: verdict, Actual: "what was seen", Fix: "Mend " + id + ".", Decisive: decisive,
		})
	}
}

func fails(id string) func(*result.Run) { return check(id, result.Fail, 0) }

// exposes is a failing check that does not keep the host from connecting.
func exposes(id string) func(*result.Run) {
	return func(run *result.Run) {
		fails(id)(run)
		run.Checks[len(run.Checks)-1].Impact = "exposes"
	}
}

// degrades is a failing check that lets nobody in and does not keep the host from connecting.
func degrades(id string, decisive int) func(*result.Run) {
	return func(run *result.Run) {
		check(id, result.Fail, decisive)(run)
		run.Checks[len(run.Checks)-1].Impact = "degrades"
	}
}

// doing names the step of the check that the last exchange belongs to.
func doing(step string) func(*result.Run) {
	return func(run *result.Run) { run.Exchanges[len(run.Exchanges)-1].Step = step }
}

func blocked(id, by string) func(*result.Run) {
	return func(run *result.Run) {
		run.Checks = append(run.Checks, result.Check{ID: id, Area: id[:strings.IndexByte(id, '.')], Verdict: result.Blocked, BlockedBy: []string{by}, Reason: "no " + by})
	}
}

// stops makes a step fail and those after it not reached.
func stops(step string, exchanges ...int) func(*result.Run) {
	return func(run *result.Run) {
		after := false
		for i := range run.Journey {
			s := &run.Journey[i]
			if after {
				s.Status = result.StepNotReached
			}
			if s.Step == step {
				s.Status, s.Title, s.Exchanges, after = result.StepFailed, "it did not work", exchanges, true
			}
		}
		run.Verdict = result.Verdict{Connects: result.ConnectsNo, StoppedAt: step}
	}
}

func hostStops(step, why string) func(*result.Run) {
	return func(run *result.Run) {
		for i := range run.Journey {
			if run.Journey[i].Step == step {
				run.Journey[i].HostStops = why
			}
		}
		run.Verdict.Connects = result.ConnectsNo
	}
}

// answered adds an exchange of a step with an answer; answers are "name: value" headers.
func answered(of, method, url string, status int, body string, headers ...string) func(*result.Run) {
	return func(run *result.Run) {
		x := result.Exchange{N: len(run.Exchanges) + 1, Actor: "host", Check: of, Request: result.Request{Method: method, URL: url},
			Response: result.Response{Status: status, Body: body, Header: map[string][]string{}}}
		for _, h := range headers {
			name, value, _ := strings.Cut(h, ": ")
			x.Response.Header[name] = []string{value}
		}
		run.Exchanges = append(run.Exchanges, x)
	}
}

// unanswered adds an exchange that ended in a network error.
func unanswered(of, url, err string) func(*result.Run) {
	return func(run *result.Run) {
		run.Exchanges = append(run.Exchanges, result.Exchange{N: len(run.Exchanges) + 1, Actor: "host", Check: of,
			Request: result.Request{Method: "POST", URL: url}, Response: result.Response{Error: err}})
	}
}

// says gives a step its title.
func says(step, title string) func(*result.Run) {
	return func(run *result.Run) {
		for i := range run.Journey {
			if run.Journey[i].Step == step {
				run.Journey[i].Title = title
			}
		}
	}
}
