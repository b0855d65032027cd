package render

import (
	"github.com/mcpconform/mcpconform/reports/result"
)

// lookAt is a place to look at where the host fails although the server gives it no reason to.
type lookAt struct{ Where, What string }

// hostSide is the advice under a run that found nothing in the host's way: the cause is then likely on
// the host's side or between the two. It is no finding, and empty for any other run.
func hostSide(run *result.Run) []lookAt {
	if run.Verdict.Connects != result.ConnectsYes {
		return nil
	}
	return []lookAt{
		{"The reason it was given", "Open the browser's developer tools, Network, and filter by “aip/connectors”: the answers give the reason " +
			"in “detail”. They are undocumented, for reading only. The text on the page is no guide: one cause has appeared under four texts."},
		{"Firewalls, bot rules, rate limits", limits(run) + " Look in the log of the CDN or proxy for requests that the server never saw, " +
			"and let the addresses of https://openai.com/chatgpt-connectors.json through to the MCP URL, to /.well-known and to the OAuth endpoints."},
		{"Tools that are missing or old", "The list of tools is cached: press Refresh in the settings of the connector. A published app " +
			"keeps the list that was reviewed until it is submitted again; as a last resort, create the connector anew under another name."},
		{"The login", "“OAuth state not found” is the host's own loss of a login that was left open too long or finished in another browser: " +
			"start again, in one go. The button of a widget was seen not to start a login; let the model call the tool first."},
		{"The workspace", "Its administrators can switch off developer mode and connectors, or restrict sign-in to domains, for which the host " +
			"needs a userinfo_endpoint with a verified e-mail address."},
		{"A Secure MCP Tunnel", "“MCP SSE probe returned 404” and 424 “server/discover response was inconsistent” came from the tunnel and not " +
			"from the server behind it: see that its client runs and polls."},
		{"The product", "“Violates our guidelines” is a judgement of descriptions and purpose, which no test of the wire can see."},
	}
}

// closing is that advice where there is room for three lines only.
func closing(run *result.Run) []string {
	if len(hostSide(run)) == 0 {
		return nil
	}
	return []string{
		"Should " + hostName(run) + " fail all the same, the cause is likely not in the server:",
		"- the reason it was given: its browser developer tools, Network, filter “aip/connectors”, “detail”",
		"- firewalls and bot rules that treat its addresses unlike this machine's",
		"- a cached list of tools: Refresh in the settings of the connector",
	}
}

// limits is what no run from one machine can show.
func limits(run *result.Run) string {
	return "A pass from this machine does not prove that firewalls and bot rules let " + hostName(run) + "’s own addresses through."
}
