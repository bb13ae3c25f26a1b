import { Router, type Response } from 'express'
import { Problem } from '../utils/errors'
import { problemCatalogue, type ProblemCode } from '../utils/problemCatalogue'
import { html, type Html } from '../utils/html'
import { page, PAGE_POLICY } from './page'

interface Entry {
  type: string
  code: ProblemCode
  number: number
  status: number
  title: string
  /** What the caller can do about it. */
  help: string
}

const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(problemCatalogue, code)

/**
 * What the `type` of a problem leads to (RFC 9457 §3.1.1), and the list of them all; as JSON, or as a page where HTML is preferred.
 * To be mounted at /problems.
 * @param typeBase the address of the server, with which every `type` begins
 */
export function problemPages(typeBase: string): Router {
  const router = Router()
  const entryOf = (code: ProblemCode): Entry => ({
    type: `${typeBase}/problems/${code}`,
    code,
    ...problemCatalogue[code],
  })

  router.get('/', (_request, response) => {
    const entries = Object.keys(problemCatalogue).filter(isProblemCode).map(entryOf)
    send(response, { data: entries, nextCursor: null }, page('Problems', entries.map(section)))
  })

  router.get('/:code', ({ params: { code } }, response) => {
    if (!isProblemCode(code)) throw new Problem('not_found')
    const entry = entryOf(code)
    send(response, entry, page(entry.title, [section(entry), html`<p><a href="/problems">All problems</a></p>`]))
  })

  return router
}

function send(response: Response, data: object, { markup }: Html): void {
  const json = () => response.json(data)
  response.format({
    json,
    html: () => response.set('Content-Security-Policy', PAGE_POLICY).send(markup),
    default: json,
  })
}

function section({ code, number, status, title, help }: Entry): Html {
  return html`<section>
    <h2><a href="/problems/${code}">${code}</a></h2>
    <p>${String(status)} · ${String(number)} · ${title}</p>
    <p>${help}</p>
  </section>`
}
