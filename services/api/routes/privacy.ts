import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { SECOND_THOUGHTS_MS } from '../../accounts/deletion.ts'
import { ORDER_KEPT_MS } from '../../accounts/mail-orders.ts'
import { Privacy } from '../../accounts/schemas.ts'
import { LONGEST_SESSION_MS } from '../../accounts/sessions.ts'
import { ACCESS_TOKEN_SECONDS } from '../../accounts/tokens.ts'
import { KEPT_MS as CONVERSATION_KEPT_MS } from '../../assistant/conversations/record.ts'
import { KEPT_MS as ARCHIVE_KEPT_MS } from '../../photos/archives/service.ts'
import { KEPT_MS as NOTES_KEPT_MS } from '../../photos/bulk-editing/undo-notes.ts'
import { VISIT_MS } from '../../photos/links/visits.ts'
import { DAY_MS, SECOND_MS } from '../../platform/durations.ts'
import type { Retention } from '../../platform/retention.ts'
import { TRAIL_DAYS } from '../../platform/retention.ts'
import { TRASH_KEPT_MS } from '../../platform/trash.ts'
import { CART_KEPT_MS } from '../../shop/carts/record.ts'
import { ABANDONED_KEPT_MS } from '../../shop/orders/complete.ts'
import {
  ACCESS_COOKIE,
  CART_COOKIE,
  CHAT_COOKIE,
  CONSENT_COOKIE,
  LINK_COOKIE,
  REFRESH_COOKIE,
} from '../cookies.ts'
import { CONSENT_SECONDS } from './mailboxes.ts'

/** Every number is the constant by which it is kept, or what the description of the cloud says. */
export function privacyOf({ regions, ...kept }: Retention): Privacy {
  return {
    regions,
    days: {
      secondThoughts: SECOND_THOUGHTS_MS / DAY_MS,
      trash: TRASH_KEPT_MS / DAY_MS,
      softDelete: kept.softDeleteDays,
      past: kept.pastDays,
      dailyBackup: kept.dailyBackupDays,
      weeklyBackup: kept.weeklyBackupDays,
      logs: kept.logDays,
      trail: TRAIL_DAYS,
      conversations: CONVERSATION_KEPT_MS / DAY_MS,
      abandonedOrders: ABANDONED_KEPT_MS / DAY_MS,
      accountMails: ORDER_KEPT_MS / DAY_MS,
      photoArchives: ARCHIVE_KEPT_MS / DAY_MS,
      photoUndo: NOTES_KEPT_MS / DAY_MS,
    },
    cookies: [
      { name: ACCESS_COOKIE, purpose: 'access', keptSeconds: ACCESS_TOKEN_SECONDS },
      { name: REFRESH_COOKIE, purpose: 'session', keptSeconds: LONGEST_SESSION_MS / SECOND_MS },
      { name: `${CART_COOKIE}_…`, purpose: 'cart', keptSeconds: CART_KEPT_MS / SECOND_MS },
      { name: `${CHAT_COOKIE}_…`, purpose: 'chat', keptSeconds: CONVERSATION_KEPT_MS / SECOND_MS },
      // One for the link's page and one for the API below it.
      { name: `${LINK_COOKIE}…`, purpose: 'link', keptSeconds: VISIT_MS / SECOND_MS },
      { name: CONSENT_COOKIE, purpose: 'mailbox', keptSeconds: CONSENT_SECONDS },
    ],
  }
}

/** What the studio keeps of people, and for how long. */
export function privacyRoutes(retention: Retention): FastifyPluginAsyncTypebox {
  const privacy = privacyOf(retention)
  return async (app) => {
    const schema = {
      tags: ['account'],
      summary: 'What is stored, where and for how long, and which cookies there are',
      security: [],
      response: { 200: Privacy },
    }
    app.get('/privacy', { schema }, async () => privacy)
  }
}
