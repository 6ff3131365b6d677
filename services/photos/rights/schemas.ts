// Who made a person's photos and what others may do with them: written into every file that leaves the studio.
import Type, { type Static } from 'typebox'

/** Only addresses that anybody can open; empty for none. */
const LicenceUrl = Type.String({ maxLength: 500, pattern: '^(https?://[^\\s<>"]+)?$' })

export const RightsProfile = Type.Object(
  {
    /** Empty for none, like the others. */
    creator: Type.String({ maxLength: 200 }),
    /** The line that names who holds the rights, such as `© 2026 Ana Ruiz`. */
    copyright: Type.String({ maxLength: 300 }),
    /** Where the licence, or how to get one, is described. */
    licenceUrl: LicenceUrl,
  },
  { additionalProperties: false },
)
export type RightsProfile = Static<typeof RightsProfile>

/** What is written into one file. */
export type Rights = RightsProfile
