// The mailboxes of the users: GET /ADDRESS answers the last message to it.
import { Hono } from 'hono';

export function mailbox() {
  const last = new Map();
  const app = new Hono();
  app.get('/:address', (c) => (last.has(c.req.param('address')) ? c.text(last.get(c.req.param('address'))) : c.notFound()));
  return { app, deliver: (address, text) => last.set(address, text) };
}
