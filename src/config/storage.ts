import { createLocalStorage } from '../utils/localStorage'
import type { Storage } from '../utils/storage'

/** The storage that UPLOAD_URL names. Nothing is opened before the first use. */
export function createStorage(url: string): Storage {
  return createLocalStorage(url.replace(/^file:(\/\/)?/, ''))
}
