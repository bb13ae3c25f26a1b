/** Whether the suite runs at full length (`FAULTS=long`): what stands in docs/operations.md; CI runs the short form. */
export const isLong = process.env.FAULTS === 'long'
