import type { z } from 'zod'
import { locationColumns } from '../../models/columns'
import { analyse, feedKeyOf, packTerms } from '../../models/search/document'
import type { Skill } from '../../models/Skill'
import type { Location } from '../../schemas/common'
import type { Actor, ApplicationState, GigState } from '../../schemas/states'
import type { PayType } from '../../schemas/vocabulary'
import { emailKey } from '../../utils/email'
import type { RowBatch } from './rowBatch'

export type Place = z.output<typeof Location>

/** Makes a UUIDv7 of an instant, 16 bytes. */
export type MakeId = (at: Date) => Buffer

export interface Amount {
  amount: number
  currency: string
}

/** One step of a history; the first leads from nothing. */
export interface Step<State> {
  at: Date
  to: State
  by: Actor
}

export interface UserData {
  id: Buffer
  email: string
  passwordHash: string
  name: string
  roles: string
  place: Place & { timeZone: string }
  createdAt: Date
}

export function addUser(batch: RowBatch, { id, email, passwordHash, name, roles, place, createdAt }: UserData): void {
  batch.add('users', {
    id,
    email,
    email_key: emailKey(email),
    password_hash: passwordHash,
    name,
    country: place.country,
    time_zone: place.timeZone,
    roles,
    email_verified_at: createdAt,
    created_at: createdAt,
    updated_at: createdAt,
  })
}

export interface WorkerData {
  userId: Buffer
  headline: string
  bio: string
  hourlyRate: Amount
  availability: 'open' | 'limited' | 'unavailable'
  place: Place
  languages: { code: string; level: string }[]
  links: string[]
  skills: readonly Skill[]
  updatedAt: Date
}

export function addWorker(batch: RowBatch, worker: WorkerData): void {
  batch.add('worker_profiles', {
    user_id: worker.userId,
    headline: worker.headline,
    bio: worker.bio,
    rate_amount: worker.hourlyRate.amount,
    rate_currency: worker.hourlyRate.currency,
    availability: worker.availability,
    ...locationColumns(worker.place),
    languages: JSON.stringify(worker.languages),
    links: JSON.stringify(worker.links),
    updated_at: worker.updatedAt,
  })
  for (const [position, skill] of worker.skills.entries()) {
    batch.add('worker_skills', { worker_id: worker.userId, skill_id: skill.id, position })
  }
}

export interface ClientData {
  userId: Buffer
  displayName: string
  about: string
  website: string | null
  kind: 'person' | 'company'
  place: Place
  updatedAt: Date
}

export function addClient(batch: RowBatch, client: ClientData): void {
  batch.add('client_profiles', {
    user_id: client.userId,
    display_name: client.displayName,
    about: client.about,
    website: client.website,
    kind: client.kind,
    ...locationColumns(client.place),
    updated_at: client.updatedAt,
  })
}

export interface GigData {
  id: Buffer
  clientId: Buffer
  title: string
  description: string
  skills: readonly Skill[]
  payType: PayType
  budget: { min: number; max: number; currency: string }
  /** null: remote */
  place: Place | null
  startsAt: Date | null
  deadline: Date | null
  openings: number
  filled: number
  applicationCount: number
  sourceKey: string | null
  questions: { id: Buffer; text: string; required: boolean }[]
  /** When those who still wait at a closed gig are told no. */
  answersDueAt: Date | null
  /** Oldest first; the last one's state is the gig's. */
  history: Step<GigState>[]
}

export function addGig(batch: RowBatch, gig: GigData, makeId: MakeId): void {
  const created = firstOf(gig.history)
  const last = gig.history.at(-1) ?? created
  batch.add('gigs', {
    id: gig.id,
    client_id: gig.clientId,
    title: gig.title,
    description: gig.description,
    pay_type: gig.payType,
    budget_min: gig.budget.min,
    budget_max: gig.budget.max,
    currency: gig.budget.currency,
    ...locationColumns(gig.place),
    starts_at: gig.startsAt,
    deadline: gig.deadline,
    openings: gig.openings,
    filled: gig.filled,
    application_count: gig.applicationCount,
    status: last.to,
    source_key: gig.sourceKey,
    published_at: gig.history.find(({ to }) => to === 'open')?.at ?? null,
    opened_at: gig.history.findLast(({ to }) => to === 'open')?.at ?? null,
    answers_due_at: gig.answersDueAt,
    created_at: created.at,
    updated_at: last.at,
  })
  for (const [position, { id }] of gig.skills.entries()) {
    batch.add('gig_skills', { gig_id: gig.id, skill_id: id, position })
  }
  for (const [position, { id, text, required }] of gig.questions.entries()) {
    batch.add('gig_questions', { id, gig_id: gig.id, position, text, required: Number(required) })
  }
  addHistory(batch, 'gig_history', { gig_id: gig.id }, gig.history, makeId)
  if (last.to === 'open') addToSearch(batch, gig)
}

