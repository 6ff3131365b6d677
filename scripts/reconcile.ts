// `npm run reconcile` compares a studio's objects with its documents and, with `--apply`, settles what does not fit.
import { failed, readCommandLine } from './command-line.ts'
import { reconcile } from './reconcile/reconcile.ts'
import { settle } from './reconcile/settle.ts'
import { openPlace, placeOptions } from './restore/place.ts'

const command = {
  name: 'npm run reconcile',
  about:
    'Names objects whose record is missing, photos whose original is missing, records of another version of their file, such as one that was restored, and photos whose pictures are missing. With --apply such objects are deleted, which soft delete keeps for days, such photos go to the trash for 30 days, records say the version that is stored, and pictures are left to npm run backfill. Nothing else is touched.',
  options: {
    ...placeOptions,
    apply: { type: 'boolean', default: false, help: 'settles what does not fit, instead of only naming it' },
  },
  exits: {
    1: 'something did not fit and is still so, or the data cannot be opened',
    130: 'interrupted; run it again',
  },
} as const
const MAKE_AGAIN =
  'Pictures that are missing are made again by npm run backfill -- --part thumbnails; until then they are named here.'
const { values } = readCommandLine(command)

await using data = await openPlace(command, values)
try {
  const found = await reconcile(data)
  for (const { bucket, name } of found.orphans) console.log(`object without a record   ${bucket}/${name}`)
  for (const id of found.missing) console.log(`photo without an original photos/${id}`)
  for (const { path } of found.outdated) console.log(`another version of a file ${path}`)
  for (const id of found.unrendered) console.log(`photo without pictures    photos/${id}`)
  if (found.unjudged > 0) console.log(`${found.unjudged} objects have names that say nothing about a record.`)
  const { orphans, missing, outdated, unrendered } = found
  const wrong = orphans.length + missing.length + outdated.length + unrendered.length
  if (wrong === 0) console.log('Storage and documents fit.')
  else if (values.apply) {
    await settle(data, found, Date.now)
    console.log(
      `Deleted ${orphans.length} objects, moved ${missing.length} photos to the trash and brought ${outdated.length} records up to date. If this was interrupted, run it again.`,
    )
    if (unrendered.length > 0) console.log(MAKE_AGAIN)
  } else {
    console.log(`${wrong} do not fit. Nothing was changed; --apply settles it.`)
    process.exitCode = 1
  }
} catch (error) {
  failed(error)
}
