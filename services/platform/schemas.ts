// Shapes that every room uses. The web imports this file.
import Type from 'typebox'

/** Of anything that is stored: nothing that would be a path, or a name that the database keeps for itself. */
export const Id = Type.String({ pattern: '^[0-9A-Za-z-]{1,64}$' })
