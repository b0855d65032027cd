package browser

import (
	"context"
	"fmt"
	"os"

	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/launcher"
	"github.com/go-rod/rod/lib/launcher/flags"
)

// nowhere is the proxy of whatever belongs to no login: the discard port, where nothing listens.
const nowhere = "http://127.0.0.1:9"

// loopbackToo makes Chromium use the proxy for loopback addresses, which it would bypass.
const loopbackToo = "<-loopback>"

// profilePrefix begins the name of the browser's profile, a temporary folder.
const profilePrefix = "mcpconform-browser-"

// quiet are flags that keep the browser from talking of its own accord.
var quiet = []flags.Flag{
	"disable-background-networking", "disable-component-update", "disable-sync", "no-first-run",
	"disable-quic", "disable-gpu", "disable-default-apps", "disable-domain-reliability", "metrics-recording-only",
}

// without are features of the browser's own that cost time or talk: pages of its address bar, which it loads
// for each window, and a service that is asked what the fields of a form are for. Nobody goes back to a page, so
// none is kept for that, nor gets a frame of its own.
var without = []string{
	"WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "PreloadTopChromeWebUI", "AutofillServerCommunication",
	"BackForwardCache", "RenderDocument",
}

// start launches a browser that trusts the identity's certificates.
func start(ctx context.Context, o Options, id *identity) (*rod.Browser, *guarded, error) {
	bin := o.Bin
	if bin == "" {
		var err error
		if bin, err = Find(ctx, o.Visible); err != nil {
			return nil, nil, err
		}
	}
	l := launcher.New().Headless(!o.Visible).
		Proxy(nowhere).
		Set("proxy-bypass-list", loopbackToo).
		Set("ignore-certificate-errors-spki-list", id.spki).
		Set("force-webrtc-ip-handling-policy", "disable_non_proxied_udp").
		NoSandbox(os.Geteuid() == 0) // Chromium's sandbox does not run as root
	for _, flag := range quiet {
		l.Set(flag)
	}
	l.Append("disable-features", without...)
	if !o.Visible {
		l.Set("kiosk") // else bars and buttons are laid out and painted that nobody sees
	}
	profile, err := os.MkdirTemp("", profilePrefix)
	if err != nil {
		return nil, nil, fmt.Errorf("a profile for the browser: %w", err)
	}
	g, at, err := guard(ctx, bin, profile, l.UserDataDir(profile).FormatArgs())
	if err != nil {
		return nil, nil, fmt.Errorf("the browser %s could not be started (install another, or use a login without a browser): %w", bin, err)
	}
	b := rod.New().NoDefaultDevice()
	control, err := launcher.ResolveURL(at)
	if err == nil {
		err = b.ControlURL(control).Connect()
	}
	if err != nil {
		g.stop()
		return nil, nil, fmt.Errorf("the browser does not answer: %w", err)
	}
	return b, g, nil
}
