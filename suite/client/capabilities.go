package client

import "encoding/json"

// Capabilities are what the server declared when the connection was opened, by name; nil where it did
// not say.
func (h *Handshake) Capabilities() map[string]json.RawMessage {
	opened := h.Discover
	if h.Initialize != nil {
		opened = h.Initialize
	}
	var said struct {
		Capabilities map[string]json.RawMessage `json:"capabilities"`
	}
	if opened.Decode(&said) != nil {
		return nil
	}
	return said.Capabilities
}
