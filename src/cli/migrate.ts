import { fail, withDatabase } from './withDatabase'

// withDatabase has migrated before it hands the database over.
withDatabase(() => Promise.resolve()).catch(fail)
