// An MCP server at MCP_PORT, the authorization server in front of it at AUTH_PORT, and at MAIL_PORT the
// mailbox that its codes are sent to, all on 127.0.0.1 only. Ends when its standard input ends.
import { serve } from '@hono/node-server';

import { authorizationServer, subjects } from './authorization.mjs';
import { mailbox } from './mailbox.mjs';
import { mcpApp } from './mcp.mjs';

const HOST = '127.0.0.1';

const { AUTH_PORT, MAIL_PORT, MCP_PORT } = process.env;
const issuer = `http://${HOST}:${AUTH_PORT}`;
const resource = new URL(`http://${HOST}:${MCP_PORT}/mcp`);

process.stdin.on('end', () => process.exit(0)).resume();

const { app, deliver } = mailbox();
const listen = ({ fetch }, port) => serve({ fetch, hostname: HOST, port: Number(port) });
listen(app, MAIL_PORT);
listen(authorizationServer(deliver), AUTH_PORT);
listen(mcpApp(resource, issuer, subjects), MCP_PORT);
