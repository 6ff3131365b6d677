// What each room offers to the API.

import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import type { People } from '../accounts/people.ts'
import type { AssistantRoom } from '../assistant/service.ts'
import { createShelfHooks } from '../background.ts'
import type { CampaignRoom } from '../campaigns/service.ts'
import type { Careers } from '../careers/service.ts'
import { createExporting as createAlbumExporting } from '../photos/albums/exporting.ts'
import type { AlbumStore } from '../photos/albums/store.ts'
import type { Archives } from '../photos/archives/service.ts'
import { createBackfills } from '../photos/backfill/service.ts'
import { createBackfillStore } from '../photos/backfill/store.ts'
import { createBulkEditing } from '../photos/bulk-editing/service.ts'
import { createExporting as createPhotoExporting } from '../photos/exporting.ts'
import type { LinkParts } from '../photos/links/parts.ts'
import type { PortfolioParts } from '../photos/portfolio/service.ts'
import type { PhotoChanges } from '../photos/schemas.ts'
import type { Photos } from '../photos/service.ts'
import type { PhotoStore } from '../photos/store.ts'
import { joinExports } from '../platform/exporting.ts'
import type { Log } from '../platform/log.ts'
import type { Publish } from '../platform/publish.ts'
import { joinStreams } from '../platform/record-live.ts'
import type { PerRoom } from '../rooms.ts'
import { createShelf } from '../shelf/service.ts'
import { createShelfStore } from '../shelf/store.ts'
import { CART_KEPT_MS } from '../shop/carts/record.ts'
import type { ShopRoom } from '../shop/service.ts'
import { markdownToHtml } from '../shop/storefront/markdown.ts'
import type { AppConfig } from './app.ts'
import { CART_COOKIE, createSessionCookies } from './cookies.ts'
import { createGalleryPages } from './gallery-pages/create-pages.ts'
import { portfolioImagePages } from './gallery-pages/portfolio-images.ts'
import { createGuestCookies } from './guest-cookies.ts'
import { createLinkCookies } from './link-cookies.ts'
import { shopImagePages } from './pages/shop-images.ts'
import { testPaymentPage } from './pages/test-payment.ts'
import { unsubscribePage } from './pages/unsubscribe.ts'
import type { Room } from './room.ts'
import { accountRoutes } from './routes/accounts.ts'
import { albumRoutes } from './routes/albums.ts'
import { applicationRoutes } from './routes/applications.ts'
import { backfillRoutes } from './routes/backfills.ts'
import { campaignAttachmentRoutes } from './routes/campaign-attachments.ts'
import { campaignRoutes } from './routes/campaigns.ts'
import { cartRoutes } from './routes/carts.ts'
import { checkoutRoutes } from './routes/checkout.ts'
import { cvRoutes } from './routes/cvs.ts'
import { deletionRoutes } from './routes/deletion.ts'
import { insightRoutes } from './routes/insights.ts'
import { jobRoutes } from './routes/jobs.ts'
import { keyRoutes } from './routes/keys.ts'
import { linkRoutes } from './routes/links.ts'
import { sharedLinkRoutes } from './routes/links-shared.ts'
import { mailEventRoutes } from './routes/mail-events.ts'
import { mailboxRoutes } from './routes/mailboxes.ts'
import { passwordRoutes } from './routes/passwords.ts'
import { peopleRoutes } from './routes/people.ts'
import { photoArchiveRoutes } from './routes/photo-archives.ts'
import { photoEditRoutes } from './routes/photo-edits.ts'
import { photoMarkRoutes } from './routes/photo-marks.ts'
import { photoMotionRoutes } from './routes/photo-motion.ts'
import { photoPortfolioRoutes } from './routes/photo-portfolio.ts'
import { photoViewRoutes } from './routes/photo-views.ts'
import { photoRoutes } from './routes/photos.ts'
import { privateAccessRoutes } from './routes/private-access.ts'
import { purchaseRoutes } from './routes/purchases.ts'
import { recipientListRoutes } from './routes/recipient-lists.ts'
import { recipientRoutes } from './routes/recipients.ts'
import { renditionRoutes } from './routes/renditions.ts'
import { resumeRoutes } from './routes/resumes.ts'
import { sendingRoutes } from './routes/sending.ts'
import { sessionRoutes } from './routes/session.ts'
import { shelfRoutes } from './routes/shelf.ts'
import { shopCategoryRoutes } from './routes/shop-categories.ts'
import { shopDiscountRoutes } from './routes/shop-discounts.ts'
import { shopFaqRoutes } from './routes/shop-faqs.ts'
import { shopImportRoutes } from './routes/shop-imports.ts'
import { shopMarkdownRoutes } from './routes/shop-markdown.ts'
import { shopOrderRoutes } from './routes/shop-orders.ts'
import { shopPageRoutes } from './routes/shop-pages.ts'
import { shopPaymentRoutes } from './routes/shop-payments.ts'
import { shopProductRoutes } from './routes/shop-products.ts'
import { shopSettingRoutes } from './routes/shop-settings.ts'
import { shopRoutes } from './routes/shops.ts'
import { suppressionRoutes } from './routes/suppressions.ts'
import { templateRoutes } from './routes/templates.ts'
import { tokenRoutes } from './routes/tokens.ts'
import { trailRoutes } from './routes/trail.ts'
import { uploadRoutes } from './routes/uploads.ts'
import { routesOfAssistant } from './routes-of-assistant.ts'
import { seesPrivate } from './sees-private.ts'
import { createStorefrontPages } from './storefront/create-pages.ts'

