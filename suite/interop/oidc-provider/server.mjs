// An MCP server at MCP_PORT and the authorization server in front of it at
// AUTH_PORT, both on 127.0.0.1 only. Ends when its standard input ends.
// With CLIENT_ID and CLIENT_SECRET there is one client, ChatGPT, and no registration.
import { once } from 'node:events';

import { authorizationServer } from './authorization.mjs';
import { confidentialClient } from './client.mjs';
import { mcpApp } from './mcp.mjs';

const HOST = '127.0.0.1';
const SCOPES = ['notes:read', 'notes:write'];

const { AUTH_PORT, CLIENT_ID, CLIENT_SECRET, MCP_PORT } = process.env;
const issuer = `http://${HOST}:${AUTH_PORT}`;
const resource = new URL(`http://${HOST}:${MCP_PORT}/mcp`);

process.stdin.on('end', () => process.exit(0)).resume();

const client = CLIENT_ID && confidentialClient(CLIENT_ID, CLIENT_SECRET);
const provider = await authorizationServer(issuer, resource.href, SCOPES, client);
await once(provider.listen(AUTH_PORT, HOST), 'listening');

const metadata = await fetch(`${issuer}/.well-known/openid-configuration`).then((answer) => answer.json());
mcpApp(resource, metadata, SCOPES).listen(MCP_PORT, HOST);
