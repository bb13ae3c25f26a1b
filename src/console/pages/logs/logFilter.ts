import { given, oneOf, type Query } from '../../data/query'
import { choiceField, instantField, textField } from '../../parts/filters'

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const

/** What the search and the live view both filter by. */
export const sharedFilterOf = (query: Query) => ({
  level: oneOf(logLevels, query.level),
  requestId: given(query.requestId),
  userId: given(query.userId),
  route: given(query.route),
  q: given(query.q),
})

export const filterOf = (query: Query) => ({
  ...sharedFilterOf(query),
  since: given(query.since),
  until: given(query.until),
})

export const sharedFields = [
  textField('q', 'Words of the message', { isWide: true }),
  choiceField('level', 'Level, at least', logLevels),
  textField('route', 'Route', { placeholder: '/worker/jobs/:gigId' }),
  textField('requestId', 'Request'),
  textField('userId', 'User'),
]

export const searchFields = [...sharedFields, instantField('since', 'Since'), instantField('until', 'Until')]
