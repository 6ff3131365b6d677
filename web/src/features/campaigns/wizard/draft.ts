// What a person types into the wizard, saved a moment later. What somebody else saved meanwhile is never overwritten
// without asking, and nothing that was typed is lost by it.
import type { Campaign, CampaignEdit } from '../../../../../services/campaigns/campaigns/schemas.ts'
import { ApiError } from '../../../api-error.ts'

export type DraftFields = Pick<Campaign, 'title' | 'template' | 'schedule' | 'sender'>
export type DraftPart = keyof DraftFields

export interface DraftState {
  fields: DraftFields
  /** `waiting` and `saving` end by themselves, `failed` is tried again, and a `conflict` waits for the person. */
  status: 'saved' | 'waiting' | 'saving' | 'failed' | 'conflict'
  /** Why it could not be saved. */
  error: unknown
  /** Which parts both changed; empty without a conflict. */
  contested: readonly DraftPart[]
}

export interface DraftDeps {
  /** Throws ApiError 409 when the version is not the newest. */
  save(edit: CampaignEdit): Promise<Campaign>
  read(): Promise<Campaign>
  /** Runs something after so many milliseconds; returns a function that prevents it. */
  later(run: () => void, milliseconds: number): () => void
}

/** Milliseconds without a key press before it is saved, and after a failure before it is tried again. */
export const TYPING_REST = 700
const FAILURE_REST = 5000

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

export type Draft = ReturnType<typeof createDraft>

export function createDraft(campaign: Campaign, { save, read, later }: DraftDeps) {
  /** The version that the edits are based on. */
  let base = campaign
  let edits: Partial<DraftFields> = {}
  /** What somebody else saved and is contested. */
  let theirs: Campaign | null = null
  let latest = campaign
  let status: DraftState['status'] = 'saved'
  let error: unknown = null
  let cancel = () => {}
  let saving: Promise<void> | null = null
  const listeners = new Set<() => void>()
  let state = snapshot()

  function snapshot(): DraftState {
    const { title, template, schedule, sender } = { ...base, ...edits }
    const contested = theirs ? contestedBy(theirs) : []
    return { fields: { title, template, schedule, sender }, status, error, contested }
  }

  function tell(next: DraftState['status']) {
    status = next
    state = snapshot()
    for (const listener of listeners) listener()
  }

  const parts = () => Object.keys(edits) as DraftPart[]
  const contestedBy = (other: Campaign) =>
    parts().filter((part) => !isSame(other[part], base[part]) && !isSame(other[part], edits[part]))

  function wait(milliseconds: number, next: DraftState['status'] = 'waiting') {
    cancel()
    cancel = later(() => void flush(), milliseconds)
    tell(next)
  }

  /** Bases the edits on a newer version, unless both changed the same. */
  function adopt(other: Campaign): boolean {
    if (contestedBy(other).length > 0) {
      theirs = other
      cancel()
      tell('conflict')
      return false
    }
    base = other
    edits = Object.fromEntries(
      parts().flatMap((part) => (isSame(other[part], edits[part]) ? [] : [[part, edits[part]]])),
    )
    return true
  }

  async function send(): Promise<void> {
    const sent = edits
    tell('saving')
    try {
      const saved = await save({ version: base.version, ...sent })
      error = null
      base = saved
      // What was typed while it was being saved is still to be sent.
      edits = Object.fromEntries(
        parts().flatMap((part) => (edits[part] === sent[part] ? [] : [[part, edits[part]]])),
      )
      if (latest.version > base.version && !adopt(latest)) return
      if (parts().length > 0) wait(TYPING_REST)
      else tell('saved')
    } catch (failure) {
      if (failure instanceof ApiError && failure.status === 409) {
        const newest = await read().catch(() => null)
        if (newest && newest.version > base.version) {
          if (adopt(newest)) wait(0)
          return
        }
      }
      error = failure
      wait(FAILURE_REST, 'failed')
    }
  }

  /** Saves what is not saved yet; resolves when it was tried. */
  async function flush(): Promise<void> {
    cancel()
    while (saving !== null) await saving
    if (theirs || parts().length === 0) return
    saving = send().finally(() => {
      saving = null
    })
    await saving
  }

  return {
    state: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },

    change<Part extends DraftPart>(part: Part, value: DraftFields[Part]) {
      edits = { ...edits, [part]: value }
      if (theirs) return tell('conflict')
      wait(TYPING_REST, status === 'saving' ? 'saving' : 'waiting')
    },

    /** The campaign as another window or an answer shows it. */
    heard(campaign: Campaign) {
      if (campaign.version < latest.version) return
      latest = campaign
      if (saving !== null || campaign.version <= base.version) return
      if (theirs) theirs = campaign
      else if (adopt(campaign)) tell(parts().length > 0 ? status : 'saved')
    },

    flush,

    /** Ends a conflict: overwrites what the other saved, or drops the parts that both changed. */
    async settle(keep: 'mine' | 'theirs') {
      if (!theirs) return
      const dropped = keep === 'theirs' ? contestedBy(theirs) : []
      edits = Object.fromEntries(
        parts().flatMap((part) => (dropped.includes(part) ? [] : [[part, edits[part]]])),
      )
      base = theirs
      theirs = null
      tell('saved')
      await flush()
    },
  }
}
