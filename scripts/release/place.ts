// Where an environment is, and how it is reached from here: Google with the caller's own access token, or the studio
// that runs on this machine.
import { execFile, execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { readEnvironments } from '../../infra/environment-files.ts'
import { type Environment, imageRepository, localEnvironment } from '../../infra/environments.ts'
import { operatorToken } from '../../local-cloud/operator.ts'
import { createBucketLedger } from './bucket-ledger.ts'
import { type Cloud, createCloud } from './cloud.ts'
import { createFileLedger } from './file-ledger.ts'
import { Refused } from './lease.ts'
import type { Ledger } from './ledger.ts'
import { createRepository, type Repository } from './registry.ts'
import { createSmoke, type Smoke } from './smoke.ts'

export interface Place {
  environment: Environment
  cloud: Cloud
  ledger: Ledger
  smoke: Smoke
  /** What is deployed when nothing else is named. */
  digest: () => string
  /** The image with this digest as this environment names it. */
  image: (digest: string) => string
  /** Where its images are; null for a studio on this machine, which has none. */
  repository: Repository | null
  /** Whether that image is there. */
  hasImage: (digest: string) => Promise<boolean>
}

export interface PlaceOptions {
  name: string
  /** The folder of the environments' files. */
  environments: string
  /** The folder of the studio on this machine. */
  data: string
}

const ANSWER_MS = 30_000
/** Followed by its data folder: a studio on this machine besides the usual one. */
const ELSEWHERE = 'local:'

export function openPlace({ name, environments, data }: PlaceOptions): Place {
  if (name === 'local') return openLocal(name, data)
  if (name.startsWith(ELSEWHERE)) return openLocal(name, name.slice(ELSEWHERE.length))
  const all = readEnvironments(environments)
  const environment = all.find((each) => each.name === name)
  if (!environment)
    throw new Refused(
      `There is no environment ${name}; there are local, ${all.map((each) => each.name).join(', ')}.`,
    )
  return openGoogle(environment)
}

function openGoogle(environment: Environment): Place {
  const { projectId, region, stateBucket } = environment
  if (stateBucket === null)
    throw new Refused(`${environment.name} has no stateBucket to keep its releases in.`)
  const [host, ...path] = imageRepository(environment).split('/')
  const repository = createRepository({ url: `https://${host}`, name: `${path.join('/')}/studio`, token })
  return {
    environment,
    cloud: createCloud({
      runUrl: 'https://run.googleapis.com',
      loggingUrl: 'https://logging.googleapis.com',
      projectId,
      region,
      token,
    }),
    ledger: createBucketLedger({ storageUrl: 'https://storage.googleapis.com', bucket: stateBucket, token }),
    // Functions take requests from the project only, and no deployer may call them.
    smoke: createSmoke({ identityToken: async () => null, timeoutMs: ANSWER_MS }),
    digest: () => environment.image.split('@')[1] ?? '',
    image: (digest) => `${imageRepository(environment)}/studio@${digest}`,
    repository,
    hasImage: repository.hasManifest,
  }
}

/** What a workflow has exchanged its identity for, or else what a person has signed in with. */
async function token(): Promise<string> {
  const given = process.env.GOOGLE_OAUTH_ACCESS_TOKEN
  if (given) return given
  try {
    const { stdout } = await promisify(execFile)('gcloud', ['auth', 'print-access-token'])
    return stdout.trim()
  } catch (cause) {
    throw new Refused('No access token: set GOOGLE_OAUTH_ACCESS_TOKEN, or sign in with gcloud auth login.', {
      cause,
    })
  }
}

function openLocal(name: string, data: string): Place {
  const file = join(data, 'ports.json')
  if (!existsSync(file)) throw new Refused(`No studio has ever run on ${data}: npm start starts it.`)
  const { iam } = JSON.parse(readFileSync(file, 'utf8')) as { iam: number }
  const environment = { ...localEnvironment(8080), name }
  const { projectId, region } = environment
  const url = `http://127.0.0.1:${iam}`
  const token = async () => operatorToken(data, projectId)
  return {
    environment,
    cloud: createCloud({ runUrl: url, loggingUrl: url, projectId, region, token }),
    ledger: createFileLedger(join(data, 'releases')),
    smoke: createSmoke({
      identityToken: async (audience) => {
        const pusher = `event-push@${projectId}.iam.gserviceaccount.com`
        const answer = await fetch(`${url}/v1/projects/-/serviceAccounts/${pusher}:generateIdToken`, {
          method: 'POST',
          headers: { authorization: `Bearer ${await token()}` },
          body: JSON.stringify({ audience, includeEmail: true }),
        })
        return ((await answer.json()) as { token: string }).token
      },
      timeoutMs: ANSWER_MS,
    }),
    digest: treeDigest,
    image: (digest) => `atelier/studio@${digest}`,
    repository: null,
    hasImage: async (digest) => digest === treeDigest(),
  }
}

/** Nothing is built for this machine, which runs the working tree: its content stands for the image. */
function treeDigest(): string {
  const hash = createHash('sha256')
  for (const args of [
    ['rev-parse', 'HEAD'],
    ['diff', 'HEAD'],
    ['ls-files', '--others', '--exclude-standard'],
  ])
    try {
      hash.update(execFileSync('git', args, { cwd: import.meta.dirname, maxBuffer: 2 ** 28, stdio: 'pipe' }))
    } catch (cause) {
      throw new Refused(
        'This folder is not a git repository, which says what the working tree holds: --digest names what is released.',
        { cause },
      )
    }
  return `sha256:${hash.digest('hex')}`
}
