import { Dialog as Primitive } from 'radix-ui'
import { Suspense, use } from 'react'
import { useAccount } from '../../session.ts'
import { onDemand } from '../../ui/on-demand.ts'
import { useReturnFocus } from '../../ui/use-return-focus.ts'
import { type Room, roomsFor } from '../room.ts'
import { rooms } from '../rooms.ts'
import { PaletteSearch } from './palette-search.tsx'

const all: readonly Room[] = rooms
const palettes = new Map(
  all.flatMap(({ path, palette }) => (palette ? [[path, onDemand(palette)] as const] : [])),
)
const loadFor = new Map<string, Promise<Awaited<ReturnType<NonNullable<Room['palette']>>>[]>>()

/** The palettes of all rooms that the person sees. */
function loadPalettes(visible: readonly Room[]) {
  const key = visible.map(({ path }) => path).join(' ')
  const loading = loadFor.get(key) ?? Promise.all(visible.flatMap(({ path }) => palettes.get(path)?.() ?? []))
  loadFor.set(key, loading)
  loading.catch(() => loadFor.delete(key))
  return loading
}

export interface PaletteDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Finds everything that the person has, and every page. */
export function PaletteDialog({ open, onOpenChange }: PaletteDialogProps) {
  const onCloseAutoFocus = useReturnFocus(open)
  const { role } = useAccount()
  const visible = roomsFor(all, role)
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-cover animate-fade bg-scrim" />
        <Primitive.Content
          aria-describedby={undefined}
          onCloseAutoFocus={onCloseAutoFocus}
          className="fixed inset-x-2 top-2 z-float mx-auto flex max-h-[min(32rem,calc(100dvh-1rem))] max-w-xl animate-fade flex-col overflow-hidden rounded-lg border border-line bg-paper-raised text-ink shadow-lift outline-none md:top-[12vh]"
        >
          <Primitive.Title className="sr-only">Search</Primitive.Title>
          <Suspense fallback={<div className="h-14" />}>
            <Loaded rooms={visible} onDone={() => onOpenChange(false)} />
          </Suspense>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

function Loaded({ rooms, onDone }: { rooms: readonly Room[]; onDone: () => void }) {
  const loaded = use(loadPalettes(rooms))
  return <PaletteSearch rooms={rooms} palettes={loaded.map(({ palette }) => palette)} onDone={onDone} />
}
