package app

import (
	"errors"
	"io"
	"net/http"
	"time"
)

// bodyTime is how long a client may take to send a body: of real time, whatever the server's clock
// says. It is no limit on the answer, which a tool may need longer for.
const bodyTime = 30 * time.Second

// withoutDripping keeps a client that sends its body in drips from holding a connection for as long as
// it likes.
func withoutDripping(limit time.Duration, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Body == nil || r.Body == http.NoBody {
			next.ServeHTTP(w, r)
			return
		}
		connection := http.NewResponseController(w)
		// Without a connection, as in a test, there is nothing that could drip.
		_ = connection.SetReadDeadline(time.Now().Add(limit))
		r.Body = &timedBody{r.Body, connection}
		next.ServeHTTP(w, r)
	})
}

// timedBody lifts the limit once the body has come. net/http goes on reading, to notice that the client
// hangs up, and would take the limit for that.
type timedBody struct {
	io.ReadCloser
	connection *http.ResponseController
}

// Read is io.Reader's.
func (b *timedBody) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	if errors.Is(err, io.EOF) {
		_ = b.connection.SetReadDeadline(time.Time{})
	}
	return n, err
}
