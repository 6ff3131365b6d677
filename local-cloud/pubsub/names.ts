import { invalidArgument, notFound } from './rpc.ts'

export type ResourceKind = 'topics' | 'subscriptions' | 'snapshots'

/** The topic name of a subscription whose topic was deleted. */
export const DELETED_TOPIC = '_deleted-topic_'

// https://cloud.google.com/pubsub/docs/pubsub-basics#resource_names
const ID = /^(?!goog)[A-Za-z][A-Za-z0-9\-_.~+%]{2,254}$/

const invalidName = (kind: ResourceKind, name = '') =>
  invalidArgument(
    `Invalid [${kind}] name: (name=${name}). Refer to https://cloud.google.com/pubsub/docs/pubsub-basics#resource_names for more information.`,
  )

/** Throws INVALID_ARGUMENT for a short name that Google does not accept. */
export function checkId(kind: ResourceKind, id: string) {
  if (!ID.test(id)) throw invalidName(kind, id)
}

/** Full and short names of one project's resources. All code inside uses the short names. */
export function createNames(projectId: string) {
  return {
    projectId,
    project: `projects/${projectId}`,
    full: (kind: ResourceKind, id: string) =>
      id === DELETED_TOPIC ? id : `projects/${projectId}/${kind}/${id}`,
    /** The short name from `projects/P/<kind>/ID`; throws INVALID_ARGUMENT or NOT_FOUND with Google's messages. */
    parse(kind: ResourceKind, name: string | undefined): string {
      const [prefix, project, collection, id, ...rest] = (name ?? '').split('/')
      if (
        prefix !== 'projects' ||
        collection !== kind ||
        !project ||
        !id ||
        rest.length > 0 ||
        !ID.test(id)
      ) {
        throw invalidArgument(
          `Invalid [${kind}] name: (name=${name ?? ''}). Refer to https://cloud.google.com/pubsub/docs/pubsub-basics#resource_names for more information.`,
        )
      }
      checkProject(project)
      return id
    },
    /** Checks `projects/P` in list requests. */
    parseProject(name: string | undefined) {
      const [prefix, project, ...rest] = (name ?? '').split('/')
      if (prefix !== 'projects' || !project || rest.length > 0) {
        throw invalidArgument(`Invalid [projects] name: (name=${name ?? ''})`)
      }
      checkProject(project)
    },
  }

  function checkProject(project: string) {
    if (project === projectId) return
    throw notFound(`Requested project not found or user does not have access to it (project=${project}).`)
  }
}

export type Names = ReturnType<typeof createNames>
