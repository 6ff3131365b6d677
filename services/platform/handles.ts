// Which handles shops and portfolios may have in public addresses. Whether one is taken is decided by the database.
import { AppError } from './errors.ts'

/** Addresses of our own, and names that promise more than a maker can. */
const RESERVED = new Set(
  [
    'about abuse access account accounts admin administrator all announcements api app apps assets atelier auth',
    'billing blog browse calendar campaigns careers cart catalog catalogue categories category checkout config',
    'contact content cookie cookies dashboard demo developer developers dns docs download email embed error errors',
    'events explore faq faqs favicon feed files finance ftp guest health healthz help home host hostmaster images',
    'img imprint inbox index info internal invoice invoices jobs legal live localhost login logout mail mailer media',
    'metrics moderator my new news newsletter noreply no-reply notifications null oauth official open order orders',
    'owner pages password pay payment payments photos ping policies postmaster press pricing privacy product products',
    'profile public purchases ready register returns robots root rss sale search secure security session sessions',
    'settings setup shelf shipping shop shop-images shops sign-in sign-out sign-up signin signout signup sitemap smtp',
    'sql ssl staff static stats status store stores stripe studio subscribe sudo suggestions support sysadmin system',
    'team terms test testing trail undefined unsubscribe upload uploads user username users verify webhook webhooks',
    'webmaster well-known www',
  ].flatMap((words) => words.split(' ')),
)

/** Why a shop cannot be called so, in plain words; null for a good handle. */
export function handleRefusal(handle: string): string | null {
  if (handle.length < 3) return 'A handle has at least 3 characters.'
  if (handle.length > 40) return 'A handle has at most 40 characters.'
  if (!/^[a-z0-9-]+$/.test(handle)) return 'A handle has only the letters a to z, digits and hyphens.'
  if (handle.startsWith('-') || handle.endsWith('-'))
    return 'A handle begins and ends with a letter or digit.'
  // https://cloud.google.com/run/docs/known-issues#reserved_url_paths
  if (handle.endsWith('z')) return 'A handle cannot end with z: such addresses do not always arrive.'
  // Browsers show names that begin like this in other letters.
  if (handle.startsWith('xn--')) return 'A handle cannot begin with xn--.'
  if (RESERVED.has(handle) || RESERVED_LOOKS.has(lookOf(handle))) return 'This handle is reserved.'
  return null
}

/**
 * The same for all handles that can be taken for one another when they are read in an address: digits that look like
 * letters, and letters that stand together like one.
 */
export const lookOf = (handle: string): string =>
  handle.replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('rn', 'm').replaceAll('vv', 'w')

/** Reserved words can be misread themselves: `returns` looks like `retums`. */
const RESERVED_LOOKS = new Set([...RESERVED].map(lookOf))

/** Throws AppError `invalid` naming the field. */
export function checkHandle(handle: string): void {
  const refusal = handleRefusal(handle)
  if (refusal) throw new AppError('invalid', refusal, { errors: [{ field: 'handle', message: refusal }] })
}

export const handleTaken = () =>
  new AppError('conflict', 'This handle is taken.', {
    reason: 'handle-taken',
    errors: [{ field: 'handle', message: 'is taken' }],
  })
