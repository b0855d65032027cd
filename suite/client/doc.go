// Package client is how a host is played: the requests of discovery, registration, authorization,
// token endpoint and MCP, each one a method of [Player], over raw net/http with strict parsing of
// its own. Client libraries forgive and hide what has to be seen here.
//
// Results are data: a request that fails or an answer that makes no sense is returned, with what is
// wrong with it listed, and the checks judge. Only [Player.Authorize], [Player.Token] and
// [Player.WithAccount], which promise a result, call Player.Block and do not return without one.
//
// Every negative is the right request changed by an [Option]; there is no second code path.
//
// The package does not log in (package login), does not decide in what order things are done
// (package fixture), and does not judge (packages under checks). Tokens are opaque to it.
package client
