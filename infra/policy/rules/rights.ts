// Who may do what: the bindings must be those that the services' facts call for, all of them and no other. What is
// written here repeats nothing of the constructs, so that a mistake there shows.
import { edgeOf } from '../../edge.ts'
import { telemetryRoles } from '../allowed.ts'
import type { Cloud, Resource } from '../cloud.ts'
import { accountOf, functions, services, shelved, topics } from '../facts.ts'
import { differences, type Rule } from '../rule.ts'
import { deployerRights } from './deployer-rights.ts'

const LINK = 'https://cloud.google.com/iam/docs/using-iam-securely#least_privilege'

const BUCKET_ROLES = {
  read: 'roles/storage.objectViewer',
  create: 'roles/storage.objectCreator',
  manage: 'roles/storage.objectUser',
} as const
const DATABASE_ROLES = { read: 'roles/datastore.viewer', write: 'roles/datastore.user' } as const
const SECRET_ROLES = {
  secrets: ['secretAccessor'],
  seenSecrets: ['viewer'],
  ownSecrets: ['secretAccessor', 'viewer', 'secretVersionAdder'],
} as const

/** The project, as a binding learns it from the account it is for. */
const THE_PROJECT = 'the project'

const account = (id: string) => `<service_account ${id}>.member`
/** Google's own accounts of this project. */
const agent = (name: string) =>
  `serviceAccount:service-<project project>.number@gcp-sa-${name}.iam.gserviceaccount.com`

/** One right as one text: member, role, resource, condition. */
const right = (member: string, role: string, resource: string, condition = '') =>
  `${member} is ${role} of ${resource}${condition}`

function* rightsOfServices({ environment }: Cloud): Iterable<string> {
  for (const facts of services) {
    const member = account(accountOf(facts))
    for (const [bucket, access] of Object.entries(facts.buckets ?? {}))
      for (const each of [access].flat())
        yield right(member, BUCKET_ROLES[each], `<bucket ${environment.projectId}-${bucket}>`)
    if (facts.database)
      yield right(
        member,
        DATABASE_ROLES[facts.database],
        '<firestore_database (default)>',
        ' if resource.name == "<firestore_database (default)>.id"',
      )
    for (const kind of ['secrets', 'seenSecrets', 'ownSecrets'] as const)
      for (const secret of facts[kind] ?? [])
        for (const role of SECRET_ROLES[kind])
          yield right(member, `roles/secretmanager.${role}`, `<secret ${secret}>`)
    for (const { name } of facts.publishes ?? [])
      yield right(member, 'roles/pubsub.publisher', `<topic ${name}>`)
    if (facts.signs)
      yield right(member, 'roles/iam.serviceAccountTokenCreator', `<service_account ${accountOf(facts)}>`)
    for (const role of telemetryRoles) yield right(member, role, THE_PROJECT)
  }
}

function* rightsOfEvents(): Iterable<string> {
  for (const { name } of functions)
    yield right(account('event-push'), 'roles/run.invoker', `<service ${name}>`)
  yield right(agent('pubsub'), 'roles/iam.serviceAccountOpenIdTokenCreator', '<service_account event-push>')
  for (const { name } of shelved) {
    yield right(agent('pubsub'), 'roles/pubsub.publisher', `<topic ${name}-dead-letter>`)
    yield right(agent('pubsub'), 'roles/pubsub.subscriber', `<subscription ${name}>`)
  }
  for (const { name, announces } of topics)
    if (announces)
      yield right(
        '<project_service_account storage-agent>.member',
        'roles/pubsub.publisher',
        `<topic ${name}>`,
      )
}

function* rightsOfTheProxy({ environment }: Cloud): Iterable<string> {
  if (!edgeOf(environment).signsIn) return
  yield right(agent('iap'), 'roles/run.invoker', '<service api>')
  for (const member of environment.iapMembers ?? [])
    yield right(member, 'roles/iap.httpsResourceAccessor', '<compute_backend_service studio>')
}

/** What each kind of binding is about: the attribute that names its resource. */
const SUBJECTS = [
  'bucket',
  'topic',
  'subscription',
  'secret_id',
  'service_account_id',
  'web_backend_service',
  'repository',
  'name',
  'project',
]

/** Every binding of the stack as one text, with its address. */
export function rightsIn(cloud: Cloud): Map<string, string> {
  const found = new Map<string, string>()
  for (const type of cloud.types.filter((each) => /_iam_(member|binding|policy)$/.test(each)))
    for (const binding of cloud.all(type)) found.set(rightOf(cloud, binding), binding.address)
  return found
}

function rightOf(cloud: Cloud, { type, attributes }: Resource): string {
  if (!type.endsWith('_iam_member')) return `${type}, which replaces what others granted`
  const subject = SUBJECTS.map((each) => attributes[each]).find((each) => each !== undefined)
  const isOfProject =
    type === 'google_project_iam_member' && !attributes.condition && subject !== cloud.environment.projectId
  const resource =
    isOfProject && cloud.refersTo(subject)?.attribute === 'project'
      ? THE_PROJECT
      : cloud.named(subject).replace(/>\.\w+$/, '>')
  // A binding of a service is found by its place, too.
  const isPlaced = type !== 'google_cloud_run_v2_service_iam_member' || attributes.location !== undefined
  const condition = attributes.condition as { expression?: unknown } | undefined
  return right(
    cloud.named(attributes.member),
    cloud.named(attributes.role),
    isPlaced ? resource : `${resource} nowhere`,
    condition && ` if ${cloud.named(condition.expression)}`,
  )
}

const expectedIn = (cloud: Cloud): Set<string> =>
  new Set(
    cloud.stack === 'studio'
      ? [...rightsOfServices(cloud), ...rightsOfEvents(), ...rightsOfTheProxy(cloud)]
      : deployerRights(cloud.environment),
  )

export const rightsRules: Rule[] = [
  {
    id: 'rights-as-declared',
    severity: 'critical',
    why: 'A right that is missing stops a service; one that nobody declared is there for whoever breaks in.',
    mend: 'Declare what a service does in its trigger.ts or facts.ts, and let the constructs grant exactly that.',
    link: LINK,
    judges: {
      google_pubsub_topic_iam_member: ['*'],
      google_pubsub_subscription_iam_member: ['*'],
      google_storage_bucket_iam_member: ['*'],
      google_secret_manager_secret_iam_member: ['*'],
      google_service_account_iam_member: ['*'],
      google_project_iam_member: ['*'],
      google_cloud_run_v2_service_iam_member: ['*'],
      google_artifact_registry_repository_iam_member: ['*'],
      google_iap_web_backend_service_iam_member: ['*'],
    },
    check: (cloud) =>
      differences(rightsIn(cloud), expectedIn(cloud), {
        missing: 'a right is missing',
        extra: 'nobody needs this right',
      }),
  },
]
