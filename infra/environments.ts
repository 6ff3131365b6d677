import Type, { type Static } from 'typebox'
import type { Form } from './constructs/program.ts'

const strict = { additionalProperties: false }

/** What an operator specifies for one place where the system runs: `infra/environments/<name>.json`. */
export const EnvironmentFile = Type.Object(
  {
    projectId: Type.String({ pattern: '^[a-z][a-z0-9-]{4,28}[a-z0-9]$' }),
    region: Type.String({ pattern: '^[a-z]+-[a-z]+[0-9]+$' }),
    /** The address at which people reach the studio, without `https://`. */
    domain: Type.String({ pattern: '^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$' }),
    /**
     * One image holds the whole project, and each service starts its own program from it. Use a tag or a digest that
     * names one build: Terraform compares texts, so it would never deploy a new build with the same tag.
     */
    image: Type.String({
      pattern: '^(?!.*:latest$)[a-z0-9.-]+(/[a-z0-9._-]+)+(:[A-Za-z0-9_.-]+|@sha256:[0-9a-f]{64})$',
    }),
    /** Additional host names under which the API answers, for example Cloud Run's own. */
    hosts: Type.Optional(Type.Array(Type.String({ pattern: '^[a-z0-9.-]+$' }))),
    /** Origins of other people's pages that may use the API with tokens. */
    corsOrigins: Type.Optional(Type.Array(Type.String({ pattern: '^https://[a-z0-9.-]+(:[0-9]+)?$' }))),
    /**
     * The audience of Identity-Aware Proxy's assertions, which names the load balancer's backend service, where IAP
     * signs people in; empty for passwords.
     */
    iapAudience: Type.String({
      pattern: '^(/projects/[0-9]+/(global|regions/[a-z0-9-]+)/backendServices/[0-9]+)?$',
    }),
    /** Whether `terraform destroy` may delete the buckets and the database. */
    isDisposable: Type.Boolean(),
    apiMinInstances: Type.Integer({ minimum: 0, maximum: 1000 }),
    apiMaxInstances: Type.Integer({ minimum: 1, maximum: 1000 }),
    /** Days for which an operator can still restore a deleted object. */
    softDeleteDays: Type.Integer({ minimum: 7, maximum: 90 }),
    /** Bytes that a person may store; 1 GiB without it. */
    defaultQuotaBytes: Type.Optional(Type.Integer({ minimum: 0 })),
    /** Whether shops take test cards, which pay nothing; never where real customers buy. */
    takesTestPayments: Type.Optional(Type.Boolean()),
    /** What Cloud Run may use in the region; the console's quota page shows it. */
    regionalQuota: Type.Object(
      { cpus: Type.Number({ minimum: 1 }), memoryGiB: Type.Number({ minimum: 1 }) },
      strict,
    ),
    /** The bucket of the Terraform state. */
    stateBucket: Type.String({ pattern: '^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$' }),
  },
  strict,
)
export type EnvironmentFile = Static<typeof EnvironmentFile>

/** One place where the system runs, as plain data. Everything that differs between two places is here. */
export interface Environment extends Omit<EnvironmentFile, 'domain' | 'stateBucket'> {
  name: string
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
    origins: origins as [string, ...string[]],
    iapAudience: '',
    isDisposable: true,
    apiMinInstances: 0,
    apiMaxInstances: 2,
    softDeleteDays: 7,
    takesTestPayments: true,
    // One machine has no quota; the local cloud limits processes to the number of processors.
    regionalQuota: { cpus: 1000, memoryGiB: 2000 },
    form: 'sources',
    stateBucket: null,
  }
}
