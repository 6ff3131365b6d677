import { Refused } from './lease.ts'
import type { Place } from './place.ts'

const DIGEST = /^sha256:[0-9a-f]{64}$/

/**
 * The digest that goes from one environment to the next: the one that is released there, or an earlier one of its good
 * releases. Throws Refused for every other, and when the image is not where the next environment looks for it.
 */
export async function promoted(
  from: Pick<Place, 'environment' | 'ledger' | 'image'>,
  to: Pick<Place, 'environment' | 'image' | 'hasImage'>,
  wanted?: string,
): Promise<string> {
  const digest = await releasedWell(from, wanted)
  if (!(await to.hasImage(digest)))
    throw new Refused(
      `${to.environment.name} has no image ${digest}. Whoever may read and write both repositories copies it:\n` +
        copyCommand(from.image(digest), to.image(digest)),
    )
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

/**
 * The copy has a tag, because the repositories delete images without one after two weeks. The digest stays the same, and
 * skopeo fails rather than change it. Source: https://github.com/containers/skopeo/blob/main/docs/skopeo-copy.1.md
 */
export function copyCommand(from: string, to: string): string {
  const [repository = '', digest = ''] = to.split('@')
  const tag = digest.replace('sha256:', '').slice(0, 12)
  return `  skopeo copy --preserve-digests docker://${from} docker://${repository}:release-${tag}`
}
