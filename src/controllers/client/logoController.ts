import type { Call, Context, UploadedFile } from '../../context'
import * as ClientProfiles from '../../models/ClientProfile'
import { pictureUrl, type Logo } from '../../schemas/files'
import { removePicture, replacePicture, type PictureHolder } from '../shared/profilePicture'

const logos: PictureHolder<Logo> = {
  purpose: 'logo',
  isSquare: false,
  lock: ClientProfiles.lock,
  set: ClientProfiles.setLogo,
  toReply: ({ pictureId, version }) => ({ logoUrl: pictureUrl(pictureId), version }),
}

/** @throws Problem invalid_input, storage_quota_spent, precondition_failed */
export const put = (context: Context, call: Call<'client', { file: UploadedFile }>): Promise<Logo> =>
  replacePicture(context, logos, call)

/** @throws Problem precondition_failed */
export const remove = (context: Context, call: Call<'client'>): Promise<Logo> => removePicture(context, logos, call)
