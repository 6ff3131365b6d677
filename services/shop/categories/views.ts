import type { CategoryRecord } from './record.ts'
import type { Category } from './schemas.ts'

export function toCategory(category: CategoryRecord): Category {
  const { id, title, slug, description, image, position, addedAt, updatedAt } = category
  return { id, title, slug, description, image, position, addedAt, updatedAt }
}
