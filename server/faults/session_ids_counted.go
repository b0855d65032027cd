package faults

import (
	"fmt"
	"sync"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "session-ids-counted",
	Title: "session ids are counted up",
	Story: "A server that numbers its sessions (MCP, Security Best Practices, Session Hijacking). Design rule; no field report.",
	form:  func(c *app.Config) { c.Sessions = true },
	apply: func(s *app.Seams) {
		var mu sync.Mutex
		numbers := map[string]int{}
		renameSessions(s, func(id string) string {
			mu.Lock()
			defer mu.Unlock()
			if numbers[id] == 0 {
				numbers[id] = len(numbers) + 1
			}
			return fmt.Sprintf("session-%06d", numbers[id])
		})
	},
})
