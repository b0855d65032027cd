package client

// MissingCapability is the error of a request that needs something which its client did not declare
// (MCP 2026-07-28, Base Protocol, "_meta").
const MissingCapability = -32021

// NeedsInput reports whether a call was not carried out because it needs something of the client: what
// the client did not say it can do, or an answer that it has yet to give (MCP 2026-07-28, "Multi
// Round-Trip Requests").
func (r *RPC) NeedsInput() bool {
	if r.Error != nil {
		return r.Error.Code == MissingCapability
	}
	var result struct {
		Type string `json:"resultType"`
	}
	return r.Decode(&result) == nil && result.Type == "input_required"
}
