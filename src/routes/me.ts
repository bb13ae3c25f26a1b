import * as me from '../controllers/shared/meController'
import { Me, PersonalInformation } from '../schemas/auth'
import { routesOf } from './contract'

const account = routesOf('Me')
const { get, patch } = account

get('/me', { summary: 'Your account', access: 'signedIn', ok: Me }, me.read)

patch(
  '/me',
  { summary: 'Change your personal information', access: 'signedIn', body: PersonalInformation, ok: Me },
  me.update,
)

export const meRoutes = account.routes
