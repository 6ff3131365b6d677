// What somebody can do who has a link: see its photos, download what may be downloaded, and say what they think.
import { DAY_MS } from '../../platform/durations.ts'
import { AppError } from '../../platform/errors.ts'
import type { GuestTokens } from '../../platform/guest-tokens.ts'
import type { PageOf } from '../../platform/schemas.ts'
import type { Contents } from './contents.ts'
import { weightOf } from './foreseen-files.ts'
import type { LinkPasswords } from './passwords.ts'
import type { ProofStore } from './proof-store.ts'
import type { Proofing } from './proofing.ts'
import { type LinkRecord, stateOf } from './record.ts'
import type { NewComment, SharedLink, SharedPhoto, SharedQuery } from './schemas.ts'
import type { ShownPhoto } from './sharing-rules.ts'
import type { LinkStore } from './store.ts'
import { isSecret, parseToken } from './token.ts'
import { toSharedPhoto } from './views.ts'
import type { Visits } from './visits.ts'

const DEFAULT_PAGE = 100

/** A link whose photos may be shown to who asked. `visitId` is null for a browser that has not opened it yet. */
export interface OpenedLink {
  record: LinkRecord
  token: string
  visitId: string | null
}

export interface WeighedPhoto {
  photo: SharedPhoto
  bytes: number
}

export interface VisitingDeps {
  links: Pick<LinkStore, 'get'>
  proofs: Pick<ProofStore, 'about'>
  contents: Contents
  proofing: Pick<Proofing, 'favourite' | 'comment' | 'favouritesOf'>
  visits: Visits
  tokens: GuestTokens
  passwords: LinkPasswords
  /** The maker's name, as people who get a link read it. */
  nameOf: (ownerId: string) => Promise<string>
  now: () => number
  newId: () => string
}

export type Visiting = ReturnType<typeof createVisiting>

/**
 * A link that was never made, one with another secret, and one that is revoked or expired look alike: not found. Only a
 * browser that had opened it, or knows its password, is told that it ended.
 */
