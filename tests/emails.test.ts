import { mails, renderMail, type DataOf, type MailName, type Reader, type RenderedMail } from '../src/emails'
import { languages } from '../src/emails/template'
import { rejectionReasons } from '../src/schemas/vocabulary'

const reader: Reader = { name: 'Ada Byron', locale: 'en-GB', timeZone: 'Europe/Berlin' }
const url = 'https://gigs.test/applications/1?from=mail&x=1'

/** What the mails tell of most things, with every text of a user put through `written`. */
function newsOf(written: (text: string) => string) {
  const gigNews = { gigTitle: written('Paint a fence'), url }
  return {
    gigNews,
    workerActed: { ...gigNews, workerName: written('Grace Hopper') },
    contractNews: { ...gigNews, otherName: written('Grace Hopper') },
    terms: {
      ...gigNews,
      clientName: written('Fences & Co'),
      pay: { amount: 125_000, currency: 'USD' },
      startsAt: '2026-11-22T13:00:00.000Z',
      endsAt: null,
      note: written('Bring a brush.'),
      expiresAt: '2026-07-01T10:00:00.000Z',
    },
  }
}

type Samples = { [N in MailName]: DataOf<N> }

function samplesOf(written: (text: string) => string): Samples {
  const { gigNews, workerActed, contractNews, terms } = newsOf(written)
  return {
    'verify-email': { code: '493027', minutes: 10 },
    'sign-in-code': { code: '493027', minutes: 10 },
    'reset-code': { code: '493027', minutes: 10 },
    'change-email-code': { code: '493027', minutes: 10 },
    'address-already-registered': {},
    'application-received': workerActed,
    'offer-accepted': workerActed,
    'offer-declined': { ...workerActed, nextOnShortlist: written('Alan Turing') },
    'offer-expired': { ...workerActed, nextOnShortlist: null },
    'application-shortlisted': gigNews,
    'application-rejected': { ...gigNews, reason: 'experience', message: written('Try again in spring.') },
    'application-not-selected': gigNews,
    'offer-made': terms,
    'offer-expired-worker': gigNews,
    'offer-revoked': gigNews,
    hired: terms,
    'application-withdrawn': workerActed,
    'gig-revised': { ...gigNews, offered: false },
    'gig-idle': { ...gigNews, closesAt: terms.expiresAt },
    'gig-closed': { ...gigNews, cause: 'idle', waiting: 3, answersDueAt: terms.expiresAt },
    'gig-removed': { ...gigNews, reason: written('It asks for payment in advance.') },
    'gig-restored': gigNews,
    invitation: { ...terms, message: written('We liked your last fence.') },
    'invitation-declined': workerActed,
    'contract-delivered': { ...contractNews, message: written('Two coats, as agreed.'), completesAt: terms.expiresAt },
    'contract-completion-due': { ...contractNews, completesAt: terms.expiresAt },
    'contract-changes-requested': { ...contractNews, message: written('The gate is still brown.') },
    'contract-completed': { ...contractNews, by: 'client', message: null, reviewUntil: terms.expiresAt },
    'contract-cancel-asked': { ...contractNews, reason: written('I have broken my arm.') },
    'contract-cancelled': {
      ...contractNews,
      how: 'alone',
      reason: written('The fence fell.'),
      reviewUntil: terms.expiresAt,
    },
    'contract-disputed': { ...contractNews, reason: written('Half the fence is missing.') },
    'review-published': { ...contractNews, rating: 4, text: written('A fine fence.') },
    'review-replied': { ...contractNews, reply: written('Thank you!') },
    'review-restored': contractNews,
    'review-hidden': { ...contractNews, reason: written('It names a third person.') },
    'job-alert': {
      gigs: [
        {
          title: written('Paint a fence'),
          min: { amount: 2_000, currency: 'EUR' },
          max: { amount: 3_000, currency: 'EUR' },
          hourly: true,
          place: written('Berlin, DE'),
          url,
        },
      ],
      mayBeMore: true,
      url,
      unsubscribeUrl: 'https://gigs.test/unsubscribe/AAECAwQFBgcICQoLDA0ODw',
    },
    'mfa-enabled': {},
    'mfa-disabled': {},
    'recovery-code-used': { left: 9 },
    'new-device': { at: '2026-11-22T13:00:00.000Z', device: written('Firefox on Linux'), ip: '203.0.113.7' },
    'password-changed': {},
    'email-change-asked': { newEmail: 'a***@example.org' },
    'email-changed': { newEmail: 'a***@example.org' },
    'session-revoked': { at: '2026-11-22T13:00:00.000Z', device: null },
    'account-reinstated': {},
    'audit-broken': { detail: 'The entry is gone; its seal is still there.', url },
    'audit-head': { entries: '48213', seal: '9f86d081'.repeat(8), url },
    'report-resolved': { outcome: 'upheld', reason: written('Asks for money') },
    'account-suspended': { reason: written('Repeated spam.') },
    'export-ready': { expiresAt: terms.expiresAt, url },
    'deletion-asked': { deleteAfter: terms.expiresAt, url },
    'deletion-taken-back': { pausedGigs: true },
  }
}

