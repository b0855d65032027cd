package wire

import "context"

type privateKey struct{}

// Withheld keeps what the requests of ctx say, and what is answered, out of every report: it is the user's
// own, a mailbox for instance, and no part of the target. As the user has named it, it may be on this machine
// although the target is not; a request that sets Close leaves no connection there for anybody else.
func Withheld(ctx context.Context) context.Context { return context.WithValue(ctx, privateKey{}, true) }

// withheld harvests an exchange and says why its text is not shown; "" when it is.
func (s *Scope) withheld(ctx context.Context, ex *Exchange) string {
	shown := s.wire.secrets.harvest(ex)
	switch {
	case ctx.Value(privateKey{}) != nil:
		return "it is the user's own, and no part of the target"
	case !shown:
		return "it holds more credentials than a report can follow"
	}
	return ""
}
