// Composes the studio in one place, from clients to the app's dependencies. `main.ts` starts it with Google's clients,
// tests with the same clients against the local cloud. New rooms are added in `create-rooms.ts`.
import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import type { IapConfig } from '../accounts/iap.ts'
import type { Hashing } from '../accounts/password.ts'
import { createPeople, type People } from '../accounts/people.ts'
import { createAccountStore } from '../accounts/store.ts'
import { type AiPartsDeps, createAiParts } from '../ai/parts.ts'
import type { Answering } from '../assistant/answers/contract.ts'
import { type AssistantRoom, createAssistantRoom } from '../assistant/service.ts'
import { type CampaignRoom, createCampaignRoom } from '../campaigns/service.ts'
import { type Careers, createCareers } from '../careers/service.ts'
import { createMailParts } from '../mail/parts.ts'
import { createMailState, type MailStateDeps } from '../mail/state.ts'
import { createAlbumStore } from '../photos/albums/store.ts'
import { createSelection } from '../photos/archives/selection.ts'
import { type Archives, createArchives } from '../photos/archives/service.ts'
import { createArchiveStore } from '../photos/archives/store.ts'
import { createLinkParts, type LinkParts } from '../photos/links/parts.ts'
import { createPortfolio, type PortfolioParts } from '../photos/portfolio/service.ts'
import { createPhotos, type Photos } from '../photos/service.ts'
import { createShopPhotos } from '../photos/shop-offering.ts'
import { createPhotoStore } from '../photos/store.ts'
import { createGrants, type GrantsDeps } from '../platform/grants.ts'
import type { Log } from '../platform/log.ts'
import { createMeter, type Meter } from '../platform/meter.ts'
import { createPing } from '../platform/ping.ts'
import type { Publish } from '../platform/publish.ts'
import { createRateLimiter } from '../platform/rate-limiter.ts'
import type { BucketOf, SecretOf } from '../platform/resources.ts'
import { createSafeFetch } from '../platform/safe-fetch.ts'
import { createSecretKeys, type SecretKeysDeps } from '../platform/secret-keys.ts'
import { stripeAt } from '../shop/payments/stripe-client.ts'
import { createShopRoom, type ShopRoom, type ShopRoomDeps } from '../shop/service.ts'
import type { AppConfig, AppDeps } from './app.ts'
import { measureCache } from './cache-metrics.ts'
import { createRooms } from './create-rooms.ts'
import type { facts } from './facts.ts'
import type { Metrics } from './metrics.ts'
import { createOrderPapers } from './order-papers.ts'
import { createResumePapers } from './resume-papers.ts'
import { createStreamLeases } from './stream-leases.ts'

export interface StudioDeps {
  firestore: Firestore
  secrets: SecretKeysDeps['secrets'] & MailStateDeps['secrets'] & AiPartsDeps['secrets']
  buckets: Record<BucketOf<typeof facts>, Bucket>
  signing: GrantsDeps['signing']
  publish: Publish
  metrics: Metrics
  log: Log
  /** Left out, hashing a password is as much work as is recommended. */
  hashing?: Hashing
  /** Left out, the real providers of models are asked. */
  models?: Pick<AiPartsDeps, 'providers' | 'timing'>
  /** Only tests pass one. */
  answering?: Answering
  now: () => number
  newId: () => string
  /** Only proofs pass one: it ends the process between two steps of a checkout. */
  checkoutStep?: ShopRoomDeps['checkoutStep']
  config: StudioConfig
}

export interface StudioConfig extends AppConfig {
  /** `projects/P/secrets/S` of each. */
  secrets: Record<SecretOf<typeof facts>, string>
  /** Null where people sign in with a password. */
  iap: IapConfig | null
  /** `HOST:PORT` of the local mailbox. */
  smtpEmulatorHost: string | undefined
  /** The page of the local mailbox. */
  mailboxEmulatorUrl: string | undefined
  /** `HOST:PORT` of what answers for Google's consent page and Gmail. */
  gmailEmulatorHost: string | undefined
  /** Bytes that one person may store. */
  quotaBytes: number
  /** A server that speaks Stripe's wire format; empty for Stripe's own. */
  stripeUrl: string
  /** Whether shops take test cards. */
  takesTestPayments: boolean
}

export interface Studio {
  meter: Meter
  app: AppDeps
  people: People
  photos: Photos
  photoArchives: Archives
  links: LinkParts
  portfolio: PortfolioParts
  careers: Careers
  campaigns: CampaignRoom
  shop: ShopRoom
  assistant: AssistantRoom
}

