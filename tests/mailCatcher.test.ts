import express from 'express'
import { createTransport } from 'nodemailer'
import type { Transporter } from 'nodemailer'
import request from 'supertest'
import { devMailRedirect, devMailRouter } from '../src/routes/devMail'
import { startMailCatcher } from '../src/utils/mailCatcher'
import type { MailCatcher } from '../src/utils/mailCatcher'

let catcher: MailCatcher
let transport: Transporter
beforeEach(async () => {
  catcher = await startMailCatcher({ keep: 3 })
  transport = createTransport(catcher.smtpUrl)
})
afterEach(async () => {
  transport.close()
  await catcher.close()
})

function send(to: string | string[], subject: string, parts: { text?: string; html?: string } = { text: 'Hello' }) {
  return transport.sendMail({ from: 'gigs@example.org', to, subject, ...parts })
}

const subjects = (to?: string) => catcher.messages(to).map(({ subject }) => subject)

describe('the mail catcher', () => {
  test('keeps the last mails, newest first', async () => {
    for (const subject of ['one', 'two', 'three', 'four']) await send('jane@example.org', subject)
    expect(subjects()).toEqual(['four', 'three', 'two'])
  })

  test('keeps text, HTML and subject as they were written', async () => {
    await send('jane@example.org', 'Größe: 3 €', { text: 'Grüße\n', html: '<p>Grüße</p>' })
    expect(catcher.messages()).toEqual([
      {
        id: 1,
        to: 'jane@example.org',
        subject: 'Größe: 3 €',
        text: 'Grüße\n',
        html: '<p>Grüße</p>',
        at: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    ])
  })

  test('finds mails by address in any case of letters, one for each receiver', async () => {
    await send(['jane@example.org', 'Joe@Example.org'], 'both')
    expect(subjects('JANE@example.org')).toEqual(['both'])
    expect(subjects('joe@example.org')).toEqual(['both'])
    expect(subjects('j@example.org')).toEqual([])
  })

  test('refuses a mail of more than 5 MB and goes on', async () => {
    await expect(send('jane@example.org', 'large', { text: 'x'.repeat(6 * 1024 * 1024) })).rejects.toThrow(/55\d/)
    await send('jane@example.org', 'small')
    expect(subjects()).toEqual(['small'])
  })

  test('waits for a mail that is to come, or gives the one that is here', async () => {
    const coming = catcher.waitFor('jane@example.org', ({ subject }) => subject === 'code')
    await send('jane@example.org', 'welcome')
    await send('jane@example.org', 'code')
    expect((await coming).subject).toBe('code')
    expect((await catcher.waitFor('jane@example.org')).subject).toBe('code')
  })

  test('says so when no such mail arrives, or when it is closed meanwhile', async () => {
    await expect(catcher.waitFor('jane@example.org', undefined, 20)).rejects.toThrow('No such mail to jane@example.org')
    const waiting = catcher.waitFor('jane@example.org')
    await Promise.all([expect(waiting).rejects.toThrow('No such mail'), catcher.close()])
  })
})

describe('the caught mail in a browser', () => {
  const browser = () => request(express().use(devMailRouter(catcher)))

  test('is served as JSON, newest first, for one address or all', async () => {
    await send('jane@example.org', 'one')
    await send('joe@example.org', 'two')
    const { body } = await browser().get('/dev/mail.json').expect(200)
    expect(body.data).toMatchObject([{ subject: 'two' }, { subject: 'one' }])
    const one = await browser().get('/dev/mail.json').query({ to: 'jane@example.org' })
    expect(one.body).toEqual({
      data: [{ to: 'jane@example.org', subject: 'one', text: 'Hello\n', html: '', at: expect.any(String) }],
    })
  })

  test('shows the list and the chosen mail, everything escaped', async () => {
    await send('jane@example.org', '<script>alert(1)</script>', { text: '</pre><img src=x>', html: '<b>bold</b>' })
    await send('jane@example.org', 'newer')
    const { text, headers } = await browser().get('/dev/mail').query({ to: 'jane@example.org', mail: '1' }).expect(200)
    expect(text).toContain('<h2>&lt;script&gt;alert(1)&lt;/script&gt;</h2>')
    expect(text).toContain('&lt;/pre&gt;&lt;img src=x&gt;')
    expect(text).toContain('<iframe sandbox title="The mail as HTML" src="/dev/mail/1">')
    expect(text).toContain('href="/dev/mail?to=jane%40example.org&amp;mail=2"')
    expect(text).not.toMatch(/<script|<b>|<img/)
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+';/)
  })

  test('shows the HTML of a mail without scripts, forms or outside requests', async () => {
    await send('jane@example.org', 'one', { html: '<p style="color:red">Hi</p><script>alert(1)</script>' })
    const { text, headers } = await browser().get('/dev/mail/1').expect(200)
    expect(text).toContain('<p style="color:red">Hi</p>')
    expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/)
    await browser().get('/dev/mail/2').expect(404)
  })

  test('says that there is no mail yet', async () => {
    const { text } = await browser().get('/dev/mail').expect(200)
    expect(text).toContain('No mail yet.')
  })

  test('is shown by the process that catches it: the others lead there, and nowhere else', async () => {
    const other = request(express().use(devMailRedirect('http://localhost:3001/dev/mail')))
    const page = await other.get('/dev/mail').expect(307)
    expect(page.headers.location).toBe('http://localhost:3001/dev/mail')
    const json = await other.get('/dev/mail.json').query({ to: 'jane@example.org' }).expect(307)
    expect(json.headers.location).toBe('http://localhost:3001/dev/mail.json?to=jane%40example.org')
    await other.get('//example.org/dev/mail').expect(404)
  })
})
