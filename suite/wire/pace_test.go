package wire

import (
	"context"
	"net/http"
	"testing"
	"time"

	"github.com/onsi/gomega"
)

// The second of two requests waits for its turn: here longer than its context lives, so that no time
// has to pass.
func TestRequestsKeepTheRate(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	w := local(t, Limits{})
	w.pace = newPace(1.0 / 3600)
	url := server(t, func(http.ResponseWriter, *http.Request) {}).URL
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	scope := w.Scope("x")
	g.Expect(scope.Do(Host, get(t, url).WithContext(ctx)).Err).NotTo(gomega.HaveOccurred())
	late := scope.Do(Host, get(t, url).WithContext(ctx))
	g.Expect(late.Err).To(gomega.MatchError(gomega.ContainSubstring("the run ended first")))
	g.Expect(late.Status).To(gomega.BeZero())
}
