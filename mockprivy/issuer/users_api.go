package issuer

import "net/http"

// getUser is GET /users/{did}; a user that was deleted is 404.
func (is *Issuer) getUser(r *http.Request) (any, error) {
	u, ok := is.users.find(r.PathValue("did"))
	if !ok {
		return nil, errNoUser
	}
	return u.body(), nil
}

// removeUser is DELETE /users/{did}, the SDKs' own way to delete one.
func (is *Issuer) removeUser(r *http.Request) (any, error) {
	if !is.DeleteUser(r.PathValue("did")) {
		return nil, errNoUser
	}
	return nil, nil
}
