package resource

import (
	"fmt"
	"net/http"
)

// Server is the protected resource, as handlers to be mounted.
type Server struct {
	routes []Route
}

// Route is a handler and the exact path it serves.
type Route struct {
	Path    string
	Handler http.Handler
}

// New builds the server. The error says in one sentence what is missing from or wrong with cfg.
func New(cfg Config) (*Server, error) {
	cfg = cfg.WithDefaults()
	if err := cfg.check(); err != nil {
		return nil, fmt.Errorf("resource server: %w", err)
	}
	s := &Server{}
	for _, d := range cfg.Documents {
		s.routes = append(s.routes, Route{d.Path, d})
	}
	s.routes = append(s.routes, Route{cfg.Path, endpoint(cfg)})
	return s, nil
}

// Routes are all paths the server has an answer for.
func (s *Server) Routes() []Route { return s.routes }

// endpoint is the MCP endpoint. The order is deliberate: a foreign browser page is turned away before
// anything, and authorization is settled before what the client sent is acted upon.
func endpoint(cfg Config) http.Handler {
	env := &environment{Config: cfg, items: newItems(), states: newStates(cfg.StateKey, cfg.Now)}
	handler := withoutHandshake(cfg.Versions, declaredMethods(newTransport(env)))
	if cfg.Transport != nil {
		handler = cfg.Transport(handler)
	}
	handler = requireScopes(env, handler)
	handler = readMessages(handler)
	if cfg.Public {
		return guard(cfg, admitAll(handler))
	}
	handler = requireBearer(cfg, handler)
	if cfg.Anonymous != nil { // then it depends on the message whether it needs a token
		handler = readMessages(handler)
	}
	return guard(cfg, handler)
}
