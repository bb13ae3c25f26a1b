/**
 * Measures whether the time or the words of an answer tell that an address has an account. Prints the medians, which should be
 * within 5 %, and exits with 1 when two answers differ. `npm run report:timing [ROUNDS]`, 200 by default; run it on an idle machine.
 */
import { isDeepStrictEqual } from 'node:util'
import { performance } from 'node:perf_hooks'
import * as Users from '../../src/models/User'
import { startApp, type TestApp } from '../support/app'
import { answerOf, newRegistration } from '../support/auth'
import { makeWorker, newEmail, PASSWORD, type TestUser } from '../support/factories'
import { startServices, stopServices } from '../support/services'

const ROUNDS = Number(process.argv[2] ?? 200)

/** One way to put an address to the server. */
interface Question {
  path: string
  bodyAbout: (email: string) => object
  /** By somebody who is signed in, somebody else each time. */
  signedIn?: true
}

const questions: Question[] = [
  { path: '/auth/login', bodyAbout: (email) => ({ email, password: 'not-the-password' }) },
  { path: '/auth/register', bodyAbout: (email) => newRegistration({ email }) },
  { path: '/auth/password/forgot', bodyAbout: (email) => ({ email }) },
  { path: '/auth/otp', bodyAbout: (email) => ({ email, purpose: 'login' }) },
  { path: '/auth/login/otp', bodyAbout: (email) => ({ email, otp: '000000' }) },
  { path: '/auth/password/reset', bodyAbout: (email) => ({ email, otp: '000000', newPassword: PASSWORD }) },
  { path: '/me/email', bodyAbout: (newAddress) => ({ newEmail: newAddress, password: PASSWORD }), signedIn: true },
]

interface Answered {
  answer: object
  ms: number
}

async function ask(app: TestApp, { path, bodyAbout }: Question, email: string, caller?: TestUser): Promise<Answered> {
  const body = JSON.stringify(bodyAbout(email))
  const headers = { 'Content-Type': 'application/json', Authorization: caller ? `Bearer ${caller.accessToken}` : '' }
  const startedAt = performance.now()
  const response = await fetch(`${app.url}/api/v1${path}`, { method: 'POST', headers, body })
  const text = await response.text()
  const ms = performance.now() - startedAt
  const { status } = response
  return { answer: answerOf({ status, headers: Object.fromEntries(response.headers), body: JSON.parse(text) }), ms }
}

interface Times {
  known: number[]
  unknown: number[]
  /** How many pairs of answers were not the same. */
  differing: number
}

/** Asks about known and unknown addresses in turn; each comes first in half of the rounds. */
async function measure(app: TestApp, question: Question, passwordHash: string): Promise<Times> {
  const times: Times = { known: [], unknown: [], differing: 0 }
  for (let round = 0; round < ROUNDS; round += 1) {
    const { email } = await makeAccount(app, passwordHash)
    const askAbout = async (address: string) =>
      ask(app, question, address, question.signedIn && (await makeAccount(app, passwordHash)))
    const about = { known: () => askAbout(email), unknown: () => askAbout(newEmail('nobody')) }
    const first = round % 2 === 0 ? await about.known() : undefined
    const unknown = await about.unknown()
    const known = first ?? (await about.known())
    times.known.push(known.ms)
    times.unknown.push(unknown.ms)
    if (!isDeepStrictEqual(known.answer, unknown.answer)) times.differing += 1
  }
  return times
}

async function makeAccount(app: TestApp, passwordHash: string): Promise<TestUser> {
  const user = await makeWorker(app)
  await Users.setPassword(app.context.db, user.id, passwordHash)
  return user
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2
}

function rowOf({ known, unknown, differing }: Times) {
  const [ofKnown, ofUnknown] = [median(known), median(unknown)]
  return {
    'known, ms': ofKnown.toFixed(1),
    'unknown, ms': ofUnknown.toFixed(1),
    'difference, %': ((Math.abs(ofKnown - ofUnknown) / Math.max(ofKnown, ofUnknown)) * 100).toFixed(2),
    'differing answers': differing,
  }
}

async function report(): Promise<boolean> {
  await startServices(1)
  const app = await startApp()
  try {
    const passwordHash = await app.context.passwords.hash(PASSWORD)
    const table = new Map<string, ReturnType<typeof rowOf>>()
    for (const question of questions) table.set(question.path, rowOf(await measure(app, question, passwordHash)))
    console.table(Object.fromEntries(table))
    return [...table.values()].every((row) => row['differing answers'] === 0)
  } finally {
    await app.close()
    await stopServices()
  }
}

report().then(
  (isAlike) => {
    process.exitCode = isAlike ? 0 : 1
  },
  (error: unknown) => {
    console.error(error)
    process.exitCode = 1
  },
)
