// Reads the Terraform JSON that CDKTF synthesizes and builds a description of the cloud, with every reference resolved.
import type {
  BackupScheduleDescription,
  CloudDescription,
  DatabaseDescription,
  SecretDescription,
} from './description.ts'
import { emptyMonitoring } from './monitoring/description.ts'
import { computeAttributes, type Project, serviceAccountEmail } from './terraform/computed.ts'
import { databaseOf, readBackupSchedule, readDatabase, readField, readIndex } from './terraform/firestore.ts'
import type { Value } from './terraform/functions.ts'
import { isBinding, readBinding } from './terraform/iam.ts'
import { createLoadBalancerParts } from './terraform/load-balancer.ts'
import { readLogging } from './terraform/logging.ts'
import { readMonitoring } from './terraform/monitoring.ts'
import { shortName } from './terraform/names.ts'
import { readSchedule, readSubscription, readTopic } from './terraform/pubsub.ts'
import { createReader, type Reader } from './terraform/reader.ts'
import { type Blocks, createResolver, type Resolver } from './terraform/resolver.ts'
import { checkRules, findingText } from './terraform/rules.ts'
import { readService } from './terraform/run.ts'
import { readBucket, readNotification } from './terraform/storage.ts'
import { ATTRIBUTES_WITHOUT_EFFECT, DATA_SOURCES, TYPES_WITHOUT_EFFECT } from './terraform/without-effect.ts'

export interface Terraform {
  description: CloudDescription
  /** Addresses of resources and attributes that are not understood. */
  unknown: string[]
}

export interface TerraformOptions {
  /** The address at which a Cloud Run service is reached, by its name. */
  uriOf: (service: string) => string
}

/** Google gives every project a number; locally it only has to look like one. */
const PROJECT_NUMBER = '100000000001'
/** Parts of the JSON that describe the deployment, not the cloud. */
const TOP_LEVEL = new Set(['//', 'terraform', 'provider', 'resource', 'data', 'locals', 'variable', 'output'])

/**
 * Throws an error with the address for a reference that cannot be resolved or is circular, and for a value of the wrong
 * type; throws one error with everything that Google refuses.
 */
export function readTerraform(json: unknown, { uriOf }: TerraformOptions): Terraform {
  const document = readDocument(json)
  const project = readProject(document)
  const resolver = createResolver({
    resources: document.resource ?? {},
    data: document.data ?? {},
    locals: document.locals ?? {},
    variables: document.variable ?? {},
    computed: computeAttributes(project, uriOf),
  })
  const unknown = Object.keys(document).filter((key) => !TOP_LEVEL.has(key))
  for (const type of Object.keys(document.data ?? {})) {
    if (!DATA_SOURCES.has(type))
      unknown.push(...addresses(document.data ?? {}, type).map((each) => `data.${each}`))
  }

  const resources = resolveAll(document.resource ?? {}, resolver)
  refuseWhatGoogleRefuses(resources)

  const description = emptyDescription(project)
  const databases = new Map<string, DatabaseDescription>()
  const loadBalancer = createLoadBalancerParts(project)
  for (const [type, blocks] of Object.entries(resources)) {
    if (type in TYPES_WITHOUT_EFFECT) continue
    for (const [id, attributes] of Object.entries(blocks)) {
      const address = `${type}.${id}`
      const reader = createReader(address, attributes)
      const understood =
        loadBalancer.read(type, reader) || readResource({ type, id, reader, project, description, databases })
      reader.withoutEffect(Object.keys(ATTRIBUTES_WITHOUT_EFFECT['*'] ?? {}))
      reader.withoutEffect(Object.keys(ATTRIBUTES_WITHOUT_EFFECT[type] ?? {}))
      unknown.push(...(understood ? reader.unread() : [address]))
    }
  }
  description.databases.push(...databases.values())
  description.fronts.push(...loadBalancer.fronts())
  return { description, unknown }
}

/** The names of the Cloud Run services, which need addresses before the rest can be resolved. */
export function serviceNames(json: unknown): string[] {
  const document = readDocument(json)
  const resolver = createResolver({
    resources: document.resource ?? {},
    data: document.data ?? {},
    locals: document.locals ?? {},
    variables: document.variable ?? {},
    computed: computeAttributes(readProject(document), () => ''),
  })
  return Object.values(document.resource?.google_cloud_run_v2_service ?? {}).map((attributes) =>
    String(resolver.resolve(attributes.name ?? null)),
  )
}

interface Reading {
  type: string
  id: string
  reader: Reader
  project: Project
  description: CloudDescription
  databases: Map<string, DatabaseDescription>
}

