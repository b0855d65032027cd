package wire

import (
	"io"
	"net/http"
	"runtime"
	"strings"
	"testing"

	"github.com/onsi/gomega"
)

// TestMemoryIsBounded is not parallel: it counts what the whole process allocates.
func TestMemoryIsBounded(t *testing.T) {
	for name, piece := range map[string]struct{ contentType, text string }{
		"infinite body":    {"text/plain", strings.Repeat("x", 32<<10)},
		"endless events":   {"text/event-stream", strings.Repeat("data: x\n\n", 1000)},
		"one endless line": {"text/event-stream", strings.Repeat("x", 32<<10)},
		"endless JSON":     {"application/json", strings.Repeat(`[{"token":"a1b2c3d4e5f6g7h8"},`, 1000)},
		"endless page":     {"text/html", strings.Repeat("<input type=hidden name=csrf value=a1b2c3d4e5f6>", 1000)},
	} {
		t.Run(name, func(t *testing.T) {
			target := server(t, func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Type", piece.contentType)
				for r.Context().Err() == nil {
					if _, err := io.WriteString(w, piece.text); err != nil {
						return
					}
				}
			})
			w := local(t, Limits{MaxBody: 1 << 20})
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			ex := w.Scope("x").Do(Host, get(t, target.URL))
			runtime.ReadMemStats(&after)
			g := gomega.NewWithT(t)
			g.Expect(kind(ex)).To(gomega.Equal(KindTooLarge))
			g.Expect(after.TotalAlloc-before.TotalAlloc).To(gomega.BeNumerically("<", 64<<20), "for 1 MiB of body; the race detector doubles it")
			t.Logf("%d MiB allocated in all", (after.TotalAlloc-before.TotalAlloc)>>20)
		})
	}
}
