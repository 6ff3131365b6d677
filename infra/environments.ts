/** Where the system runs, as plain data. Everything that differs between two places is here. */
export interface Environment {
  name: 'local' | 'dev' | 'staging' | 'prod'
  projectId: string
  region: string
  /** One image holds the whole project; each service starts its own program from it. */
  image: string
  /** Origins of the web, for the browser's uploads straight to storage. The first is the public address. */
  origins: readonly [string, ...string[]]
  /** Audience of Identity-Aware Proxy's assertions where IAP signs people in; empty for passwords. */
  iapAudience: string
  /** Whether `terraform destroy` may take buckets and the database with it. */
  isDisposable: boolean
  apiMinInstances: number
  apiMaxInstances: number
  /** Days a deleted object can still be restored by an operator. */
  softDeleteDays: number
  /** Bucket of the Terraform state; null keeps it in a local file. */
  stateBucket: string | null
}

const image = (project: string) => `europe-west1-docker.pkg.dev/${project}/atelier/studio:latest`

export const environments = {
  local: {
    name: 'local',
    projectId: 'atelier-local',
    region: 'europe-west1',
    image: 'atelier/studio:working-tree',
    origins: ['http://localhost:8080', 'http://127.0.0.1:8080'],
    iapAudience: '',
    isDisposable: true,
    apiMinInstances: 0,
    apiMaxInstances: 2,
    softDeleteDays: 7,
    stateBucket: null,
  },
  dev: {
    name: 'dev',
    projectId: 'atelier-dev',
    region: 'europe-west1',
    image: image('atelier-dev'),
    origins: ['https://dev.atelier.example'],
    iapAudience: '',
    isDisposable: true,
    apiMinInstances: 0,
    apiMaxInstances: 10,
    softDeleteDays: 7,
    stateBucket: 'atelier-dev-terraform-state',
  },
  staging: {
    name: 'staging',
    projectId: 'atelier-staging',
    region: 'europe-west1',
    image: image('atelier-staging'),
    origins: ['https://staging.atelier.example'],
    iapAudience: '',
    isDisposable: false,
    apiMinInstances: 0,
    apiMaxInstances: 100,
    softDeleteDays: 7,
    stateBucket: 'atelier-staging-terraform-state',
  },
  prod: {
    name: 'prod',
    projectId: 'atelier-prod',
    region: 'europe-west1',
    image: image('atelier-prod'),
    origins: ['https://atelier.example'],
    iapAudience: '',
    isDisposable: false,
    apiMinInstances: 0,
    apiMaxInstances: 100,
    softDeleteDays: 30,
    stateBucket: 'atelier-prod-terraform-state',
  },
} as const satisfies Record<string, Environment>

/** The environment of one machine whose studio is served on `port`; further ports may serve the web in development. */
export function localEnvironment(port: number, ...webPorts: number[]): Environment {
  const origins = [port, ...webPorts].flatMap((p) => [`http://localhost:${p}`, `http://127.0.0.1:${p}`])
  return { ...environments.local, origins: origins as [string, ...string[]] }
}
