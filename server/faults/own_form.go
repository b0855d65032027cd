package faults

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"sync"
	"time"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/token"
)

// reshape makes a server write its access tokens in another form, and know them again by their text:
// whatever is odd about what they say, they work, and no other does.
func reshape(s *app.Seams, edit func(header, claims map[string]any)) {
	next := s.Signer
	if f, ok := next.(*ownForm); ok {
		f.edits = append(f.edits, edit)
		return
	}
	strict, ok := next.(token.Signer)
	if !ok {
		return // another fault signs in a way of its own
	}
	form := &ownForm{signer: strict, secret: oauth.NewKey(), now: s.Clock, edits: []func(header, claims map[string]any){edit}}
	s.Signer = form
	tokens := s.Tokens
	s.Tokens = func(t oauth.TokenVerifier) oauth.TokenVerifier { return knownForm{tokens(t), form} }
}

// ownForm is both sides of a form of tokens.
type ownForm struct {
	signer token.Signer
	secret []byte // of HS256
	now    func() time.Time
	edits  []func(header, claims map[string]any)
	issued sync.Map // raw → token.Access
}

// Sign writes the token as it should be, edits it and signs it anew.
func (f *ownForm) Sign(a token.Access) (string, error) {
	raw, err := f.signer.Sign(a)
	if err != nil {
		return "", err
	}
	header, claims := map[string]any{}, map[string]any{}
	if err := part(raw, 0, &header); err != nil {
		return "", err
	}
	if err := part(raw, 1, &claims); err != nil {
		return "", err
	}
	for _, edit := range f.edits {
		edit(header, claims)
	}
	if raw, err = f.sign(header, claims); err != nil {
		return "", err
	}
	f.issued.Store(raw, a)
	return raw, nil
}

// sign signs as the header says.
func (f *ownForm) sign(header, claims map[string]any) (string, error) {
	input := encode(header) + "." + encode(claims)
	switch header["alg"] {
	case "none":
		return input + ".", nil
	case "HS256":
		mac := hmac.New(sha256.New, f.secret)
		_, _ = mac.Write([]byte(input)) // a hash does not fail
		return input + "." + base64.RawURLEncoding.EncodeToString(mac.Sum(nil)), nil
	}
	return f.signer.SignJWT(header, claims)
}

type knownForm struct {
	oauth.TokenVerifier
	form *ownForm
}

// Verify returns what was meant by a token that was issued in this form.
func (k knownForm) Verify(ctx context.Context, raw string) (*token.Access, error) {
	known, ok := k.form.issued.Load(raw)
	a, typed := known.(token.Access)
	switch {
	case !ok || !typed:
		return k.TokenVerifier.Verify(ctx, raw)
	case !k.form.now().Before(a.ExpiresAt):
		return nil, token.ErrExpired
	}
	return &a, nil
}

func encode(members map[string]any) string {
	raw, err := json.Marshal(members)
	if err != nil { // it was read from JSON
		return ""
	}
	return base64.RawURLEncoding.EncodeToString(raw)
}
