import { z } from 'zod'
import * as application from '../controllers/client/applicationController'
import * as candidate from '../controllers/client/candidateController'
import * as gig from '../controllers/client/gigController'
import * as profile from '../controllers/client/profileController'
import * as contract from '../controllers/shared/contractController'
import {
  Application,
  applicationAfter,
  exampleApplication,
  GigApplications,
  NewOffer,
  Rejection,
} from '../schemas/applications'
import { Id, pageOf, Paging } from '../schemas/common'
import { Contract, ContractQuery } from '../schemas/contracts'
import { exampleGigReply, Gig, GigChanges, GigStatusFilter, NewGig } from '../schemas/gigs'
import { Candidate } from '../schemas/people'
import { ClientProfile, ClientProfileInput } from '../schemas/profiles'
import { routesOf } from './contract'

const client = routesOf('Client')
const { get, post, put, patch } = client

const gigId = z.object({ gigId: Id })
const applicationId = z.object({ applicationId: Id })

// For the examples of replies.
const whileOpen = { allowedActions: ['pause' as const, 'close' as const, 'cancel' as const] }
const undecided = { allowedActions: ['shortlist' as const, 'reject' as const, 'offer' as const] }
const viewed = ['viewed', 'system'] as const
const shortlisted = ['shortlisted', 'client'] as const
const offered = ['offered', 'client'] as const
const after: typeof applicationAfter = (moves, more) => applicationAfter(moves, { similarToOthers: false, ...more })

get('/client/profile', { summary: 'Your profile as a client', access: 'client', ok: ClientProfile }, profile.read)

put(
  '/client/profile',
  {
    summary: 'Replace your profile as a client',
    description: 'Every field is replaced: one that is left out gets its default.',
    access: 'client',
    body: ClientProfileInput,
    ok: ClientProfile,
  },
  profile.update,
)

post(
  '/client/gigs',
  {
    summary: 'Add a gig',
    access: 'client',
    body: NewGig,
    created: Gig,
    example: { ...whileOpen, applicationCount: 0, version: 1 },
    problems: ['unknown_skill'],
  },
  gig.create,
)

get(
  '/client/gigs',
  {
    summary: 'Your gigs, newest first',
    access: 'client',
    query: GigStatusFilter,
    ok: pageOf(Gig),
    example: { data: [{ ...exampleGigReply, ...whileOpen }] },
  },
  gig.list,
)

get(
  '/client/gigs/:gigId',
  { summary: 'One of your gigs', access: 'client', params: gigId, ok: Gig, example: whileOpen },
  gig.read,
)

patch(
  '/client/gigs/:gigId',
  {
    summary: 'Change a gig',
    description: 'A change of pay, openings, place or description after the first application is a new revision.',
    access: 'client',
    params: gigId,
    body: GigChanges,
    ok: Gig,
    example: {
      ...whileOpen,
      openings: 2,
      budget: { min: 90_000, max: 130_000, currency: 'EUR' },
      revision: 2,
      version: 3,
    },
    problems: ['unknown_skill', 'invalid_transition', 'openings_below_filled'],
  },
  gig.update,
)

client.delete(
  '/client/gigs/:gigId',
  {
    summary: 'Delete a draft',
    access: 'client',
    params: gigId,
    noContent: true,
    versioned: true,
    problems: ['invalid_transition'],
  },
  gig.remove,
)

post(
  '/client/gigs/:gigId/publish',
  {
    summary: 'Open a draft to applications',
    access: 'client',
    params: gigId,
    ok: Gig,
    example: whileOpen,
    problems: ['invalid_transition'],
  },
  gig.publish,
)

post(
  '/client/gigs/:gigId/pause',
  {
    summary: 'Stop taking applications for a while',
    access: 'client',
    params: gigId,
    ok: Gig,
    example: { status: 'paused', allowedActions: ['resume', 'close', 'cancel'], version: 3 },
    problems: ['invalid_transition'],
  },
  gig.pause,
)

post(
  '/client/gigs/:gigId/resume',
  {
    summary: 'Take applications again',
    access: 'client',
    params: gigId,
    ok: Gig,
    example: whileOpen,
    problems: ['invalid_transition'],
  },
  gig.resume,
)

