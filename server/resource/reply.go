package resource

import (
	"encoding/json"
	"net/http"
)

// WriteResult answers the request with the given id: status 200 and a JSON-RPC result.
func WriteResult(w http.ResponseWriter, id json.RawMessage, result any) {
	writeReply(w, http.StatusOK, id, map[string]any{"result": result})
}

// WriteError answers the request with the given id with a JSON-RPC error. A nil id leaves the member
// out, as for a message whose id could not be read.
func WriteError(w http.ResponseWriter, status int, id json.RawMessage, code int, message string) {
	writeReply(w, status, id, map[string]any{"error": map[string]any{"code": code, "message": message}})
}

func writeReply(w http.ResponseWriter, status int, id json.RawMessage, reply map[string]any) {
	reply["jsonrpc"] = "2.0"
	if id != nil {
		reply["id"] = id
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(reply)
}
