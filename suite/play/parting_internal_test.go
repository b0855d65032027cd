package play

import (
	"testing"
	"time"

	"github.com/onsi/gomega"
)

func TestWhatIsLeftBehindIsRemovedAtTheRateOfTheUser(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		left    time.Duration
		clients int
		rate    float64
		want    time.Duration
	}{
		"at any rate":          {0, 11, 0, 10 * time.Second},
		"at one a second":      {0, 11, 1, 21 * time.Second},
		"at one in two":        {-time.Second, 11, 0.5, 32 * time.Second},
		"with time to wait in": {time.Minute, 11, 1, time.Minute},
	} {
		gomega.NewWithT(t).Expect(parting(c.left, c.clients, c.rate)).To(gomega.Equal(c.want), name)
	}
}
