// What stays around every page for people who are signed in: navigation, uploads, toasts.
import { Outlet, useLocation } from '@tanstack/react-router'
import { useDeferredValue, useEffect } from 'react'
import { onLive, startLive } from '../live.ts'
import { queryClient } from '../query-client.ts'
import { keepAccount, useAccount } from '../session.ts'
import { lazyPart } from '../ui/lazy-part.tsx'
import { fetchAhead } from '../ui/on-demand.ts'
import { Toaster } from '../ui/toast.tsx'
import { ConnectionHint } from './connection-hint.tsx'
import { DropZone } from './drop-zone.tsx'
import { Navigation } from './navigation.tsx'
import { fetchPagesAhead } from './pages-ahead.ts'
import { Palette } from './palette.tsx'
import type { Room } from './room.ts'
import { rooms } from './rooms.ts'

/** Milliseconds after which the page is assumed to be idle. */
const REST = 5000

const companions: readonly Room[] = rooms

const DeletionBanner = lazyPart(
  async () => (await import('../features/accounts/deletion-banner.tsx')).DeletionBanner,
)

export function Shell() {
  const { deletionDueAt } = useAccount()
  // The first page is drawn in small steps after the shell, so that a slow phone answers meanwhile.
  const isDrawn = useDeferredValue(true, false)
  useEffect(() => {
    const ends = [
      onLive('account', keepAccount),
      onLive('resync', () => void queryClient.invalidateQueries()),
      startLive(),
    ]
    return () => {
      for (const end of ends) end()
    }
  }, [])

  const isFirstRoom = useLocation({ select: ({ pathname }) => pathname === rooms[0].path })
  useEffect(() => {
    if (!isFirstRoom) window.firstScreen?.drop()
    return () => window.firstScreen?.drop()
  }, [isFirstRoom])

  useEffect(() => {
    const timer = setTimeout(() => {
      fetchAhead()
      fetchPagesAhead()
    }, REST)
    return () => clearTimeout(timer)
  }, [])

  return (
    <>
      <a
        href="#main"
        className="fixed top-2 left-2 z-top -translate-y-16 rounded-md bg-ink px-4 py-2 font-medium text-paper text-sm focus:translate-y-0"
      >
        Skip to content
      </a>
      <Navigation />
      <ConnectionHint />
      <main id="main" tabIndex={-1} className="pb-(--bar) pl-(--rail) outline-none">
        {deletionDueAt !== null && <DeletionBanner dueAt={deletionDueAt} />}
        {isDrawn && <Outlet />}
      </main>
      <aside
        aria-label="In progress"
        className="pointer-events-none fixed inset-x-3 bottom-[calc(var(--bar)+12px)] z-tray flex justify-end md:inset-x-auto md:right-5 md:bottom-5 [&>*]:pointer-events-auto"
      >
        {companions.map(({ path, Companion }) => Companion && <Companion key={path} />)}
      </aside>
      <Palette />
      <DropZone />
      <Toaster />
    </>
  )
}
