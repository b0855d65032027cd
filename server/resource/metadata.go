package resource

import (
	"encoding/json"
	"net/http"

	"github.com/mcpconform/mcpconform/server/wellknown"
)

// WellKnown is the well-known path of protected resource metadata (RFC 9728 §3).
const WellKnown = "/.well-known/oauth-protected-resource"

// Metadata is a protected resource metadata document (RFC 9728 §2).
type Metadata struct {
	Resource               string   `json:"resource"`
	AuthorizationServers   []string `json:"authorization_servers,omitempty"`
	ScopesSupported        []string `json:"scopes_supported,omitempty"`
	BearerMethodsSupported []string `json:"bearer_methods_supported,omitempty"`
	ResourceName           string   `json:"resource_name,omitempty"`
	Documentation          string   `json:"resource_documentation,omitempty"`
	SignedMetadata         string   `json:"signed_metadata,omitempty"`

	// More are members without a field here; of two of one name, the one in More is served.
	More map[string]any `json:"-"`
}

// MarshalJSON implements [json.Marshaler].
func (m Metadata) MarshalJSON() ([]byte, error) {
	type fields Metadata
	return wellknown.Encode(fields(m), m.More)
}

// Document is a metadata document and the path it is served at.
type Document struct {
	Path     string
	Metadata Metadata
	// Sign makes the signed_metadata of each answer, so that its key is one that verifies now; nil: the
	// document says what Metadata has.
	Sign func(Metadata) (string, error)
}

// DefaultDocuments are the two documents of a server: the one whose path is derived from the MCP
// endpoint names the endpoint, and the one at the root names the origin. Each must say the identifier
// its own URL was derived from, or a client has to throw it away (RFC 9728 §3.3).
func DefaultDocuments(c Config) []Document {
	return []Document{
		{Path: WellKnown + c.Path, Metadata: metadataFor(c, c.URL())},
		{Path: WellKnown, Metadata: metadataFor(c, c.Origin)},
	}
}

func metadataFor(c Config, resource string) Metadata {
	return Metadata{
		Resource:               resource,
		AuthorizationServers:   c.AuthorizationServers,
		ScopesSupported:        c.ScopesSupported,
		BearerMethodsSupported: []string{"header"}, // MCP forbids the query and knows no form body
		ResourceName:           c.Name,
		Documentation:          c.Documentation,
	}
}

// ServeHTTP answers GET and HEAD. The document is public, so scripts of any origin may read it, and it
// may be cached for a while (RFC 9728 §7.10), but not so long that a corrected one goes unnoticed.
func (d Document) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Access-Control-Allow-Origin", "*")
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		d.write(w)
	case http.MethodOptions: // MCP clients in a browser send MCP-Protocol-Version, hence a preflight
		h.Set("Access-Control-Allow-Methods", "GET, HEAD")
		h.Set("Access-Control-Allow-Headers", "MCP-Protocol-Version")
		w.WriteHeader(http.StatusNoContent)
	default:
		h.Set("Allow", "GET, HEAD, OPTIONS")
		w.WriteHeader(http.StatusMethodNotAllowed)
	}
}

func (d Document) write(w http.ResponseWriter) {
	if d.Sign != nil {
		signed, err := d.Sign(d.Metadata)
		if err != nil {
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
		d.Metadata.SignedMetadata = signed
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "public, max-age=300")
	_ = json.NewEncoder(w).Encode(d.Metadata)
}

// MetadataURL is where a challenge sends the client: the document of the MCP endpoint.
func (c Config) MetadataURL() string { return c.Origin + WellKnown + c.Path }
