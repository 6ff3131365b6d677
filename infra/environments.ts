import Type, { type Static } from 'typebox'
import type { Form } from './constructs/program.ts'
import { CLOUD_RUN_REGIONS } from './regions.ts'

/** Without `${` and `%{`, which Terraform would evaluate. */
const MAILBOX = "[A-Za-z0-9._%+'-]+"

const strict = { additionalProperties: false }

/** A host's name in small letters. */
const HOST = '^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$'
/** What Google takes as the value of a label. */
const LABEL = '^[a-z0-9_-]{1,63}$'

/**
 * What an operator specifies for one place where the system runs: `infra/environments/<name>.json`. The descriptions
 * are what editors show, what errors say, and the table in docs/deploying.md.
 */
export const EnvironmentFile = Type.Object(
  {
    $schema: Type.Optional(
      Type.String({ description: 'Where the schema is, for editors, which then know every field.' }),
    ),
    projectId: Type.String({
      description:
        'Google’s id of the project: 6 to 30 small letters, digits and dashes, beginning with a letter. Nobody else in the world may have it.',
      pattern: '^[a-z][a-z0-9-]{4,28}[a-z0-9]$',
    }),
    region: Type.Enum(CLOUD_RUN_REGIONS, {
      description: 'Where everything runs and is kept: a region of Cloud Run’s, such as `europe-west1`.',
    }),
    domain: Type.String({
      description:
        'The host at which people reach the studio, in small letters and without `https://`, such as `studio.example.org`.',
      pattern: HOST,
      maxLength: 63,
    }),
    // One image holds the whole project, and each service starts its own program from it.
    imageDigest: Type.String({
      description:
        'The image of all services, as `sha256:` and 64 hexadecimal digits. It is the same in all environments, and 64 zeros before the first is built.',
      pattern: '^sha256:[0-9a-f]{64}$',
    }),
    // Google allows no cache together with the proxy.
    edge: Type.Enum(['run', 'cdn', 'iap'], {
      description:
        'What stands before the API: `run` is Cloud Run’s own front end, `cdn` a load balancer with a cache and a firewall, `iap` a load balancer where Identity-Aware Proxy signs people in.',
    }),
    iapMembers: Type.Optional(
      Type.Array(
        Type.String({
          description: 'One of `user:ana@example.org`, `group:makers@example.org` and `domain:example.org`.',
          pattern: `^((user|group):${MAILBOX}@|domain:)([a-z0-9-]+\\.)+[a-z]{2,}$`,
        }),
        {
          description:
            'Who may come in, with `edge` as `iap` and only there: `user:ana@example.org`, `group:…` or `domain:…`.',
          minItems: 1,
        },
      ),
    ),
    hosts: Type.Optional(
      Type.Array(
        Type.String({ description: 'A host in small letters, without `https://`.', pattern: HOST }),
        {
          description: 'Further hosts under which the API answers, for example Cloud Run’s own.',
        },
      ),
    ),
    corsOrigins: Type.Optional(
      Type.Array(
        Type.String({
          description: 'An origin such as `https://example.org`, without a path.',
          pattern: '^https://[a-z0-9.-]+(:[0-9]+)?$',
        }),
        { description: 'Origins of other people’s pages that may use the API with tokens, with `https://`.' },
      ),
    ),
    isDisposable: Type.Boolean({
      description:
        'Whether `terraform destroy` may delete the buckets and the database with all that is in them.',
    }),
    apiMinInstances: Type.Integer({
      description:
        'Instances of the API that always run; with 0 the first request waits for a start. Not above `apiMaxInstances`.',
      minimum: 0,
      maximum: 1000,
    }),
    apiMaxInstances: Type.Integer({
      description:
        'The most instances that the API may have. All services give up a share where `regionalQuota` is too small for it.',
      minimum: 1,
      maximum: 1000,
    }),
    softDeleteDays: Type.Integer({
      description: 'Days for which an operator can still restore a deleted or replaced object.',
      minimum: 7,
      maximum: 90,
    }),
    backups: Type.Object(
      {
        dailyDays: Type.Integer({
          description: 'Days for which a daily backup of the database is kept.',
          minimum: 1,
          maximum: 98,
        }),
        weeklyWeeks: Type.Integer({
          description: 'Weeks for which a weekly backup of the database is kept.',
          minimum: 1,
          maximum: 14,
        }),
        isInTwoRegions: Type.Boolean({
          description:
            'Whether what people bring is also kept in a second region, so that the loss of one loses nothing. Not every region has a partner.',
        }),
        coldAfterDays: Type.Integer({
          description: 'Days after which an original that nobody replaced moves to a cheaper storage class.',
          minimum: 30,
          maximum: 3650,
        }),
      },
      { description: 'How long what was lost can be given back.', ...strict },
    ),
    traceRatio: Type.Optional(
      Type.Number({
        description: 'The part of all traces that is sent to Google; a tenth without it.',
        minimum: 0,
        maximum: 1,
      }),
    ),
    defaultQuotaBytes: Type.Optional(
      Type.Integer({
        description: 'Bytes that a person may store; 1 GiB, which is 1073741824, without it.',
        minimum: 0,
        maximum: Number.MAX_SAFE_INTEGER,
      }),
    ),
    takesTestPayments: Type.Optional(
      Type.Boolean({
        description:
          'Whether shops take test cards, which pay nothing: never where real customers buy. Off without it.',
      }),
    ),
    regionalQuota: Type.Object(
      {
        cpus: Type.Number({ description: 'vCPU. A new project has 20.', minimum: 1 }),
        memoryGiB: Type.Number({ description: 'GiB of memory. A new project has 40.', minimum: 1 }),
      },
      {
        description:
          'What all instances of Cloud Run may use together in the region; the console’s page of quotas shows it.',
        ...strict,
      },
    ),
    stateBucket: Type.String({
      description:
        'The bucket of the Terraform state, which the bootstrap makes: 3 to 63 small letters, digits, dots, dashes and underscores, between letters or digits. Nobody else in the world may have it.',
      pattern: '^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$',
    }),
    alertEmail: Type.String({
      description: 'Who is told when an alert fires or the budget is nearly spent: one address.',
      pattern: `^${MAILBOX}@([a-z0-9-]+\\.)+[a-z]{2,}$`,
    }),
    labels: Type.Object(
      {
        owner: Type.String({
          description: 'Who answers for this: 1 to 63 small letters, digits, dashes and underscores.',
          pattern: LABEL,
        }),
        costCentre: Type.String({
          description: 'Who pays for this: 1 to 63 small letters, digits, dashes and underscores.',
          pattern: LABEL,
        }),
      },
      { description: 'What every resource is labelled with, for bills and searches.', ...strict },
    ),
    budget: Type.Object(
      {
        billingAccount: Type.String({
          description:
            'The billing account: three times six hexadecimal digits, such as `012345-6789AB-CDEF01`.',
          pattern: '^[0-9A-F]{6}-[0-9A-F]{6}-[0-9A-F]{6}$',
        }),
        monthlyAmount: Type.Integer({
          description: 'Whole units of the currency a month.',
          minimum: 1,
          maximum: 1_000_000_000,
        }),
        currency: Type.String({
          description: 'The billing account’s currency in three capital letters, such as `EUR`.',
          pattern: '^[A-Z]{3}$',
        }),
      },
      {
        description: 'What a month may cost. Mails tell at 50, 90 and 100 %, and nothing is stopped.',
        ...strict,
      },
    ),
    repository: Type.Object(
      {
        name: Type.String({
          description: 'Owner and name, such as `me/studio`.',
          pattern: '^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$',
        }),
        id: Type.Integer({
          description:
            'GitHub’s number of the repository, which unlike its name can never belong to somebody else.',
          minimum: 1,
          maximum: Number.MAX_SAFE_INTEGER,
        }),
        branch: Type.String({
          description: 'The only branch from which is deployed.',
          pattern: '^[A-Za-z0-9._/-]+$',
        }),
      },
      { description: 'The GitHub repository whose workflows deploy here.', ...strict },
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
