// The authorization server: OpenAuth as its documentation shows it, with its own pages. A user chooses
// between GitHub, which cannot be reached from here, and a code by e-mail.
import { issuer } from '@openauthjs/openauth';
import { CodeProvider } from '@openauthjs/openauth/provider/code';
import { GithubProvider } from '@openauthjs/openauth/provider/github';
import { MemoryStorage } from '@openauthjs/openauth/storage/memory';
import { createSubjects } from '@openauthjs/openauth/subject';
import { CodeUI } from '@openauthjs/openauth/ui/code';
import { z } from 'zod';

export const subjects = createSubjects({ user: z.object({ email: z.string() }) });

// OpenAuth knows no clients: whom it lets in, and with which redirect URI, is asked here.
const clientID = 'chatgpt';
const redirectURIs = ['https://chatgpt.com/connector_platform_oauth_redirect', 'https://chatgpt.com/connector/oauth/mcpconform'];

// authorizationServer answers a Hono app; deliver is told of an address and the text of a message to it.
export const authorizationServer = (deliver) => issuer({
  subjects,
  storage: MemoryStorage(),
  providers: {
    github: GithubProvider({ clientID: 'none', clientSecret: 'none', scopes: ['user:email'] }),
    code: CodeProvider(CodeUI({ sendCode: async ({ email }, code) => { deliver(email, `Your code is ${code}.`); } })),
  },
  allow: async (asked) => asked.clientID === clientID && redirectURIs.includes(asked.redirectURI),
  success: async (ctx, value) => ctx.subject('user', { email: value.claims.email }),
});
