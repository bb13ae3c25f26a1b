import { html, type Html } from '../utils/html'
import { productName, type Item, type Language, type Link, type MailContent, type Reader } from './template'
import { cut, lines, oneLine } from './userText'

export interface RenderedMail {
  subject: string
  text: string
  html: string
  unsubscribeUrl: string | undefined
}

const LONGEST_SUBJECT = 120
const LONGEST_NAME = 80

interface Frame {
  greeting: string
  greetingTo: (name: string) => string
  colon: string
  signature: string
}

const frame: Record<Language, Frame> = {
  en: {
    greeting: 'Hello,',
    greetingTo: (name) => `Hello ${name},`,
    colon: ':',
    signature: `The ${productName} team`,
  },
  de: {
    greeting: 'Hallo,',
    greetingTo: (name) => `Hallo ${name},`,
    colon: ':',
    signature: `Dein Team von ${productName}`,
  },
  es: {
    greeting: 'Hola:',
    greetingTo: (name) => `Hola, ${name}:`,
    colon: ':',
    signature: `El equipo de ${productName}`,
  },
  fr: {
    greeting: 'Bonjour,',
    greetingTo: (name) => `Bonjour ${name},`,
    colon: '\u00a0:',
    signature: `L’équipe ${productName}`,
  },
}

/** A mail's content with every string cleaned, and nothing left to decide. */
interface Letter {
  greeting: string
  paragraphs: string[]
  code: string | undefined
  facts: [label: string, value: string][]
  quote: string[]
  items: Item[]
  action: Link | undefined
  closing: string | undefined
  unsubscribe: Link | undefined
  colon: string
  signature: string
}

/** Renders one content as subject, plain text and HTML. */
export function renderLayout(content: MailContent, language: Language, reader: Reader): RenderedMail {
  const subject = cut(oneLine(content.subject), LONGEST_SUBJECT)
  const letter = letterOf(content, language, reader)
  return {
    subject,
    text: textOf(letter),
    html: pageOf(subject, letter, language).markup,
    unsubscribeUrl: content.unsubscribe?.url,
  }
}

function letterOf(content: MailContent, language: Language, reader: Reader): Letter {
  const { greeting, greetingTo, colon, signature } = frame[language]
  const name = content.greetByName === false ? '' : cut(oneLine(reader.name), LONGEST_NAME)
  return {
    greeting: name ? greetingTo(name) : greeting,
    paragraphs: content.paragraphs.map(oneLine),
    code: content.code,
    facts: (content.facts ?? []).flatMap(([label, value]) => (value ? [[label, oneLine(value)]] : [])),
    quote: lines(content.quote ?? ''),
    items: (content.items ?? []).map(({ title, detail, url }) => ({
      title: oneLine(title),
      detail: oneLine(detail),
      url,
    })),
    action: content.action,
    closing: content.closing && oneLine(content.closing),
    unsubscribe: content.unsubscribe,
    colon,
    signature,
  }
}

function textOf(letter: Letter): string {
  const { greeting, paragraphs, code, facts, quote, items, action, closing, unsubscribe, colon, signature } = letter
  const link = ({ label, url }: Link) => `${label}${colon}\n${url}`
  const blocks = [
    greeting,
    ...paragraphs,
    code && `    ${code}`,
    facts.map(([label, value]) => `${label}${colon} ${value}`).join('\n'),
    quote.map((line) => `> ${line}`).join('\n'),
    ...items.map(({ title, detail, url }) => `* ${title}\n  ${detail}\n  ${url}`),
    action && link(action),
    closing,
    signature,
    unsubscribe && link(unsubscribe),
  ]
  return `${blocks.filter(Boolean).join('\n\n')}\n`
}

/** Inline styles for clients that drop style sheets; the classes recolour for a dark screen where one is kept. */
const DARK_MODE = `
  @media (prefers-color-scheme: dark) {
    .page { background: #15171c !important; }
    .card { background: #20242c !important; border-color: #363c48 !important; }
    .ink { color: #f1f3f7 !important; }
    .faint { color: #aab2c0 !important; }
    .quote { border-color: #59637a !important; }
    .link { color: #8db4ff !important; }
    .button { background: #8db4ff !important; color: #10131a !important; }
  }`

