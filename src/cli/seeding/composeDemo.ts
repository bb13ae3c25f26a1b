import type { Skill } from '../../models/Skill'
import { newId } from '../../utils/uuid'
import { toMinorUnits } from '../../schemas/currencies'
import { RowBatch } from '../bulk/rowBatch'
import { addApplication, addClient, addGig, addReport, addUser, addWorker, type GigData } from '../bulk/rows'
import { cities, type City } from './cities'
import {
  type DemoApplication,
  demoApplications,
  type DemoClient,
  demoClients,
  type DemoGig,
  demoGigs,
  type DemoReport,
  demoReports,
  type DemoWorker,
  demoWorkers,
} from './demoTexts'
import { Random } from './random'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const REGISTERED_DAYS_AGO = 40

export interface DemoMaterial {
  passwordHash: string
  /** By the names that the texts use. */
  skills: ReadonlyMap<string, Skill>
  now: Date
}

/** All rows of the demo: everything happened in the six weeks before `now`. */
export function composeDemo(material: DemoMaterial): RowBatch {
  const demo = new Demo(material)
  demo.addAdmin()
  for (const worker of demoWorkers) demo.addWorker(worker)
  for (const client of demoClients) demo.addClient(client)
  for (const gig of demoGigs) demo.addGig(gig)
  for (const application of demoApplications) demo.addApplication(application)
  for (const report of demoReports) demo.addReport(report)
  return demo.batch
}

class Demo {
  readonly batch = new RowBatch()
  private readonly random = new Random(newId())
  private readonly userIds = new Map<string, Buffer>()
  private readonly clients = new Map(demoClients.map((client) => [client.email, client]))
  private readonly gigs = new Map<string, GigData>()
  private readonly registeredAt: Date

  constructor(private readonly material: DemoMaterial) {
    this.registeredAt = this.ago(REGISTERED_DAYS_AGO * DAY_MS)
  }

  addAdmin(): void {
    this.addUser({ email: 'admin@demo.example', name: 'Robin Keller', city: 'Berlin' }, 'admin')
  }

  addWorker(worker: DemoWorker): void {
    const city = cityOf(worker.city)
    addWorker(this.batch, {
      userId: this.addUser(worker, 'worker'),
      headline: worker.headline,
      bio: worker.bio,
      hourlyRate: { amount: toMinorUnits(worker.hourlyRate, city.currency), currency: city.currency },
      availability: 'open',
      place: city,
      languages: worker.languages,
      links: ['https://example.org/portfolio'],
      skills: this.skillsOf(worker.skills),
      updatedAt: this.registeredAt,
    })
  }

  addClient(client: DemoClient): void {
    addClient(this.batch, {
      userId: this.addUser(client, 'client'),
      displayName: client.displayName,
      about: client.about,
      website: 'https://example.org',
      kind: client.kind,
      place: cityOf(client.city),
      updatedAt: this.registeredAt,
    })
  }

  addGig(text: DemoGig): void {
    const city = cityOf(known(this.clients, text.client).city)
    const createdAt = this.ago(text.daysAgo * DAY_MS + HOUR_MS)
    const [min, max] = text.budget
    const gig: GigData = {
      id: this.random.id(createdAt),
      clientId: known(this.userIds, text.client),
      title: text.title,
      description: text.description,
      skills: this.skillsOf(text.skills),
      payType: text.payType,
      budget: {
        min: toMinorUnits(min, city.currency),
        max: toMinorUnits(max, city.currency),
        currency: city.currency,
      },
      place: text.remote ? null : city,
      startsAt: this.inDays(text.startsInDays),
      deadline: this.inDays(text.closesInDays),
      openings: text.openings ?? 1,
      filled: 0,
      applicationCount: demoApplications.filter((application) => application.gig === text.title).length,
      sourceKey: null,
      questions: (text.questions ?? []).map(([question, required]) => ({
        id: this.random.id(createdAt),
        text: question,
        required,
      })),
      answersDueAt: null,
      history: [
        { at: createdAt, to: 'draft', by: 'client' },
        { at: this.ago(text.daysAgo * DAY_MS), to: 'open', by: 'client' },
      ],
    }
    this.gigs.set(gig.title, gig)
    addGig(this.batch, gig, this.makeId)
  }

  addApplication({ gig: title, worker, hoursAgo, coverLetter, bid, answers, shortlisted }: DemoApplication): void {
    const { id: gigId, clientId, budget, questions } = known(this.gigs, title)
    const at = this.ago(hoursAgo * HOUR_MS)
    const application = {
      id: this.random.id(at),
      gigId,
      clientId,
      workerId: known(this.userIds, worker),
      coverLetter,
      bid: { amount: toMinorUnits(bid, budget.currency), currency: budget.currency },
      answers: answers.map((text, index) => ({ questionId: idAt(questions, index), text })),
      hire: null,
      rejection: null,
    }
    const submitted = { at, to: 'submitted', by: 'worker' } as const
    const read = [
      { at: this.ago((hoursAgo - 5) * HOUR_MS), to: 'viewed', by: 'system' },
      { at: this.ago((hoursAgo - 6) * HOUR_MS), to: 'shortlisted', by: 'client' },
    ] as const
    addApplication(this.batch, { ...application, history: [submitted, ...(shortlisted ? read : [])] }, this.makeId)
  }

  addReport({ reporter, gig: title, hoursAgo, reason, text }: DemoReport): void {
    const { id: gigId, clientId: ownerId } = known(this.gigs, title)
    const at = this.ago(hoursAgo * HOUR_MS)
    addReport(this.batch, {
      id: this.random.id(at),
      reporterId: known(this.userIds, reporter),
      gigId,
      ownerId,
      reason,
      text,
      at,
    })
  }

  private addUser({ email, name, city }: { email: string; name: string; city: string }, roles: string): Buffer {
    const id = this.random.id(this.registeredAt)
    const { passwordHash } = this.material
    addUser(this.batch, { id, email, passwordHash, name, roles, place: cityOf(city), createdAt: this.registeredAt })
    this.userIds.set(email, id)
    return id
  }

  private readonly makeId = (at: Date) => this.random.id(at)

  private skillsOf(names: readonly string[]): Skill[] {
    return names.map((name) => known(this.material.skills, name))
  }

  private ago(ms: number): Date {
    return new Date(this.material.now.getTime() - ms)
  }

  private inDays(days: number | undefined): Date | null {
    return days === undefined ? null : this.ago(-days * DAY_MS)
  }
}

function idAt(questions: GigData['questions'], index: number): Buffer {
  const question = questions[index]
  if (!question) throw new Error('The demo texts answer a question that is not asked')
  return question.id
}

const cityOf = (name: string): City => known(new Map(cities.map((city) => [city.city, city])), name)

function known<T>(things: ReadonlyMap<string, T>, name: string): T {
  const thing = things.get(name)
  if (thing === undefined) throw new Error(`The demo texts name ${name}, which there is not`)
  return thing
}