export function createStudio(deps: StudioDeps): Studio {
  const { firestore, secrets, buckets, publish, metrics, log, now, newId, config } = deps
  const meter = createMeter(firestore)
  const photoStore = createPhotoStore(firestore, now)
  const albumStore = createAlbumStore(firestore, now)
  const grantsFor = (bucket: Bucket) => createGrants({ bucket, signing: deps.signing, now })
  const photos = createPhotos({
    store: photoStore,
    albumStore,
    grants: grantsFor(buckets.originals),
    publish,
    now,
    newId,
    quotaBytes: config.quotaBytes,
  })
  const photoArchives = createArchives({
    store: createArchiveStore(firestore, now),
    selection: createSelection({ photos: photoStore, browsing: photos }),
    buckets,
    grants: grantsFor(buckets.papers),
    publish,
    now,
    newId,
  })
  const models = createAiParts({
    ...deps.models,
    firestore,
    secrets,
    keySecrets: config.secrets,
    saveResume: (ownerId, content) =>
      careers.resumes.create(ownerId, { title: content.basics.name || 'From a text', content }),
    log,
    now,
    newId,
  })
  const careers: Careers = createCareers({
    ...deps,
    ...buckets,
    modelName: models.models.displayName,
    grants: grantsFor(buckets.documents),
    paperGrants: grantsFor(buckets.papers),
    renderPaper: createResumePapers(),
    quotaBytes: config.quotaBytes,
  })
  const accounts = createAccountStore(firestore, now)
  const safeFetch = createSafeFetch()
  const campaigns = createCampaignRoom({
    ...deps,
    ...buckets,
    ...createMailParts(deps),
    accountOf: accounts.find,
    grants: grantsFor(buckets.documents),
    cvs: careers.offering,
    confirm: async (url) => void (await safeFetch(url)),
    resumePdf: (ownerId, id) => careers.resumes.download(ownerId, id, 'pdf'),
    quotaBytes: config.quotaBytes,
    publicUrl: config.publicUrl,
  })
  const shopKeys = createSecretKeys({ secrets, secret: config.secrets['shop-key'], now })
  const shop = createShopRoom({
    keys: shopKeys,
    ...deps,
    ...buckets,
    grants: grantsFor(buckets.documents),
    paperGrants: grantsFor(buckets.papers),
    photos: createShopPhotos({ store: photoStore }),
    renderOrderPaper: createOrderPapers(),
    connectStripe: stripeAt(config.stripeUrl),
    takesTestCards: config.takesTestPayments,
    quotaBytes: config.quotaBytes,
    publicUrl: config.publicUrl,
  })
  const assistant = createAssistantRoom({
    ...deps,
    embedders: models.embedders,
    models: models.streaming,
    dailyAnswers: models.quotas,
    shop: shop.knowledge,
    facts: shop.facts,
    keys: shopKeys,
    shopOf: async (ownerId) => {
      const own = await shop.reader.byOwner(ownerId)
      return own?.state === 'live' ? own : null
    },
    questionsOf: async (ownerId) => (await shop.catalogues.faqs(ownerId)).map(({ question }) => question),
    faqs: shop.faqs,
    emailOf: async (accountId) => (await accounts.find(accountId))?.email ?? null,
    random: Math.random,
  })
  const mailState = createMailState({
    emulatorHost: config.smtpEmulatorHost,
    secrets,
    secret: config.secrets['smtp-url'],
    now,
  })
  const people = createPeople({
    firestore,
    secrets,
    tokenKeySecret: config.secrets['token-signing-key'],
    iap: config.iap,
    photos,
    meter,
    quotaBytes: config.quotaBytes,
    publish,
    log,
    mailState,
    ...(deps.hashing && { hashing: deps.hashing }),
    now,
    newId,
  })
  const links = createLinkParts({
    ...people.parts,
    firestore,
    photos: photoStore,
    albums: photos.albums,
    buckets,
    keys: shopKeys,
    publish,
    nameOf: async (ownerId) => (await accounts.find(ownerId))?.name ?? '',
  })
  const portfolio = createPortfolio({
    firestore,
    albums: photos.albums,
    async shopOf(ownerId) {
      const own = await shop.reader.byOwner(ownerId)
      return own?.state === 'live' && own.isOpen ? { handle: own.handle, name: own.name } : null
    },
    mailOwner: people.visitorMessages.send,
    now,
  })
  measureCache(metrics, models.cache)
  return {
    meter,
    people,
    photos,
    photoArchives,
    links,
    portfolio,
    careers,
    campaigns,
    shop,
    assistant,
    app: {
      rooms: createRooms(deps, {
        people,
        photos,
        photoArchives,
        links,
        portfolio,
        photoStore,
        albumStore,
        careers,
        campaigns,
        shop,
        assistant,
      }),
      tokens: people.tokens,
      exportTickets: people.exportTickets,
      iap: people.iap,
      sessions: people.sessions,
      standing: people.standing,
      keys: people.keys,
      limiter: createRateLimiter({ firestore, log, now }),
      leases: createStreamLeases({ firestore, log, now, newId }),
      ping: createPing(firestore),
      models,
      metrics,
      log,
      now,
      config,
    },
  }
}
