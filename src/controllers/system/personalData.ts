import type { Sql } from '../../config/db'
import * as Applications from '../../models/Application'
import * as ClientProfiles from '../../models/ClientProfile'
import * as Contracts from '../../models/Contract'
import * as Gigs from '../../models/Gig'
import * as Questions from '../../models/GigQuestion'
import * as Invitations from '../../models/Invitation'
import * as PersonalData from '../../models/PersonalData'
import type { PageOfUser } from '../../models/PersonalData'
import * as SavedSearches from '../../models/SavedSearch'
import * as Users from '../../models/User'
import * as WorkerProfiles from '../../models/WorkerProfile'
import { Application } from '../../schemas/applications'
import { Contract } from '../../schemas/contracts'
import { Gig } from '../../schemas/gigs'
import { Invitation } from '../../schemas/invitations'
import type { Party } from '../../schemas/vocabulary'
import { toApplications } from '../shared/applicationView'
import { toContracts } from '../shared/contractView'
import { noActions, toGigs } from '../shared/gigView'
import { toInvitations } from '../shared/invitationView'

const PAGE = 200

/** One file of what is kept about a user. */
export interface Section {
  fileName: string
  /** What it holds, for people. */
  about: string
  /** JSON, in pieces. */
  read: (sql: Sql, userId: string) => AsyncIterable<string>
}

/** Every row of a list that is read in pages. */
export async function* everyRow<Row extends { id: string }>(
  readPage: (sql: Sql, page: PageOfUser) => Promise<Row[]>,
  sql: Sql,
  userId: string,
): AsyncGenerator<Row> {
  let page: Row[]
  let beforeId: string | null = null
  do {
    page = await readPage(sql, { userId, beforeId, limit: PAGE })
    yield* page
    beforeId = page.at(-1)?.id ?? null
  } while (page.length === PAGE)
}

function list<Row extends { id: string }>(
  fileName: string,
  about: string,
  readPage: (sql: Sql, page: PageOfUser) => Promise<Row[]>,
): Section {
  async function* read(sql: Sql, userId: string): AsyncGenerator<string> {
    let before = '[\n'
    for await (const row of everyRow(readPage, sql, userId)) {
      yield before + JSON.stringify(row)
      before = ',\n'
    }
    yield before === '[\n' ? '[]\n' : '\n]\n'
  }
  return { fileName, about, read }
}

function one(
  fileName: string,
  about: string,
  find: (sql: Sql, userId: string) => Promise<object | undefined>,
): Section {
  async function* read(sql: Sql, userId: string): AsyncGenerator<string> {
    yield `${JSON.stringify((await find(sql, userId)) ?? null, null, 2)}\n`
  }
  return { fileName, about, read }
}

/** As the API shows them to this side, without what may be done with them. */
const asShown = { allowedActions: true } as const
const ownApplications = Application.omit(asShown).array()
const ownContracts = Contract.omit(asShown).array()
const ownGigs = Gig.omit(asShown).array()
const ownInvitations = Invitation.omit(asShown).array()

/** What a column that holds JSON stands for. */
const parsed = (text: unknown): unknown => JSON.parse(String(text))

const contractsAs =
  (side: Party) =>
  async (sql: Sql, { userId, ...range }: PageOfUser) =>
    ownContracts.parse(
      await toContracts(sql, await Contracts.list(sql, { of: { side, userId }, status: null, ...range }), side),
    )

const ofEverybody: readonly Section[] = [
  one('account.json', 'your account', async (sql, userId) => Users.find(sql, userId)),
  list('sessions.json', 'the devices on which you signed in', PersonalData.sessions),
  list('codes.json', 'the codes that were mailed to you lately, without the codes', PersonalData.codes),
  list('files.json', 'the files that you have uploaded', PersonalData.files),
  list('reports.json', 'what you have reported', PersonalData.reports),
  list('audit-log.json', 'what was noted of what you did', async (sql, page) =>
    (await PersonalData.auditEntries(sql, page)).map(({ detail, ...rest }) => ({ ...rest, detail: parsed(detail) })),
  ),
  list('exports.json', 'the copies of your data that you have asked for', PersonalData.dataCopies),
]

const ofWorkers: readonly Section[] = [
  one('worker-profile.json', 'your profile as a worker', WorkerProfiles.find),
  list(
    'applications.json',
    'your applications, with answers, offers and history',
    async (sql, { userId, ...range }) => {
      const found = await Applications.listOfWorker(sql, { workerId: userId, status: null, ...range })
      return ownApplications.parse(await toApplications(sql, found, 'worker'))
    },
  ),
  list('application-costs.json', 'what each application has cost of your weekly places', PersonalData.quotaEntries),
  list('contracts-as-worker.json', 'your contracts as a worker, with their reviews', contractsAs('worker')),
  list('invitations-received.json', 'the gigs to which you were invited', async (sql, { userId, ...range }) => {
    const found = await Invitations.list(sql, { of: { workerId: userId }, status: null, ...range })
    return ownInvitations.parse(await toInvitations(sql, found, 'worker'))
  }),
  list('saved-jobs.json', 'the gigs that you have saved', PersonalData.savedJobs),
  list('dismissed-jobs.json', 'the gigs that you do not want to be recommended', PersonalData.dismissedJobs),
  list('saved-searches.json', 'your saved searches', async (sql, { userId, ...range }) =>
    (await SavedSearches.list(sql, { workerId: userId, ...range })).map(({ query, ...rest }) => ({
      ...rest,
      query: parsed(query),
    })),
  ),
  list('alerted-gigs.json', 'the gigs that your searches have told you of', PersonalData.alertedGigs),
]

const ofClients: readonly Section[] = [
  one('client-profile.json', 'your profile as a client', ClientProfiles.find),
  list('gigs.json', 'your gigs, with the questions that you asked', async (sql, { userId, ...range }) => {
    const found = await Gigs.listOfClient(sql, { clientId: userId, status: null, ...range })
    const gigs = ownGigs.parse(await toGigs(sql, found, noActions))
    const ids = gigs.map(({ id }) => id)
    const retired = await Questions.listRetired(sql, ids)
    return gigs.map((gig) => ({ ...gig, formerQuestions: retired.get(gig.id) ?? [] }))
  }),
  list('answers-to-applicants.json', 'what you have answered to applicants', PersonalData.answersToApplicants),
  list('contracts-as-client.json', 'your contracts as a client, with their reviews', contractsAs('client')),
  list('invitations-sent.json', 'the workers whom you have invited', PersonalData.sentInvitations),
]

/** Everything that is kept about a user, as far as it is theirs to have. */
export const sectionsOf = ({ roles }: Users.User): readonly Section[] => [
  ...ofEverybody,
  ...(roles.includes('worker') ? ofWorkers : []),
  ...(roles.includes('client') ? ofClients : []),
]