post(
  '/client/gigs/:gigId/close',
  {
    summary: 'Stop taking applications',
    access: 'client',
    params: gigId,
    ok: Gig,
    example: { status: 'closed', allowedActions: ['reopen', 'cancel'], version: 3 },
    problems: ['invalid_transition'],
  },
  gig.close,
)

post(
  '/client/gigs/:gigId/reopen',
  {
    summary: 'Open a closed gig again',
    access: 'client',
    params: gigId,
    ok: Gig,
    example: whileOpen,
    problems: ['invalid_transition'],
  },
  gig.reopen,
)

post(
  '/client/gigs/:gigId/cancel',
  {
    summary: 'Cancel a gig; everyone who waits for an answer gets one',
    access: 'client',
    params: gigId,
    ok: Gig,
    example: { status: 'cancelled', version: 3 },
    problems: ['invalid_transition'],
  },
  gig.cancel,
)

post(
  '/client/gigs/:gigId/duplicate',
  {
    summary: 'Make a draft with the same content',
    access: 'client',
    params: gigId,
    ok: Gig,
    example: {
      status: 'draft',
      allowedActions: ['publish', 'cancel'],
      applicationCount: 0,
      publishedAt: null,
      version: 1,
    },
  },
  gig.duplicate,
)

get(
  '/client/gigs/:gigId/candidates',
  {
    summary: 'Workers who may suit one of your gigs, the best match first',
    access: 'client',
    params: gigId,
    query: Paging,
    ok: pageOf(Candidate),
  },
  candidate.list,
)

get(
  '/client/gigs/:gigId/applications',
  {
    summary: 'The applications to one of your gigs',
    access: 'client',
    params: gigId,
    query: GigApplications,
    ok: pageOf(Application),
    example: { data: [{ ...exampleApplication, ...undecided, similarToOthers: false }] },
  },
  application.list,
)

get(
  '/client/applications/:applicationId',
  {
    summary: 'Read an application; the first read makes it viewed',
    access: 'client',
    params: applicationId,
    ok: Application,
    example: after([viewed], undecided),
  },
  application.read,
)

post(
  '/client/applications/:applicationId/shortlist',
  {
    summary: 'Put an application on the shortlist',
    access: 'client',
    params: applicationId,
    ok: Application,
    example: after([viewed, shortlisted], { allowedActions: ['unshortlist', 'reject', 'offer'] }),
    problems: ['invalid_transition'],
  },
  application.shortlist,
)

post(
  '/client/applications/:applicationId/unshortlist',
  {
    summary: 'Take an application off the shortlist',
    access: 'client',
    params: applicationId,
    ok: Application,
    example: after([viewed, shortlisted, ['viewed', 'client']], undecided),
    problems: ['invalid_transition'],
  },
  application.unshortlist,
)

post(
  '/client/applications/:applicationId/reject',
  {
    summary: 'Reject an application, with a reason',
    access: 'client',
    params: applicationId,
    body: Rejection,
    ok: Application,
    example: after([viewed, ['rejected', 'client']], {
      rejection: { reason: 'experience', message: 'We need someone with a licence.' },
    }),
    problems: ['invalid_transition'],
  },
  application.reject,
)

post(
  '/client/applications/:applicationId/offer',
  {
    summary: 'Offer the work, on terms that the worker may accept until they expire',
    access: 'client',
    params: applicationId,
    body: NewOffer,
    ok: Application,
    example: after([viewed, offered], { allowedActions: ['revoke-offer'] }),
    problems: ['invalid_transition', 'gig_filled', 'gig_not_open', 'revision_not_confirmed'],
  },
  application.offer,
)

post(
  '/client/applications/:applicationId/revoke-offer',
  {
    summary: 'Take an offer back',
    access: 'client',
    params: applicationId,
    ok: Application,
    example: after([viewed, offered, ['offer_revoked', 'client']]),
    problems: ['invalid_transition'],
  },
  application.revokeOffer,
)

get(
  '/client/contracts',
  { summary: 'Your contracts as a client, newest first', access: 'client', query: ContractQuery, ok: pageOf(Contract) },
  contract.list,
)

export const clientRoutes = client.routes