const asItIs = (text: string) => text
const { gigNews, terms } = newsOf(asItIs)
const samples = samplesOf(asItIs)

const isMailName = (name: string): name is MailName => name in mails
const names = Object.keys(mails).filter(isMailName)

function renderSample<N extends MailName>(name: N, locale = 'en-GB', data: DataOf<N> = samples[name]): RenderedMail {
  return renderMail(name, { ...reader, locale }, data)
}

function renderFrom<N extends MailName>(from: Pick<Samples, N>, name: N): RenderedMail {
  return renderSample(name, 'en-GB', from[name])
}

function offerIn(place: Partial<Reader>, changes: Partial<DataOf<'offer-made'>> = {}): RenderedMail {
  return renderMail('offer-made', { ...reader, ...place }, { ...terms, ...changes })
}

/** Intl separates some parts by spaces that do not break. */
const plainSpaces = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('Every mail', () => {
  describe.each(languages)('in %s', (language) => {
    it.each(names)('%s is complete', (name) => {
      const { subject, text, html } = renderSample(name, language)
      expect(subject).not.toBe('')
      expect(html).toContain(`<html lang="${language}">`)
      for (const part of [subject, text, html]) {
        expect(part).not.toMatch(/undefined|\bnull\b|NaN|\[object|\$\{|Invalid Date/)
      }
    })
  })

  it.each(names)('%s differs in every language', (name) => {
    expect(new Set(languages.map((language) => renderSample(name, language).subject)).size).toBe(languages.length)
  })

  it.each(names)('%s loads nothing from elsewhere', (name) => {
    expect(renderSample(name).html).not.toMatch(/<img|<link|<script|\bsrc=|url\(|@import/i)
  })

  it.each(names)('%s keeps the signs of French on the line of their words', (name) => {
    const { subject, text } = renderSample(name, 'fr')
    expect(subject + text).not.toMatch(/ [:;?!»]|« /)
  })

  it('is English for readers of other languages, with their way to write dates', () => {
    const { subject, html, text } = offerIn({ locale: 'nl-NL' })
    expect(subject).toBe('You have an offer: Paint a fence')
    expect(html).toContain('<html lang="en">')
    expect(text).toContain('22 nov 2026')
  })

  it('says the same in text and HTML', () => {
    const { text, html } = offerIn({})
    for (const part of ['Hello Ada Byron,', 'Answer by', 'Bring a brush.', 'Answer the offer']) {
      expect(text).toContain(part)
      expect(html).toContain(part)
    }
    expect(text).toContain(url)
    expect(html).toContain('href="https://gigs.test/applications/1?from=mail&amp;x=1"')
  })
})

describe('A mail with a code', () => {
  it.each(['verify-email', 'sign-in-code', 'reset-code'] as const)('%s shows it in the letter alone', (name) => {
    const { subject, text, html } = renderSample(name)
    expect(subject).not.toContain('493027')
    expect(text).toContain('493027')
    expect(html.match(/493027/g)).toHaveLength(1)
    expect(text).toContain('10 minutes')
  })

  it('carries no words of whoever typed the address', () => {
    const { text, html } = renderMail('verify-email', { ...reader, name: 'Win at evil.test' }, samples['verify-email'])
    expect(text + html).not.toContain('evil.test')
  })
})

describe('A rejection', () => {
  it.each(languages)('has a sentence of its own for every reason in %s', (locale) => {
    const texts = rejectionReasons.map(
      (reason) => renderMail('application-rejected', { ...reader, locale }, { ...gigNews, reason, message: null }).text,
    )
    expect(new Set(texts).size).toBe(rejectionReasons.length)
  })
})

describe('The end of a contract', () => {
  const end = samples['contract-completed']
  const cancelled = samples['contract-cancelled']

  it.each(languages)('is told differently by whoever caused it, in %s', (locale) => {
    const completions = (['client', 'system', 'admin'] as const).map((by) =>
      renderSample('contract-completed', locale, { ...end, by }),
    )
    const cancellations = (['alone', 'agreed', 'admin'] as const).map((how) =>
      renderSample('contract-cancelled', locale, { ...cancelled, how }),
    )
    expect(new Set([...completions, ...cancellations].map(({ text }) => text)).size).toBe(6)
  })

  it('says until when a review may be written, in the zone of the reader', () => {
    expect(renderSample('contract-completed').text).toContain('Review by: 1 Jul 2026, 12:00 CEST')
  })
})

describe('A closed gig', () => {
  const closed = samples['gig-closed']

  it.each(languages)('is told differently by why it was closed, in %s', (locale) => {
    const texts = (['deadline', 'idle'] as const).map(
      (cause) => renderSample('gig-closed', locale, { ...closed, cause }).text,
    )
    expect(new Set(texts).size).toBe(2)
  })

  it('names a time for answers only while somebody waits for one', () => {
    const { text } = renderSample('gig-closed')
    expect(text).toContain('Applications without an answer: 3\nAnswer by: 1 Jul 2026, 12:00 CEST')
    expect(renderSample('gig-closed', 'en-GB', { ...closed, waiting: 0 }).text).not.toContain('Answer by')
  })
})

describe('A review', () => {
  it.each([
    [1, '★☆☆☆☆ (1/5)'],
    [5, '★★★★★ (5/5)'],
  ])('of %i is shown as %s', (rating, shown) => {
    const { text } = renderSample('review-published', 'en-GB', { ...samples['review-published'], rating })
    expect(text).toContain(`Rating: ${shown}`)
  })
})

describe('What users wrote', () => {
  const hostile = `<script>alert("1")</script> & 'friends'`
  const hostileSamples = samplesOf(() => hostile)

  it('is escaped in HTML and left as it is in text', () => {
    const { html, text } = offerIn({ name: hostile }, { gigTitle: hostile, clientName: hostile, note: hostile })
    expect(html).not.toContain('<script>')
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;friends&#39;')
    expect(text).toContain(`> ${hostile}`)
  })

  it.each(names)('is text in the HTML of %s, and comes last in its subject', (name) => {
    const { subject, html } = renderFrom(hostileSamples, name)
    expect(html).not.toContain('<script>')
    expect([-1, subject.length - hostile.length]).toContain(subject.indexOf(hostile))
  })

  it('cannot break out of the subject', () => {
    const { subject } = offerIn({}, { gigTitle: 'Fence\r\nBcc: b@x.test\u2028\u0000\tnow' })
    expect(subject).toBe('You have an offer: Fence Bcc: b@x.test now')
  })

  it('is cut in the subject without splitting a character', () => {
    const { subject } = offerIn({}, { gigTitle: '🎨'.repeat(500) })
    expect(Array.from(subject)).toHaveLength(120)
    expect(subject).toMatch(/🎨…$/u)
  })

  it('cannot turn the direction of the text around it', () => {
    const { subject, text, html } = offerIn({ name: 'Ada\u202e' }, { gigTitle: '\u2066Fence\u202e', note: 'a\u200fb' })
    for (const part of [subject, text, html]) expect(part).not.toMatch(/\p{Bidi_Control}/u)
  })

  it('cannot add lines to the letter, and keeps its own lines in a note', () => {
    const { text, html } = offerIn({ name: 'Ada\n\nPay here: evil.test' }, { note: 'One\r\nTwo\u0007' })
    expect(text).toContain('Hello Ada Pay here: evil.test,\n')
    expect(text).toContain('> One\n> Two')
    expect(html).toContain('One<br />Two')
  })
})

describe('Money', () => {
  it.each([
    ['en-US', { amount: 125_000, currency: 'USD' }, '$1,250.00'],
    ['de-DE', { amount: 125_000, currency: 'EUR' }, '1.250,00 €'],
    ['en-GB', { amount: 125_000, currency: 'JPY' }, 'JP¥125,000'],
    ['en-GB', { amount: 125_000, currency: 'KWD' }, 'KWD 125.000'],
    ['en-GB', { amount: 125_050, currency: 'HUF' }, 'HUF 1,250.50'],
    ['en-US', { amount: 1_000_000_000_001, currency: 'USD' }, '$10,000,000,000.01'],
  ])('in %s: %j is %s', (locale, pay, written) => {
    expect(plainSpaces(offerIn({ locale }, { pay }).text)).toContain(`: ${written}\n`)
  })
})

describe('An instant', () => {
  it.each([
    ['en-GB', 'Europe/Berlin', '22 Nov 2026, 14:00 CET', '1 Jul 2026, 12:00 CEST'],
    ['en-US', 'America/New_York', 'Nov 22, 2026, 8:00 AM EST', 'Jul 1, 2026, 6:00 AM EDT'],
    ['de-DE', 'Europe/Berlin', '22. Nov. 2026, 14:00 MEZ', '1. Juli 2026, 12:00 MESZ'],
    ['en-IN', 'Asia/Kolkata', '22 Nov 2026, 6:30 pm IST', '1 Jul 2026, 3:30 pm IST'],
    ['fr-FR', 'UTC', '22 nov. 2026, 13:00 UTC', '1 juil. 2026, 10:00 UTC'],
  ])('in %s and %s is %s', (locale, timeZone, starts, expires) => {
    const text = plainSpaces(offerIn({ locale, timeZone }).text)
    expect(text).toContain(starts)
    expect(text).toContain(expires)
  })
})
