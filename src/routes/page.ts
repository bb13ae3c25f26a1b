import { createHash } from 'node:crypto'
import { html, Html } from '../utils/html'

const STYLE = `
body { margin: 0; font: 16px/1.5 system-ui, sans-serif }
main { max-width: 42rem; margin: 0 auto; padding: 2rem 1rem }
h1 { font-size: 1.6rem; line-height: 1.25 }
h2 { font-size: 1.1rem; margin-bottom: 0 }
p { margin: .4rem 0 1rem }
a { color: light-dark(#0b57d0, #8db4ff) }
button { font: inherit; font-weight: 600; padding: .6rem 1.2rem; border: 0; border-radius: .5rem;
  background: light-dark(#1f5fd6, #8db4ff); color: light-dark(#fff, #10131a); cursor: pointer }
`
const STYLE_HASH = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`

/** The Content-Security-Policy (CSP Level 3, §2.3.1) under which these pages are sent: their own style, and nothing else. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src '${STYLE_HASH}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** A page of the server's own, without scripts; to be sent with PAGE_POLICY. */
export function page(title: string, content: Html | Html[]): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Gig marketplace</title>
        ${new Html(`<style>${STYLE}</style>`)}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`
}
