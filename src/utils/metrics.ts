import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import { countedActions } from '../schemas/auditActions'
import { createReadings } from './readings'
import type { Load } from './turns'

/** Everything that a process tells about itself. Labels have few values: never an id, an address or a path. */
export type Metrics = ReturnType<typeof createMetrics>

/** From a lookup by key to the time after which the caller is told to come back. */
const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 4, 10]
const DATABASE_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3]
const TASK_SECONDS = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300]

/**
 * The metrics of a process, in a registry of its own, named by the conventions of Prometheus: base units, `_total` for what only
 * grows.
 * @param onFault told why gauges are left out of a scrape
 */
export function createMetrics(onFault: (error: unknown) => void = () => undefined) {
  const registry = new Registry()
  const registers = [registry]
  const counter = <L extends string>(name: string, help: string, ...labelNames: L[]) =>
    new Counter({ name, help, labelNames, registers })
  const gauge = <L extends string>(name: string, help: string, ...labelNames: L[]) =>
    new Gauge({ name, help, labelNames, registers })
  const histogram = <L extends string>(name: string, help: string, buckets: number[], ...labelNames: L[]) =>
    new Histogram({ name, help, buckets, labelNames, registers })

  const actions = counter(
    'actions_total',
    'What was done and committed, as the audit log calls it.',
    'subject',
    'action',
  )
  for (const name of countedActions) actions.inc(partsOf(name), 0)
  const readings = createReadings(onFault)
  const openStreams = gauge('http_streams_open', 'Answers that go on until somebody ends them.')
  const turns = gauge('password_hash_turns', 'Password hashes that are computed or wait for their turn.', 'state')

  return {
    http: {
      requests: counter(
        'http_requests_total',
        'Requests that were answered; 499 was broken off.',
        'method',
        'route',
        'status',
      ),
      duration: histogram(
        'http_request_duration_seconds',
        'From the head of a request to the end of its answer.',
        REQUEST_SECONDS,
        'method',
        'route',
      ),
      inFlight: gauge('http_requests_in_flight', 'Requests that are being answered.'),
      shed: counter('http_requests_shed_total', 'Requests that were turned away to keep the rest fast.', 'reason'),
    },
    db: {
      connections: gauge('db_pool_connections', 'Connections of this process by what they do.', 'state'),
      connectionsMax: gauge('db_pool_connections_max', 'The most connections that this process opens.'),
      waiting: gauge('db_pool_waiting', 'Statements and transactions that wait for a connection.'),
      acquireDuration: histogram(
        'db_pool_acquire_duration_seconds',
        'How long getting a connection took, or failing to.',
        DATABASE_SECONDS,
      ),
      statementDuration: histogram(
        'db_statement_duration_seconds',
        'How long a statement took, or failing to.',
        DATABASE_SECONDS,
      ),
      deadlockRetries: counter('db_deadlock_retries_total', 'Transactions that were run again because of a deadlock.'),
      destroyed: counter('db_connections_destroyed_total', 'Connections given up because they were broken or silent.'),
    },
    queues: {
      tasks: gauge('queue_tasks', 'Tasks of a queue in Redis.', 'queue', 'state'),
      oldestWaiting: gauge(
        'queue_oldest_waiting_age_seconds',
        'Age of the task that is next, 0 where none waits.',
        'queue',
      ),
      handled: counter('tasks_total', 'Tries of tasks by what came of them.', 'queue', 'outcome'),
      duration: histogram('task_duration_seconds', 'How long a try of a task took.', TASK_SECONDS, 'queue'),
    },
    outbox: {
      tasks: gauge('outbox_tasks', 'Tasks of the outbox that are not done.', 'queue', 'state'),
      oldest: gauge(
        'outbox_oldest_task_age_seconds',
        'Age of the oldest task that is to be done, 0 without any.',
        'queue',
      ),
      lag: gauge('outbox_lag_seconds', 'How long a task has been due that is not handed to its queue.', 'queue'),
    },
    dependencies: {
      up: gauge('dependency_up', 'Whether a service that is needed answers within a second.', 'name'),
      latency: gauge('dependency_latency_seconds', 'How long it took to answer.', 'name'),
      storage: gauge('storage_writable', 'Whether files can be written there, with room to spare.', 'name'),
      ready: gauge('service_ready', 'Whether this process should get requests.'),
    },
    mails: counter('mails_total', 'Mails handed to the mail server, by its answer.', 'outcome'),

    /** Counts an action that has been committed. */
    countAction: (name: string) => actions.inc(partsOf(name)),
    /** Adds gauges whose values are read when they are asked for. */
    onScrape: readings.add,
    /** Tells how many password hashes are computed and wait. */
    watchTurns({ load }: { load: () => Load }) {
      readings.add([turns], () => {
        const pieces = load()
        return () => {
          turns.set({ state: 'running' }, pieces.running)
          turns.set({ state: 'waiting' }, pieces.waiting)
        }
      })
    },
    /** Tells how many streams are open. */
    watchStreams({ count }: { count: () => number }) {
      readings.add([openStreams], () => () => openStreams.set(count()))
    },
    /** The state of the process itself: memory, files, garbage collection, lag of the event loop. */
    watchProcess: () => collectDefaultMetrics({ register: registry }),
    contentType: registry.contentType,
    /** All metrics in the text format of Prometheus. */
    async text(): Promise<string> {
      await readings.refresh()
      return registry.metrics()
    },
  }
}

/** `gig.publish` → the labels. */
function partsOf(name: string) {
  const [subject = '', action = ''] = name.split('.')
  return { subject, action }
}
