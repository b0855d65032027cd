package wire

import (
	"context"
	"io"
	"net/http"
	"net/http/httptrace"
	"sync"
	"time"
)

// RoundTripper returns a transport for a client that is not ours (an SDK): what it sends is recorded
// and bounded like the rest, as it streams. The request limit holds until the header came; after
// that the caller's context and the size of the body bound it, because such a client may keep a
// stream open for long. It follows no redirect itself; an [http.Client] above it does, unless its
// CheckRedirect says no.
func (s *Scope) RoundTripper(actor Actor) http.RoundTripper { return &roundTripper{s, actor} }

type roundTripper struct {
	scope *Scope
	actor Actor
}

func (t *roundTripper) RoundTrip(req *http.Request) (*http.Response, error) {
	rec, ex := t.scope.open(t.actor, req)
	limits := t.scope.wire.limitsFor(req.Context())
	ctx, cancel := context.WithCancelCause(req.Context())
	timer := time.AfterFunc(limits.Request, func() { cancel(errRequestLimit) })
	trace := newTrace()
	stream := &stream{
		scope: t.scope, rec: rec, exchange: ex, limits: limits, trace: trace, cancel: cancel,
		fail: func(err error) error { return classify(ctx, req, err, limits) },
	}
	resp, err := t.answer(httptrace.WithClientTrace(ctx, trace.hooks()), req, stream)
	if !timer.Stop() && err == nil {
		_ = resp.Body.Close()
		err = errRequestLimit
	}
	if err != nil {
		return nil, stream.finish(err)
	}
	return resp, nil
}

func (t *roundTripper) answer(ctx context.Context, req *http.Request, stream *stream) (*http.Response, error) {
	out, err := outgoing(ctx, req, stream.exchange)
	if err != nil {
		return nil, err
	}
	resp, err := t.scope.wire.transport.RoundTrip(out)
	if err != nil {
		return nil, err
	}
	ex := stream.exchange
	ex.Status, ex.Header, ex.Proto = resp.StatusCode, resp.Header.Clone(), resp.Proto
	body, err := decompress(resp.Body, resp.Header.Get("Content-Encoding"), stream.limits.MaxBody)
	if err != nil {
		_ = resp.Body.Close()
		return nil, err
	}
	if body != io.Reader(resp.Body) {
		resp.Header.Del("Content-Encoding")
		resp.Header.Del("Content-Length")
		resp.ContentLength, resp.Uncompressed = -1, true
	}
	stream.from, stream.closer = body, resp.Body
	resp.Body = stream
	return resp, nil
}

// stream is the body of a foreign client's answer: it is recorded while the client reads it.
type stream struct {
	scope    *Scope
	rec      *record
	exchange *Exchange
	limits   Limits
	trace    *trace
	cancel   context.CancelCauseFunc
	fail     func(error) error

	from   io.Reader
	closer io.Closer

	mu       sync.Mutex // a client may close while it reads
	finished bool
}

func (s *stream) Read(p []byte) (int, error) {
	n, err := s.from.Read(p)
	s.take(p[:n])
	switch {
	case err == io.EOF:
		_ = s.finish(nil)
		return n, err
	case err != nil:
		return n, s.finish(err)
	case s.tooLarge():
		return n, s.finish(bodyTooLarge(s.limits.MaxBody))
	}
	return n, nil
}

func (s *stream) take(piece []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	ex := s.exchange
	if s.finished {
		return
	}
	if room := s.limits.KeepBody - len(ex.Body); room > 0 {
		ex.Body = append(ex.Body, piece[:min(len(piece), room)]...)
	}
	ex.Length += int64(len(piece))
	ex.Truncated = ex.Length > int64(len(ex.Body))
}

func (s *stream) tooLarge() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.exchange.Length > s.limits.MaxBody
}

// Close ends the exchange. That a client stops reading is no failure of the answer.
func (s *stream) Close() error {
	_ = s.finish(nil)
	return s.closer.Close()
}

// finish records the exchange once and returns err as an [*Error].
func (s *stream) finish(err error) error {
	if err != nil {
		err = s.fail(err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.finished {
		return err
	}
	s.finished = true
	s.exchange.Err, s.exchange.Timing = err, s.trace.timing()
	s.rec.finish(s.exchange, s.limits.KeepBody, s.scope.withheld(context.Background(), s.exchange))
	s.cancel(context.Canceled)
	return err
}
