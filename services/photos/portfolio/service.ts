// A person's portfolio: its settings, what its pages show, and messages of its visitors.
import type { Firestore } from '@google-cloud/firestore'
import { createRights } from '../rights/service.ts'
import { createPhotoStore } from '../store.ts'
import type { AlbumsOfPortfolio } from './albums.ts'
import { createEditing } from './editing.ts'
import { createExporting } from './exporting.ts'
import { createMessages, type MessagesDeps } from './messages.ts'
import { createPages, type PagesDeps } from './pages.ts'
import { createPortfolioReader } from './reader.ts'
import { createPortfolioShowing } from './showing.ts'
import { createPortfolioStore } from './store.ts'

export interface PortfolioDeps extends Pick<PagesDeps, 'shopOf'>, Pick<MessagesDeps, 'mailOwner'> {
  firestore: Firestore
  albums: AlbumsOfPortfolio
  now: () => number
}

export type PortfolioParts = ReturnType<typeof createPortfolio>

export function createPortfolio({ firestore, albums, shopOf, mailOwner, now }: PortfolioDeps) {
  const photos = createPhotoStore(firestore, now)
  const store = createPortfolioStore(firestore, now)
  const reader = createPortfolioReader({ store, now })
  const rights = createRights({ firestore, now })
  const parts = { photos, store, reader, rights, albums, now }
  return {
    rights,
    editing: createEditing(parts),
    pages: createPages({ ...parts, shopOf }),
    showing: createPortfolioShowing(parts),
    messages: createMessages({ firestore, mailOwner, now }),
    exporting: createExporting(parts),
  }
}
