// The pages of the login and the consent, which better-auth leaves to its user: their markup stands in
// pages/, and what they do is bundled, as for any browser, from pages/ and better-auth's own client.
import { readFile } from 'node:fs/promises';

import { buildSync } from 'esbuild';

// pages mounts them.
export async function pages(app) {
  const folder = new URL('pages/', import.meta.url);
  const bundled = buildSync({
    entryPoints: ['sign-in', 'consent'].map((name) => new URL(`${name}.js`, folder).pathname),
    bundle: true, minify: true, format: 'esm', outdir: '/', write: false,
  });
  for (const { path, text } of bundled.outputFiles) {
    app.get(path, (c) => c.body(text, 200, { 'Content-Type': 'text/javascript' }));
    const page = path.replace('.js', '');
    const markup = await readFile(new URL(`.${page}.html`, folder), 'utf8');
    app.get(page, (c) => c.html(markup));
  }
}
