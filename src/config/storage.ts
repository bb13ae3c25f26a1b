import { createLocalStorage } from '../utils/localStorage'
import { createS3Storage } from '../utils/s3Storage'
import type { Storage } from '../utils/storage'
import type { UploadTarget } from './uploadUrl'

/** The storage that UPLOAD_URL names. Nothing is opened before the first use. */
export function createStorage(target: UploadTarget): Storage {
  return 's3' in target ? createS3Storage(target.s3) : createLocalStorage(target.folder)
}
