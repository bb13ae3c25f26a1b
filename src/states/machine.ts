import type { Actor } from '../schemas/states'
import { refusedTransition } from '../utils/errors'

export interface Transition<State extends string, Action extends string, Subject = unknown> {
  action: Action
  by: readonly Actor[]
  from: readonly State[]
  to: State
  /** What must hold beside the state: true, or a sentence that says why not. */
  when?: (subject: Subject) => true | string
}

export interface Machine<State extends string, Action extends string, Subject> {
  transitions: readonly Transition<State, Action, Subject>[]
  /** What the actor may do now, in the order of the table. */
  allowedActions(state: State, by: Actor, subject: Subject): Action[]
  /** The state after `action`. @throws Problem invalid_transition with from, action and allowedActions */
  next(state: State, action: Action, by: Actor, subject: Subject): State
  /** All states that an action may start from, for guarded updates of many rows. */
  sourcesOf(action: Action): State[]
}

/** A state machine over one table: guards, `allowedActions`, history and tests are all derived from it. */
export function machineOf<State extends string, Action extends string, Subject>(
  transitions: readonly Transition<State, Action, Subject>[],
): Machine<State, Action, Subject> {
  const open = (state: State, by: Actor) =>
    transitions.filter((each) => each.from.includes(state) && each.by.includes(by))
  const guard = (transition: Transition<State, Action, Subject>, subject: Subject) => transition.when?.(subject) ?? true
  const allowedActions = (state: State, by: Actor, subject: Subject) =>
    open(state, by).flatMap((each) => (guard(each, subject) === true ? [each.action] : []))

  return {
    transitions,
    allowedActions,
    next(state, action, by, subject) {
      const transition = open(state, by).find((each) => each.action === action)
      const verdict = transition && guard(transition, subject)
      if (transition && verdict === true) return transition.to
      const detail = typeof verdict === 'string' ? verdict : undefined
      throw refusedTransition({ from: state, action, allowedActions: allowedActions(state, by, subject), detail })
    },
    sourcesOf: (action) => [
      ...new Set(transitions.filter((each) => each.action === action).flatMap(({ from }) => from)),
    ],
  }
}
