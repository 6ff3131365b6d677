import { type Exporting, jsonListFile } from '../../platform/exporting.ts'
import type { ProofStore } from './proof-store.ts'
import type { LinkStore } from './store.ts'
import { toLink } from './views.ts'

export interface ExportingDeps {
  links: Pick<LinkStore, 'each'>
  proofs: Pick<ProofStore, 'each'>
  now: () => number
}

/** What was sent, and what came back. Addresses are not in it: whoever finds the archive must not get the links. */
export const createLinkExporting = ({ links, proofs, now }: ExportingDeps): Exporting => ({
  async *export(accountId) {
    yield jsonListFile('photos/links.json', linksOf(links, accountId, now()), new Date(now()))
    yield jsonListFile('photos/link-comments.json', saidTo(proofs, accountId), new Date(now()))
  },
})

async function* linksOf(links: ExportingDeps['links'], accountId: string, now: number) {
  for await (const { read } of links.each(accountId)) {
    const link = read()
    if (link?.state === 'live') yield { ...toLink(link, now), photoIds: link.photoIds }
  }
}

async function* saidTo(proofs: ExportingDeps['proofs'], accountId: string) {
  for await (const { read } of proofs.each(accountId)) {
    const proof = read()
    if (!proof) continue
    const { ownerId: _o, facets: _f, sweepAt: _s, id: _i, ...said } = proof
    yield said
  }
}
