// Command server is the reference server: an OAuth 2.1 authorization server that logs in with Privy,
// and an MCP server behind it, in one process on loopback.
//
// Try it with the fake Privy, in two terminals; the second takes the app id and secret the first prints:
//
//	go run ./mockprivy
//	PRIVY_API_URL=http://127.0.0.1:8788 PRIVY_APP_ID=… PRIVY_APP_SECRET=… go run ./server
//
// To run it with a real Privy app, enable login by e-mail for the app in Privy's dashboard, and give
// the server the app's id and secret, a public origin, and keys that outlive the process:
//
//	export PRIVY_APP_ID=… PRIVY_APP_SECRET=…
//	export SERVER_BASE_URL=https://mcp.example.com
//	export JWT_PRIVATE_KEY="$(openssl genrsa 2048)"
//	export TOKEN_ENCRYPTION_KEY="$(openssl rand -base64 32)"
//	export INTROSPECTION_CLIENT_ID=resource INTROSPECTION_CLIENT_SECRET="$(openssl rand -base64 32)"
//	go run ./server --port 8787
//
// It listens on loopback only: put a proxy in front that ends TLS for that origin, passes every path on
// with the Host header as it came, and limits rates: the server counts registrations and guessed codes
// only. Users then connect https://mcp.example.com/mcp in ChatGPT; no client needs to be set up, since
// ChatGPT registers itself, and one that cannot is the predefined chatgpt-connector. The tools ask
// PROTOCOL_API_URL, or without it a stand-in that finds the same few people whatever is asked. Clients,
// grants and tokens are kept in memory: a restart forgets them, and users have to connect again. What
// the server asks of Privy is read from Privy's own SDKs; the tests of this project run it against the
// fake only.
//
// Every other flag and variable is told by --help. The program only reads its configuration, serves and
// stops; everything else is in package app. With --variant it decides otherwise what the
// specifications leave to a server, with --fault it is wrong on purpose. It is not the
// conformance suite (suite/mcpconform), which plays against it.
package main