let places = 0

/** All by which an open gig is found. */
function addToSearch(batch: RowBatch, gig: GigData): void {
  const opened = gig.history.filter(({ to }) => to === 'open')
  const publishedAt = firstOf(opened).at
  const openedAt = opened.at(-1)?.at ?? publishedAt
  const { min: budgetMin, max: budgetMax, currency } = gig.budget
  const { city: _city, ...place } = locationColumns(gig.place)
  const document = { ...gig, ...place, budgetMin, budgetMax, currency, openedAt }
  // One after the other, as the gigs of a batch may all be of the same millisecond.
  const feedKey = feedKeyOf(publishedAt, (places += 1))
  const { terms, vocabulary } = analyse(document)
  batch.add('open_gigs', {
    feed_key: feedKey,
    gig_id: gig.id,
    client_id: gig.clientId,
    pay_type: gig.payType,
    budget_min: budgetMin,
    budget_max: budgetMax,
    currency,
    ...place,
    deadline: gig.deadline,
    opened_at: openedAt,
    terms: packTerms(terms),
  })
  for (const [term, tier] of terms) batch.postings.add({ term, tier, feedKey })
  for (const [word, term] of vocabulary) batch.words.set(word, term)
}

export interface ApplicationData {
  id: Buffer
  gigId: Buffer
  workerId: Buffer
  clientId: Buffer
  coverLetter: string
  bid: Amount
  answers: { questionId: Buffer; text: string }[]
  /** The accepted offer of a hired worker, from which the contract is made. */
  hire: { pay: Amount; startsAt: Date; offerExpiresAt: Date } | null
  rejection: { reason: string; message: string | null } | null
  /** Oldest first; the last one's state is the application's. */
  history: Step<ApplicationState>[]
}

export function addApplication(batch: RowBatch, application: ApplicationData, makeId: MakeId): void {
  const { id, gigId, workerId, clientId, hire, rejection, history } = application
  const created = firstOf(history)
  const last = history.at(-1) ?? created
  batch.add('applications', {
    id,
    gig_id: gigId,
    worker_id: workerId,
    client_id: clientId,
    cover_letter: application.coverLetter,
    bid_amount: application.bid.amount,
    bid_currency: application.bid.currency,
    status: last.to,
    viewed_at: history.find(({ to }) => to === 'viewed')?.at ?? null,
    offer_amount: hire?.pay.amount ?? null,
    offer_currency: hire?.pay.currency ?? null,
    offer_starts_at: hire?.startsAt ?? null,
    offer_expires_at: hire?.offerExpiresAt ?? null,
    rejection_reason: rejection?.reason ?? null,
    rejection_message: rejection?.message ?? null,
    created_at: created.at,
    updated_at: last.at,
  })
  for (const { questionId, text } of application.answers) {
    batch.add('application_answers', { application_id: id, question_id: questionId, text })
  }
  addHistory(batch, 'application_history', { application_id: id }, history, makeId)
  if (hire) {
    const contractId = makeId(last.at)
    batch.add('contracts', {
      id: contractId,
      application_id: id,
      gig_id: gigId,
      client_id: clientId,
      worker_id: workerId,
      pay_amount: hire.pay.amount,
      pay_currency: hire.pay.currency,
      starts_at: hire.startsAt,
      status: 'active',
      created_at: last.at,
      updated_at: last.at,
    })
    batch.add('contract_history', {
      id: makeId(last.at),
      contract_id: contractId,
      at: last.at,
      action: 'accept-offer',
      from_state: null,
      to_state: 'active',
      moved_by: 'worker',
    })
  }
}

export interface ReportData {
  id: Buffer
  reporterId: Buffer
  gigId: Buffer
  /** The client whose gig it is. */
  ownerId: Buffer
  reason: string
  text: string
  at: Date
}

export function addReport(batch: RowBatch, { id, reporterId, gigId, ownerId, reason, text, at }: ReportData): void {
  batch.add('reports', {
    id,
    reporter_id: reporterId,
    subject_type: 'gig',
    subject_id: gigId,
    owner_id: ownerId,
    reason,
    text,
    created_at: at,
    updated_at: at,
  })
}

function addHistory(
  batch: RowBatch,
  table: string,
  owner: Record<string, Buffer>,
  history: readonly Step<string>[],
  makeId: MakeId,
): void {
  for (const [index, { at, to, by }] of history.entries()) {
    const from = history[index - 1]?.to ?? null
    batch.add(table, { id: makeId(at), ...owner, at, from_state: from, to_state: to, moved_by: by })
  }
}

function firstOf<State>(history: readonly Step<State>[]): Step<State> {
  const [first] = history
  if (!first) throw new TypeError('A history has at least one step')
  return first
}
