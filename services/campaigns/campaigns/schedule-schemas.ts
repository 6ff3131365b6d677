import Type, { type Static } from 'typebox'
import { nullable } from '../../platform/schemas.ts'

const clockTime = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$' })

/** When mails may go out. Hours and weekdays are those of the time zone, also where its clock changes. */
export const Schedule = Type.Object(
  {
    /** Local date and time, `2027-03-28T09:30`; null starts at once. */
    startsAt: nullable(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T([01]\\d|2[0-3]):[0-5]\\d$' })),
    /** IANA name, `Europe/Berlin`. */
    timeZone: Type.String({ minLength: 1, maxLength: 64 }),
    /** `from` before `until`; null at any hour. */
    hours: nullable(Type.Object({ from: clockTime, until: clockTime }, { additionalProperties: false })),
    /** 1 is Monday, 7 is Sunday. */
    weekdays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), {
      minItems: 1,
      maxItems: 7,
      uniqueItems: true,
    }),
  },
  { additionalProperties: false },
)
export type Schedule = Static<typeof Schedule>

export const ANY_TIME: Schedule = {
  startsAt: null,
  timeZone: 'UTC',
  hours: null,
  weekdays: [1, 2, 3, 4, 5, 6, 7],
}
