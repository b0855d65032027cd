// Package authorize holds the checks of the authorization endpoint (OAuth 2.1 §4.1.1, §4.1.2). A file
// per check.
//
// A server may refuse a request before or after the login, on a page or by a redirect with an error.
// What matters is that no usable code comes of it and that an address nobody registered is never
// redirected to. A request that should be refused is judged beside one that differs in one thing and
// must work.
package authorize
