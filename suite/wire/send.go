package wire

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptrace"
	"time"
)

type patienceKey struct{}

// WithPatience lets the requests of ctx take d instead of Limits.Request, silence included; for a
// tool that is known to be slow. It cannot outlive ctx itself.
func WithPatience(ctx context.Context, d time.Duration) context.Context {
	return context.WithValue(ctx, patienceKey{}, d)
}

// Patience is what a request is given without [WithPatience].
func (w *Wire) Patience() time.Duration { return w.limits.Request }

func (w *Wire) limitsFor(ctx context.Context) Limits {
	limits := w.limits
	if d, ok := ctx.Value(patienceKey{}).(time.Duration); ok && d > 0 {
		limits.Request, limits.Idle = d, d
	}
	return limits
}

// send sends a request when the gate lets it, and once more where the answer was a 429 whose
// Retry-After could be honoured.
func (s *Scope) send(actor Actor, req *http.Request, stop func(Event) bool) *Exchange {
	at, gate := endpoint(req), s.wire.gate
	for repeated := false; ; repeated = true {
		if answer := gate.enter(req.Context(), s.owner, at); answer != nil {
			return answer
		}
		sent := gate.now()
		answer := s.sendOnce(actor, req, stop)
		if again := gate.note(at, sent, answer); !again || repeated {
			return answer
		}
		req = repeat(req, answer.ReqBody)
	}
}

// repeat is a request whose body has been read, as it was before.
func repeat(req *http.Request, body []byte) *http.Request {
	again := req.Clone(req.Context())
	if req.Body != nil {
		again.Body = io.NopCloser(bytes.NewReader(body))
	}
	return again
}

func (s *Scope) sendOnce(actor Actor, req *http.Request, stop func(Event) bool) *Exchange {
	late := s.wire.pace.wait(req.Context())
	rec, ex := s.open(actor, req)
	defer func() {
		rec.finish(ex, s.wire.limits.KeepBody, s.withheld(req.Context(), ex))
	}()
	if late != nil {
		ex.Err = late
		return ex
	}
	limits := s.wire.limitsFor(req.Context())
	watch, ctx := newWatch(req.Context(), limits)
	defer watch.stop()
	trace := newTrace()
	ex.Err = s.roundTrip(httptrace.WithClientTrace(ctx, trace.hooks()), req, ex, &reading{
		exchange: ex, limits: limits, watch: watch, since: trace.since, until: stop,
	})
	ex.Timing = trace.timing()
	if ex.Err != nil {
		ex.Err = classify(ctx, req, ex.Err, limits)
	}
	return ex
}

func (s *Scope) roundTrip(ctx context.Context, req *http.Request, ex *Exchange, body *reading) error {
	out, err := outgoing(ctx, req, ex)
	if err != nil {
		return err
	}
	resp, err := s.wire.transport.RoundTrip(out)
	if err != nil {
		return err
	}
	defer func() { _ = resp.Body.Close() }()
	ex.Status, ex.Header, ex.Proto = resp.StatusCode, resp.Header, resp.Proto
	return body.read(resp)
}

// outgoing copies req so that nothing is implied: the body can be recorded, and the headers that
// net/http would add by itself stand in the record.
func outgoing(ctx context.Context, req *http.Request, ex *Exchange) (*http.Request, error) {
	if err := usable(req); err != nil {
		return nil, err
	}
	out := req.Clone(ctx)
	if out.Header == nil {
		out.Header = http.Header{}
	}
	setDefault(out.Header, "User-Agent", "mcpconform")
	setDefault(out.Header, "Accept-Encoding", "gzip")
	ex.ReqHeader = out.Header.Clone()
	if req.Body == nil || req.Body == http.NoBody {
		return out, nil
	}
	body, err := io.ReadAll(req.Body)
	if err = errors.Join(err, req.Body.Close()); err != nil {
		return nil, &Error{Kind: KindRequest, Text: "the request body cannot be read: " + err.Error(), Err: err}
	}
	ex.ReqBody = body
	out.Body, out.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
	out.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(body)), nil }
	return out, nil
}

// usable refuses what a target's metadata can make of a URL before it reaches a socket.
func usable(req *http.Request) error {
	if scheme := req.URL.Scheme; scheme != "http" && scheme != "https" {
		return &Error{Kind: KindRequest, Text: "not an http or https URL: " + req.URL.String()}
	}
	if req.URL.Hostname() == "" {
		return &Error{Kind: KindRequest, Text: "the URL names no host: " + req.URL.String()}
	}
	return nil
}

// setDefault keeps a header that is set, even to nothing at all (which net/http takes for "omit").
func setDefault(h http.Header, name, value string) {
	if _, set := h[name]; !set {
		h.Set(name, value)
	}
}
