package browser

import (
	"context"
	"errors"
	"io"
	"log"

	"github.com/go-rod/rod/lib/launcher"
)

// ErrNone is the error of a login for which there is no browser.
var ErrNone = errors.New("no Chrome, Chromium or Edge is installed, and none could be downloaded; install one, or use a login without a browser")

// Installed reports whether a Chrome, Chromium or Edge is on this machine. Without one, a login
// downloads its own.
func Installed() bool {
	_, found := launcher.LookPath()
	return found
}

// Find returns the program of an installed browser or, kept from one run to the next, of one that is
// downloaded. The error is [ErrNone] where there is neither.
func Find(ctx context.Context) (string, error) {
	if found, ok := launcher.LookPath(); ok {
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
