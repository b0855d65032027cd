// The MCP server: the TypeScript SDK's handler, bearer gate and metadata documents, stateless, with a
// verifier for the JWTs of the authorization server beside it.
import { verifyBearerToken } from 'better-auth/oauth2';
import {
  createMcpHandler, getOAuthProtectedResourceMetadataUrl, hostHeaderValidationResponse, localhostAllowedHostnames,
  localhostAllowedOrigins, McpServer, OAuthError, OAuthErrorCode, oauthMetadataResponse, originValidationResponse, requireBearerAuth,
} from '@modelcontextprotocol/server';
import { z } from 'zod';

// mcpRoutes mounts the MCP server at the URL resource.
export function mcpRoutes(app, resource, oauthMetadata, scopes) {
  const gate = requireBearerAuth({
    verifier: verifier(oauthMetadata, resource.href),
    requiredScopes: scopes,
    resourceMetadataUrl: getOAuthProtectedResourceMetadataUrl(resource),
  });
  const handler = createMcpHandler(notes);
  app.all(resource.pathname, async ({ req: { raw } }) => {
    const refused = hostHeaderValidationResponse(raw, localhostAllowedHostnames()) ?? originValidationResponse(raw, localhostAllowedOrigins());
    if (refused) return refused;
    const authInfo = await gate(raw);
    return authInfo instanceof Response ? authInfo : handler.fetch(raw, { authInfo });
  });
  const documents = { oauthMetadata, resourceServerUrl: resource, scopesSupported: scopes, resourceName: 'Notes' };
  app.all('/.well-known/*', (c) => oauthMetadataResponse(c.req.raw, documents) ?? c.notFound());
}

function verifier({ issuer, jwks_uri }, audience) {
  return {
    async verifyAccessToken(token) {
      const payload = await verifyBearerToken(token, { jwksUrl: jwks_uri, verifyOptions: { issuer, audience } }).catch((error) => {
        throw new OAuthError(OAuthErrorCode.InvalidToken, error.message);
      });
      return {
        token, clientId: payload.client_id ?? payload.azp, scopes: payload.scope?.split(' ') ?? [], expiresAt: payload.exp,
        extra: { user: payload.sub },
      };
    },
  };
}

const kept = new Map(); // the notes by user

function notes() {
  const server = new McpServer({ name: 'notes', version: '1.0.0' });
  server.registerTool('whoami', {
    description: 'Tells whose notes these are.',
    annotations: { readOnlyHint: true },
  }, (context) => text(userOf(context)));
  server.registerTool('list_notes', {
    description: 'Lists the notes.',
    annotations: { readOnlyHint: true },
  }, (context) => text((kept.get(userOf(context)) ?? []).join('\n')));
  server.registerTool('add_note', {
    description: 'Adds a note.',
    inputSchema: z.object({ note: z.string() }),
    annotations: { readOnlyHint: false, destructiveHint: false },
  }, ({ note }, context) => {
    const user = userOf(context);
    kept.set(user, [...(kept.get(user) ?? []), note]);
    return text('Added.');
  });
  return server;
}

const userOf = (context) => context.http.authInfo.extra.user;

const text = (words) => ({ content: [{ type: 'text', text: words }] });
