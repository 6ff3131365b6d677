// Photos can be dropped or pasted anywhere in the studio.
import { ImagePlus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { collectFiles, hasFiles } from './dropped-files.ts'
import { uploads } from './uploads.ts'

export function DropZone() {
  const isOver = useDrops()
  if (!isOver) return null
  return createPortal(
    <div className="pointer-events-none fixed inset-0 z-top grid animate-fade place-items-center bg-paper/85 p-4">
      <div className="grid size-full place-content-center justify-items-center gap-3 rounded-lg border-2 border-accent border-dashed text-center">
        <ImagePlus aria-hidden="true" className="size-10 text-accent" />
        <p className="font-semibold text-xl">Drop to upload</p>
        <p className="text-ink-soft text-sm">Photos or whole folders</p>
      </div>
    </div>,
    document.body,
  )
}

function useDrops(): boolean {
  const [isOver, setOver] = useState(false)

  useEffect(() => {
    // Every element under the pointer sends its own enter and leave.
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
        if (hasFiles(event.dataTransfer)) event.preventDefault()
      },
      drop(event: DragEvent) {
        depth = 0
        settle()
        if (!event.dataTransfer || !hasFiles(event.dataTransfer)) return
        event.preventDefault()
        void collectFiles(event.dataTransfer).then(uploads.add)
      },
      paste(event: ClipboardEvent) {
        const files = [...(event.clipboardData?.files ?? [])]
        // Pasting text into a field stays what it is, although a copied picture may bring a file along.
        if (files.length === 0 || isTyping(event.target)) return
        event.preventDefault()
        uploads.add(files.map(named))
      },
    }
    const entries = Object.entries(listeners) as [string, EventListener][]
    for (const [type, listener] of entries) document.addEventListener(type, listener)
    return () => {
      for (const [type, listener] of entries) document.removeEventListener(type, listener)
    }
  }, [])

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
