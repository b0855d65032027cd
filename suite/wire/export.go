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
	e := &exporter{secrets: w.secrets, keep: w.limits.KeepBody, readable: map[*secret]string{}}
	out := make([]result.Exchange, 0, len(records))
	for i, rec := range records {
		out = append(out, e.exchange(i+1, rec))
	}
	return out
}

func (e *exporter) exchange(n int, rec *record) result.Exchange {
	rec.mu.Lock()
	ex, done, withheld := rec.exchange, rec.done, rec.withheld
	rec.mu.Unlock()
	if withheld != "" {
		withhold(&ex, withheld)
	}
	out := result.Exchange{
		N: n, Actor: string(rec.actor), Check: rec.owner, Step: e.text(rec.step),
		Request: result.Request{
			Method: ex.Method, URL: e.text(ex.URL), Header: e.header(ex.ReqHeader),
			Body: e.body(ex.ReqBody, len(ex.ReqBody) == e.keep),
		},
		Response: result.Response{
			Status: ex.Status, Header: e.header(ex.Header), Body: e.body(ex.Body, ex.Truncated),
			Length: ex.Length, Truncated: ex.Truncated,
		},
		Timing: timing(rec.offset, ex.Timing),
	}
	switch {
	case ex.Err != nil:
		out.Response.Error = e.secrets.redact(ex.Err.Error())
	case !done:
		out.Response.Error = "not answered when the run ended"
	}
	return out
}

// withhold takes away every text in which a secret may stand that is not in the set. Headers
// that carry credentials by construction are redacted anyway.
func withhold(ex *Exchange, why string) {
	said := "(withheld: " + why + ")"
	ex.URL, _, _ = strings.Cut(ex.URL, "?")
	if len(ex.ReqBody) > 0 {
		ex.ReqBody = []byte(said)
	}
	ex.Body = []byte(said)
	if ex.Header.Get("Location") != "" {
		ex.Header = ex.Header.Clone()
		ex.Header.Set("Location", said)
	}
}

func timing(offset time.Duration, t Timing) result.Timing {
	return result.Timing{
		StartUs: offset.Microseconds(), DNSUs: t.DNS.Microseconds(), ConnectUs: t.Connect.Microseconds(),
		TLSUs: t.TLS.Microseconds(), FirstByteUs: t.FirstByte.Microseconds(), TotalUs: t.Total.Microseconds(),
	}
}
