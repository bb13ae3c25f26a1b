import type { FaultyServer } from './servers'
import type { TcpProxy } from './tcpProxy'

export interface Fault {
  /** How it is brought about. */
  injected: string
  inject: () => unknown
  heal: () => unknown
}

/**
 * What can befall a server and the line to it, by how a sentence about the server goes on.
 * @param parts asked for when a fault is brought about
 */
export function faultsOf(parts: () => { server: FaultyServer; line: TcpProxy }): Record<string, Fault> {
  const heal = () => parts().line.heal()
  return {
    'is killed': { injected: 'SIGKILL', inject: () => parts().server.kill(), heal: () => parts().server.start() },
    'is frozen': { injected: 'SIGSTOP', inject: () => parts().server.freeze(), heal: () => parts().server.thaw() },
    'is behind a black hole': {
      injected: 'connections open, no bytes',
      inject: () => parts().line.blackHole(),
      heal,
    },
    'answers slowly': { injected: '400 ms more each way', inject: () => parts().line.delay(400), heal },
    'breaks off and refuses connections': { injected: 'RST', inject: () => parts().line.refuse(), heal },
  }
}
