import type { BucketDescription } from '../description.ts'
import { noSuchBucket, noSuchObject, StorageError } from './errors.ts'
import type { StorageDeps } from './storage-deps.ts'

/** The caller; a null e-mail is an anonymous one. The two APIs word their refusals differently. */
export interface Caller {
  email: string | null
  api: 'json' | 'xml'
}

/** Buckets and permissions in them. As at Google, a caller who may not list learns nothing about what exists. */
export function createAccess({ description, iam, log }: StorageDeps) {
  const buckets = new Map(description.buckets.map((bucket) => [bucket.name, bucket]))

  for (const bucket of description.buckets) {
    const open = description.bindings.some(
      ({ resource, member }) =>
        resource === `bucket/${bucket.name}` && /^all(Authenticated)?Users$/.test(member),
    )
    if (open && bucket.publicAccessPrevention === 'enforced') {
      log?.(`Public access to bucket ${bucket.name} is prevented: Google refuses its public bindings`, {})
    }
  }

  /** Checks the bucket or one object in it, because bindings may have conditions on the object's name. */
  function allows(caller: Caller, permission: string, bucket: BucketDescription, object?: string): boolean {
    if (caller.email === null && bucket.publicAccessPrevention === 'enforced') return false
    const resource = object === undefined ? bucket.name : `${bucket.name}/objects/${object}`
    return iam.allows(caller.email, permission, `bucket/${resource}`)
  }

  function demand(caller: Caller, permission: string, bucket: BucketDescription, object?: string) {
    if (!allows(caller, permission, bucket, object))
      throw refused(caller, permission, `bucket/${bucket.name}`)
  }

  function refused(caller: Caller, permission: string, resource: string): StorageError {
    const error = denied(caller, permission)
    const { status, message } = error.failure
    iam.refused?.({ email: caller.email, permission, resource, status: String(status), message })
    return error
  }

  return {
    buckets,
    allows,
    demand,

    bucket(name: string): BucketDescription {
      const bucket = buckets.get(name)
      if (!bucket) throw noSuchBucket()
      return bucket
    },

    /** Checks a permission on the project, for example to list buckets. */
    demandOnProject(caller: Caller, permission: string) {
      const allowed = iam.allows(caller.email, permission, `project/${description.projectId}`)
      if (!allowed) throw denied(caller, permission)
    },

    missing(caller: Caller, bucket: BucketDescription, name: string): StorageError {
      if (allows(caller, 'storage.objects.list', bucket)) return noSuchObject(bucket.name, name)
      return refused(caller, 'storage.objects.list', `bucket/${bucket.name}`)
    },

    /** Finds the caller from an Authorization header. Throws 401 for a token that is unknown or expired. */
    callerOf(authorization: string | undefined, api: Caller['api']): Caller {
      if (authorization === undefined) return { email: null, api }
      const token = /^Bearer (.+)$/i.exec(authorization)?.[1]
      const email = token === undefined ? null : iam.emailOfAccessToken(token)
      if (email === null) throw invalidCredentials()
      return { email, api }
    },
  }
}

export type Access = ReturnType<typeof createAccess>

const invalidCredentials = () =>
  new StorageError({
    status: 401,
    reason: 'authError',
    code: 'AuthenticationRequired',
    message: 'Invalid Credentials',
    xmlMessage: 'Authentication required.',
    location: { locationType: 'header', location: 'Authorization' },
    headers: { 'WWW-Authenticate': 'Bearer realm="https://accounts.google.com/", error="invalid_token"' },
  })

function denied({ email, api }: Caller, permission: string): StorageError {
  const kind =
    permission.startsWith('storage.objects.') && permission !== 'storage.objects.list' ? 'object' : 'bucket'
  const message = `${email ?? 'Anonymous caller'} does not have ${permission} access to the Google Cloud Storage ${kind}. Permission '${permission}' denied on resource (or it may not exist).`
  const anonymous = email === null && api === 'json'
  return new StorageError({
    status: anonymous ? 401 : 403,
    reason: anonymous ? 'required' : 'forbidden',
    code: 'AccessDenied',
    message,
    xmlMessage: 'Access denied.',
    details: message,
    ...(anonymous && { location: { locationType: 'header', location: 'Authorization' } }),
  })
}
