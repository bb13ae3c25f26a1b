/** The form by which addresses are compared and kept unique: NFKC, lower case, no outer spaces. */
export const emailKey = (email: string): string => email.normalize('NFKC').trim().toLowerCase()
