package browser

import (
	"context"
	"errors"
	"os"
	"path/filepath"
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

// A Chromium without windows is the quicker one, and can show none.
func TestWhatHasNoWindowIsTakenUnlessOneIsToBeShown(t *testing.T) { //nolint:paralleltest // it changes the environment
	dir := t.TempDir()
	shell := filepath.Join(dir, shells[0])
	if err := os.WriteFile(shell, nil, 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir)
	if found := installed(false); found != shell {
		t.Errorf("%q is found, not %q", found, shell)
	}
	if found := installed(true); found == shell {
		t.Errorf("%q cannot be shown", found)
	}
}
