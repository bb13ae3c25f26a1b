import { apiRoutes } from '../src/routes'
import { startApp, type TestApp } from './support/app'
import { makeClient, newGig } from './support/factories'
import { expectFaults } from './support/problems'
import { fieldName, textFieldsOf, type TextField } from './support/textFields'

const fieldCalled = (name: string): TextField => {
  const field = apiRoutes.flatMap(textFieldsOf).find((each) => fieldName(each) === name)
  if (!field) throw new Error(`There is no field ${name} any more`)
  return field
}
const named = (names: string[]): [string, TextField][] => names.map((name) => [name, fieldCalled(name)])

/** What stands on one line in mails, lists and logs. */
const lines = named([
  'POST /auth/register body/name',
  'PATCH /me body/name',
  'PUT /worker/profile body/headline',
  'PUT /worker/profile body/location/city',
  'PUT /client/profile body/displayName',
  'PUT /client/profile body/location/city',
  'POST /client/gigs body/title',
  'POST /client/gigs body/location/city',
  'PATCH /client/gigs/:gigId body/title',
  'POST /worker/saved-searches body/name',
  'PATCH /worker/saved-searches/:searchId body/name',
  'POST /reports body/reason',
])

const letters = named([
  'PUT /worker/profile body/bio',
  'PUT /client/profile body/about',
  'POST /client/gigs body/description',
  'POST /client/gigs body/questions/0/text',
  'POST /worker/jobs/:gigId/applications body/coverLetter',
  'POST /worker/jobs/:gigId/applications body/answers/0/text',
  'POST /client/applications/:applicationId/reject body/message',
  'POST /client/applications/:applicationId/offer body/terms/note',
  'POST /client/gigs/:gigId/invitations body/message',
  'POST /contracts/:contractId/deliver body/message',
  'POST /contracts/:contractId/dispute body/reason',
  'POST /contracts/:contractId/reviews body/text',
  'POST /reviews/:reviewId/reply body/text',
  'POST /reports body/text',
  'POST /admin/users/:userId/suspend body/reason',
])

const span = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i))
const controls = [...span(0x00, 0x1f), ...span(0x7f, 0x9f), '\u2028', '\u2029']
const directionControls = [...span(0x202a, 0x202e), ...span(0x2066, 0x2069)]
const invisible = ['\u00ad', '\u034f', '\u115f', '\u180e', '\u200b', '\u200d', '\u2060', '\u2800', '\u3164', '\ufeff']

describe('A line', () => {
  it.each(lines)('%s has no control character, line break or turn of direction', (_name, { accept }) => {
    const taken = [...controls, ...directionControls].filter((mark) => accept(`Ada${mark}Byron`) !== undefined)
    expect(taken).toEqual([])
  })

  it.each(lines)('%s is kept in the composed form', (_name, { accept }) => {
    expect(accept('Zoe\u0308 A\u030angstro\u0308m')).toBe('Zoë Ångström')
    expect(accept('\u1112\u1161\u11ab\u1100\u1173\u11af'.repeat(2))).toBe('한글한글')
  })

  it.each(lines)('%s is kept as it was written otherwise', (_name, { keeps }) => {
    const written = [
      '  Ada  Byron ',
      'שלום\u200f (Ada)',
      'नमस्‍ते',
      '👨‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿',
      'ﬁrst №1 ½',
      '<b>Ada</b> & "Co"',
      "O'Brien-Þór",
    ]
    expect(written.filter((text) => !keeps(text))).toEqual([])
  })

  it.each(lines.filter(([name]) => !name.includes('headline')))('%s shows something', (_name, { accept }) => {
    expect(invisible.filter((mark) => accept(mark.repeat(3)) !== undefined)).toEqual([])
    expect(accept(invisible.join(' '))).toBeUndefined()
  })
})

describe('A longer text', () => {
  it.each(letters)('%s is kept exactly as it was written', (_name, { keeps }) => {
    const written = ['  \tAda\r\n\r\nByron\n ', 'Zoe\u0308', 'a\u202eb\u2066c\u2069', 'x\u0007\u001b[31m\u0085\u2028y']
    expect(written.filter((text) => !keeps(text))).toEqual([])
  })

  it.each(letters)('%s has no NUL and no half of a surrogate pair', (_name, { accept }) => {
    expect(['a\0b', 'a\ud800b', '\udc00', '\ud83d'].filter((text) => accept(text) !== undefined)).toEqual([])
  })
})

describe('Whoever sends them', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app.close())

  it.each([
    ['Ada\r\nBcc: eve@example.org', 'control_character'],
    ['Ada\u202e', 'direction_control'],
    ['\u200b\u200b', 'blank'],
    ['\u200b\n', 'blank'],
    ['Ada\0', 'invalid_text'],
  ])('is told what is wrong with %j', async (name, code) => {
    const as = await makeClient(app)
    expect(expectFaults(await app.api.patch('/me', { as, body: { name } }))).toEqual([`/body/name ${code}`])
  })

  it('gets a title that was written in parts under its composed name, and the description as it was', async () => {
    const as = await makeClient(app)
    const texts = { title: 'Cafe\u0301', description: 'Cafe\u0301' }
    const { body } = await app.api.post('/client/gigs', { as, body: { ...newGig(), ...texts } }).expect(201)
    expect(body).toMatchObject({ title: 'Café', description: 'Cafe\u0301' })
  })
})
