/** Global set-up writes this variable: two runs at once share nothing. */
const VARIABLE = 'FAULTS_RUN'

/** Where this run keeps the compiled product and what it has measured. */
export function runFolder(): string {
  const folder = process.env[VARIABLE]
  if (!folder) throw new Error('The run has no folder: start it with npm run test:faults')
  return folder
}

export const setRunFolder = (folder: string): void => {
  process.env[VARIABLE] = folder
}
