import Type, { type Static } from 'typebox'
import type { Form } from './constructs/program.ts'

const strict = { additionalProperties: false }

/** What an operator says about one place where the system runs: `infra/environments/<name>.json`. */
export const EnvironmentFile = Type.Object(
  {
    projectId: Type.String({ pattern: '^[a-z][a-z0-9-]{4,28}[a-z0-9]$' }),
    region: Type.String({ pattern: '^[a-z]+-[a-z]+[0-9]+$' }),
    /** Where people reach the studio, without `https://`. */
    domain: Type.String({ pattern: '^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$' }),
    /**
     * One image holds the whole project; each service starts its own program from it. A tag or a digest that
     * names one build: Terraform compares texts, so a new build behind the same tag would never be deployed.
     */
    image: Type.String({
      pattern: '^(?!.*:latest$)[a-z0-9.-]+(/[a-z0-9._-]+)+(:[A-Za-z0-9_.-]+|@sha256:[0-9a-f]{64})$',
    }),
    /** Further host names under which the API answers, for example Cloud Run's own. */
    hosts: Type.Optional(Type.Array(Type.String({ pattern: '^[a-z0-9.-]+$' }))),
    /** Origins of other people's pages that may use the API with tokens. */
    corsOrigins: Type.Optional(Type.Array(Type.String({ pattern: '^https://[a-z0-9.-]+(:[0-9]+)?$' }))),
    /** Audience of Identity-Aware Proxy's assertions where IAP signs people in; empty for passwords. */
    iapAudience: Type.String(),
    /** Whether `terraform destroy` may take buckets and the database with it. */
    isDisposable: Type.Boolean(),
    apiMinInstances: Type.Integer({ minimum: 0, maximum: 1000 }),
    apiMaxInstances: Type.Integer({ minimum: 1, maximum: 1000 }),
    /** Days a deleted object can still be restored by an operator. */
    softDeleteDays: Type.Integer({ minimum: 7, maximum: 90 }),
    /** What Cloud Run may use in the region, see the console's quota page. */
    regionalQuota: Type.Object(
      { cpus: Type.Number({ minimum: 1 }), memoryGiB: Type.Number({ minimum: 1 }) },
      strict,
    ),
    /** Bucket of the Terraform state. */
    stateBucket: Type.String({ pattern: '^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$' }),
  },
  strict,
)
export type EnvironmentFile = Static<typeof EnvironmentFile>

/** Where the system runs, as plain data. Everything that differs between two places is here. */
export interface Environment extends Omit<EnvironmentFile, 'domain' | 'stateBucket'> {
  name: string
  /** Origins of the web, for the browser's uploads straight to storage. The first is the public address. */
  origins: readonly [string, ...string[]]
  form: Form
  /** Null keeps the state in a local file. */
  stateBucket: string | null
}

/** The environment of one machine whose studio is served on `port`; further ports may serve the web in development. */
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
    // One machine has no quota; the local cloud starts as many processes as it has processors.
    regionalQuota: { cpus: 1000, memoryGiB: 2000 },
    form: 'sources',
    stateBucket: null,
  }
}
