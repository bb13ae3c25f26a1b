import { once } from 'node:events'
import { performance } from 'node:perf_hooks'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { renderMail } from '../src/emails'
import { createMailService, MailRefused, type MailService } from '../src/utils/mailService'

const written = renderMail(
  'offer-made',
  { name: 'Ada Byron', locale: 'de-DE', timeZone: 'Europe/Berlin' },
  {
    gigTitle: 'Paint a fence',
    clientName: 'Fences & Co',
    pay: { amount: 125_000, currency: 'USD' },
    startsAt: '2026-11-22T13:00:00.000Z',
    endsAt: null,
    note: 'Bring a brush.',
    expiresAt: '2026-07-01T10:00:00.000Z',
    url: 'https://gigs.test/applications/1?from=mail&x=1',
  },
)

describe('The mail service', () => {
  const received: { to: string[]; from: string; mail: ParsedMail }[] = []
  let server: SMTPServer
  let service: MailService

  const mail = (to: string) => ({ id: '0199-abc', to, ...written })

  /** The refusal that sending to this address ends in. */
  async function refusalOf(to: string): Promise<MailRefused> {
    try {
      await service.send(mail(to))
    } catch (error) {
      if (error instanceof MailRefused) return error
      throw error
    }
    throw new Error('the mail was delivered')
  }

  beforeAll(async () => {
    server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onRcptTo({ address }, _session, accept) {
        const code = Number(/^refuse(\d+)@/.exec(address)?.[1])
        accept(code ? Object.assign(new Error(`no ${address}`), { responseCode: code }) : undefined)
      },
      onData(stream, { envelope }, accept) {
        const from = envelope.mailFrom ? envelope.mailFrom.address : ''
        simpleParser(stream).then((parsed) => {
          received.push({ to: envelope.rcptTo.map(({ address }) => address), from, mail: parsed })
          accept()
        }, accept)
      },
    })
    server.listen(0, '127.0.0.1')
    await once(server.server, 'listening')
    const address = server.server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    service = createMailService({
      smtpUrl: `smtp://127.0.0.1:${port}`,
      from: 'Gig Marketplace <no-reply@gigs.test>',
    })
  })

  beforeEach(() => received.splice(0))

  afterAll(async () => {
    service.close()
    await new Promise<void>((resolve) => server.close(resolve))
  })

  it('delivers text and HTML to the one receiver', async () => {
    const sent = mail('ada@x.test')
    await service.send(sent)
    expect(received).toHaveLength(1)
    expect(received[0]).toMatchObject({
      to: ['ada@x.test'],
      from: 'no-reply@gigs.test',
      mail: {
        subject: sent.subject,
        text: sent.text,
        html: sent.html,
        from: { text: '"Gig Marketplace" <no-reply@gigs.test>' },
      },
    })
  })

  it('derives the Message-ID from the id and says that a machine wrote', async () => {
    await service.send(mail('ada@x.test'))
    const parsed = received[0]?.mail
    expect(parsed?.messageId).toBe('<0199-abc@gigs.test>')
    expect(parsed?.headers.get('auto-submitted')).toBe('auto-generated')
    expect(Math.abs(Date.now() - Number(parsed?.date))).toBeLessThan(10_000)
  })

  it.each([
    'a@x.test\r\nBcc: b@x.test',
    'a@x.test,b@x.test',
    'a@x.test b@x.test',
    'Ada <a@x.test>',
    '"a b"@x.test',
    'friends:a@x.test;',
    'a@b@x.test',
    'a\u0000@x.test',
    `${'a'.repeat(250)}@x.test`,
    '@x.test',
    '',
  ])('refuses %j', async (to) => {
    expect(await refusalOf(to)).toMatchObject({ permanent: true, responseCode: null })
    expect(received).toEqual([])
  })

  it.each([
    [550, true],
    [451, false],
  ])('calls a %i permanent: %s, and names no receiver', async (code, permanent) => {
    const to = `refuse${code}@x.test`
    const refusal = await refusalOf(to)
    expect(refusal).toMatchObject({ permanent, responseCode: code })
    expect(`${refusal.message} ${refusal.stack}`).not.toContain('x.test')
    expect(refusal.cause).toBeUndefined()
  })

  it('takes a mail back that may not go any more, though nearly all of it was said', async () => {
    const asked: boolean[] = []
    const mayGo = () => asked.push(true) === 0
    await expect(service.send({ ...mail('ada@x.test'), mayGo })).rejects.toMatchObject({ permanent: false })
    expect([asked, received]).toEqual([[true], []])

    await service.send({ ...mail('ada@x.test'), mayGo: () => true })
    expect(received).toHaveLength(1)
  })

  it('leaves a server that is not there alone for a while', async () => {
    const lost = createMailService({ smtpUrl: 'smtp://127.0.0.1:1', from: 'no-reply@gigs.test' })
    await expect(lost.send(mail('ada@x.test'))).rejects.toThrow('ESOCKET')
    await expect(lost.send(mail('ada@x.test'))).rejects.toThrow('silent just now')
    const later = performance.now() + 1_000
    jest.spyOn(performance, 'now').mockImplementation(() => later)
    await expect(lost.send(mail('ada@x.test'))).rejects.toThrow('ESOCKET')
    jest.restoreAllMocks()
    lost.close()
  })

  it('calls a server that is not there temporary', async () => {
    const lost = createMailService({ smtpUrl: 'smtp://127.0.0.1:1', from: 'no-reply@gigs.test' })
    await expect(lost.send(mail('ada@x.test'))).rejects.toMatchObject({ permanent: false, responseCode: null })
    lost.close()
  })

  it('does not start with a sender that is not one mailbox', () => {
    expect(() => createMailService({ smtpUrl: 'smtp://127.0.0.1', from: 'a@x.test, b@x.test' })).toThrow('one mailbox')
  })
})
