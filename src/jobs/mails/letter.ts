import type { z } from 'zod'
import type { Sql } from '../../config/db'
import type { Context } from '../../context'
import type { DataOf } from '../../emails'
import * as Users from '../../models/User'
import type { EmailTask } from '../../schemas/tasks'
import type { Receiver } from '../../states/machine'

interface Letter<Data> {
  receiver: Users.User
  data: Data
}
/** From the task's payload to whom and what to write; undefined when there is nothing to tell any more. */
export type Loader<Data> = (context: Context, payload: unknown) => Promise<Letter<Data> | undefined>

/** Every mail of the queue: to whom, and what it tells. */
export type Loaders = { [N in EmailTask]: Loader<DataOf<N>> }

/** What the mails about one thing may draw from. */
export interface Source<News> {
  news: News
  /** An address in the app, below APP_URL. */
  link: (path: string) => string
  context: Context
}
export type Teller<News, Data> = (source: Source<News>) => Data | undefined | Promise<Data | undefined>

/**
 * Loaders of mails about one kind of thing, to one kind of receiver.
 * @param find reads the thing that a payload names
 * @param receiverOf the id of the user who gets the mail
 */
export const mailsAbout =
  <News>(find: (sql: Sql, payload: unknown) => Promise<News | undefined>, receiverOf: (news: News) => string) =>
  <Data>(tell: Teller<News, Data>): Loader<Data> =>
  async (context, payload) => {
    const news = await find(context.db, payload)
    if (news === undefined) return undefined
    const link = (path: string) => `${context.env.APP_URL}${path}`
    const data = await tell({ news, link, context })
    const receiver = await Users.find(context.db, receiverOf(news))
    return receiver?.deletedAt === null && data !== undefined ? { receiver, data } : undefined
  }

/**
 * Loaders of mails about what moves. The payload, as `tell` leaves it, says in `to` which of its people gets the mail.
 * @param peopleOf their user ids
 */
export const mailsToReceiver = <Payload extends { to: Receiver }, News extends object>(
  shape: z.ZodType<Payload>,
  find: (sql: Sql, payload: Payload) => Promise<News | undefined>,
  peopleOf: (news: News) => Record<Payload['to'], string>,
) =>
  mailsAbout(
    async (sql, raw): Promise<(News & { to: Payload['to'] }) | undefined> => {
      const payload = shape.parse(raw)
      const news = await find(sql, payload)
      return news && { ...news, to: payload.to }
    },
    (news) => peopleOf(news)[news.to],
  )

interface Moving {
  status: string
}

/** Leaves a mail out while the thing is in a state in which it would mislead. */
export const unless =
  <News extends Moving, Data>(states: readonly News['status'][], tell: Teller<News, Data>): Teller<News, Data> =>
  (source) =>
    states.includes(source.news.status) ? undefined : tell(source)

/** Leaves a mail out once the thing has moved on. */
export const onlyIn =
  <News extends Moving, Data>(states: readonly News['status'][], tell: Teller<News, Data>): Teller<News, Data> =>
  (source) =>
    states.includes(source.news.status) ? tell(source) : undefined
