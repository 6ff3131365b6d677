import { expect, test } from 'vitest'
import { newUpload, type Upload } from './machine.ts'
import { details, headline } from './progress-words.ts'
import { totalsOf } from './totals.ts'

test.each<[states: Upload['state'][], headline: string, details: string]>([
  [['done', 'done'], '2 photos uploaded', '2 kB sent'],
  [['done'], '1 photo uploaded', '1 kB sent'],
  [['done', 'duplicate', 'duplicate'], '1 photo uploaded, 2 already there', '1 kB sent'],
  [['duplicate'], '1 photo already in your studio', 'Nothing had to be sent'],
  [['done', 'duplicate', 'refused'], '1 file could not be uploaded', '1 photo uploaded, 1 already there'],
  [['refused', 'rejected'], '2 files could not be uploaded', 'Nothing had to be sent'],
  [
    ['done', 'duplicate', 'uploading'],
    'Uploading 3 of 3 photos',
    '2 kB of 2 kB · 1 kB/s · a few seconds left',
  ],
  [['done', 'paused'], '1 upload paused', '1 photo uploaded'],
])('%j reads "%s", "%s"', (states, first, second) => {
  const totals = totalsOf(states.map(upload))
  expect([headline(totals), details(totals, 1024)]).toEqual([first, second])
})

const upload = (state: Upload['state'], index: number): Upload => ({
  ...newUpload({ name: `${index}.jpg`, size: 1024 }, { id: `${index}`, type: 'image/jpeg', now: 0 }),
  sent: state === 'rejected' ? 0 : 1024,
  state,
})
