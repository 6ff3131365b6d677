// A month of one person, as an assumption that is written down here.
import { add, times } from '../../local-cloud/billing/cost.ts'
import type { Quantities } from '../../local-cloud/billing/prices.ts'
import type { Measured } from './measured.ts'

const GIB = 2 ** 30

/** What is done, and how often a person does it in a month. */
export const PROFILE: Record<string, { about: string; often: number }> = {
  visit: { about: 'the page, the account and the first photos are loaded', often: 200 },
  photo: { about: 'a photo of 12 megapixels is uploaded, read and made smaller', often: 200 },
  // A function improves once a year, and looks at every photo again.
  backfill: { about: 'a photo is read again because a function has improved', often: 200 },
  archive: { about: 'a photo is taken out in an archive', often: 20 },
  link: { about: 'a photo is sent by a link, gets its watermark and is looked at', often: 20 },
  shared: { about: 'somebody opens a link again, looks at a photo and likes it', often: 60 },
  portfolio: { about: 'a stranger opens an album of a portfolio', often: 300 },
  job: { about: 'the text of a posting is read', often: 20 },
  cv: { about: 'a CV and a letter are written for a job and set in every format', often: 10 },
  // As if each mail had a campaign of its own, so that it is rather too much.
  mail: { about: 'a campaign of one mail is written, filled and sent', often: 200 },
  order: { about: 'a guest looks at two articles, puts them into a cart and pays', often: 30 },
  question: { about: "a guest opens the chat and asks the shop's assistant", often: 300 },
}

/** Hours in which a window is open, and listens. */
export const LISTENING_HOURS = 20
/** Windows that share an instance on average. One alone pays for all of it. */
export const WINDOWS_TOGETHER = 20
/** Thumbnails and larger pictures that are shown: so many of each visit, and bytes of one. */
const SHOWN = { pictures: 40, bytes: 30_000 }

/** What the person adds to a bill in one month, with what a year of it has stored. */
export function personMonth({ actions }: Measured, api: { cpus: number; gibibytes: number }): Quantities {
  const visits = PROFILE.visit?.often ?? 0
  const pictures = visits * SHOWN.pictures
  const storedBytes = Object.entries(actions).reduce(
    (sum, [name, counted]) => sum + counted.storedBytes * (PROFILE[name]?.often ?? 0),
    0,
  )
  const listening = (LISTENING_HOURS * 3600) / WINDOWS_TOGETHER
  return add(
    ...Object.entries(actions).map(([name, { used }]) => times(used, PROFILE[name]?.often ?? 0)),
    { 'run vCPU': listening * api.cpus, 'run memory': listening * api.gibibytes },
    {
      ...{ 'run requests': pictures, 'storage operations B': pictures, 'firestore reads': pictures },
      'internet data': pictures * SHOWN.bytes,
    },
    // Half of a year's photos are there on average.
    { 'storage standard': (storedBytes * 6) / GIB },
  )
}
