import { buildConsole } from './console/build'
import { runCommand, takesNothing } from './command'

runCommand({ usage: 'npm run build:console', read: takesNothing, run: buildConsole })
