import { AppError } from './errors.ts'

interface Owned {
  ownerId: string
  state: 'live' | 'deleting'
}

/**
 * The person's own record. Another person's is "not found" too, and so is one being deleted: any other answer would
 * confirm that it exists. `named` is what the error calls it: `photo 1a2b`.
 */
export function ownRecord<Record extends Owned>(
  record: Record | null,
  ownerId: string,
  named: string,
): Record {
  if (record?.ownerId !== ownerId || record.state !== 'live') throw new AppError('not-found', `No ${named}`)
  return record
}
