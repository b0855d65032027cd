package app

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/onsi/gomega"
)

const shortBodyTime = 50 * time.Millisecond

func TestABodyThatDripsIsNotWaitedFor(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	ended := make(chan error, 1)
	at := serveWithin(t, func(_ http.ResponseWriter, r *http.Request) {
		_, err := io.ReadAll(r.Body)
		ended <- err
	})
	connection, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", strings.TrimPrefix(at, "http://"))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	t.Cleanup(func() { _ = connection.Close() })
	_, err = io.WriteString(connection, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\na")
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(<-ended).To(gomega.MatchError(os.ErrDeadlineExceeded))
}

func TestABodyThatHasComeLimitsNothing(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	at := serveWithin(t, func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.ReadAll(r.Body)
		select {
		case <-r.Context().Done():
			w.WriteHeader(http.StatusGatewayTimeout)
		case <-time.After(3 * shortBodyTime):
			w.WriteHeader(http.StatusNoContent)
		}
	})
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, at, strings.NewReader("whole"))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	response, err := http.DefaultClient.Do(request)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	t.Cleanup(func() { _ = response.Body.Close() })
	g.Expect(response.StatusCode).To(gomega.Equal(http.StatusNoContent))
}

func serveWithin(t *testing.T, h http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(withoutDripping(shortBodyTime, h))
	t.Cleanup(s.Close)
	return s.URL
}
