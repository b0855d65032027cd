package faults

import (
	"time"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "backend-awaited-forever",
	Title: "a tool waits for its backend without a limit",
	Story: "fetch without a signal, requests without a timeout: the default of most HTTP clients. Nobody notices before the " +
		"backend is slow for the first time (symptoms row 107).",
	apply: func(s *app.Seams) { s.Resource.BackendTimeout = 24 * time.Hour },
})
