import { row, write } from '../src/config/db'
import { apiRoutes } from '../src/routes'
import type { Route } from '../src/routes/contract'
import {
  actors,
  applicationStates,
  contractStates,
  gigStates,
  invitationStates,
  reviewStates,
  type Actor,
  type ApplicationState,
  type ContractState,
  type GigState,
  type InvitationState,
  type ReviewState,
} from '../src/schemas/states'
import { applicationMachine } from '../src/states/application'
import { contractMachine } from '../src/states/contract'
import { gigMachine } from '../src/states/gig'
import { invitationMachine } from '../src/states/invitation'
import type { Machine } from '../src/states/machine'
import { reviewMachine } from '../src/states/review'
import { Problem } from '../src/utils/errors'
import { startApp, type TestApp } from './support/app'
import { makeClient, makeGig, makeOffered, makeWorker, type TestUser } from './support/factories'
import { expectProblem } from './support/problems'
import { call } from './support/routeCases'

/** What each actor may do in a state, and where it leads: written by hand from the contract, not from the machines. */
type Moves<State extends string> = Partial<Record<Actor, Record<string, State>>>

const remove = { remove: 'removed' } as const
/** When its client was deleted. */
const cancel = { cancel: 'cancelled' } as const

const gigMoves: Record<GigState, Moves<GigState>> = {
  draft: { client: { publish: 'open', ...cancel }, system: cancel, admin: remove },
  open: {
    client: { pause: 'paused', close: 'closed', ...cancel },
    system: { pause: 'paused', ...cancel },
    admin: remove,
  },
  paused: { client: { resume: 'open', close: 'closed', ...cancel }, system: cancel, admin: remove },
  closed: { client: { reopen: 'open', ...cancel }, system: cancel, admin: remove },
  filled: { system: { free: 'closed', complete: 'completed' }, admin: remove },
  completed: {},
  cancelled: {},
  removed: {},
}

const undecided = {
  worker: { withdraw: 'withdrawn' },
  client: { shortlist: 'shortlisted', reject: 'rejected', offer: 'offered' },
  system: { withdraw: 'withdrawn', 'pass-over': 'not_selected' },
} as const satisfies Moves<ApplicationState>

const applicationMoves: Record<ApplicationState, Moves<ApplicationState>> = {
  submitted: { ...undecided, system: { ...undecided.system, view: 'viewed' } },
  viewed: undecided,
  shortlisted: { ...undecided, client: { unshortlist: 'viewed', reject: 'rejected', offer: 'offered' } },
  offered: {
    worker: { 'accept-offer': 'hired', 'decline-offer': 'offer_declined', withdraw: 'withdrawn' },
    client: { 'revoke-offer': 'offer_revoked' },
    system: { withdraw: 'withdrawn', 'pass-over': 'not_selected' },
  },
  rejected: {},
  hired: {},
  offer_declined: {},
  offer_expired: {},
  offer_revoked: {},
  withdrawn: {},
  not_selected: {},
}
const lapsedOfferMoves: Moves<ApplicationState> = {
  worker: { withdraw: 'withdrawn' },
  system: { withdraw: 'withdrawn', 'expire-offer': 'offer_expired', 'pass-over': 'not_selected' },
}

/** After a delivery, cancelling takes both: the first to ask changes nothing yet. */
const contractMoves: Record<ContractState, Moves<ContractState>> = {
  active: {
    worker: { deliver: 'delivered', cancel: 'cancelled', dispute: 'disputed' },
    client: { cancel: 'cancelled', dispute: 'disputed' },
  },
  delivered: {
    worker: { cancel: 'delivered', dispute: 'disputed' },
    client: { 'request-changes': 'changes_requested', complete: 'completed', cancel: 'delivered', dispute: 'disputed' },
    admin: { cancel: 'cancelled' },
  },
  changes_requested: {
    worker: { deliver: 'delivered', cancel: 'changes_requested', dispute: 'disputed' },
    client: { cancel: 'changes_requested', dispute: 'disputed' },
    admin: { cancel: 'cancelled' },
  },
  disputed: { admin: { complete: 'completed', cancel: 'cancelled' } },
  completed: { worker: { review: 'completed' }, client: { review: 'completed' } },
  cancelled: { worker: { review: 'cancelled' }, client: { review: 'cancelled' } },
}