export interface RoomsDeps {
  firestore: Firestore
  buckets: Record<'originals' | 'renditions', Bucket>
  publish: Publish
  log: Log
  now: () => number
  config: AppConfig & { iap: object | null; mailboxEmulatorUrl: string | undefined }
}

export interface RoomParts {
  people: People
  photos: Photos
  photoArchives: Archives
  links: LinkParts
  portfolio: PortfolioParts
  photoStore: PhotoStore
  albumStore: AlbumStore
  careers: Careers
  campaigns: CampaignRoom
  shop: ShopRoom
  assistant: AssistantRoom
}

export function createRooms(deps: RoomsDeps, parts: RoomParts): PerRoom<Room> {
  const { people, photos, photoArchives, links, portfolio, photoStore, albumStore } = parts
  const { careers, campaigns, shop, assistant } = parts
  const { firestore, publish, log, now, config } = deps
  const cookies = createSessionCookies({ publicUrl: config.publicUrl, now })
  const cartCookies = createGuestCookies({
    tokens: shop.guestTokens,
    prefix: CART_COOKIE,
    // The pages of the storefront and the API both need it.
    path: '/',
    keptMs: CART_KEPT_MS,
    publicUrl: config.publicUrl,
  })
  const linkCookies = createLinkCookies({ publicUrl: config.publicUrl })
  const hasPasswords = config.iap === null
  const withPasswords = [
    sessionRoutes({ ...people, cookies }),
    tokenRoutes(people),
    passwordRoutes(people.accounts),
    keyRoutes(people.keys),
    privateAccessRoutes(people.unlocking),
  ]
  const seesOf = seesPrivate(people.unlocking)
  const rooms = {
    accounts: {
      routes: [
        accountRoutes({ ...people, cookies, hasPasswords }),
        ...(hasPasswords ? withPasswords : []),
        deletionRoutes(people.deletion),
        trailRoutes(people.trail),
        peopleRoutes(people.administration),
      ],
      live: people.accounts.live,
      finding: null,
      exporting: people.exporting,
    },
    photos: {
      routes: [
        photoRoutes({ photos, seesOf }),
        photoMarkRoutes({ photos, seesOf }),
        photoEditRoutes({ bulkEditing: createBulkEditing({ ...deps, store: photoStore }), seesOf }),
        photoViewRoutes({ photos }),
        photoArchiveRoutes({ archives: photoArchives, seesOf }),
        backfillRoutes(createBackfills({ store: createBackfillStore(firestore), publish, now })),
        photoMotionRoutes({ photos, originals: deps.buckets.originals, seesOf }),
        uploadRoutes(photos),
        renditionRoutes(deps.buckets.renditions),
        albumRoutes({ albums: photos.albums, unlocking: people.unlocking }),
        linkRoutes(links.links),
        sharedLinkRoutes({ ...links, cookies: linkCookies }),
        photoPortfolioRoutes(portfolio),
      ],
      personalPages: [
        portfolioImagePages({ ...deps, renditions: deps.buckets.renditions, showing: portfolio.showing }),
        ...createGalleryPages({
          ...config,
          portfolio,
          shared: { ...links, cookies: linkCookies, now },
        }),
      ],
      live: joinStreams<PhotoChanges>([photos.live, links.links.live, photoArchives.live]),
      finding: photos.finding,
      exporting: joinExports([
        createPhotoExporting({ store: photoStore, originals: deps.buckets.originals }),
        createAlbumExporting({ albums: albumStore, now }),
        links.exporting,
        photoArchives.exporting,
        portfolio.exporting,
      ]),
    },
    careers: {
      routes: [
        jobRoutes(careers.jobs),
        cvRoutes(careers.cvs),
        insightRoutes(careers),
        applicationRoutes(careers.applications),
        resumeRoutes(careers.resumes),
      ],
      live: careers.live,
      finding: careers.finding,
      exporting: careers.exporting,
    },
    campaigns: {
      routes: [
        campaignRoutes(campaigns.campaigns),
        campaignAttachmentRoutes(campaigns),
        templateRoutes(campaigns.templates),
        recipientListRoutes(campaigns.lists),
        sendingRoutes({ sending: campaigns.sending, person: people.administration.get }),
        recipientRoutes(campaigns.recipients),
        suppressionRoutes(campaigns.suppressions),
        mailEventRoutes({ bounces: campaigns.bounces, publicUrl: config.publicUrl }),
        mailboxRoutes({
          mailboxes: campaigns.mailboxes,
          mailEventsSecret: campaigns.bounces.address,
          publicUrl: config.publicUrl,
          localMailboxUrl: config.mailboxEmulatorUrl ?? '',
        }),
      ],
      pages: [unsubscribePage(campaigns.unsubscribing)],
      live: campaigns.live,
      finding: campaigns.finding,
      exporting: campaigns.exporting,
    },
    shop: {
      routes: [
        shopSettingRoutes(shop.shops),
        shopProductRoutes(shop.products),
        shopImportRoutes(shop.imports),
        shopCategoryRoutes(shop.categories),
        shopFaqRoutes(shop.faqs),
        shopPageRoutes(shop.pages),
        shopDiscountRoutes(shop.discounts),
        shopMarkdownRoutes(markdownToHtml),
        shopRoutes(shop),
        cartRoutes({ ...shop, cookies: cartCookies }),
        checkoutRoutes({
          ...{ checkout: shop.buying.checkout, reader: shop.reader },
          ...{ cookies: cartCookies, publicUrl: config.publicUrl },
        }),
        shopPaymentRoutes({ ...shop.buying, publicUrl: config.publicUrl }),
        shopOrderRoutes(shop),
        purchaseRoutes(shop.orders.purchases),
      ],
      pages: [shopImagePages(shop.images), testPaymentPage(shop.buying.testPage)],
      personalPages: createStorefrontPages({ ...shop, ...config, cookies: cartCookies }),
      live: shop.live,
      finding: shop.finding,
      exporting: shop.exporting,
    },
    assistant: {
      routes: routesOfAssistant({ assistant, reader: shop.reader, publicUrl: config.publicUrl }),
      live: assistant.live,
      finding: assistant.finding,
      exporting: assistant.exporting,
    },
  } satisfies Partial<PerRoom<Room>>

  const shelf = createShelf({
    store: createShelfStore(firestore, now),
    publish,
    rooms: createShelfHooks(deps),
    log,
    now,
  })
  return {
    ...rooms,
    shelf: {
      routes: [shelfRoutes(shelf)],
      live: shelf.live,
      finding: null,
      exporting: null,
    },
  }
}
