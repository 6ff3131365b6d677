// Files that are dropped or pasted go to the open room.
import { useRouterState } from '@tanstack/react-router'
import { FileUp } from 'lucide-react'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { collectFiles, hasFiles } from './dropped-files.ts'
import { type Drop, type Room, roomAt } from './room.ts'
import { rooms } from './rooms.ts'

export function DropZone() {
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const drop = roomAt<Room>(rooms, path)?.drop
  const isOver = useDrops(drop)
  if (!isOver || !drop) return null
  return createPortal(
    <div className="pointer-events-none fixed inset-0 z-top grid animate-fade place-items-center bg-paper/85 p-4">
      <div className="grid size-full place-content-center justify-items-center gap-3 rounded-lg border-2 border-accent border-dashed text-center">
        <FileUp aria-hidden="true" className="size-10 text-accent" />
        <p className="font-semibold text-xl">{drop.title}</p>
        <p className="text-ink-soft text-sm">{drop.hint}</p>
      </div>
    </div>,
    document.body,
  )
}

function useDrops(drop: Drop | undefined): boolean {
  const [isOver, setOver] = useState(false)

  useEffect(() => {
    // Every element under the pointer sends its own enter and leave events.
    let depth = 0
    const settle = () => setOver(depth > 0)
    const listeners = {
      dragenter(event: DragEvent) {
        if (!hasFiles(event.dataTransfer)) return
        depth++
        settle()
      },
      dragleave(event: DragEvent) {
        if (!hasFiles(event.dataTransfer)) return
        depth = Math.max(0, depth - 1)
        settle()
      },
      dragover(event: DragEvent) {
        if (!event.dataTransfer || !hasFiles(event.dataTransfer)) return
        // Even where files are not accepted, the browser must not open them in place of the studio.
        event.preventDefault()
        if (!drop) event.dataTransfer.dropEffect = 'none'
      },
      drop(event: DragEvent) {
        depth = 0
        settle()
        if (!event.dataTransfer || !hasFiles(event.dataTransfer)) return
        event.preventDefault()
        if (drop) void collectFiles(event.dataTransfer).then(drop.take)
      },
      paste(event: ClipboardEvent) {
        const files = [...(event.clipboardData?.files ?? [])]
        // Pasting text into a field stays a paste of text, although a copied picture may bring a file along.
        if (!drop || files.length === 0 || isTyping(event.target)) return
        event.preventDefault()
        drop.take(files.map(named))
      },
    }
    const entries = Object.entries(listeners) as [string, EventListener][]
    for (const [type, listener] of entries) document.addEventListener(type, listener)
    return () => {
      for (const [type, listener] of entries) document.removeEventListener(type, listener)
    }
  }, [drop])

  return isOver
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea'))
}

/** Browsers call every pasted picture `image.png`. */
function named(file: File): File {
  if (!/^image\.\w+$/.test(file.name)) return file
  const time = new Date().toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.')
  return new File([file], `Pasted ${time}${file.name.slice(5)}`, { type: file.type })
}
