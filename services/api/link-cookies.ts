// What a browser keeps of its visit to a link to photos. It is sent to this link's own addresses and to no other.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { linkPath, sharedPath } from '../photos/links/token.ts'
import { VISIT_MS } from '../photos/links/visits.ts'
import { SECOND_MS } from '../platform/durations.ts'
import { isSecure, LINK_COOKIE, LINK_PAGE_COOKIE } from './cookies.ts'

export interface LinkCookiesDeps {
  /** If empty, it is taken from the request, as the proxy in front forwards it. */
  publicUrl: string
}

export type LinkCookies = ReturnType<typeof createLinkCookies>

export const createLinkCookies = ({ publicUrl }: LinkCookiesDeps) => ({
  /** It proves nothing before the link's own part has read it. */
  proofOf: ({ cookies }: FastifyRequest): string | null =>
    cookies[LINK_COOKIE] ?? cookies[LINK_PAGE_COOKIE] ?? null,

  /** The page of the link and the API below it each get it by their own path. */
  keep(request: FastifyRequest, reply: FastifyReply, token: string, proof: string): void {
    const places = [
      [LINK_PAGE_COOKIE, linkPath(token)],
      [LINK_COOKIE, sharedPath(token)],
    ] as const
    for (const [name, path] of places)
      reply.setCookie(name, proof, {
        ...{ path, httpOnly: true, sameSite: 'lax' },
        secure: isSecure(request, publicUrl),
        maxAge: VISIT_MS / SECOND_MS,
      })
  },
})
