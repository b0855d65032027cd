package issuer

import (
	"net/http"
	"strings"
)

// passwordlessInit sends a code to an e-mail address: POST /passwordless/init
// {email}. The code of an address that is no test account is to be read at the
// control port.
func (is *Issuer) passwordlessInit(r *http.Request) (any, error) {
	var in struct {
		Email string `json:"email"`
	}
	if err := readJSON(r, &in); err != nil {
		return nil, err
	}
	email, err := parseEmail(in.Email)
	if err != nil {
		return nil, err
	}
	if c, ok := is.codes.send(email, is.Now()); ok {
		is.options.OnMint(KindOneTimeCode, c.Code)
	}
	return map[string]bool{"success": true}, nil
}

// passwordlessAuthenticate logs in with a code, signing the address up unless
// mode is no-signup: POST /passwordless/authenticate {email, code, mode?}.
func (is *Issuer) passwordlessAuthenticate(r *http.Request) (any, error) {
	var in struct {
		Email string `json:"email"`
		Code  string `json:"code"`
		Mode  string `json:"mode"`
	}
	if err := readJSON(r, &in); err != nil {
		return nil, err
	}
	email, err := parseEmail(in.Email)
	if err != nil {
		return nil, err
	}
	code := strings.TrimSpace(in.Code)
	if len(code) != 6 {
		return nil, invalidInput("Verification code must have 6 digits.")
	}
	if !is.codes.spend(email, code, is.Now()) {
		return nil, errCode
	}
	if _, known := is.users.findByEmail(email); !known && in.Mode == "no-signup" {
		return nil, errSignup
	}
	u, isNew := is.users.logIn(email, is.Now())
	return is.openSession(u, isNew)
}

// authenticated is Privy's AuthenticatedUser; token and privy_access_token are
// the same value, under its old and its new name.
type authenticated struct {
	User          userBody `json:"user"`
	Token         string   `json:"token"`
	AccessToken   string   `json:"privy_access_token"`
	RefreshToken  string   `json:"refresh_token"`
	SessionUpdate string   `json:"session_update_action"`
	IsNewUser     bool     `json:"is_new_user"`
}

func (is *Issuer) openSession(u user, isNew bool) (any, error) {
	s := session{id: newCUID(), did: u.DID}
	return is.answerSession(u, s, is.sessions.open(s), isNew)
}

func (is *Issuer) answerSession(u user, s session, refresh string, isNew bool) (any, error) {
	t, err := is.mint(MintRequest{DID: u.DID, SessionID: s.id})
	if err != nil {
		return nil, err
	}
	is.options.OnMint(KindRefreshToken, refresh)
	return authenticated{
		User: u.body(), Token: t.value, AccessToken: t.value, RefreshToken: refresh,
		SessionUpdate: "set", IsNewUser: isNew,
	}, nil
}

// refreshSession gives a session its next tokens: POST /sessions
// {refresh_token}. The used refresh token is dead afterwards; the expired
// access token that a browser sends along as Bearer is not looked at.
func (is *Issuer) refreshSession(r *http.Request) (any, error) {
	var in struct {
		RefreshToken string `json:"refresh_token"`
	}
	if err := readJSON(r, &in); err != nil {
		return nil, err
	}
	s, next, ok := is.sessions.renew(in.RefreshToken)
	if !ok {
		return nil, errRefresh
	}
	u, ok := is.users.find(s.did)
	if !ok {
		return nil, errRefresh
	}
	return is.answerSession(u, s, next, false)
}
