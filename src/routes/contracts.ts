import { z } from 'zod'
import * as contract from '../controllers/shared/contractController'
import { Id } from '../schemas/common'
import {
  Contract,
  contractAfter,
  ContractMessage,
  ContractReason,
  exampleMessage,
  exampleReason,
} from '../schemas/contracts'
import { routesOf } from './contract'

const contracts = routesOf('Contracts')
const { get, post } = contracts

const contractId = z.object({ contractId: Id })

// For the examples of replies.
const { message } = exampleMessage
const { reason } = exampleReason
const delivered = ['deliver', 'delivered', 'worker', message] as const

get(
  '/contracts/:contractId',
  {
    summary: 'A contract, for its two parties',
    access: 'signedIn',
    params: contractId,
    ok: Contract,
  },
  contract.read,
)

post(
  '/contracts/:contractId/deliver',
  {
    summary: 'Deliver the work, as its worker',
    description: 'A delivery that the client does not answer completes the contract after 14 days.',
    access: 'signedIn',
    params: contractId,
    body: ContractMessage,
    ok: Contract,
    example: contractAfter([delivered]),
    problems: ['invalid_transition'],
  },
  contract.deliver,
)

post(
  '/contracts/:contractId/request-changes',
  {
    summary: 'Ask for changes to what was delivered, as its client',
    access: 'signedIn',
    params: contractId,
    body: ContractMessage,
    ok: Contract,
    example: contractAfter([delivered, ['request-changes', 'changes_requested', 'client', message]]),
    problems: ['invalid_transition'],
  },
  contract.requestChanges,
)

post(
  '/contracts/:contractId/complete',
  {
    summary: 'Accept what was delivered, as its client',
    access: 'signedIn',
    params: contractId,
    ok: Contract,
    example: contractAfter([delivered, ['complete', 'completed', 'client', null]], { allowedActions: ['review'] }),
    problems: ['invalid_transition'],
  },
  contract.complete,
)

post(
  '/contracts/:contractId/cancel',
  {
    summary: 'Cancel a contract, or ask for it',
    description:
      'Before a delivery either party cancels alone. Afterwards the first call asks the other party, and the call of that other party cancels. The next move of the contract ends the request.',
    access: 'signedIn',
    params: contractId,
    body: ContractReason,
    ok: Contract,
    example: contractAfter([['cancel', 'cancelled', 'worker', reason]], { allowedActions: ['review'] }),
    problems: ['invalid_transition'],
  },
  contract.cancel,
)

post(
  '/contracts/:contractId/dispute',
  {
    summary: 'Have an admin decide how a contract ends',
    access: 'signedIn',
    params: contractId,
    body: ContractReason,
    ok: Contract,
    example: contractAfter([['dispute', 'disputed', 'client', reason]], { allowedActions: [] }),
    problems: ['invalid_transition'],
  },
  contract.dispute,
)

export const contractRoutes = contracts.routes
