// Small files of one kind on their way to the store, as the page shows them. An upload that fails is begun anew.
import { useSyncExternalStore } from 'react'
import type { UploadGrant } from '../../../services/platform/schemas.ts'
import { ApiError } from '../api.ts'
import { toast } from '../ui/toast.tsx'
import { fingerprint, sendFile } from './send-file.ts'

export interface SmallUpload {
  key: number
  name: string
  /** 0 to 1. */
  progress: number
}

export interface AnnouncedFile {
  name: string
  contentType: string
  /** Bytes. */
  size: number
  sha256: string
}

export interface SmallUploadsOptions<Target> {
  /** Media types by the endings of names, in lower case and without the dot. */
  types: Record<string, string>
  maxBytes: number
  words: {
    /** What a file can be. */
    kinds: string
    /** How large it can be. */
    limit: string
    /** Said of a file that is there already. */
    known: string
  }
  /** Asks the API for a grant; null when the same file is there already. */
  announce(file: AnnouncedFile, target: Target): Promise<UploadGrant | null>
}

/** `Target` is what the files are uploaded for; every upload has its fields. */
export function createSmallUploads<Target extends object>(options: SmallUploadsOptions<Target>) {
  const { types, maxBytes, words, announce } = options
  let uploads: readonly (SmallUpload & Target)[] = []
  let lastKey = 0
  const listeners = new Set<() => void>()

  function show(next: typeof uploads) {
    uploads = next
    for (const listener of listeners) listener()
  }

  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }

  async function uploadOne(file: File, target: Target): Promise<void> {
    const contentType = types[file.name.split('.').at(-1)?.toLowerCase() ?? '']
    if (!contentType) return toast.error(`${file.name} cannot be read`, { description: words.kinds })
    if (file.size > maxBytes) return toast.error(`${file.name} is too large`, { description: words.limit })
    lastKey += 1
    const key = lastKey
    const onProgress = (progress: number) =>
      show(uploads.map((upload) => (upload.key === key ? { ...upload, progress } : upload)))
    show([...uploads, { ...target, key, name: file.name, progress: 0 }])
    try {
      const bytes = await file.arrayBuffer()
      const sha256 = await fingerprint(bytes)
      const grant = await announce(
        { name: file.name.slice(-255), contentType, size: file.size, sha256 },
        target,
      )
      if (grant) await sendFile({ bytes, grant, onProgress })
      else toast.message(words.known)
    } catch (error) {
      if (error instanceof ApiError) toast.failed(`${file.name} was not uploaded`, error)
      else
        toast.error(`${file.name} was not uploaded`, {
          description: 'The connection to the store was lost. Try it again.',
        })
    } finally {
      show(uploads.filter((upload) => upload.key !== key))
    }
  }

  return {
    /** For the `accept` of a file input. */
    accepted: Object.keys(types)
      .map((ending) => `.${ending}`)
      .join(','),
    useUploads: () => useSyncExternalStore(subscribe, () => uploads),
    /** Whatever goes wrong is shown. */
    upload(files: readonly File[], target: Target): void {
      for (const file of files) void uploadOne(file, target)
    },
  }
}
