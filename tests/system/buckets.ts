import { Storage } from '@google-cloud/storage'
import type { LocalCloud } from '../../local-cloud/start.ts'

/** The names of all objects, read with the official client as an account that may manage both buckets. */
export async function bucketsOf(cloud: LocalCloud): Promise<{ originals: string[]; renditions: string[] }> {
  Object.assign(process.env, cloud.environmentFor('photo-removal'))
  const storage = new Storage({ projectId: cloud.projectId, useAuthWithCustomEndpoint: true })
  const list = async (bucket: string) => {
    const [files] = await storage.bucket(`${cloud.projectId}-${bucket}`).getFiles()
    return files.map((file) => file.name)
  }
  return { originals: await list('originals'), renditions: await list('renditions') }
}
