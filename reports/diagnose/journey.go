package diagnose

import (
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/reports/result"
)

// journey is the host's way through a server; what comes earlier is further upstream.
var journey = []string{"probe", "resource", "server", "client", "login", "token", "session", "tools"}

// order is a step's place in the journey, or -1.
func order(step string) int { return slices.Index(journey, step) }

// nodes maps what a blocked check says it lacks to the step that shows it.
var nodes = map[string]string{
	"challenge": "probe", "resourcemetadata": "resource", "servermetadata": "server", "grant": "login",
}

// stepOf returns the journey step behind the name of a node or step, or "".
func stepOf(name string) string {
	if order(name) >= 0 {
		return name
	}
	return nodes[strings.ToLower(joints.Replace(name))]
}

// joints are what the words of a name are put together with.
var joints = strings.NewReplacer("-", "", " ", "", "_", "")

// areas maps the area of a check to the step at which a cause in it lies, and to who mends it.
var areas = map[string]struct {
	step  string
	owner Owner
}{
	"network": {"probe", Network}, "discovery": {"resource", MCPServer}, "registration": {"client", AuthorizationServer},
	"cimd": {"client", AuthorizationServer}, "authorize": {"login", AuthorizationServer}, "browser": {"login", AuthorizationServer},
	"token": {"token", AuthorizationServer}, "jwt": {"token", AuthorizationServer}, "refresh": {"token", AuthorizationServer},
	"revoke": {"token", AuthorizationServer}, "introspect": {"token", AuthorizationServer},
	"exchange": {"token", AuthorizationServer}, "privy": {"token", AuthorizationServer},
	"bearer": {"session", MCPServer}, "scope": {"session", MCPServer}, "lifecycle": {"session", MCPServer},
	"transport": {"session", MCPServer}, "tools": {"tools", MCPServer}, "resources": {"tools", MCPServer},
}

// place returns where in the journey a check belongs and who answers for it.
func place(c *result.Check) (step string, owner Owner) {
	switch {
	case strings.HasPrefix(c.ID, "discovery.challenge."), strings.HasPrefix(c.ID, "transport.url."), c.ID == "transport.origin.not-needed":
		return "probe", MCPServer
	case strings.HasPrefix(c.ID, "discovery.as."), strings.HasPrefix(c.ID, "discovery.oidc."), strings.HasPrefix(c.ID, "discovery.jwks."):
		return "server", AuthorizationServer
	}
	if a, ok := areas[c.Area]; ok {
		return a.step, a.owner
	}
	return "tools", MCPServer
}
