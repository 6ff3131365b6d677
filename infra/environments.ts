import Type, { type Static } from 'typebox'
import type { Form } from './constructs/program.ts'
import { CLOUD_RUN_REGIONS } from './regions.ts'

/** Without `${` and `%{`, which Terraform would evaluate. */
const MAILBOX = "[A-Za-z0-9._%+'-]+"

const strict = { additionalProperties: false }

/** What an operator specifies for one place where the system runs: `infra/environments/<name>.json`. */
export const EnvironmentFile = Type.Object(
  {
    /** For editors, which then know every field. */
    $schema: Type.Optional(Type.String()),
    projectId: Type.String({ pattern: '^[a-z][a-z0-9-]{4,28}[a-z0-9]$' }),
    region: Type.Enum(CLOUD_RUN_REGIONS),
    /** The address at which people reach the studio, without `https://`. */
    domain: Type.String({ pattern: '^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$', maxLength: 63 }),
    /**
     * One image holds the whole project, and each service starts its own program from it. A digest names one build for
     * ever, and is the same in the repositories of all environments.
     */
    imageDigest: Type.String({ pattern: '^sha256:[0-9a-f]{64}$' }),
    /**
     * What stands before the API: `run` is Cloud Run's own front end, `cdn` a load balancer with a cache and a firewall,
     * `iap` a load balancer where Identity-Aware Proxy signs people in. Google allows no cache together with the proxy.
     */
    edge: Type.Enum(['run', 'cdn', 'iap']),
    /** Who may come in where `edge` is `iap`: `user:a@example.org`, `group:…` or `domain:…`. */
    iapMembers: Type.Optional(
      Type.Array(Type.String({ pattern: `^((user|group):${MAILBOX}@|domain:)([a-z0-9-]+\\.)+[a-z]{2,}$` }), {
        minItems: 1,
      }),
    ),
    /** Additional host names under which the API answers, for example Cloud Run's own. */
    hosts: Type.Optional(
      Type.Array(Type.String({ pattern: '^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$' })),
    ),
    /** Origins of other people's pages that may use the API with tokens. */
    corsOrigins: Type.Optional(Type.Array(Type.String({ pattern: '^https://[a-z0-9.-]+(:[0-9]+)?$' }))),
    /** Whether `terraform destroy` may delete the buckets and the database. */
    isDisposable: Type.Boolean(),
    apiMinInstances: Type.Integer({ minimum: 0, maximum: 1000 }),
    apiMaxInstances: Type.Integer({ minimum: 1, maximum: 1000 }),
    /** Days for which an operator can still restore a deleted object. */
    softDeleteDays: Type.Integer({ minimum: 7, maximum: 90 }),
    backups: Type.Object(
      {
        /** Days for which a daily backup of the database is kept. */
        dailyDays: Type.Integer({ minimum: 1, maximum: 98 }),
        /** Weeks for which a weekly one is kept, at most 14. */
        weeklyWeeks: Type.Integer({ minimum: 1, maximum: 14 }),
        /** Whether what people bring is also kept in a second region, so that the loss of one loses nothing. */
        isInTwoRegions: Type.Boolean(),
        /** Days after which an original that nobody replaced moves to a cheaper storage class. */
        coldAfterDays: Type.Integer({ minimum: 30, maximum: 3650 }),
      },
      strict,
    ),
    /** The part of all traces that is sent to Google, from 0 to 1; a tenth without it. */
    traceRatio: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
    /** Bytes that a person may store; 1 GiB without it. */
    defaultQuotaBytes: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
    /** Whether shops take test cards, which pay nothing; never where real customers buy. */
    takesTestPayments: Type.Optional(Type.Boolean()),
    /** What Cloud Run may use in the region; the console's quota page shows it. */
    regionalQuota: Type.Object(
      { cpus: Type.Number({ minimum: 1 }), memoryGiB: Type.Number({ minimum: 1 }) },
      strict,
    ),
    /** The bucket of the Terraform state. */
    stateBucket: Type.String({ pattern: '^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$' }),
    /** Who is told when an alert fires or the budget is nearly spent. */
    alertEmail: Type.String({ pattern: `^${MAILBOX}@([a-z0-9-]+\\.)+[a-z]{2,}$` }),
    /** For bills and searches: who answers for this, and who pays. Google's rules for values of labels. */
    labels: Type.Object(
      {
        owner: Type.String({ pattern: '^[a-z0-9_-]{1,63}$' }),
        costCentre: Type.String({ pattern: '^[a-z0-9_-]{1,63}$' }),
      },
      strict,
    ),
    budget: Type.Object(
      {
        billingAccount: Type.String({ pattern: '^[0-9A-F]{6}-[0-9A-F]{6}-[0-9A-F]{6}$' }),
        /** Whole units of the currency a month. */
        monthlyAmount: Type.Integer({ minimum: 1, maximum: 1_000_000_000 }),
        currency: Type.String({ pattern: '^[A-Z]{3}$' }),
      },
      strict,
    ),
    /** The GitHub repository whose workflows deploy here. */
    repository: Type.Object(
      {
        name: Type.String({ pattern: '^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$' }),
        /** GitHub's number of the repository, which unlike its name can never belong to somebody else. */
        id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
        /** The only branch from which is deployed. */
        branch: Type.String({ pattern: '^[A-Za-z0-9._/-]+$' }),
      },
      strict,
    ),
  },
  strict,
)
export type EnvironmentFile = Static<typeof EnvironmentFile>

export const IMAGE_REPOSITORY = 'atelier'

/** The repository of images in an environment's own project. */
export const imageRepository = ({ region, projectId }: Pick<EnvironmentFile, 'region' | 'projectId'>) =>
  `${region}-docker.pkg.dev/${projectId}/${IMAGE_REPOSITORY}`

/** One place where the system runs, as plain data. Everything that differs between two places is here. */
export interface Environment
  extends Omit<EnvironmentFile, '$schema' | 'domain' | 'imageDigest' | 'stateBucket'> {
  name: string
  image: string
  /** Origins of the web, for the browser's uploads straight to storage. The first is the public address. */
  origins: readonly [string, ...string[]]
  form: Form
  /** Null keeps the state in a local file. */
  stateBucket: string | null
}

/**
 * The environment of one machine, where the studio is served on `port`; further ports may serve the web in development.
 */
export function localEnvironment(port: number, ...webPorts: number[]): Environment {
  const origins = [port, ...webPorts].flatMap((p) => [`http://localhost:${p}`, `http://127.0.0.1:${p}`])
  return {
    name: 'local',
    projectId: 'atelier-local',
    region: 'europe-west1',
    image: 'atelier/studio:working-tree',
    edge: 'run',
    origins: origins as [string, ...string[]],
    isDisposable: true,
    apiMinInstances: 0,
    apiMaxInstances: 2,
    softDeleteDays: 7,
    backups: { dailyDays: 7, weeklyWeeks: 1, isInTwoRegions: false, coldAfterDays: 3650 },
    takesTestPayments: true,
    // One machine has no quota; the local cloud limits processes to the number of processors.
    regionalQuota: { cpus: 1000, memoryGiB: 2000 },
    form: 'sources',
    stateBucket: null,
    // Nobody is called, billed or deploys here; the values only have to be valid.
    alertEmail: 'operator@atelier.local.example',
    labels: { owner: 'local', costCentre: 'none' },
    budget: { billingAccount: '000000-000000-000000', monthlyAmount: 1, currency: 'EUR' },
    repository: { name: 'atelier/atelier', id: 1, branch: 'main' },
  }
}
