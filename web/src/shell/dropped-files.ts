// Collects files from a drop or a paste, including folders and their subfolders.

export function hasFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') ?? false
}

/** Must be called while the event is handled, because the browser empties the transfer afterwards. */
export function collectFiles(transfer: DataTransfer): Promise<File[]> {
  const items = [...transfer.items].filter((item) => item.kind === 'file')
  const entries = items.map((item) => item.webkitGetAsEntry?.() ?? null)
  const plain = items.map((item) => item.getAsFile())
  return Promise.all(
    items.map(async (_item, index) => {
      const entry = entries[index]
      if (entry?.isDirectory) return filesIn(entry as FileSystemDirectoryEntry)
      const file = plain[index]
      return file ? [file] : []
    }),
  ).then((lists) => lists.flat())
}

async function filesIn(folder: FileSystemDirectoryEntry): Promise<File[]> {
  const files: File[] = []
  const reader = folder.createReader()
  for (;;) {
    // A reader returns its entries in batches, and an empty batch at the end.
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (entries.length === 0) return files
    for (const entry of entries) {
      if (isHidden(entry.name)) continue
      if (entry.isDirectory) files.push(...(await filesIn(entry as FileSystemDirectoryEntry)))
      else
        files.push(
          await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)),
        )
    }
  }
}

/** Operating systems leave their own files in every folder. */
const isHidden = (name: string) => name.startsWith('.') || name === 'Thumbs.db' || name === 'desktop.ini'