export function createVisiting(deps: VisitingDeps) {
  const { links, proofs, contents, proofing, visits, tokens, passwords, nameOf, now, newId } = deps

  async function find(token: string): Promise<LinkRecord> {
    const parsed = parseToken(token)
    const link = parsed && (await links.get(parsed.linkId))
    if (link?.state !== 'live' || !isSecret(parsed!.secret, link.secretHash)) throw noSuchLink()
    return link
  }

  /** Another password makes what was proved with the one before worthless, and so does the second midnight. */
  const scopeOf = ({ id, passwordVersion }: LinkRecord, day: number) => `${id}.${passwordVersion}.${day}`
  const today = () => Math.floor(now() / DAY_MS)

  async function visitOf(link: LinkRecord, proof: string): Promise<string | null> {
    const day = today()
    return (
      (await tokens.read(scopeOf(link, day), proof)) ?? (await tokens.read(scopeOf(link, day - 1), proof))
    )
  }

  const isEnded = (link: LinkRecord) => stateOf(link, now()) !== 'open'

  /** A page of photos, each with the bytes that it takes at most in a file of all. */
  async function weighedPage(opened: OpenedLink, query: SharedQuery): Promise<PageOf<WeighedPhoto>> {
    const { record } = opened
    const { limit = DEFAULT_PAGE, cursor, favourites } = query
    const range = { limit, ...(cursor !== undefined && { cursor }) }
    const { items, nextCursor } = favourites
      ? await proofing.favouritesOf(record, range)
      : await contents.shownPage(record, range)
    // Nothing is asked about photos of which nobody has said anything yet.
    const said =
      record.marked === 0
        ? null
        : await proofs.about(
            record.id,
            items.map(({ id }) => id),
          )
    const weighed = items.map((each) => ({
      photo: toSharedPhoto(each, opened, said?.get(each.id) ?? null),
      bytes: weightOf(each, record),
    }))
    return { items: weighed, nextCursor }
  }

  async function photo(opened: OpenedLink, photoId: string): Promise<SharedPhoto> {
    const found = await contents.photo(opened.record, photoId)
    const said = await proofs.about(opened.record.id, [photoId])
    return toSharedPhoto(found, opened, said.get(photoId) ?? null)
  }

  function mayComment({ record }: OpenedLink): void {
    if (!record.canComment) throw new AppError('forbidden', 'This link asks for no favourites or comments')
  }

  return {
    /**
     * `proof` is what the browser keeps of an earlier visit. Throws AppError `not-found`, `gone`, or `forbidden` with
     * the reason `link-locked` when its password must be given first.
     */
    async open(token: string, proof: string | null): Promise<OpenedLink> {
      const record = await find(token)
      const visitId = proof === null ? null : await visitOf(record, proof)
      if (isEnded(record)) throw visitId === null ? noSuchLink() : ended(record)
      if (record.passwordHash !== null && visitId === null) throw locked()
      return { record, token, visitId }
    },

    /** Counts the visit. `proof` is what the browser must keep from now on; null when it has that. */
    async begin(opened: OpenedLink): Promise<{ opened: OpenedLink; proof: string | null }> {
      const { record, visitId } = opened
      await visits.seen(record, visitId === null)
      if (visitId !== null) return { opened, proof: null }
      const id = newId()
      return { opened: { ...opened, visitId: id }, proof: await tokens.make(scopeOf(record, today()), id) }
    },

    /**
     * Resolves to what the browser must keep. `address` is where the request came from. Throws AppError `not-found`,
     * `invalid`, `too-many` or `gone`.
     */
    async unlock(token: string, password: string, address: string): Promise<string> {
      const record = await find(token)
      const hasEnded = isEnded(record)
      if (record.passwordHash !== null) {
        const isRight = passwords.isRight(record, password, address)
        // A refusal to try again would say that there is something to try.
        if (!(await (hasEnded ? isRight.catch(whenTooMany) : isRight)))
          throw hasEnded ? noSuchLink() : wrongPassword()
        if (hasEnded) throw ended(record)
      } else if (hasEnded) throw noSuchLink()
      await visits.seen(record, true)
      return tokens.make(scopeOf(record, today()), newId())
    },

    async view({ record }: OpenedLink): Promise<SharedLink> {
      const { title, message, recipient, downloads, canComment, expiresAt, photoIds } = record
      const maker = await nameOf(record.ownerId)
      const total = photoIds?.length ?? null
      return { title, message, maker, recipient, downloads, canComment, total, expiresAt }
    },

    /** A page may be shorter than requested, even empty, without being the last. Throws AppError `gone`. */
    async page(opened: OpenedLink, query: SharedQuery): Promise<PageOf<SharedPhoto>> {
      const { items, nextCursor } = await weighedPage(opened, query)
      return { items: items.map(({ photo }) => photo), nextCursor }
    },

    weighedPage,

    photo,

    /** The photo behind a picture or a download. Throws AppError `not-found` or `gone`. */
    source: ({ record }: OpenedLink, photoId: string): Promise<ShownPhoto> => contents.photo(record, photoId),

    /** Throws AppError `forbidden` when nothing of the link may be downloaded. */
    async countDownload({ record, visitId }: OpenedLink): Promise<void> {
      if (record.downloads === 'none') throw nothingToDownload()
      if (visitId !== null) await visits.downloaded(record, visitId)
    },

    async favourite(opened: OpenedLink, photoId: string, isFavourite: boolean): Promise<SharedPhoto> {
      mayComment(opened)
      await contents.photo(opened.record, photoId)
      await proofing.favourite(opened.record, photoId, isFavourite)
      return photo(opened, photoId)
    },

    /** The same comment twice is one. Throws AppError `conflict` when there are too many. */
    async comment(opened: OpenedLink, photoId: string, comment: NewComment): Promise<SharedPhoto> {
      mayComment(opened)
      await contents.photo(opened.record, photoId)
      await proofing.comment(opened.record, photoId, { ...comment, by: 'client' })
      return photo(opened, photoId)
    },

    /**
     * Photos in the link's order, for a file of them. It asks for the link again: throws AppError `gone`, `not-found` or
     * `forbidden` when it has ended meanwhile, and `invalid` for a cursor that nobody made.
     */
    async toDownload(
      opened: OpenedLink,
      range: { cursor?: string; limit: number },
    ): Promise<PageOf<ShownPhoto>> {
      const record = await find(opened.token)
      if (isEnded(record) || record.passwordVersion !== opened.record.passwordVersion) throw ended(record)
      if (record.downloads === 'none') throw nothingToDownload()
      return contents.page(record, range)
    },
  }
}

const noSuchLink = () => new AppError('not-found', 'This link does not exist, or has ended')

function whenTooMany(error: unknown): false {
  if (error instanceof AppError && error.code === 'too-many') return false
  throw error
}

const nothingToDownload = () => new AppError('forbidden', 'Nothing here may be downloaded')

const locked = () => new AppError('forbidden', 'This link has a password', { reason: 'link-locked' })

const wrongPassword = () =>
  new AppError('invalid', 'This is not the password of this link', {
    reason: 'wrong-password',
    errors: [{ field: 'password', message: 'is wrong' }],
  })

const ended = ({ revokedAt }: LinkRecord) =>
  new AppError(
    'gone',
    revokedAt === null
      ? 'This link has expired. Ask whoever sent it for a new one.'
      : 'This link was withdrawn. Ask whoever sent it for a new one.',
    { reason: 'link-ended' },
  )
