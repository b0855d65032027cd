// An MCP server and the authorization server in front of it, whose issuer has a path, in one program at
// PORT, on 127.0.0.1 only. Ends when its standard input ends.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

import { authorizationServer } from './authorization.mjs';
import { mcpRoutes } from './mcp.mjs';
import { pages } from './pages.mjs';

const HOST = '127.0.0.1';
const SCOPES = ['notes:read', 'notes:write'];

const { PORT } = process.env;
const origin = `http://${HOST}:${PORT}`;
const resource = new URL('/mcp', origin);

process.stdin.on('end', () => process.exit(0)).resume();

const app = new Hono();
const metadata = await authorizationServer(app, origin, resource.href, SCOPES);
await pages(app);
mcpRoutes(app, resource, metadata, SCOPES);
serve({ fetch: app.fetch, hostname: HOST, port: Number(PORT) });
