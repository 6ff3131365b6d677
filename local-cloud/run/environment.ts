import type { ServiceDescription } from '../description.ts'

/** The variables that an instance inherits from this machine, to find programs, files and trusted authorities. */
const KEPT = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'LC_ALL', 'NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE']

export interface EnvironmentDeps {
  service: Pick<ServiceDescription, 'name' | 'env' | 'secretEnv' | 'serviceAccountEmail'>
  revision: string
  environmentFor: (account: string) => Record<string, string>
  /** A secret's version as text; throws when it does not exist. */
  secret: (name: string, version: string) => Promise<string>
  /** Where Node keeps compiled code, which halves a cold start. */
  compileCache: string
}

/** The whole environment of an instance, except its port. */
export async function instanceEnvironment(deps: EnvironmentDeps): Promise<Record<string, string>> {
  const { service, revision, environmentFor, secret, compileCache } = deps
  const kept = KEPT.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))
  const secrets = await Promise.all(
    Object.entries(service.secretEnv).map(async ([name, source]) => [
      name,
      await secret(source.secret, source.version),
    ]),
  )
  // Cloud Run does not set the project this way; a service that needs it says so in its template.
  const { GOOGLE_CLOUD_PROJECT: _, ...clients } = environmentFor(
    service.serviceAccountEmail.split('@')[0] ?? '',
  )
  return {
    ...Object.fromEntries(kept),
    // Containers run in UTC.
    TZ: 'UTC',
    NODE_COMPILE_CACHE: compileCache,
    ...service.env,
    ...Object.fromEntries(secrets),
    K_SERVICE: service.name,
    K_REVISION: revision,
    K_CONFIGURATION: service.name,
    ...clients,
  }
}
