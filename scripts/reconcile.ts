// `npm run reconcile` compares a studio's objects with its documents and, with `--apply`, settles what does not fit.
import { failed, readCommandLine } from './command-line.ts'
import { reconcile, settle } from './reconcile/reconcile.ts'
import { openPlace, placeOptions } from './restore/place.ts'

const command = {
  name: 'npm run reconcile',
  about:
    'Names objects whose record is missing and photos whose original is missing. With --apply such objects are deleted, which soft delete keeps for days, and such photos go to the trash for 30 days. Nothing else is touched.',
  options: {
    ...placeOptions,
    apply: { type: 'boolean', default: false, help: 'settles what does not fit, instead of only naming it' },
  },
  exits: {
    1: 'something did not fit and is still so, or the data cannot be opened',
    130: 'interrupted; run it again',
  },
} as const
const { values } = readCommandLine(command)

await using data = await openPlace(command, values)
try {
  const found = await reconcile(data)
  for (const { bucket, name } of found.orphans) console.log(`object without a record   ${bucket}/${name}`)
  for (const id of found.missing) console.log(`photo without an original photos/${id}`)
  if (found.unjudged > 0) console.log(`${found.unjudged} objects have names that say nothing about a record.`)
  const wrong = found.orphans.length + found.missing.length
  if (wrong === 0) console.log('Storage and documents fit.')
  else if (values.apply) {
    await settle(data, found, Date.now)
    console.log(
      `Deleted ${found.orphans.length} objects and moved ${found.missing.length} photos to the trash. If this was interrupted, run it again.`,
    )
  } else {
    console.log(`${wrong} do not fit. Nothing was changed; --apply settles it.`)
    process.exitCode = 1
  }
} catch (error) {
  failed(error)
}
