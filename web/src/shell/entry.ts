// The look of a navigation entry, be it a link or a menu's button.

export const entryClass =
  'group relative grid min-w-16 justify-items-center gap-0.5 rounded-md py-0.5 font-medium text-2xs text-ink-soft leading-4 transition-colors hover:text-ink md:py-1.5 data-[status=active]:text-accent'
export const signClass =
  'relative grid h-8 w-14 place-items-center rounded-full transition-colors group-hover:bg-wash group-data-[status=active]:bg-accent-wash [&_svg]:size-[22px]'
