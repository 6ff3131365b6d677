import Type, { type Static } from 'typebox'

const days = Type.Integer({ minimum: 0 })

export const CookiePurpose = Type.Enum(['access', 'session', 'cart', 'chat', 'link', 'mailbox'])
export type CookiePurpose = Static<typeof CookiePurpose>

/** What is kept here and for how long, for anybody who wants to know before they trust a studio. */
export const Privacy = Type.Object({
  /** Google's regions, the first for everything and the second for copies; empty where it is the studio's machine. */
  regions: Type.Array(Type.String()),
  /** 0 for what is not kept at all. */
  days: Type.Object({
    /** In which a person can still keep an account whose deletion they requested. */
    secondThoughts: days,
    /** In the trash. */
    trash: days,
    /** Deleted objects, for operators. */
    softDelete: days,
    /** The database's past, for operators. */
    past: days,
    dailyBackup: days,
    weeklyBackup: days,
    logs: days,
    /** Security events of an account, and the receipt that one was removed. */
    trail: days,
    conversations: days,
    /** What was begun at a checkout and left. */
    abandonedOrders: days,
    /** Orders of mails about the account, with their address. */
    accountMails: days,
    /** One large archive of photos of each person. */
    photoArchives: days,
    /** What is needed to undo an edit of many photos. */
    photoUndo: days,
  }),
  cookies: Type.Array(
    Type.Object({
      /** One that each shop or link has of its own ends with an ellipsis. */
      name: Type.String(),
      purpose: CookiePurpose,
      /** At most. */
      keptSeconds: Type.Integer(),
    }),
  ),
})
export type Privacy = Static<typeof Privacy>
