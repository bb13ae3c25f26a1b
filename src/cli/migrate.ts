import { runCommand, takesNothing } from './command'
import { onServersDatabase } from './withDatabase'

runCommand({
  usage: 'npm run migrate',
  read: takesNothing,
  // The database has been migrated before it is handed over.
  run: () => onServersDatabase(() => Promise.resolve()),
})