const invitationMoves: Record<InvitationState, Moves<InvitationState>> = {
  pending: { worker: { accept: 'accepted', decline: 'declined' }, system: { expire: 'expired' } },
  accepted: {},
  declined: {},
  expired: {},
}

const reviewMoves: Record<ReviewState, Moves<ReviewState>> = {
  sealed: { system: { publish: 'published' } },
  published: { worker: { reply: 'published' }, client: { reply: 'published' }, admin: { hide: 'hidden' } },
  hidden: { admin: { restore: 'published' } },
}

const everyPair = <State extends string>(states: readonly State[]) =>
  states.flatMap((state) => actors.map((actor): [State, Actor] => [state, actor]))

/** What the machine lets an actor do in a state. Whatever else they try must be refused with all that a caller needs to go on. */
function movesOf<State extends string, Action extends string, Subject>(
  machine: Machine<State, Action, Subject>,
  state: State,
  actor: Actor,
  subject: Subject,
): Record<string, State> {
  const allowedActions = machine.allowedActions(state, actor, subject)
  const actions = [...new Set(machine.transitions.map(({ action }) => action))]
  for (const action of actions.filter((each) => !allowedActions.includes(each))) {
    const refusal = refusalOf(() => machine.next(state, action, actor, subject))
    const hasItsOwnCode = ownCodes.includes(refusal.code)
    expect(refusal).toMatchObject(
      hasItsOwnCode
        ? { status: 409 }
        : { code: 'invalid_transition', options: { extra: { from: state, action, allowedActions } } },
    )
  }
  return Object.fromEntries(allowedActions.map((action) => [action, machine.next(state, action, actor, subject).to]))
}

const ownCodes: readonly string[] = ['revision_not_confirmed', 'already_reviewed', 'already_replied']