/** Adds one resource to the description. Returns false when its type is not understood. */
function readResource({ type, id, reader, project, description, databases }: Reading): boolean {
  if (isBinding(type)) {
    description.bindings.push(readBinding(type, reader))
    return true
  }
  switch (type) {
    case 'google_storage_bucket':
      description.buckets.push(readBucket(reader))
      return true
    case 'google_storage_notification':
      description.notifications.push(readNotification(reader, id))
      return true
    case 'google_pubsub_topic':
      description.topics.push(readTopic(reader))
      return true
    case 'google_pubsub_subscription':
      description.subscriptions.push(readSubscription(reader))
      return true
    case 'google_cloud_scheduler_job': {
      const schedule = readSchedule(reader)
      if (schedule) description.schedules.push(schedule)
      return true
    }
    case 'google_service_account': {
      const accountId = reader.text('account_id')
      description.serviceAccounts.push({ accountId, email: serviceAccountEmail(project, accountId) })
      return true
    }
    case 'google_cloud_run_v2_service':
      description.services.push(
        readService(reader, `${project.number}-compute@developer.gserviceaccount.com`),
      )
      return true
    case 'google_secret_manager_secret':
      secret(description, reader.text('secret_id'))
      return true
    case 'google_secret_manager_secret_version':
      secret(description, shortName(reader.text('secret'))).versions.push(readSecretVersion(reader))
      return true
    case 'google_firestore_database': {
      const { name, ...settings } = readDatabase(reader)
      Object.assign(database(databases, name), settings)
      return true
    }
    case 'google_firestore_backup_schedule':
      addBackupSchedule(database(databases, databaseOf(reader)), reader)
      return true
    case 'google_firestore_index':
      database(databases, databaseOf(reader)).indexes.push(readIndex(reader))
      return true
    case 'google_firestore_field':
      database(databases, databaseOf(reader)).fields.push(readField(reader))
      return true
    default: {
      const { monitoring } = description
      return readMonitoring(type, { reader, project, monitoring }) || readLogging(type, reader, monitoring)
    }
  }
}

/** One daily and one weekly are allowed. Source: https://cloud.google.com/firestore/docs/backups#create-schedule */
function addBackupSchedule(target: DatabaseDescription, reader: Reader): void {
  const schedule = readBackupSchedule(reader)
  target.backupSchedules ??= []
  if (target.backupSchedules.some((each) => isWeekly(each) === isWeekly(schedule)))
    throw new Error(`${reader.address}: a database has at most one daily and one weekly backup schedule`)
  target.backupSchedules.push(schedule)
}

const isWeekly = ({ recurrence }: BackupScheduleDescription) => recurrence !== 'daily'

function secret({ secrets }: CloudDescription, name: string): SecretDescription {
  const found = secrets.find((each) => each.name === name)
  if (found) return found
  const added = { name, versions: [] }
  secrets.push(added)
  return added
}

function readSecretVersion(version: Reader): Uint8Array {
  const encoding = version.flag('is_secret_data_base64', false) ? 'base64' : 'utf8'
  return new Uint8Array(Buffer.from(version.text('secret_data'), encoding))
}

function database(databases: Map<string, DatabaseDescription>, name: string): DatabaseDescription {
  const found = databases.get(name) ?? { name, indexes: [], fields: [] }
  databases.set(name, found)
  return found
}

function emptyDescription(project: Project): CloudDescription {
  return {
    projectId: project.id,
    projectNumber: project.number,
    location: project.location,
    serviceAccounts: [],
    bindings: [],
    buckets: [],
    notifications: [],
    topics: [],
    subscriptions: [],
    schedules: [],
    secrets: [],
    services: [],
    databases: [],
    monitoring: emptyMonitoring(),
    fronts: [],
  }
}

interface Document {
  provider?: { google?: { project?: string; region?: string } | { project?: string; region?: string }[] }
  resource?: Blocks
  data?: Blocks
  locals?: { [key: string]: Value }
  variable?: Record<string, { default?: Value }>
}

function readDocument(json: unknown): Document {
  if (!isDocument(json)) throw new Error('This is not synthesized Terraform JSON: it has no provider')
  return json
}

const isDocument = (json: unknown): json is Document =>
  typeof json === 'object' && json !== null && 'provider' in json

function readProject({ provider }: Document): Project {
  const google = [provider?.google ?? []].flat()[0]
  if (!google?.project) throw new Error('The Terraform JSON has no google provider with a project')
  return { id: google.project, number: PROJECT_NUMBER, location: google.region ?? 'us-central1' }
}

/** Blocks without effect may refer to what is not simulated, so they stay unresolved. */
function resolveAll(blocks: Blocks, resolver: Resolver): Blocks {
  return Object.fromEntries(
    Object.entries(blocks).map(([type, block]) => [
      type,
      type in TYPES_WITHOUT_EFFECT
        ? block
        : Object.fromEntries(
            Object.entries(block).map(([id, attributes]) => [
              id,
              resolveAt(`${type}.${id}`, () => resolver.resolve(attributes)),
            ]),
          ),
    ]),
  )
}

function refuseWhatGoogleRefuses(resources: Blocks): void {
  const findings = checkRules(resources)
  if (findings.length === 0) return
  throw new Error(['Google refuses this deployment:', ...findings.map(findingText)].join('\n'))
}

function resolveAt(address: string, resolve: () => Value): { [key: string]: Value } {
  try {
    const value = resolve()
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value
    throw new Error('not a block')
  } catch (error) {
    throw new Error(`${address}: ${error instanceof Error ? error.message : error}`, { cause: error })
  }
}

const addresses = (blocks: Blocks, type: string) =>
  Object.keys(blocks[type] ?? {}).map((id) => `${type}.${id}`)
