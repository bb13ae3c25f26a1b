import type { Call, Context, UploadedFile } from '../../context'
import * as WorkerProfiles from '../../models/WorkerProfile'
import { pictureUrl, type Avatar } from '../../schemas/files'
import { removePicture, replacePicture, type PictureHolder } from '../shared/profilePicture'

const avatars: PictureHolder<Avatar> = {
  purpose: 'avatar',
  isSquare: true,
  lock: WorkerProfiles.lock,
  set: WorkerProfiles.setAvatar,
  toReply: ({ pictureId, version }) => ({ avatarUrl: pictureUrl(pictureId), version }),
}

/** @throws Problem invalid_input, storage_quota_spent, precondition_failed */
export const put = (context: Context, call: Call<'worker', { file: UploadedFile }>): Promise<Avatar> =>
  replacePicture(context, avatars, call)

/** @throws Problem precondition_failed */
export const remove = (context: Context, call: Call<'worker'>): Promise<Avatar> => removePicture(context, avatars, call)
