// The MCP server: @hono/mcp's transport, bearer middleware and metadata, stateless, with OpenAuth's own
// client to verify tokens.
import { bearerAuth, simpleMcpAuthRouter, StreamableHTTPTransport } from '@hono/mcp';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { createClient } from '@openauthjs/openauth/client';
import { Hono } from 'hono';
import { z } from 'zod';

// mcpApp answers a Hono app for the MCP server at the URL resource.
export function mcpApp(resource, issuer, subjects) {
  const auth = createClient({ clientID: 'notes', issuer });
  const app = new Hono();
  app.route('/', simpleMcpAuthRouter({ issuer, resourceServerUrl: resource }));
  app.use(resource.pathname, bearerAuth({
    async verifyToken(token, c) {
      const { subject } = await auth.verify(subjects, token);
      c.set('auth', { token, extra: { user: subject?.properties.email } });
      return subject !== undefined;
    },
  }));
  app.all(resource.pathname, async (c) => {
    const transport = new StreamableHTTPTransport();
    await notes().connect(transport);
    return transport.handleRequest(c);
  });
  return app;
}

const kept = new Map(); // the notes by user

function notes() {
  const server = new McpServer({ name: 'notes', version: '1.0.0' });
  server.registerTool('whoami', {
    description: 'Tells whose notes these are.',
    annotations: { readOnlyHint: true },
  }, ({ authInfo }) => text(authInfo.extra.user));
  server.registerTool('list_notes', {
    description: 'Lists the notes.',
    annotations: { readOnlyHint: true },
  }, ({ authInfo }) => text((kept.get(authInfo.extra.user) ?? []).join('\n')));
  server.registerTool('add_note', {
    description: 'Adds a note.',
    inputSchema: { note: z.string() },
    annotations: { readOnlyHint: false, destructiveHint: false },
  }, ({ note }, { authInfo: { extra: { user } } }) => {
    kept.set(user, [...(kept.get(user) ?? []), note]);
    return text('Added.');
  });
  return server;
}

const text = (words) => ({ content: [{ type: 'text', text: words }] });
