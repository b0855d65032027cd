// Package browser logs in with a real browser, for pages that need one: scripts run, and the
// browser itself enforces what pages say of forms, frames and cookies.
//
// The browser is Chromium, driven by go-rod. Nothing it sends reaches the network by itself: each
// context of the browser has a way out of its own, a proxy in this process, which hands every
// request to suite/wire. So a login is recorded, bounded and redacted like everything else, the
// address policy holds, the certificates trusted are those of the run, and the navigation to the
// host's redirect URI ends in the proxy.
//
// Logins that allow it take place where the same account has signed in before, so that servers that
// remember their users ask them once; every other has cookies of its own. To begin a context takes far
// longer than a login, so one serves many, one after the other: it is emptied in between, and what is worth
// remembering of a login is kept apart. A login begins as the browser would begin it, without the browser: it comes
// in with the first answer that gives it something to do.
//
// Fields and buttons are recognized by package login, by the same rules as without a browser; these do
// not see what stands in a frame or in a shadow tree. Where the user wrote a recipe (package recipe), it
// goes first, and sees both.
package browser
