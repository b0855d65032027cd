package main

import (
	"crypto/rand"
	"encoding/json"
	"net/http"
	"strings"
	"time"

	"github.com/ory/fosite"
	"golang.org/x/crypto/bcrypt"
)

// registration is the client registration endpoint (RFC 7591), which fosite does
// not have. Anybody may register.
type registration struct {
	clients  *store
	resource string
}

// registered is the answer: the metadata as it is stored, and the credentials.
type registered struct {
	clientMetadata

	ClientID       string `json:"client_id"`
	ClientIDIssued int64  `json:"client_id_issued_at"`
	ClientSecret   string `json:"client_secret,omitempty"`
	SecretExpires  *int64 `json:"client_secret_expires_at,omitempty"`
}

func (h *registration) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	var m clientMetadata
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 64<<10)).Decode(&m); err != nil {
		refuse(w, "invalid_client_metadata", "the body is no JSON object of client metadata")
		return
	}
	m.complete()
	if code, description := m.check(); code != "" {
		refuse(w, code, description)
		return
	}
	answer := registered{clientMetadata: m, ClientID: rand.Text(), ClientIDIssued: time.Now().Unix()}
	var hash []byte
	if m.TokenAuthMethod != "none" {
		answer.ClientSecret, answer.SecretExpires = rand.Text(), new(int64) // 0: never
		hash, _ = bcrypt.GenerateFromPassword([]byte(answer.ClientSecret), bcrypt.MinCost)
	}
	h.clients.add(&client{name: m.ClientName, DefaultOpenIDConnectClient: &fosite.DefaultOpenIDConnectClient{
		TokenEndpointAuthMethod: m.TokenAuthMethod,
		DefaultClient: &fosite.DefaultClient{
			ID: answer.ClientID, Secret: hash, Public: m.TokenAuthMethod == "none",
			RedirectURIs: m.RedirectURIs, GrantTypes: m.GrantTypes, ResponseTypes: m.ResponseTypes,
			Scopes: strings.Fields(m.Scope), Audience: []string{h.resource},
		},
	}})
	writeJSON(w, http.StatusCreated, answer)
}

func refuse(w http.ResponseWriter, code, description string) {
	writeJSON(w, http.StatusBadRequest, map[string]string{"error": code, "error_description": description})
}
