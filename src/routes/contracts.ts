import { z } from 'zod'
import * as contract from '../controllers/shared/contractController'
import { Contract } from '../schemas/applications'
import { Id } from '../schemas/common'
import { routesOf } from './contract'

const contracts = routesOf('Contracts')

contracts.get(
  '/contracts/:contractId',
  {
    summary: 'A contract, for its two parties',
    access: 'signedIn',
    params: z.object({ contractId: Id }),
    ok: Contract,
  },
  contract.read,
)

export const contractRoutes = contracts.routes
