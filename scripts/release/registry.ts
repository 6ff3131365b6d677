import { Refused } from './lease.ts'

export interface RegistryDeps {
  /** `https://europe-west1-docker.pkg.dev` */
  url: string
  token: () => Promise<string>
}

/** What an image's digest may be the digest of; without this a registry converts or denies what it has. */
const MANIFESTS = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
].join(', ')

/**
 * Whether a registry has an image, such as `project/atelier/studio`, with exactly this digest.
 * Sources: https://github.com/opencontainers/distribution-spec/blob/main/spec.md#checking-if-content-exists-in-the-registry,
 * https://cloud.google.com/artifact-registry/docs/docker/authentication#token
 */
export async function hasManifest(
  { url, token }: RegistryDeps,
  repository: string,
  digest: string,
): Promise<boolean> {
  const answer = await fetch(`${url}/v2/${repository}/manifests/${digest}`, {
    method: 'HEAD',
    headers: { authorization: `Bearer ${await token()}`, accept: MANIFESTS },
  })
  if (answer.ok) return true
  if (answer.status === 404) return false
  // A missing right and a missing repository look the same, on purpose.
  throw new Refused(`${url}/v2/${repository} answers ${answer.status}: is there a right to read it?`)
}
