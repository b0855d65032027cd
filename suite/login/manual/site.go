package manual

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"
)

// site serves the pages on loopback. Whoever does not know the random part of its addresses is told nothing.
type site struct {
	desk     *desk
	port     int
	origin   string
	page     string // where the user begins
	callback string // where the browser comes back
	server   *http.Server
	shut     func() error // ends it, once
}

func open(d *desk) (*site, error) {
	l, err := (&net.ListenConfig{}).Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("no port on this machine to come back to: %w", err)
	}
	at, ok := l.Addr().(*net.TCPAddr)
	if !ok {
		return nil, errors.Join(errors.New("no port on this machine to come back to"), l.Close())
	}
	s := &site{desk: d, port: at.Port, origin: "http://" + l.Addr().String()}
	room, back := "/"+rand.Text()+"/", "/callback/"+rand.Text() // the second one the server is told
	s.page, s.callback = s.origin+room, s.origin+back
	s.server = &http.Server{
		Handler: s.guard(s.routes(room, back)), ReadHeaderTimeout: 10 * time.Second,
		ErrorLog: log.New(io.Discard, "", 0), // a line of it could hold a code
	}
	served := make(chan error, 1)
	go func() { served <- s.server.Serve(l) }()
	s.shut = sync.OnceValue(func() error { return s.end(served) })
	return s, nil
}

func (s *site) routes(room, back string) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+room+"{$}", s.show)
	mux.HandleFunc("POST "+room+"address", s.paste)
	mux.HandleFunc("POST "+room+"give-up", s.giveUp)
	mux.HandleFunc("GET "+back, s.comeBack)
	mux.HandleFunc("POST "+back, s.posted)
	return mux
}

// guard lets in what was asked of this very site, so that no name that a stranger points here opens it, and
// no page of another site posts to it.
func (s *site) guard(next http.Handler) http.Handler {
	own := strings.TrimPrefix(s.origin, "http://")
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Host != own {
			http.Error(w, "not here", http.StatusMisdirectedRequest)
			return
		}
		if from := r.Header.Get("Origin"); r.Method == http.MethodPost && from != "" && from != s.origin && s.origin+r.URL.Path != s.callback {
			http.Error(w, "not from there", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// farewell is how long pages that are being read, or about to be, may take to come to their end.
const farewell = time.Second

func (s *site) end(served <-chan error) error {
	ctx, cancel := context.WithTimeout(context.Background(), farewell)
	defer cancel()
	s.desk.settle(ctx)
	if s.server.Shutdown(ctx) != nil {
		_ = s.server.Close() // a browser that does not let go is left behind
	}
	if err := <-served; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
