// `npm run restore` makes a studio's objects and documents what they were at a moment of the past.
import { readCommandLine, refuseUse } from './command-line.ts'
import { openPlace, placeOptions } from './restore/place.ts'
import { type Restored, restore } from './restore/restore.ts'

const command = {
  name: 'npm run restore',
  about:
    'Reads objects and documents as they were at a moment and, with --apply, writes back what differs, objects first. What was made since goes. Where the database does not know its past any more, the newest backup before the moment is restored instead. It may be stopped and begun again.',
  options: {
    ...placeOptions,
    to: { type: 'string', value: 'TIME', help: 'the moment, as 2026-11-27T06:30:00Z; needed' },
    collections: {
      type: 'string',
      value: 'NAME,…',
      help: 'only these; all that have documents now, or had some in the backup, if left out; so name one that was lost altogether',
    },
    apply: { type: 'boolean', default: false, help: 'writes, instead of only counting what differs' },
  },
  exits: {
    1: 'the moment is beyond what is kept, or the data cannot be opened',
    130: 'interrupted; run it again',
  },
} as const
/** Source: https://cloud.google.com/firestore/docs/backups ("What to do after restoring") */
const AFTER_BACKUP =
  'A database that was made again from a backup has no time to live, schedules or protection: run terraform apply.'
const { values } = readCommandLine(command)
const moment = readMoment(values.to)
const named = values.collections?.split(',').map((name) => name.trim())
for (const name of named ?? [])
  if (!/^[A-Za-z][\w-]*$/.test(name)) refuseUse(command, `--collections: "${name}" is not a collection.`)

await using data = await openPlace(command, values)
try {
  const restored = await restore(data, { moment, collections: named, isDry: !values.apply })
  const { objects, documents, collections, backup, untouched } = restored
  if (backup) console.log(sayBackup(backup))
  if (untouched.length > 0)
    console.log(
      `Not ${untouched.join(', ')}: so old objects are not kept there, so these buckets stay as they are.`,
    )
  console.log(`Looked at all other buckets and at ${collections.join(', ') || 'the whole database'}.`)
  const differ = `${objects} objects and ${documents} documents`
  const target = new Date(backup?.snapshot ?? moment).toISOString()
  if (values.apply) console.log(`Restored ${differ} to ${target}. Now run npm run reconcile.`)
  else console.log(`${differ} differ from ${target}. Nothing was changed; --apply restores them.`)
  if (values.apply && backup) console.log(AFTER_BACKUP)
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\nWhat is restored stays so; run it again.`)
  process.exitCode = 1
}

function sayBackup({ snapshot }: NonNullable<Restored['backup']>): string {
  const hours = (moment.getTime() - snapshot) / 3_600_000
  return `The database's past does not reach ${moment.toISOString()}. The newest backup before it is of ${new Date(snapshot).toISOString()}: what was written in the ${hours.toFixed(1)} hours between is lost.`
}

function readMoment(text: string | undefined): Date {
  if (text === undefined) refuseUse(command, '--to TIME is missing: which moment?')
  const time = new Date(text)
  // Without a zone it would be another moment on another machine.
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/.test(text) || Number.isNaN(+time))
    refuseUse(command, `--to ${text} is not a time with its zone, such as 2026-11-27T06:30:00Z.`)
  // JavaScript takes February 31st for the 3rd of March.
  const [year = 0, month = 0, day = 0] = text.split(/\D/).map(Number)
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate())
    refuseUse(command, `--to ${text} is a day that its month does not have.`)
  if (+time >= Date.now()) refuseUse(command, `--to ${text} is not in the past.`)
  return time
}
