package wire

import (
	"bytes"
	"fmt"
	"io"
	"mime"
	"net/http"
	"time"
)

// maxEvents bounds the events of one stream: four megabytes hold half a million of them.
const maxEvents = 10_000

// reading reads one body into its exchange, within the limits.
type reading struct {
	exchange *Exchange
	limits   Limits
	watch    *watch
	since    func() time.Duration
	until    func(Event) bool

	buf    bytes.Buffer
	events *eventParser
}

func (r *reading) read(resp *http.Response) error {
	r.watch.heard()
	defer func() { r.exchange.Body = r.buf.Bytes() }()
	body, err := decompress(resp.Body, resp.Header.Get("Content-Encoding"), r.limits.MaxBody)
	if err != nil {
		return err
	}
	if IsEventStream(resp.Header) {
		r.events = &eventParser{}
	}
	chunk := make([]byte, 16<<10)
	for {
		n, err := body.Read(chunk)
		r.watch.heard()
		if done, fail := r.take(chunk[:n]); done || fail != nil {
			return fail
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// take keeps a piece of the body; done says that the caller has seen enough.
func (r *reading) take(piece []byte) (done bool, err error) {
	if room := r.limits.MaxBody - r.exchange.Length; int64(len(piece)) > room {
		r.buf.Write(piece[:room])
		r.exchange.Length += int64(len(piece))
		r.exchange.Truncated = true
		return false, bodyTooLarge(r.limits.MaxBody)
	}
	r.buf.Write(piece)
	r.exchange.Length += int64(len(piece))
	if r.events == nil {
		return false, nil
	}
	return r.takeEvents(piece)
}

func (r *reading) takeEvents(piece []byte) (done bool, err error) {
	at := r.since()
	for _, ev := range r.events.feed(piece) {
		ev.At = at
		if len(r.exchange.Events) == maxEvents {
			return false, &Error{Kind: KindTooLarge, Text: fmt.Sprintf("the event stream went past %d events", maxEvents)}
		}
		r.exchange.Events = append(r.exchange.Events, ev)
		if r.until != nil && r.until(ev) {
			return true, nil
		}
	}
	return false, nil
}

// IsEventStream says whether the header announces a text/event-stream.
func IsEventStream(h http.Header) bool {
	mediaType, _, err := mime.ParseMediaType(h.Get("Content-Type"))
	return err == nil && mediaType == "text/event-stream"
}
