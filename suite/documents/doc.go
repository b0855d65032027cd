// Package documents is a web site of the harness on this machine, on which checks publish client ID
// metadata documents of their own for the target to fetch. It serves what it is given, right or wrong,
// and counts who asks. It takes no part in the play: a target that cannot reach it is none of its
// concern.
//
// A client_id is an https URL, so whoever fetches it has to trust the site's certificate, and servers are
// right to refuse addresses of their own machine to strangers. Both are the owner's to allow, so a site is
// opened for
//
//   - the target self, whose authority is made for the run,
//   - any other server on this machine, under a certificate that its owner gives (--cimd-cert): such as one of
//     an authority that is trusted there already, or the one that mcpconform serve --tls writes.
//
// That a server really comes is found out before anything is concluded from it. For a server elsewhere there is
// no site: a page of this machine is not reached from there. Its owner publishes one document for good
// (--cimd-url), by which the journey is played; what needs documents that change does not apply.
package documents
