import fc from 'fast-check'
import { normaliseEmail } from '../src/schemas/email'
import { emailKey } from '../src/utils/email'
import { startApp, type TestApp } from './support/app'
import { newRegistration } from './support/auth'
import { codeFrom, makeWorker, newEmail } from './support/factories'
import { expectFaults } from './support/problems'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const register = (email: string) => app.api.post('/auth/register', { body: newRegistration({ email }) })
const forgot = (email: string) => app.api.post('/auth/password/forgot', { body: { email } })
const fullwidth = (text: string) =>
  text.replace(/[\x21-\x7e]/g, (mark) => String.fromCodePoint(mark.charCodeAt(0) + 0xfee0))

/** Other ways to write one address. The address to be written must begin with “fisk”. */
const spellings: [what: string, write: (address: string) => string][] = [
  ['in capitals', (address) => address.toUpperCase()],
  ['with spaces around it', (address) => `\u3000${address}\u00a0\n`],
  ['in fullwidth letters', fullwidth],
  ['in mathematical letters', (address) => address.replace('fisk', '𝐟𝓲𝖘𝚔')],
  ['with a ligature', (address) => address.replace('fi', 'ﬁ')],
  ['with a long s', (address) => address.replace('s', 'ſ')],
  ['with the sign for kelvin', (address) => address.replace('k', '\u212a')],
  ['with a superscript', (address) => address.replace('i', 'ⁱ')],
  ['with an ideographic full stop', (address) => address.replace('.org', '。org')],
  ['with a soft hyphen in its domain', (address) => address.replace('example', 'exam\u00adple')],
  ['with a space of no width in its domain', (address) => address.replace('example', 'exam\u200bple')],
]

describe('One address', () => {
  it.each(spellings)('is one account, also %s, and its mails go to it alone', async (_what, write) => {
    const owner = await makeWorker(app, { email: newEmail('fisk') })
    const written = write(owner.email)
    expect(written).not.toBe(owner.email)
    const known = app.mail.messages().length
    await register(written).expect(202)
    await forgot(written).expect(202)
    await app.mail.waitFor(owner.email, ({ subject }) => subject.includes('already have an account'))
    await app.mail.waitFor(owner.email, ({ subject }) => subject.includes('Reset your password'))
    const sent = app.mail.messages().slice(0, app.mail.messages().length - known)
    expect(sent.map(({ to }) => to)).toEqual([owner.email, owner.email])
  })

  it('in a domain of another script is one with that domain in ASCII, which is where its mail goes', async () => {
    const [localPart = ''] = newEmail('info').split('@')
    const inAscii = `${localPart}@xn--mnchen-3ya.example`
    await register(`${localPart}@münchen.example`).expect(202)
    const otp = await codeFrom(app, inAscii)
    const email = `${localPart}@MÜNCHEN.example`.normalize('NFD')
    const { body: session } = await app.api.post('/auth/verify-email', { body: { email, otp } }).expect(200)
    expect(session.user.email).toBe(inAscii)
    for (const again of [inAscii, `${localPart}@münchen.example`]) await register(again).expect(202)
    const told = () => app.mail.messages(inAscii).filter(({ subject }) => subject.includes('already have an account'))
    await app.mail.waitFor(inAscii, () => told().length === 2)
  })

  it('keeps the capitals of its local part, and none in its domain', () => {
    expect(normaliseEmail('Jane.DOE@Example.ORG')).toBe('Jane.DOE@example.org')
    expect(emailKey('Jane.DOE@Example.ORG')).toBe('jane.doe@example.org')
  })

  it.each(["o'brien+gigs@example.org", 'a_b-c.d@mail.example.co.uk', '1@example.museum', 'x@пример.рф', 'x@1and1.com'])(
    'may be %s',
    (address) => {
      expect(normaliseEmail(address)).toBeDefined()
    },
  )
})

