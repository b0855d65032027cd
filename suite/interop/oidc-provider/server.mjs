// An MCP server at MCP_PORT and the authorization server in front of it at
// AUTH_PORT, both on 127.0.0.1 only. Ends when its standard input ends.
import { once } from 'node:events';

import { authorizationServer } from './authorization.mjs';
import { mcpApp } from './mcp.mjs';

const HOST = '127.0.0.1';
const SCOPES = ['notes:read', 'notes:write'];

const { AUTH_PORT, MCP_PORT } = process.env;
const issuer = `http://${HOST}:${AUTH_PORT}`;
const resource = new URL(`http://${HOST}:${MCP_PORT}/mcp`);

process.stdin.on('end', () => process.exit(0)).resume();

const provider = await authorizationServer(issuer, resource.href, SCOPES);
await once(provider.listen(AUTH_PORT, HOST), 'listening');

const metadata = await fetch(`${issuer}/.well-known/openid-configuration`).then((answer) => answer.json());
mcpApp(resource, metadata, SCOPES).listen(MCP_PORT, HOST);
