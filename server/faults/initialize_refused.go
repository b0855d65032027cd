package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "initialize-refused",
	Title: "initialize is answered 422, because its body is not what the server expects",
	Story: "Seen with nowledge-co/community#496: OAuth succeeds, then no app actions are available (symptoms " +
		"row 84).",
	apply: func(s *app.Seams) {
		answer(s, func(m resource.Message) bool { return m.Method == "initialize" }, func(w http.ResponseWriter, _ resource.Message) {
			writeRPC(w, http.StatusUnprocessableEntity, `{"detail":"params.capabilities: extra fields not permitted"}`)
		})
	},
})
