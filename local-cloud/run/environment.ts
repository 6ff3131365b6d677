import type { ServiceDescription } from '../description.ts'

/** What an instance keeps of this machine's environment: how to find programs, files and trusted authorities. */
const KEPT = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'LC_ALL', 'NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE']

export interface EnvironmentDeps {
  service: Pick<ServiceDescription, 'name' | 'env' | 'secretEnv' | 'serviceAccountEmail'>
  environmentFor: (account: string) => Record<string, string>
  /** A secret's version as text; throws when there is none. */
  secret: (name: string, version: string) => Promise<string>
  /** Where Node keeps compiled code, which halves a cold start. */
  compileCache: string
}

/** Everything an instance finds in its environment, except its port. */
export async function instanceEnvironment(deps: EnvironmentDeps): Promise<Record<string, string>> {
  const { service, environmentFor, secret, compileCache } = deps
  const kept = KEPT.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))
  const secrets = await Promise.all(
    Object.entries(service.secretEnv).map(async ([name, source]) => [
      name,
      await secret(source.secret, source.version),
    ]),
  )
  // Cloud Run does not tell the project this way; whoever needs it says so in the template.
  const { GOOGLE_CLOUD_PROJECT: _, ...clients } = environmentFor(
    service.serviceAccountEmail.split('@')[0] ?? '',
  )
  return {
    ...Object.fromEntries(kept),
    // Containers know no other time zone.
    TZ: 'UTC',
    NODE_COMPILE_CACHE: compileCache,
    ...service.env,
    ...Object.fromEntries(secrets),
    K_SERVICE: service.name,
    K_REVISION: `${service.name}-00001-local`,
    K_CONFIGURATION: service.name,
    ...clients,
  }
}
