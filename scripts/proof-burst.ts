// `npm run proof:burst` shows that many photos in one moment are all worked off, and none becomes a dead letter.
import { synthesize } from '../infra/synthesize.ts'
import { readTerraform } from '../local-cloud/terraform.ts'
import { photoUploaded } from '../services/photos/events.ts'
import { readCommandLine, refuseUse } from './command-line.ts'
import { environmentsOption, readOrRefuse } from './environments-option.ts'
import { ownFolder } from './own-folder.ts'
import { burst } from './proof-burst/burst.ts'

const command = {
  name: 'npm run proof:burst',
  about:
    "Uploads many photos in one moment of a moved clock: real Pub/Sub, Cloud Run's real queue (ten seconds, then 429), and instances that take as long as measured ones.",
  options: {
    photos: { type: 'string', default: '2000', value: 'N', help: 'in the moment' },
    env: { type: 'string', default: 'prod', value: 'NAME', help: 'whose instances and retries count' },
    thumbnails: {
      type: 'string',
      default: '4',
      value: 'SECONDS',
      help: 'of a photo, four at once on two vCPU',
    },
    metadata: { type: 'string', default: '1', value: 'SECONDS', help: 'of a photo' },
    start: { type: 'string', default: '5', value: 'SECONDS', help: 'until an instance serves' },
    environments: environmentsOption,
  },
  exits: { 1: 'a photo became a dead letter, or was lost' },
} as const
const { values } = readCommandLine(command)
/** Whoever asks for more has mistyped, and would wait for ever. */
const MOST = 100_000
const numberOf = (name: 'photos' | 'thumbnails' | 'metadata' | 'start') => {
  const number = Number(values[name])
  if (number > 0 && number <= MOST) return number
  return refuseUse(command, `--${name} ${values[name]} is not a number above 0, at most ${MOST}.`)
}
const photos = Math.ceil(numberOf('photos'))
const serviceMs = {
  'photo-thumbnails': numberOf('thumbnails') * 1000,
  'photo-metadata': numberOf('metadata') * 1000,
}
const startMs = numberOf('start') * 1000
const environment = readOrRefuse(values.environments).find(({ name }) => name === values.env)
if (!environment) refuseUse(command, `There is no environment ${values.env} in ${values.environments}.`)

const { description } = readTerraform(synthesize(environment), { uriOf: (name) => `https://${name}.example` })
using folder = ownFolder('burst')
const results = await burst({
  description,
  topic: photoUploaded.name,
  dataDir: folder.path,
  photos,
  serviceMs,
  startMs,
})
console.log(`${photos} photos at once, in ${environment.name}\n`)
for (const { service, atOnce, deliveries, acked, refused, mostAttempts, deadLetters, minutes } of results)
  console.log(
    `${service}: ${atOnce} at once, ${deliveries} deliveries, ${acked} acknowledged, ${refused} refused, at most ${mostAttempts} attempts, ${deadLetters} dead letters, done after ${minutes.toFixed(1)} min, ${(acked / minutes).toFixed(0)} photos a minute`,
  )
process.exitCode = results.every(({ acked, deadLetters }) => deadLetters === 0 && acked === photos) ? 0 : 1
