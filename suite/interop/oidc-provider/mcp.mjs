// The MCP server: the TypeScript SDK's transport, bearer middleware and
// metadata router, stateless, with a verifier for the JWTs of the
// authorization server beside it.
import { createMcpExpressApp } from '@modelcontextprotocol/sdk/server/express.js';
import { InvalidTokenError } from '@modelcontextprotocol/sdk/server/auth/errors.js';
import { requireBearerAuth } from '@modelcontextprotocol/sdk/server/auth/middleware/bearerAuth.js';
import { getOAuthProtectedResourceMetadataUrl, mcpAuthMetadataRouter } from '@modelcontextprotocol/sdk/server/auth/router.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { z } from 'zod';

// mcpApp answers an Express app for the MCP server at the URL resource.
export function mcpApp(resource, oauthMetadata, scopes) {
  const app = createMcpExpressApp();
  app.use(mcpAuthMetadataRouter({ oauthMetadata, resourceServerUrl: resource, scopesSupported: scopes, resourceName: 'Notes' }));
  app.use(resource.pathname, requireBearerAuth({
    verifier: verifier(oauthMetadata, resource.href),
    requiredScopes: scopes,
    resourceMetadataUrl: getOAuthProtectedResourceMetadataUrl(resource),
  }));
  app.post(resource.pathname, answer);
  app.all(resource.pathname, (request, response) => response.set('Allow', 'POST').sendStatus(405));
  return app;
}

function verifier({ issuer, jwks_uri }, audience) {
  const keys = createRemoteJWKSet(new URL(jwks_uri));
  return {
    async verifyAccessToken(token) {
      const { payload } = await jwtVerify(token, keys, { issuer, audience, typ: 'at+jwt' }).catch((error) => {
        throw new InvalidTokenError(error.message);
      });
      return {
        token, clientId: payload.client_id, scopes: payload.scope?.split(' ') ?? [], expiresAt: payload.exp, extra: { user: payload.sub },
      };
    },
  };
}

async function answer(request, response) {
  const server = notes();
  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined });
  response.on('close', () => server.close());
  await server.connect(transport);
  await transport.handleRequest(request, response, request.body);
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
