package issuer

import (
	"net"
	"net/http"
	"strings"
	"time"
)

// Control is the handler of the control port: it answers callers on loopback
// that send ControlToken as Bearer, and nobody else. Bodies are JSON objects;
// an unknown member is refused.
//
//	POST /mint          {did, app_id, session_id, lifetime_seconds}, all optional → {token, did, session_id, expires_at}
//	POST /advance       {seconds}, forward only → 204
//	POST /rotate-keys   {drop_old} → 204
//	POST /users/delete  {did} or {email} → 204, 404 if there is no such user
//	POST /fail          {path, status, times} → 204
//	POST /slow          {path, milliseconds, times} → 204
//	POST /calm          ends all failing and slowness → 204
//	GET  /codes         → {data: [{email, code, expires_at}]}, the codes sent and not used
func (is *Issuer) Control() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("POST /mint", endpoint(is.controlMint))
	mux.Handle("POST /advance", endpoint(is.controlAdvance))
	mux.Handle("POST /rotate-keys", endpoint(is.controlRotate))
	mux.Handle("POST /users/delete", endpoint(is.controlDelete))
	mux.Handle("POST /fail", endpoint(is.controlFail))
	mux.Handle("POST /slow", endpoint(is.controlSlow))
	mux.Handle("POST /calm", endpoint(func(*http.Request) (any, error) { is.Calm(); return nil, nil }))
	mux.Handle("GET /codes", endpoint(func(*http.Request) (any, error) {
		return map[string]any{"data": is.codes.waiting(is.Now())}, nil
	}))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := is.mayControl(r); err != nil {
			writeError(w, err)
			return
		}
		mux.ServeHTTP(w, r)
	})
}

func (is *Issuer) mayControl(r *http.Request) error {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if ip := net.ParseIP(host); err != nil || ip == nil || !ip.IsLoopback() {
		return &apiError{Status: http.StatusForbidden, Message: "The control port is for callers on loopback."}
	}
	scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") || !equal(token, is.options.ControlToken) {
		return &apiError{Status: http.StatusUnauthorized, Message: "The control token is missing or wrong."}
	}
	return nil
}

func (is *Issuer) controlMint(r *http.Request) (any, error) {
	var in struct {
		DID       string `json:"did"`
		AppID     string `json:"app_id"`
		SessionID string `json:"session_id"`
		Lifetime  int64  `json:"lifetime_seconds"`
	}
	if err := readControl(r, &in); err != nil {
		return nil, err
	}
	lifetime, err := seconds(in.Lifetime)
	if err != nil {
		return nil, err
	}
	t, err := is.mint(MintRequest{DID: in.DID, AppID: in.AppID, SessionID: in.SessionID, Lifetime: lifetime})
	if err != nil {
		return nil, invalidInput(err.Error())
	}
	return map[string]any{"token": t.value, "did": t.did, "session_id": t.sessionID, "expires_at": t.expires.Unix()}, nil
}

func (is *Issuer) controlAdvance(r *http.Request) (any, error) {
	var in struct {
		Seconds int64 `json:"seconds"`
	}
	if err := readControl(r, &in); err != nil {
		return nil, err
	}
	d, err := seconds(in.Seconds)
	if err != nil || d <= 0 {
		return nil, invalidInput("seconds must be a positive whole number: the clock moves forward only.")
	}
	is.Advance(d)
	return nil, nil
}

func (is *Issuer) controlRotate(r *http.Request) (any, error) {
	var in struct {
		DropOld bool `json:"drop_old"`
	}
	if err := readControl(r, &in); err != nil {
		return nil, err
	}
	return nil, is.RotateKeys(in.DropOld)
}

func (is *Issuer) controlDelete(r *http.Request) (any, error) {
	var in struct {
		DID   string `json:"did"`
		Email string `json:"email"`
	}
	if err := readControl(r, &in); err != nil {
		return nil, err
	}
	if (in.DID == "") == (in.Email == "") {
		return nil, invalidInput("Name the user by either did or email.")
	}
	if !is.DeleteUser(in.DID) && !is.DeleteUserOf(in.Email) {
		return nil, errNoUser
	}
	return nil, nil
}

func (is *Issuer) controlFail(r *http.Request) (any, error) {
	var in struct {
		Path   string `json:"path"`
		Status int    `json:"status"`
		Times  int    `json:"times"`
	}
	if err := readControl(r, &in); err != nil {
		return nil, err
	}
	return nil, asInput(is.Trouble(Trouble{Path: in.Path, Status: in.Status, Times: in.Times}))
}

func (is *Issuer) controlSlow(r *http.Request) (any, error) {
	var in struct {
		Path         string `json:"path"`
		Milliseconds int64  `json:"milliseconds"`
		Times        int    `json:"times"`
	}
	if err := readControl(r, &in); err != nil {
		return nil, err
	}
	if in.Milliseconds > MaxDelay.Milliseconds() {
		return nil, invalidInput("milliseconds is more than " + MaxDelay.String())
	}
	return nil, asInput(is.Trouble(Trouble{Path: in.Path, Delay: time.Duration(in.Milliseconds) * time.Millisecond, Times: in.Times}))
}
