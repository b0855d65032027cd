package issuer

import "net/http"

// apiError is Privy's error body, schema `APIError` of @privy-io/api-base; the
// codes are those of its `PrivyErrorCode`, and are left out where Privy does.
type apiError struct {
	Status  int    `json:"-"`
	Message string `json:"error"`
	Code    string `json:"code,omitempty"`
}

func (e *apiError) Error() string { return e.Message }

// The statuses of the classes behind these are in @privy-io/api-base
// (InvalidInputError 400, UnauthorizedError 401, NotFoundError 404,
// LegacyInvalidInputError 422); the sentences marked * were seen in Privy's
// answers as its users quote them, the others are ours.
var (
	errAppID      = &apiError{http.StatusBadRequest, "Invalid Privy app ID", "missing_or_invalid_privy_app_id"}            // *
	errAppSecret  = &apiError{http.StatusUnauthorized, "Invalid app ID or app secret.", ""}                                // *
	errCode       = &apiError{http.StatusUnprocessableEntity, "Invalid email and code combination", "invalid_credentials"} // *
	errNoUser     = &apiError{http.StatusNotFound, "User not found", ""}
	errSignup     = &apiError{http.StatusBadRequest, "User does not exist", "user_does_not_exist"}
	errRefresh    = &apiError{http.StatusUnauthorized, "Missing or invalid token", "missing_or_invalid_token"}
	errNotFound   = &apiError{http.StatusNotFound, "Not found", ""}
	errBadRequest = &apiError{http.StatusBadRequest, "Invalid request body", "invalid_data"}
)

func invalidInput(message string) *apiError {
	return &apiError{http.StatusBadRequest, message, "invalid_data"}
}