/** Invisible filling, so that a preview shows the preheader alone and not the first lines of the letter (a code!). */
const PREVIEW_END = '\u034f\u200c\u00a0'.repeat(60)

function pageOf(subject: string, letter: Letter, language: Language): Html {
  const preheader = letter.paragraphs[0] ?? ''
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${subject}</title>
        <style>
          ${DARK_MODE}
        </style>
      </head>
      <body class="page" style="margin:0;padding:0;background:#f2f4f7">
        <div style="display:none;max-height:0;overflow:hidden">${preheader}${PREVIEW_END}</div>
        <table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background:#f2f4f7">
          <tr>
            <td align="center" style="padding:24px 12px">
              <table
                role="presentation"
                class="card"
                width="100%"
                cellpadding="0"
                cellspacing="0"
                style="max-width:560px;background:#ffffff;border:1px solid #dfe3ea;border-radius:10px"
              >
                <tr>
                  <td style="padding:28px;font-family:Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5">
                    <p class="faint" style="margin:0 0 20px;color:#5b6472;font-size:14px;font-weight:bold">
                      ${productName}
                    </p>
                    ${bodyOf(letter)}
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>`
}

function bodyOf(letter: Letter): Html[] {
  const { greeting, paragraphs, code, facts, quote, items, action, closing, unsubscribe, signature } = letter
  return [
    ...[greeting, ...paragraphs].map(paragraph),
    ...(code ? [codeBlock(code)] : []),
    ...(facts.length ? [factTable(facts)] : []),
    ...(quote.length ? [quoteBlock(quote)] : []),
    ...items.map(itemBlock),
    ...(action ? [button(action)] : []),
    ...(closing ? [paragraph(closing)] : []),
    html`<p class="faint" style="margin:24px 0 0;color:#5b6472;font-size:14px">${signature}</p>`,
    ...(unsubscribe ? [footer(unsubscribe)] : []),
  ]
}

function paragraph(text: string): Html {
  return html`<p class="ink" dir="auto" style="margin:0 0 16px;color:#1a1f29">${text}</p>`
}

function codeBlock(code: string): Html {
  return html`<p
    class="ink"
    style="margin:0 0 16px;color:#1a1f29;font-family:Menlo,Consolas,monospace;font-size:30px;font-weight:bold;letter-spacing:6px"
  >
    ${code}
  </p>`
}

function factTable(facts: Letter['facts']): Html {
  const rows = facts.map(
    ([label, value]) =>
      html`<tr>
        <td class="faint" valign="top" style="padding:4px 16px 4px 0;color:#5b6472">${label}</td>
        <td class="ink" valign="top" dir="auto" style="padding:4px 0;color:#1a1f29;font-weight:bold">${value}</td>
      </tr>`,
  )
  return html`<table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 16px;font-size:16px">
    ${rows}
  </table>`
}

function quoteBlock(quote: string[]): Html {
  const rows = quote.map((line, index) => (index === 0 ? html`${line}` : html`<br />${line}`))
  return html`<blockquote
    class="ink quote"
    dir="auto"
    style="margin:0 0 16px;padding:0 0 0 14px;border-left:3px solid #b9c2d0;color:#1a1f29"
  >
    ${rows}
  </blockquote>`
}

function itemBlock({ title, detail, url }: Item): Html {
  return html`<p class="faint" dir="auto" style="margin:0 0 16px;color:#5b6472">
    <a class="link" href="${url}" style="color:#1f5fd6;font-weight:bold;text-decoration:none">${title}</a
    ><br />${detail}
  </p>`
}

function footer({ label, url }: Link): Html {
  return html`<p style="margin:12px 0 0;font-size:14px">
    <a class="faint" href="${url}" style="color:#5b6472">${label}</a>
  </p>`
}

function button({ label, url }: Link): Html {
  return html`<p style="margin:24px 0">
    <a
      class="button"
      href="${url}"
      style="display:inline-block;padding:12px 20px;border-radius:8px;background:#1f5fd6;color:#ffffff;font-weight:bold;text-decoration:none"
      >${label}</a
    >
  </p>`
}
