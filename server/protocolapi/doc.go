// Package protocolapi is the Protocol API that the tools of the reference server call: its messages,
// a [Client], and [API], a stand-in that serves it from fixed data.
//
// The stand-in is not the real thing: it finds the same few people whatever is asked, and keeps
// nothing. It exists so that the tools can be seen working, and, with [API.SetState], so that they can
// be seen behaving when what they rest on does not.
package protocolapi
