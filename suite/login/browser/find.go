package browser

import (
	"context"
	"errors"
	"io"
	"log"
	"os/exec"

	"github.com/go-rod/rod/lib/launcher"
)

// ErrNone is the error of a login for which there is no browser.
var ErrNone = errors.New("no Chrome, Chromium or Edge is installed, and none could be downloaded; install one, or use a login without a browser")

// shells are the names of a Chromium without all that a window has beside its page, which makes it quicker.
var shells = []string{"chrome-headless-shell", "chromium-headless-shell"}

// Installed reports whether a Chrome, Chromium or Edge is on this machine. Without one, a login
// downloads its own.
func Installed() bool { return installed(false) != "" }

// installed returns the program of an installed browser, "" where there is none.
func installed(visible bool) string {
	if !visible {
		for _, name := range shells {
			if found, err := exec.LookPath(name); err == nil {
				return found
			}
		}
	}
	found, _ := launcher.LookPath()
	return found
}

// Find returns the program of an installed browser or, kept from one run to the next, of one that is
// downloaded. The error is [ErrNone] where there is neither.
func Find(ctx context.Context, visible bool) (string, error) {
	if found := installed(visible); found != "" {
		return found, nil
	}
	return download(ctx, "")
}

// download gets a browser that is kept under root; "" is the usual place.
func download(ctx context.Context, root string) (string, error) {
	b := launcher.NewBrowser()
	b.Context, b.Logger = ctx, log.New(io.Discard, "", 0)
	if root != "" {
		b.RootDir = root
	}
	bin, err := b.Get()
	if err != nil {
		return "", ErrNone
	}
	return bin, nil
}
