// Uploads under way, kept in IndexedDB with their files, so that a reload or a crash of the browser loses nothing. The
// files are in a store of their own, so that progress does not rewrite them.
import type { Upload } from './machine.ts'

export interface SavedUpload {
  upload: Upload
  file: Blob
}

export interface UploadStore {
  add(upload: Upload, file: Blob): Promise<void>
  update(upload: Upload): Promise<void>
  get(id: string): Promise<SavedUpload | null>
  ids(): Promise<string[]>
  remove(id: string): Promise<void>
}

const RECORDS = 'records'
const FILES = 'files'

/** Each account has its own database, so that nobody resumes, or sees, what another person started here. */
export function openUploadStore(accountId: string): UploadStore {
  let opening: Promise<IDBDatabase> | undefined
  const open = () => {
    opening ??= openDatabase(`atelier-uploads-${accountId}`)
    return opening
  }

  async function within<T>(
    mode: IDBTransactionMode,
    work: (records: IDBObjectStore, files: IDBObjectStore) => IDBRequest<T> | undefined,
  ): Promise<T | undefined> {
    const transaction = (await open()).transaction([RECORDS, FILES], mode)
    const request = work(transaction.objectStore(RECORDS), transaction.objectStore(FILES))
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request?.result)
      transaction.onerror = () => reject(transaction.error)
      transaction.onabort = () => reject(transaction.error)
    })
  }

  return {
    async add(upload, file) {
      await within('readwrite', (records, files) => {
        files.put(file, upload.id)
        records.put(upload, upload.id)
        return undefined
      })
    },
    async update(upload) {
      await within('readwrite', (records) => records.put(upload, upload.id)).catch(() => undefined)
    },
    async get(id) {
      const upload = await within('readonly', (records) => records.get(id))
      const file = await within('readonly', (_records, files) => files.get(id))
      return upload && file ? { upload, file } : null
    },
    async ids() {
      const keys = await within('readonly', (records) => records.getAllKeys()).catch(() => [])
      return (keys ?? []).map(String)
    },
    async remove(id) {
      await within('readwrite', (records, files) => {
        files.delete(id)
        records.delete(id)
        return undefined
      }).catch(() => undefined)
    },
  }
}

function openDatabase(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore(RECORDS)
      request.result.createObjectStore(FILES)
    }
    request.onsuccess = () => {
      // Another tab deletes the database, because the person signed out.
      request.result.onversionchange = () => request.result.close()
      resolve(request.result)
    }
    request.onerror = () => reject(request.error)
  })
}