describe('What looks like an address', () => {
  it.each([
    ['a Cyrillic а', 'jаne@example.org'],
    ['a Greek omicron', 'jane.dοe@example.org'],
    ['a dotless ı', 'jıne@example.org'],
    ['a dotted İ', 'jİne@example.org'],
    ['an accent', 'jané@example.org'],
    ['a combining accent', 'jane\u0301@example.org'],
    ['a sharp s', 'straße@example.org'],
    ['a joiner of no width', 'ja\u200dne@example.org'],
    ['a soft hyphen', 'ja\u00adne@example.org'],
    ['an override of direction', 'ja\u202ene@example.org'],
    ['a variation selector', 'jane\ufe0f@example.org'],
    ['an emoji', '🦦@example.org'],
    ['a line break', 'jane@example.org\r\nBcc: eve@example.org'],
    ['a line break before the sign', 'jane\n@example.org'],
    ['a line separator', 'jane\u2028@example.org'],
    ['a tab', 'jane\t@example.org'],
    ['a tab in the domain', 'jane@exam\tple.org'],
    ['a comma', 'jane,eve@example.org'],
    ['two addresses', 'jane@example.org,eve@example.org'],
    ['a fullwidth comma', 'jane@example.org，eve@example.org'],
    ['two fullwidth signs', 'jane＠example.org＠example.com'],
    ['a name before it', 'Jane <jane@example.org>'],
    ['quotes', '"jane"@example.org'],
    ['a comment', 'jane(at home)@example.org'],
    ['a comment made of one sign', 'jane@⑴example.org'],
    ['a group', 'friends:jane@example.org;'],
    ['a route', 'jane%example.com@example.org'],
    ['a bang path', 'example.com!jane@example.org'],
    ['a sign that becomes a slash', 'jane@example.com℀example.org'],
    ['a path behind it', 'jane@example.org/inbox'],
    ['a port', 'jane@example.org:25'],
    ['an escape', 'jane@ex%61mple.org'],
    ['a fullwidth escape', 'jane@ex％61mple.org'],
    ['a backslash', 'jane@example.org\\@example.com'],
    ['an address of IP', 'jane@127.0.0.1'],
    ['an address of IP in brackets', 'jane@[127.0.0.1]'],
    ['an address of IP in hexadecimal', 'jane@0x7f.1'],
    ['an address of IP in circles', 'jane@①②⑦.0.0.1'],
    ['no domain', 'jane@'],
    ['no name', '@example.org'],
    ['a host alone', 'jane@localhost'],
    ['a dot in front', '.jane@example.org'],
    ['a dot at the end', 'jane.@example.org'],
    ['two dots', 'ja..ne@example.org'],
    ['a dot behind the domain', 'jane@example.org.'],
    ['a hyphen before the domain', 'jane@-example.org'],
    ['an underscore in the domain', 'jane@exa_mple.org'],
    ['broken punycode', 'jane@xn--a.org'],
    ['a long local part', `${'j'.repeat(65)}@example.org`],
    ['a long label', `jane@${'e'.repeat(64)}.org`],
    ['a domain that is long in ASCII', `jane@${'ü.'.repeat(40)}example.org`],
    ['255 characters', `${'j'.repeat(60)}@${'example.'.repeat(24)}or`],
  ])('is none with %s', async (_what, email) => {
    const [fault, ...others] = expectFaults(await register(email))
    expect(fault).toMatch(/^\/body\/email (invalid_format|too_big)$/)
    expect(others).toEqual([])
    expectFaults(await forgot(email))
  })

  it('in its domain is another address, which does not look like it any more', () => {
    expect(normaliseEmail('jane@exаmple.org')).toBe('jane@xn--exmple-4nf.org')
    expect(normaliseEmail('jane@examplé.org')).toBe('jane@xn--exampl-gva.org')
  })
})

describe('The one form of an address', () => {
  const isPlain = (address: string) => /^[\w.'+-]{1,64}@[a-z\d.-]{1,250}$/.test(address)

  it('is plain ASCII and its own form, whichever character stands in it', () => {
    for (let codePoint = 0; codePoint <= 0x1ffff; codePoint += 1) {
      const character = String.fromCodePoint(codePoint)
      for (const written of [`j${character}ne@example.org`, `jane@ex${character}mple.org`]) {
        const address = normaliseEmail(written)
        if (address === undefined) continue
        if (!isPlain(address) || normaliseEmail(address) !== address || emailKey(written) !== address.toLowerCase())
          throw new Error(`${JSON.stringify(written)} became ${address}`)
      }
    }
  })

  it('is plain ASCII and its own form, whatever is written', () => {
    const part = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 })
    const written = fc.tuple(
      part,
      fc.constantFrom('@', '＠', '@a.', '@\u200b'),
      part,
      fc.constantFrom('.org', '。рф', ''),
    )
    const holds = fc.property(written, (parts) => {
      const address = normaliseEmail(parts.join(''))
      expect(address === undefined || (isPlain(address) && normaliseEmail(address) === address)).toBe(true)
    })
    fc.assert(holds, { numRuns: 5_000 })
  })
})
