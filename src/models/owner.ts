/** Whose a row must be, on which side: of another's, nothing is found. */
export type Owner = { workerId: string } | { clientId: string }

/** The condition that a row of the table `alias` is its owner's. */
export const owned = (alias: string, owner: Owner): string =>
  'workerId' in owner ? `${alias}.worker_id = :workerId` : `${alias}.client_id = :clientId`
