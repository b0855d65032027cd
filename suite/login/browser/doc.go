// Package browser logs in with a real browser, for pages that need one: scripts run, and the
// browser itself enforces what pages say of forms, frames and cookies.
//
// The browser is Chromium, driven by go-rod. Nothing it sends reaches the network by itself: each
// login gets a context of its own whose only way out is a proxy in this process, which hands every
// request to suite/wire. So a login is recorded, bounded and redacted like everything else, the
// address policy holds, the certificates trusted are those of the run, and the navigation to the
// host's redirect URI ends in the proxy.
//
// Fields and buttons are recognized by package login, by the same rules as without a browser. What
// stands in a frame or in a shadow tree is not seen.
package browser
