export const VIEWS = ['board', 'table', 'calendar', 'trash'] as const
export type View = (typeof VIEWS)[number]

export interface ApplicationsSearch {
  /** The board where it is left out. */
  view?: Exclude<View, 'board'>
  /** The application that is open. */
  open?: string
}
