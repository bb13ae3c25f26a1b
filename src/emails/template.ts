import type { z } from 'zod'
import type { Money as MoneySchema } from '../schemas/common'

export const productName = 'Gig Marketplace'

/** The languages that every mail is written in; the first one serves readers of any other. */
export const languages = ['en', 'de', 'es', 'fr'] as const
export type Language = (typeof languages)[number]

/** Whom a mail is for. `locale` is BCP 47, `timeZone` IANA. */
export interface Reader {
  name: string
  locale: string
  timeZone: string
}

/** A whole number of minor units of an ISO 4217 currency. */
export type Money = z.infer<typeof MoneySchema>

/** Values said the way one reader writes them. */
export interface Say {
  /** An ISO 8601 instant as date, time and zone: "22 Nov 2026, 14:00 CET". */
  instant(iso: string): string
  money(money: Money): string
  /** A duration in the language of the mail: "1 minute", "10 minutes". */
  minutes(count: number): string
}

export interface Link {
  label: string
  url: string
}

export interface Item {
  title: string
  detail: string
  url: string
}

/**
 * What a mail says, before it is text or HTML, in the order of its parts. The strings may hold what users wrote:
 * the layout cleans and escapes them. `quote` is the only one that keeps its line breaks.
 */
export interface MailContent {
  /** Put what users wrote last: a long subject is cut at its end. */
  subject: string
  /** False where the address is not proven: a stranger must not be able to send their own words, as a name, to it. */
  greetByName?: boolean
  paragraphs: string[]
  code?: string
  /** A fact whose value is null or empty is left out. */
  facts?: [label: string, value: string | null][]
  quote?: string | null
  /** Things to choose from. */
  items?: Item[]
  action?: Link
  closing?: string
  /** Ends all mails of this kind. Also told to mail programs (RFC 8058), so that they can offer it themselves. */
  unsubscribe?: Link
}

/** One mail in every language, side by side: a missing language does not compile. */
export type Template<Data> = Record<Language, (data: Data, say: Say) => MailContent>
