import type { Actor } from '../schemas/states'
import type { EmailTask } from '../schemas/tasks'
import { Problem, refusedTransition } from '../utils/errors'
import type { ProblemCode } from '../utils/problemCatalogue'

/** `subject` and `author` are those of a review. */
export type Receiver = 'worker' | 'client' | 'author' | 'subject' | 'reporter'
/** Which mail tells whom. */
export type Told = Partial<Record<Receiver, EmailTask>>

/** How a thing begins. */
export interface Start<State extends string> {
  action: string
  by: readonly Actor[]
  to: State
  tells?: Told
}

/** Why something does not hold: a sentence, with a problem of its own where callers must tell it from other refusals. */
type Refusal = string | { problem: ProblemCode; detail: string }

export interface Condition<Subject> {
  /** For people: "the offer is still open". */
  name: string
  /** Left out where it is what the system has just seen when it makes the move. */
  holds?: (subject: Subject) => true | Refusal
}

export interface Transition<State extends string, Action extends string, Subject = unknown> {
  action: Action
  by: readonly Actor[]
  from: readonly State[]
  /** Left out where the state stays as it is. */
  to?: State
  /** What must hold beside the state. */
  when?: Condition<Subject>
  tells?: Told
}

export interface Machine<State extends string, Action extends string, Subject> {
  start: Start<State>
  transitions: readonly Transition<State, Action, Subject>[]
  /** What the actor may do now, in the order of the table. */
  allowedActions(state: State, by: Actor, subject: Subject): Action[]
  /**
   * The state after `action`, and whom to tell.
   * @throws Problem of the condition that does not hold, or invalid_transition with from, action and allowedActions
   */
  next(state: State, action: Action, by: Actor, subject: Subject): { to: State; tells: Told }
  /** All states that an action may start from. */
  sourcesOf(action: Action): State[]
  /** Where an action leads that has one row in the table for this actor, for moving many things at once. */
  bulk(action: Action, by: Actor): { to: State; tells: Told }
}

/** A state machine over one table: guards, `allowedActions`, history, mails, documentation and tests are all derived from it. */
export function machineOf<State extends string, Action extends string, Subject>(
  start: Start<State>,
  transitions: readonly Transition<State, Action, Subject>[],
): Machine<State, Action, Subject> {
  const open = (state: State, by: Actor) =>
    transitions.filter((each) => each.from.includes(state) && each.by.includes(by))
  const guard = (transition: Transition<State, Action, Subject>, subject: Subject) =>
    transition.when?.holds?.(subject) ?? true
  const allowedActions = (state: State, by: Actor, subject: Subject) => [
    ...new Set(open(state, by).flatMap((each) => (guard(each, subject) === true ? [each.action] : []))),
  ]

  return {
    start,
    transitions,
    allowedActions,
    next(state, action, by, subject) {
      const candidates = open(state, by).filter((each) => each.action === action)
      const transition = candidates.find((each) => guard(each, subject) === true)
      if (transition) return { to: transition.to ?? state, tells: transition.tells ?? {} }
      const [refusal] = candidates.map((each) => guard(each, subject))
      if (typeof refusal === 'object') throw new Problem(refusal.problem, { detail: refusal.detail })
      const detail = typeof refusal === 'string' ? refusal : undefined
      throw refusedTransition({ from: state, action, allowedActions: allowedActions(state, by, subject), detail })
    },
    sourcesOf: (action) => [
      ...new Set(transitions.filter((each) => each.action === action).flatMap(({ from }) => from)),
    ],
    bulk(action, by) {
      const [transition, another] = transitions.filter((each) => each.action === action && each.by.includes(by))
      if (!transition?.to || another) throw new TypeError(`${action} does not lead to one state`)
      return { to: transition.to, tells: transition.tells ?? {} }
    },
  }
}
