package wire

import (
	"context"

	"golang.org/x/time/rate"
)

// pace keeps the requests of a run to a rate that the user set; nil is as fast as they come.
type pace struct{ limiter *rate.Limiter }

func newPace(perSecond float64) *pace {
	if perSecond <= 0 {
		return nil
	}
	return &pace{rate.NewLimiter(rate.Limit(perSecond), 1)}
}

// wait returns when the next request may be sent, or why it is not.
func (p *pace) wait(ctx context.Context) *Error {
	if p == nil {
		return nil
	}
	if err := p.limiter.Wait(ctx); err != nil {
		return &Error{Kind: KindCanceled, Text: "given up: the run ended first", Err: err}
	}
	return nil
}
