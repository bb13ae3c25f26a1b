import { createHash } from 'node:crypto'
import { Html, html } from '../utils/html'
import type { CaughtMail } from '../utils/mailCatcher'

interface View {
  /** The address that the list is filtered by. */
  to: string | undefined
  mails: CaughtMail[]
  chosen: CaughtMail | undefined
}

const STYLE = `
:root { color-scheme: light dark; --ground: #f5f5f2; --sheet: #fff; --text: #1c1d20; --quiet: #5d6069; --line: #dcdcd6; --mark: #0b57d0; --chosen: #e5edfb }
@media (prefers-color-scheme: dark) {
  :root { --ground: #131417; --sheet: #1c1e22; --text: #e9e9ec; --quiet: #a3a7b0; --line: #33363d; --mark: #9dbffb; --chosen: #25324a }
}
* { box-sizing: border-box }
body { margin: 0; height: 100vh; display: grid; grid-template: auto 1fr / minmax(16rem, 22rem) 1fr; background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, sans-serif }
header { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; padding: .75rem 1.25rem; border-bottom: 1px solid var(--line) }
h1 { font-size: 1.1rem; margin: 0; margin-inline-end: auto }
form { display: flex; gap: .5rem; align-items: center }
input, button { font: inherit; color: inherit; background: var(--sheet); border: 1px solid var(--quiet); border-radius: 6px; padding: .3rem .7rem }
input { width: 16rem; max-width: 45vw }
a { color: var(--mark) }
:focus-visible { outline: 2px solid var(--mark); outline-offset: -2px }
nav { overflow-y: auto; border-inline-end: 1px solid var(--line) }
nav ol { list-style: none; margin: 0; padding: 0 }
nav a { display: block; padding: .7rem 1.25rem; border-bottom: 1px solid var(--line); color: inherit; text-decoration: none }
nav a:hover { background: var(--sheet) }
nav a[aria-current] { background: var(--chosen); box-shadow: inset 3px 0 var(--mark) }
nav strong, nav small { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
small, dt, .empty { color: var(--quiet) }
main { overflow-y: auto; padding: 1.25rem 1.5rem; display: flex; flex-direction: column }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 0 0 .5rem; overflow-wrap: anywhere }
h3 { font-size: .85rem; margin: 0 0 .4rem; color: var(--quiet) }
dl { display: grid; grid-template-columns: auto 1fr; gap: 0 1rem; margin: 0 0 1rem }
dd { margin: 0; overflow-wrap: anywhere }
.bodies { flex: 1; display: flex; flex-wrap: wrap; gap: 1.25rem }
.bodies section { flex: 1 1 22rem; min-width: 0; display: flex; flex-direction: column }
iframe, pre { flex: 1; width: 100%; min-height: 26rem; margin: 0; border: 1px solid var(--line); border-radius: 8px }
iframe { background: #fff; color-scheme: light }
pre { padding: 1rem; background: var(--sheet); font: 14px/1.55 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere }
.empty { padding: .7rem 1.25rem; margin: 0 }
@media (max-width: 44rem) {
  body { height: auto; grid-template: auto auto 1fr / 1fr }
  nav { max-height: 40vh; border-inline-end: 0 }
}
`

/** Source expression of the page's style for a Content-Security-Policy (CSP Level 3, §2.3.1). */
export const DEV_MAIL_STYLE_HASH = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`

/** The page with the list of mails and the chosen one. It works without any script. */
export function devMailPage(view: View): string {
  const { mails, chosen, to } = view
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${chosen?.subject ?? 'No mail'} · Caught mail</title>
        ${new Html(`<style>${STYLE}</style>`)}
      </head>
      <body>
        <header>
          <h1>Caught mail</h1>
          <form action="/dev/mail" role="search">
            <label for="to">To</label>
            <input id="to" name="to" type="email" value="${to ?? ''}" placeholder="any address" />
            <button>Filter</button>
          </form>
          <a href="${linkTo(to)}">Refresh</a>
          ${to === undefined ? '' : html`<a href="/dev/mail">Show all</a>`}
        </header>
        <nav aria-label="Mails, newest first">
          ${
            mails.length > 0
              ? html`<ol>
                  ${mails.map((mail) => listItem(mail, view))}
                </ol>`
              : html`<p class="empty">No mail yet.</p>`
          }
        </nav>
        <main>
          ${chosen ? mailView(chosen) : html`<p class="empty">Mail that the application sends is kept here, and goes nowhere else.</p>`}
        </main>
      </body>
    </html>`.markup
}

function listItem(mail: CaughtMail, { to, chosen }: View): Html {
  const current = mail.id === chosen?.id ? html` aria-current="true"` : ''
  return html`<li>
    <a href="${linkTo(to, mail)}" ${current}
      ><strong>${titleOf(mail)}</strong><small>${mail.to}</small><small>${timeOf(mail)}</small></a
    >
  </li>`
}

function mailView(mail: CaughtMail): Html {
  return html`<h2>${titleOf(mail)}</h2>
    <dl>
      <dt>To</dt>
      <dd>${mail.to}</dd>
      <dt>At</dt>
      <dd>${timeOf(mail)}</dd>
    </dl>
    <div class="bodies">
      ${
        mail.html
          ? html`<section>
              <h3>HTML</h3>
              <iframe sandbox title="The mail as HTML" src="/dev/mail/${String(mail.id)}"></iframe>
            </section>`
          : ''
      }
      <section>
        <h3>Text</h3>
        <pre tabindex="0">${mail.text || 'No text part.'}</pre>
      </section>
    </div>`
}

function titleOf({ subject }: CaughtMail): string {
  return subject || 'No subject'
}

function timeOf({ at }: CaughtMail): Html {
  return html`<time datetime="${at}">${at.slice(0, 19).replace('T', ' ')} UTC</time>`
}

function linkTo(to: string | undefined, mail?: CaughtMail): string {
  const query = new URLSearchParams({ ...(to ? { to } : {}), ...(mail ? { mail: String(mail.id) } : {}) })
  return query.size > 0 ? `/dev/mail?${query.toString()}` : '/dev/mail'
}
