import { z } from 'zod'
import { Credentials, SecondFactorCode } from './auth'

export const TotpSetup = z
  .object({
    secret: z.string().meta({ description: 'To be typed into the app (base32).' }),
    otpauthUrl: z.string().meta({ description: 'The same with its settings: show it as a QR code.' }),
  })
  .meta({
    id: 'TotpSetup',
    examples: [
      {
        secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
        otpauthUrl:
          'otpauth://totp/Gig%20Marketplace:jane%40example.org?issuer=Gig%20Marketplace&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30',
      },
    ],
  })

export const TotpConfirmation = z
  .strictObject({ code: SecondFactorCode.meta({ description: 'The six digits that the app shows now.' }) })
  .meta({ id: 'TotpConfirmation', examples: [{ code: '042917' }] })

export const RecoveryCodes = z
  .object({
    recoveryCodes: z.array(z.string()).meta({
      description: 'Ten, each of which works once in the place of a code of the app. They are shown only here.',
    }),
  })
  .meta({ id: 'RecoveryCodes', examples: [{ recoveryCodes: ['k3f9-2mxa-7qhd-8wtn-c4ze-p6rj'] }] })

export const TotpRemoval = z
  .strictObject({ password: Credentials.shape.password, code: SecondFactorCode })
  .meta({ id: 'TotpRemoval', examples: [{ password: 'quiet-otter-paints-49', code: '042917' }] })

export type TotpSetup = z.output<typeof TotpSetup>
export type TotpConfirmation = z.output<typeof TotpConfirmation>
export type RecoveryCodes = z.output<typeof RecoveryCodes>
export type TotpRemoval = z.output<typeof TotpRemoval>
