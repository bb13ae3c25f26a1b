import { Door } from './door'
import { SignOutButton } from './signOutButton'

/** Tells who is no admin that this is not for them. */
export const NotAdmin = ({ name }: { name: string }) => (
  <Door title="This is for admins">
    <p>You are signed in as {name}, and this account has no admin role. An operator can give it one.</p>
    <SignOutButton isMain />
  </Door>
)
