package browser

import (
	"context"
	"errors"
	"testing"
)

// Where there is no browser and no network, a run says what to install, and nothing of how it tried.
func TestADownloadThatFailsSaysWhatToInstall(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := download(ctx, t.TempDir()); !errors.Is(err, ErrNone) {
		t.Errorf("%v", err)
	}
}
