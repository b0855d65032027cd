package store

import "errors"

// What a verb reports besides failure of the store itself. Compare with errors.Is.
var (
	// ErrNotFound says that no such record exists.
	ErrNotFound = errors.New("no such record")
	// ErrExpired says that the record's time was over when it was asked for.
	ErrExpired = errors.New("expired")
	// ErrConsumed says that a code was redeemed before.
	ErrConsumed = errors.New("already consumed")
	// ErrReused says that a refresh token was presented after its successor was used, or too late for a
	// repeat. The grant has been revoked in the same step.
	ErrReused = errors.New("already rotated")
	// ErrRevoked says that the grant the record belongs to has been revoked.
	ErrRevoked = errors.New("revoked")
	// ErrTooMany says that a counter has reached the limit it was asked to respect.
	ErrTooMany = errors.New("too many")
)
