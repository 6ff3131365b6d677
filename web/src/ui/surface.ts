// Everything that floats above the page (menus, popovers, lists of a select) looks the same.

export const surfaceClass =
  'z-float animate-enter overflow-auto rounded-md border border-line bg-paper-raised p-1 text-ink shadow-lift outline-none'

export const itemClass =
  'relative flex min-h-9 cursor-default select-none items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-sm outline-none data-highlighted:bg-wash data-disabled:pointer-events-none data-disabled:opacity-45 [&_svg]:size-[18px] [&_svg]:shrink-0'
