import { copyImage } from './copy-image.ts'
import { Refused } from './lease.ts'
import type { Place } from './place.ts'

const DIGEST = /^sha256:[0-9a-f]{64}$/

export interface PromoteOptions {
  /** The digest; by default the one that is released there. */
  wanted?: string | undefined
  say: (text: string) => void
  signal: AbortSignal
}

/**
 * The digest that goes from one environment to the next: the one that is released there, or an earlier one of its good
 * releases. Its image is copied where the next environment looks for it, if it is not there. Throws Refused for every
 * other digest, and when this account may not read the one repository or write the other.
 */
export async function promoted(
  from: Pick<Place, 'environment' | 'ledger' | 'repository'>,
  to: Pick<Place, 'environment' | 'hasImage' | 'repository'>,
  { wanted, say, signal }: PromoteOptions,
): Promise<string> {
  const digest = await releasedWell(from, wanted)
  if (await to.hasImage(digest)) return digest
  if (!from.repository || !to.repository)
    throw new Refused(
      `${to.environment.name} has no image ${digest}: what runs on this machine is a working tree, of which there is no image to copy.`,
    )
  say(`${digest} is copied from ${from.environment.name} to ${to.environment.name}`)
  const tag = `release-${digest.replace('sha256:', '').slice(0, 12)}`
  await copyImage({ from: from.repository, to: to.repository, digest, tag, say, signal })
  return digest
}

async function releasedWell(
  { environment: { name }, ledger }: Pick<Place, 'environment' | 'ledger'>,
  wanted: string | undefined,
): Promise<string> {
  const { releases, takenBack } = (await ledger.read()).record
  const [latest] = releases
  if (!latest) throw new Refused(`Nothing was released in ${name} yet.`)
  const digest = wanted ?? latest.image
  // After going back from the first release of all, what is there is what Terraform deployed.
  if (!DIGEST.test(digest))
    throw new Refused(`${name} has "${digest}", which is not the digest of a release.`)
  const release = releases.find(({ image }) => image === digest)
  const isTakenBack = takenBack?.image === digest && takenBack.at >= (release?.at ?? '')
  if (isTakenBack) throw new Refused(`${name} has taken ${digest} back: ${takenBack.why}`)
  if (!release) throw new Refused(`${name} has never released ${digest}. It has ${latest.image}.`)
  return digest
}
