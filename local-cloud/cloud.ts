// What a started local cloud is, and what it needs to start.
import type { Billing } from './billing/billing.ts'
import type { Clock } from './clock.ts'
import type { GoogleMail } from './google-mail/google-mail.ts'
import type { Happenings } from './happenings.ts'
import type { PolicyAdmin } from './iam/policy.ts'
import type { Mailbox } from './mailbox/mailbox.ts'
import type { Monitoring } from './monitoring/monitoring.ts'
import type { Pubsub } from './pubsub/pubsub.ts'
import type { LogLine } from './run/log-line.ts'
import type { Run } from './run/run.ts'
import type { Telemetry } from './telemetry/telemetry.ts'

export interface LocalCloudOptions {
  /** The folder that holds all state; only one process at a time may use it. */
  dataDir: string
  /** The folder in which the services' commands are started. */
  root: string
  clock?: Clock
  log?: (line: LogLine) => void
  /**
   * Ports by name: `console`, `storage`, `grpc` (the operator's), `grpc-ACCOUNT`, `iam`, `mailbox`, `smtp`,
   * `google-mail`, `telemetry`, or a service's name. Others are those of last time, or free ones.
   */
  ports?: Record<string, number | undefined>
  /** Where the accounts' keys are; in `dataDir` by default. Tests may share one folder, because making keys is slow. */
  keysDir?: string
  /** Where services keep compiled code; in `dataDir` by default. Tests may share one folder, because compiling is slow. */
  compileCacheDir?: string
  /** Milliseconds without a request after which an instance is stopped; Cloud Run's 15 minutes by default. */
  idleMs?: number
  /** Folders in which services' commands are started instead of `root`, by the name of the image. */
  images?: Record<string, string>
  /** Decides which revision of a service gets a request, in [0, 1); Math.random by default. */
  random?: () => number
  /** How many processes of one event function may run at once; the machine's processors by default. */
  processors?: number
  /**
   * Starts as many processes as Cloud Run would, so that who finds no instance waits ten seconds and gets 429 here, too.
   * A machine with fewer processors than that becomes slow.
   */
  isStrict?: boolean
}

export interface LocalCloud extends AsyncDisposable {
  projectId: string
  clock: Clock
  /**
   * What the JSON contains but the local cloud does not understand: addresses of resources and attributes, bindings.
   */
  unknown: string[]
  /** Names of the Cloud Run services. */
  services: string[]
  serviceUrl(name: string): string
  /** Where each forwarding rule of a load balancer is reached, by its name. */
  entrances: Record<string, string>
  /**
   * IAM Credentials, public keys, Cloud Run's Admin API, Logging's list of entries, and `/metrics` of the local cloud
   * itself.
   */
  consoleUrl: string
  storageUrl: string
  /** The page that shows all of this, for people. */
  consolePageUrl: string
  /** The mails that were sent on this machine; `url` is the page to read them. */
  mailbox: Pick<Mailbox, 'messages' | 'countBy' | 'disturb'> & { url: string; smtpAddress: string }
  /** Google's sign-in and Gmail, with what can be done to them. */
  googleMail: Pick<GoogleMail, 'disturb' | 'allow' | 'revoke'> & { url: string }
  /** The variables with which a process's Google clients find this cloud, acting as that service account id. */
  environmentFor(account: string): Record<string, string>
  /** The spans and metrics that were sent, or made by Google's services themselves, and what can go wrong with it. */
  telemetry: Pick<Telemetry, 'spans' | 'points' | 'disturb'>
  /** An access token of the person at this machine, who may manage all of it. */
  operatorToken(): string
  /** host:port of Firestore, Pub/Sub and Secret Manager for an operator, whom nothing is refused. */
  operatorAddress: string
  policy: PolicyAdmin
  run: Pick<Run, 'instances' | 'kill' | 'restart' | 'requests'>
  pubsub: Pick<Pubsub, 'idle' | 'settled' | 'publish'>
  happenings: Pick<Happenings, 'listen'>
  /** Time series of what happens, and the incidents of the alert policies over them. */
  monitoring: Pick<Monitoring, 'incidents' | 'checkUptime' | 'series' | 'kept'>
  /** What all of it would have cost at Google. */
  billing: Pick<Billing, 'usage' | 'lines' | 'cost' | 'since'>
  stop(): Promise<void>
}
