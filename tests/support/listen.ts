import type { Server } from 'node:net'

/** Lets a server listen on a free port of this machine. @returns the port */
export async function listenAnywhere(server: {
  listen(port: number, host: string, done: () => void): Server
}): Promise<number> {
  const listening = await new Promise<Server>((resolve) => {
    const started = server.listen(0, '127.0.0.1', () => resolve(started))
  })
  const address = listening.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return address.port
}
