package wire

import (
	"slices"
	"strings"
	"time"

	"github.com/mcpconform/mcpconform/reports/result"
)

// Exchanges returns the record of the run in the order the requests were started, redacted. It may
// be called at any time; an exchange that is still running says so.
func (w *Wire) Exchanges() []result.Exchange {
	w.mu.Lock()
	records := slices.Clone(w.records)
	w.mu.Unlock()
	out := make([]result.Exchange, 0, len(records))
	for i, rec := range records {
		out = append(out, w.export(i+1, rec))
	}
	return out
}

func (w *Wire) export(n int, rec *record) result.Exchange {
	rec.mu.Lock()
	ex, done := rec.exchange, rec.done
	rec.mu.Unlock()
	e := exporter{secrets: w.secrets, keep: w.limits.KeepBody}
	out := result.Exchange{
		N: n, Actor: string(rec.actor), Check: rec.owner, Step: e.text(rec.step),
		Request: result.Request{
			Method: ex.Method, URL: e.text(ex.URL), Header: e.header(ex.ReqHeader),
			Body: e.body(ex.ReqBody, len(ex.ReqBody) > w.limits.KeepBody),
		},
		Response: result.Response{
			Status: ex.Status, Header: e.header(ex.Header), Body: e.body(ex.Body, ex.Truncated),
			Length: ex.Length, Truncated: ex.Truncated,
		},
		Timing: timing(rec.offset, ex.Timing),
	}
	switch {
	case ex.Err != nil:
		out.Response.Error = e.text(ex.Err.Error())
	case !done:
		out.Response.Error = "not answered when the run ended"
	}
	return out
}

func timing(offset time.Duration, t Timing) result.Timing {
	return result.Timing{
		StartUs: offset.Microseconds(), DNSUs: t.DNS.Microseconds(), ConnectUs: t.Connect.Microseconds(),
		TLSUs: t.TLS.Microseconds(), FirstByteUs: t.FirstByte.Microseconds(), TotalUs: t.Total.Microseconds(),
	}
}

// exporter turns what was on the wire into text for people: redacted, valid UTF-8.
type exporter struct {
	secrets *secrets
	keep    int
}

func (e exporter) text(s string) string { return strings.ToValidUTF8(e.secrets.redact(s), "\uFFFD") }

func (e exporter) header(h map[string][]string) map[string][]string {
	out := make(map[string][]string, len(h))
	for name, values := range h {
		for _, value := range values {
			out[name] = append(out[name], e.text(value))
		}
	}
	return out
}

func (e exporter) body(b []byte, _ bool) string { return e.text(string(b)) }
