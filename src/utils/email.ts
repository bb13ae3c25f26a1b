import { normaliseEmail } from '../schemas/email'

/** The form by which addresses are compared and kept unique: normal and in small letters. Of what is no address, something fixed. */
export const emailKey = (text: string): string => (normaliseEmail(text) ?? text.normalize('NFKC').trim()).toLowerCase()
