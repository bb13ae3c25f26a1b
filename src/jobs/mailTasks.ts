import type { EmailTask } from '../schemas/tasks'
import { accountMails } from './mails/accounts'
import { alertMails } from './mails/alerts'
import { applicationMails } from './mails/applications'
import { contractMails } from './mails/contracts'
import { emailChangeMails } from './mails/emailChanges'
import { gigMails } from './mails/gigs'
import { invitationMails } from './mails/invitations'
import type { Loaders } from './mails/letter'
import { personalDataMails } from './mails/personalData'
import { reportMails } from './mails/reports'
import { reviewMails } from './mails/reviews'

/** Every mail of the queue: to whom, and what it tells. */
export const loaders: Loaders = {
  ...accountMails,
  ...personalDataMails,
  ...emailChangeMails,
  ...applicationMails,
  ...gigMails,
  ...contractMails,
  ...invitationMails,
  ...reviewMails,
  ...reportMails,
  ...alertMails,
}

export const isEmailTask = (name: string): name is EmailTask => Object.hasOwn(loaders, name)