function refusalOf(move: () => unknown): Problem {
  try {
    move()
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('It was not refused')
}

describe('A gig', () => {
  const vacant = { openings: 1, filled: 0, deadlinePassed: false, idle: false, removedFrom: null }

  it.each(everyPair(gigStates))('that is %s lets the %s do what the contract says and no more', (state, actor) => {
    expect(movesOf(gigMachine, state, actor, vacant)).toEqual(gigMoves[state][actor] ?? {})
  })

  it.each([
    ['all openings are taken', { ...vacant, filled: 1 }],
    ['its deadline has passed', { ...vacant, deadlinePassed: true }],
  ])('cannot be opened while %s', (_why, subject) => {
    for (const state of gigStates)
      expect(Object.values(movesOf(gigMachine, state, 'client', subject))).not.toContain('open')
  })
})

describe('A gig whose openings are all taken', () => {
  it('is filled by the system from wherever an offer may be accepted, and not freed', () => {
    // The contract names open and closed; an offer made before a pause may take the last opening all the same.
    const full = { openings: 1, filled: 1, deadlinePassed: false, idle: false, removedFrom: null }
    const moves = gigStates.map((state) => [state, movesOf(gigMachine, state, 'system', full)])
    expect(Object.fromEntries(moves)).toMatchObject({
      open: { fill: 'filled' },
      paused: { fill: 'filled' },
      closed: { fill: 'filled' },
      filled: { complete: 'completed' },
    })
    expect(moves.flatMap(([, each]) => Object.keys(each ?? {}))).not.toContain('free')
  })
})

describe('A gig that can get no more applications', () => {
  const vacant = { openings: 1, filled: 0, deadlinePassed: false, idle: false, removedFrom: null }

  it.each([
    ['its deadline has passed', { ...vacant, deadlinePassed: true }],
    ['it lies idle', { ...vacant, idle: true }],
  ])('is closed by the system when %s', (_why, subject) => {
    const closing = gigStates.filter((state) => 'close' in movesOf(gigMachine, state, 'system', subject))
    expect(closing).toEqual(['open', 'paused'])
  })

  it.each(['draft', 'open', 'paused', 'closed', 'filled'] as const)(
    'goes back to %s when an admin restores it, and nowhere else',
    (removedFrom) => {
      const subject = { ...vacant, removedFrom }
      expect(movesOf(gigMachine, 'removed', 'admin', subject)).toEqual({ restore: removedFrom })
    },
  )
})

describe('An application', () => {
  const usual = { offerLapsed: false, confirmed: true }

  it.each(everyPair(applicationStates))(
    'that is %s lets the %s do what the contract says and no more',
    (state, actor) => {
      expect(movesOf(applicationMachine, state, actor, usual)).toEqual(applicationMoves[state][actor] ?? {})
    },
  )

  it.each(actors)('whose offer has lapsed lets the %s do what the contract says and no more', (actor) => {
    const subject = { ...usual, offerLapsed: true }
    expect(movesOf(applicationMachine, 'offered', actor, subject)).toEqual(lapsedOfferMoves[actor] ?? {})
  })

  it.each(['submitted', 'viewed', 'shortlisted'] as const)(
    'that is %s can be confirmed after a change of the gig, and not be offered before',
    (state) => {
      const subject = { ...usual, confirmed: false }
      expect(movesOf(applicationMachine, state, 'worker', subject)).toEqual({ reconfirm: state, withdraw: 'withdrawn' })
      expect(movesOf(applicationMachine, state, 'client', subject)).not.toHaveProperty('offer')
    },
  )
})

describe('A contract', () => {
  const usual = { cancelAskedBy: null, completionDue: false, reviewable: true, reviewedBy: [] }

  it.each(everyPair(contractStates))('that is %s lets the %s do what the contract says and no more', (state, actor) => {
    expect(movesOf(contractMachine, state, actor, usual)).toEqual(contractMoves[state][actor] ?? {})
  })

  it('is completed by the system when a delivery was not answered in time', () => {
    const due = contractStates.map((state) =>
      movesOf(contractMachine, state, 'system', { ...usual, completionDue: true }),
    )
    expect(due.flatMap(Object.entries)).toEqual([['complete', 'completed']])
  })

  it.each(['delivered', 'changes_requested'] as const)(
    'that is %s is cancelled when the other side agrees',
    (state) => {
      const subject = { ...usual, cancelAskedBy: 'worker' } as const
      expect(movesOf(contractMachine, state, 'client', subject)).toMatchObject({ cancel: 'cancelled' })
      expect(movesOf(contractMachine, state, 'worker', subject)).not.toHaveProperty('cancel')
    },
  )

  it.each(['completed', 'cancelled'] as const)('that is %s is reviewed once by each side, within 14 days', (state) => {
    const written = { ...usual, reviewedBy: ['worker'] } as const
    expect(movesOf(contractMachine, state, 'worker', written)).toEqual({})
    expect(movesOf(contractMachine, state, 'client', written)).toEqual({ review: state })
    expect(movesOf(contractMachine, state, 'client', { ...usual, reviewable: false })).toEqual({})
  })
})

describe('An invitation', () => {
  it.each(everyPair(invitationStates))(
    'that is %s lets the %s do what the contract says and no more',
    (state, actor) => {
      expect(movesOf(invitationMachine, state, actor, { lapsed: false, takesApplications: true })).toEqual(
        invitationMoves[state][actor] ?? {},
      )
    },
  )

  it('cannot be declined when its time is over', () => {
    expect(
      movesOf(invitationMachine, 'pending', 'worker', { lapsed: true, takesApplications: true }),
    ).not.toHaveProperty('decline')
  })
})

describe('A review', () => {
  it.each(everyPair(reviewStates))('that is %s lets the %s do what the contract says and no more', (state, actor) => {
    expect(movesOf(reviewMachine, state, actor, { due: true, replied: false })).toEqual(reviewMoves[state][actor] ?? {})
  })

  it('stays sealed while the other side may still write', () => {
    expect(movesOf(reviewMachine, 'sealed', 'system', { due: false, replied: false })).toEqual({})
  })

  it('gets one reply', () => {
    expect(movesOf(reviewMachine, 'published', 'worker', { due: true, replied: true })).toEqual({})
  })
})

describe('Over HTTP', () => {
  let app: TestApp
  let client: TestUser
  beforeAll(async () => {
    app = await startApp()
    client = await makeClient(app)
  })
  afterAll(() => app.close())

  /** The routes that move something under a path, by their action. */
  function actionRoutes(path: string, actions: readonly string[]): [action: string, route: Route][] {
    return actions.map((action) => {
      const route = apiRoutes.find((each) => each.method === 'post' && each.path === `${path}/${action}`)
      if (!route) throw new Error(`There is no route POST ${path}/${action}`)
      return [action, route]
    })
  }
  const actionsOf = (moves: object, actor: Actor): string[] => [
    ...new Set(Object.values(moves).flatMap((each: Moves<string>) => Object.keys(each[actor] ?? {}))),
  ]

  async function historyLength(table: 'gig' | 'application', id: string): Promise<number> {
    const text = `SELECT COUNT(*) AS entries FROM ${table}_history WHERE ${table}_id = :id`
    return (await row<{ entries: number }>(app.context.db, text, { id }))?.entries ?? 0
  }

  interface Subject {
    table: 'gig' | 'application'
    id: string
    state: string
    as: TestUser
    /** Puts it into the state. */
    prepare(): Promise<unknown>
  }

  /** Calls one action on a subject in its state and checks the answer against the hand-written moves. @returns whether it succeeded */
  async function tryAction(
    subject: Subject,
    [action, route]: [string, Route],
    moves: Record<string, string>,
  ): Promise<boolean> {
    const { table, id, state, as } = subject
    await subject.prepare()
    const before = await historyLength(table, id)
    const response = await call(app, route, { id, as })
    const to = moves[action]
    if (to === undefined) {
      // An offer that has ended has a code of its own, so that the worker is told to wait for another.
      const isLate = state === 'offer_expired' && action.endsWith('-offer') && action !== 'revoke-offer'
      const body = expectProblem(response, isLate ? 'offer_expired' : 'invalid_transition')
      if (!isLate) expect(body).toMatchObject({ from: state, action, allowedActions: Object.keys(moves) })
      expect(await historyLength(table, id)).toBe(before)
      return false
    }
    expect(response.body).toMatchObject({ status: to })
    expect(response.status).toBe(200)
    expect(await historyLength(table, id)).toBe(before + 1)
    return true
  }

  it.each(gigStates)('a gig that is %s goes wherever its allowedActions say, and nowhere else', async (state) => {
    const { id } = await makeGig(app, client)
    const text = `UPDATE gigs SET status = :state, filled = IF(:state = 'filled', openings, 0) WHERE id = :id`
    const subject: Subject = {
      table: 'gig',
      id,
      state,
      as: client,
      prepare: () => write(app.context.db, text, { id, state }),
    }
    await subject.prepare()
    const { body: gig } = await app.api.get(`/client/gigs/${id}`, { as: client }).expect(200)

    const succeeded: string[] = []
    for (const each of actionRoutes('/client/gigs/:gigId', actionsOf(gigMoves, 'client'))) {
      if (await tryAction(subject, each, gigMoves[state].client ?? {})) succeeded.push(each[0])
    }
    expect([...gig.allowedActions].sort()).toEqual(succeeded.sort())
  })

  it.each(
    applicationStates.flatMap((state) =>
      (['worker', 'client'] as const).map((side): [ApplicationState, typeof side] => [state, side]),
    ),
  )(
    'an application that is %s goes wherever the allowedActions of its %s say, and nowhere else',
    async (state, side) => {
      const worker = await makeWorker(app)
      const { id } = await makeOffered(app, client, worker, await makeGig(app, client, { openings: 2 }))
      const text = 'UPDATE applications SET status = :state WHERE id = :id'
      const as = side === 'worker' ? worker : client
      const subject: Subject = {
        table: 'application',
        id,
        state,
        as,
        prepare: () => write(app.context.db, text, { id, state }),
      }
      await subject.prepare()
      const { body: application } = await app.api.get(`/${side}/applications/${id}`, { as }).expect(200)

      const succeeded: string[] = []
      for (const each of actionRoutes(`/${side}/applications/:applicationId`, actionsOf(applicationMoves, side))) {
        if (await tryAction(subject, each, applicationMoves[state][side] ?? {})) succeeded.push(each[0])
      }
      expect([...application.allowedActions].sort()).toEqual(succeeded.sort())
    },
  )
})
